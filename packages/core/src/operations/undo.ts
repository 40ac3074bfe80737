import * as z from "zod";
import { fail, ok } from "../problem.js";
import { operation } from "./operation.js";

/** `upshot undo`: takes back the last change made through Upshot; again, the one before it. */
export const undo = operation({
  name: "vault.undo",
  summary: "Takes back the last change that Upshot made; run again for the one before it",
  input: z.object({}),
  output: z.object({ undone: z.string().describe("What was taken back"), files: z.array(z.string()) }),
  effect: "write",
  async run(_input, world) {
    const journal = await world.vault.journal(1);
    if (!journal.ok) return journal;
    const last = journal.value[0];
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
