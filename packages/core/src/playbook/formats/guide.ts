import * as z from "zod";
import { Every, head, PracticeId, Text } from "./common.js";

/** The front matter of a guide; its text is Markdown with the sections below. */
export const Guide = z.strictObject({
  ...head,
  practice: PracticeId.describe("The row of the list of practices that it explains"),
  kept: z
    .union([Text, z.array(Text).min(1)])
    .describe("A filter, or several; the newest record that any of them finds says when the practice was last kept"),
  every: Every,
  start: Text.describe("The command that starts it"),
});

/** Sections of a guide, in order. */
export const GUIDE_SECTIONS = ["Why", "Ten minutes", "What good looks like", "What goes wrong"] as const;

export type Guide = z.output<typeof Guide>;

/** The filters that tell when a guide's practice was kept. */
export function keptFilters({ kept }: Pick<Guide, "kept">): readonly string[] {
  return typeof kept === "string" ? [kept] : kept;
}
