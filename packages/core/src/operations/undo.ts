import * as z from "zod";
import type { JournalEntry } from "../ports.js";
import { fail, ok } from "../problem.js";
import { operation } from "./operation.js";

/** How the journal calls the making of the vault. Without its two files there would be no vault to undo things in. */
const INIT = "init";

/** `upshot undo`: takes back the last change made through Upshot; again, the one before it. */
export const undo = operation({
  name: "vault.undo",
  summary: "Takes back the last change that Upshot made; run again for the one before it",
  input: z.object({}),
  output: z.object({ undone: z.string().describe("What was taken back"), files: z.array(z.string()) }),
  effect: "write",
  async run(_input, world) {
    const journal = await world.vault.journal(Number.MAX_SAFE_INTEGER);
    if (!journal.ok) return journal;
    const last = nextToUndo(journal.value);
    if (last === undefined) {
      return fail({
        code: "journal.empty",
        message: "there is nothing to take back",
        hint: "the journal holds changes made through Upshot; edits made elsewhere are in your editor's or git's history",
      });
    }
    return ok({
      output: { undone: last.summary, files: last.reverse.changes.map((change) => change.path) },
      plan: last.reverse,
    });
  },
});

/**
 * The newest entry that is neither an undo nor taken back by one, so that undo walks back instead of taking itself back.
 * The way back of entry `x` is named `undo x (…)`.
 */
function nextToUndo(entries: readonly JournalEntry[]): JournalEntry | undefined {
  const undone = new Set<string>();
  const next = entries.find(({ id, summary }) => {
    const target = /^undo (\S+) \(/.exec(summary)?.[1];
    if (target !== undefined) undone.add(target);
    return target === undefined && !undone.has(id);
  });
  return next?.summary === INIT ? undefined : next;
}
