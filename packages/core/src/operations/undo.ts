import * as z from "zod";
import type { Change, JournalEntry, Vault } from "../ports.js";
import { fail, ok, type Problem } from "../problem.js";
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
    for (const change of last.reverse.changes) {
      const problem = await overtaken(change, last, world.vault);
      if (problem !== undefined) return fail(problem);
    }
    return ok({
      output: {
        undone: last.summary,
        files: last.reverse.changes.map((change) => (change.type === "move" ? change.to : change.path)),
      },
      plan: last.reverse,
    });
  },
});

/** That the file a change is about is no longer as Upshot left it; only somebody else can have written it since. */
async function overtaken(change: Change, { summary, at }: JournalEntry, vault: Vault): Promise<Problem | undefined> {
  if (change.type === "create") return undefined;
  const file = await vault.read(change.path);
  if (file.ok && file.value.hash === change.base) return undefined;
  if (!file.ok && file.problem.code !== "record.not-found") return file.problem;
  const did = `since Upshot did "${summary}" at ${at}`;
  if (!file.ok) {
    return {
      code: "record.stale",
      message: `deleted or renamed by hand or by another program ${did}`,
      place: { file: change.path },
      hint: "Nothing was taken back. Put the file back, and undo again.",
    };
  }
  return {
    code: "record.stale",
    message: `changed by hand or by another program ${did}`,
    place: { file: change.path },
    hint:
      change.type === "remove"
        ? `Nothing was taken back, since the newer text would go with it; \`upshot delete ${change.path}\` deletes all of it`
        : "Nothing was taken back, since the newer text would be lost. Change the file by hand, or undo once it is as Upshot left it.",
  };
}

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
