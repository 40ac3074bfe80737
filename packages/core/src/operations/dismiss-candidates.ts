import * as z from "zod";
import { DISMISSED_HEAD, dismissedLine } from "../activity/settled.js";
import type { Change } from "../ports.js";
import { ok } from "../problem.js";
import { withoutControls } from "../record/plain-text.js";
import { chosenCandidates, DISMISSED_PATH, withFingerprints } from "./candidates.js";
import { operation } from "./operation.js";

/** `upshot inbox dismiss`: this is not a win, and imports need not ask again. */
export const dismissCandidates = operation({
  name: "inbox.dismiss",
  summary: "Dismisses candidates; remembered in dismissed.md, so imports never offer them again",
  input: z.object({
    candidates: z.array(z.string()).min(1).describe("Ids from `upshot inbox`"),
    why: z.string().optional().describe("The reason, for yourself"),
  }),
  output: z.object({ dismissed: z.array(z.object({ id: z.string(), title: z.string() })) }),
  effect: "write",
  async run(input, world) {
    const chosen = await chosenCandidates(world, input.candidates);
    if (!chosen.ok) return chosen;
    const candidates = await Promise.all(chosen.value.map((candidate) => withFingerprints(world, candidate)));
    const [today, why] = [world.clock.today(), input.why === undefined ? undefined : plain(input.why)];
    const lines = candidates
      .map((candidate) => dismissedLine({ ...candidate, title: plain(candidate.title) }, today, why))
      .join("");
    const file = await world.vault.read(DISMISSED_PATH);
    if (!file.ok && file.problem.code !== "record.not-found") return file;
    const change: Change = file.ok
      ? {
          type: "edit",
          path: DISMISSED_PATH,
          base: file.value.hash,
          text: `${file.value.text.replace(/([^\n])$/, "$1\n")}${lines}`,
        }
      : { type: "create", path: DISMISSED_PATH, text: DISMISSED_HEAD + lines };
    return ok({
      output: { dismissed: chosen.value.map(({ id, title }) => ({ id, title })) },
      plan: { summary: `dismiss ${chosen.value.map(({ id }) => id).join(" ")}`, changes: [change] },
    });
  },
});

/** One line that a terminal may print, without backticks: only sources stand in those. */
function plain(text: string): string {
  return withoutControls(text)
    .replace(/[\s`]+/g, " ")
    .trim();
}
