import * as z from "zod";
import { Every, head, PracticeId, Text } from "./common.js";

/** The front matter of a guide; its text is Markdown with the sections below. */
export const Guide = z.strictObject({
  ...head,
  practice: PracticeId.describe("The row of the list of practices that it explains"),
  kept: Text.describe("A filter; the newest record it finds says when the practice was last kept"),
  every: Every,
  start: Text.describe("The command that starts it"),
});

/** Sections of a guide, in order. */
export const GUIDE_SECTIONS = ["Why", "Ten minutes", "What good looks like", "What goes wrong"] as const;

export type Guide = z.output<typeof Guide>;
