import { ok, type Result } from "@upshot/core/problem";
import type { Disk } from "../disk/disk.js";
import { fileProblem } from "../disk/file-problem.js";
import { conflictOutcome, finishEntry, syncAll, takeBackEntry } from "./apply-plan.js";
import { dropOpenEntry, journalNames, makeJournal, noteOutcomes, readEntry } from "./journal.js";
import { placeStep } from "./place-step.js";
import { stepFiles } from "./step-files.js";

/** A plan that an earlier program had begun, and what became of it now. */
export interface Recovered {
  readonly summary: string;
  readonly became: "finished" | "taken back" | "never begun";
}

/**
 * Finishes the plans that an earlier program had begun, or takes them back where it had started to, so that all files of a
 * plan agree. What others wrote since is kept: our text goes beside it then. The caller holds the vault's lock. May be
 * killed anywhere and run again.
 */
export function recoverVault(disk: Disk): Result<readonly Recovered[]> {
  const recovered: Recovered[] = [];
  try {
    const { open } = journalNames(disk);
    if (open.length === 0) return ok([]);
    const journal = makeJournal(disk);
    if (!journal.ok) return journal;
    for (const id of open) recovered.push(recoverEntry(disk, id));
    return ok(recovered);
  } catch (error) {
    return { ok: false, problem: fileProblem(error, ".upshot/journal") };
  }
}

function recoverEntry(disk: Disk, id: string): Recovered {
  const entry = readEntry(disk, id, "open");
  if (entry === undefined) {
    // The intent was never written to its end, so no file was touched. What lies beside is found by `doctor`.
    dropOpenEntry(disk, id);
    return { summary: id, became: "never begun" };
  }
  const { intent } = entry;
  const { summary } = intent;
  if (entry.outcomes === undefined && entry.isReverting) {
    takeBackEntry(disk, intent);
    return { summary, became: "taken back" };
  }
  const outcomes =
    entry.outcomes ??
    intent.steps.map((step) => {
      const files = stepFiles(disk, intent, step);
      const outcome = placeStep(files);
      return outcome.state === "conflict" ? conflictOutcome(files) : outcome;
    });
  if (entry.outcomes === undefined) {
    syncAll(disk, intent, "create");
    noteOutcomes(disk, id, outcomes);
  }
  finishEntry(disk, intent, outcomes);
  return { summary, became: "finished" };
}
