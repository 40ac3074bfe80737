import type { Applied, Plan } from "@upshot/core/ports";
import { fail, ok, type Problem, type Result } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import { type Disk, onDisk } from "../disk/disk.js";
import { syncFolderOf } from "../disk/file-moves.js";
import { fileProblem } from "../disk/file-problem.js";
import { quietly } from "../disk/file-system.js";
import { makeFolders, removeFolders } from "../disk/plain-folders.js";
import { unlinkQuietly, writeNewFile } from "../disk/write-new-file.js";
import { folderOf } from "../names/vault-path.js";
import { finishStep } from "./finish-step.js";
import {
  closeEntry,
  dropOpenEntry,
  isStillOpen,
  journalNames,
  makeJournal,
  nextId,
  noteOutcomes,
  noteReverting,
  oldPath,
  openEntry,
  pruneJournal,
} from "./journal.js";
import type { Intent, Outcome, Step } from "./journal-entry.js";
import { placeStep } from "./place-step.js";
import { existsProblem, type Prepared, preparePlan, staleProblem } from "./prepare-plan.js";
import { copyOurs, type StepFiles, stepFiles } from "./step-files.js";
import { takeBackStep } from "./withdraw-step.js";

/**
 * Makes all changes of a plan or none, whatever happens in between. The caller holds the vault's lock and has recovered
 * what an earlier program left. First everything is written beside its place and the intent into the journal; from then on the
 * plan is finished, here or by a later start.
 */
export function applyPlan(disk: Disk, plan: Plan): Result<Applied> {
  const first = plan.changes[0]?.path ?? "";
  try {
    const prepared = preparePlan(disk, plan);
    if (!prepared.ok) return prepared;
    if (prepared.value.length === 0) return ok({ conflicts: [] });
    const journal = makeJournal(disk);
    if (!journal.ok) return journal;
    const { id, at } = nextId(disk, journalNames(disk));
    const intent: Intent = { id, summary: plan.summary, at, pid: disk.pid, steps: prepared.value.map((one) => one.step) };
    const written = writeBeside(disk, intent, prepared.value);
    if (!written.ok) return written;
    return carryOut(disk, intent, plan.whenStale ?? "refuse");
  } catch (error) {
    return fail(fileProblem(error, first));
  }
}

/** Writes the new texts beside their places, then the intent. When that fails, takes away what was made. */
function writeBeside(disk: Disk, intent: Intent, prepared: readonly Prepared[]): Result<void> {
  const written: StepFiles[] = [];
  const folders: string[] = [];
  let isDone = false;
  let path: string = intent.steps[0]?.path ?? "";
  try {
    for (const { step, bytes, permissions } of prepared) {
      path = step.path;
      const files = stepFiles(disk, intent, step);
      const made = makeFolders(disk, step.type === "move" ? step.to : step.path);
      if (!made.ok) return made;
      folders.push(...made.value);
      if (bytes === undefined) continue;
      const file = writeNewFile(disk, files.fresh, bytes, permissions);
      if (!file.ok) return file;
      written.push(files);
    }
    for (const one of onePerFolder(written.map((files) => files.path))) syncFolderOf(disk, one);
    openEntry(disk, intent);
    isDone = true;
    return ok(undefined);
  } catch (error) {
    return fail(fileProblem(error, path));
  } finally {
    // An intent that can't be taken away again will be carried out by the next start, which needs what it is about.
    if (!isDone && !isStillOpen(disk, intent.id)) {
      for (const { fresh } of written) unlinkQuietly(disk.fileSystem, onDisk(disk, fresh));
      removeFolders(disk, folders);
    }
  }
}

/** Makes the steps of an open entry one after the other, and finishes or takes back. */
function carryOut(disk: Disk, intent: Intent, whenStale: "refuse" | "copy"): Result<Applied> {
  const outcomes: Outcome[] = [];
  let current: Step | undefined;
  try {
    for (const step of intent.steps) {
      current = step;
      const files = stepFiles(disk, intent, step);
      const outcome = placeStep(files);
      if (outcome.state === "conflict" && whenStale === "refuse") {
        const problem = step.type === "create" ? existsProblem(step.path) : staleProblem(step.path);
        return fail(takeBack(disk, intent, problem));
      }
      outcomes.push(outcome.state === "conflict" ? conflictOutcome(files) : outcome);
    }
    syncAll(disk, intent, "create");
  } catch (error) {
    return fail(takeBack(disk, intent, fileProblem(error, current?.path ?? "")));
  }
  finishQuietly(disk, intent, outcomes);
  const conflicts = intent.steps.flatMap(({ path }, index) => {
    const outcome = outcomes[index];
    return outcome?.state === "conflict" ? [{ path, copy: outcome.copy ?? path }] : [];
  });
  return ok({ ...(conflicts.length < intent.steps.length && { entry: intent.id }), conflicts });
}

/** Makes what happened in the folders of all steps of a type survive a power cut. */
export function syncAll(disk: Disk, { steps }: Intent, type: Step["type"]): void {
  const paths = steps.flatMap((step) => (step.type === type ? [step.path] : []));
  for (const path of onePerFolder(paths)) syncFolderOf(disk, path);
}

/** Keeps our text of a step that met another one, under a name of its own. */
export function conflictOutcome(files: StepFiles): Outcome {
  const copy = copyOurs(files);
  return { state: "conflict", ...(copy !== undefined && { copy }) };
}

/** Takes all steps back, the last one first, and gives the problem on: with a word about it when the disk does not let us. */
function takeBack(disk: Disk, intent: Intent, problem: Problem): Problem {
  // A full disk may not even take this note; taking back needs no room.
  quietly(() => noteReverting(disk, intent.id));
  const isBack = quietly(() => takeBackEntry(disk, intent));
  return isBack
    ? problem
    : { ...problem, hint: "the next write puts in order what was begun, and so does `upshot doctor --mend`" };
}

/** Takes all steps of an entry back and forgets it. */
export function takeBackEntry(disk: Disk, intent: Intent): void {
  for (const step of intent.steps.toReversed()) takeBackStep(stepFiles(disk, intent, step));
  for (const path of onePerFolder(intent.steps.map((step) => step.path))) syncFolderOf(disk, path);
  dropOpenEntry(disk, intent.id);
}

/**
 * Clears away what the steps needed and closes the entry. All changes are made by now, so a disk that fails here costs
 * nothing but the way back: a later start clears away.
 */
function finishQuietly(disk: Disk, intent: Intent, outcomes: readonly Outcome[]): void {
  quietly(() => {
    noteOutcomes(disk, intent.id, outcomes);
    finishEntry(disk, intent, outcomes);
    pruneJournal(disk);
  });
}

/** Clears away what the steps of an entry needed, and closes it. */
export function finishEntry(disk: Disk, intent: Intent, outcomes: readonly Outcome[]): void {
  const { id, steps } = intent;
  for (const [index, step] of steps.entries()) {
    finishStep(stepFiles(disk, intent, step), outcomes[index] ?? { state: "placed" }, oldPath(id, index));
  }
  // A file that was moved away may not return with a power cut once nobody knows any more that it was moved.
  syncAll(disk, intent, "move");
  if (outcomes.some((outcome) => outcome.state === "placed")) closeEntry(disk, id);
  else dropOpenEntry(disk, id);
}

function onePerFolder(paths: readonly VaultPath[]): readonly VaultPath[] {
  return [...new Map(paths.map((path) => [folderOf(path), path])).values()];
}
