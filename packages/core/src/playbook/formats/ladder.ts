import * as z from "zod";
import { head, Id, STAGES, Text } from "./common.js";

const Level = z.strictObject({
  id: Id,
  title: Text,
  sentence: Text.describe("The litmus test: one sentence that is true of somebody at this level"),
});

const Criterion = z.strictObject({
  id: Id,
  title: Text,
  asks: Text.describe("What the criterion is about, as a question"),
  words: z
    .array(Text)
    .optional()
    .describe("Words and phrases in a win that speak for this criterion, for suggestions; those of its cells when absent"),
});

const Transition = z.strictObject({
  from: Id,
  to: Id,
  signals: z.array(Text).min(1).describe("Seen in people who make it"),
  stalls: z.array(Text).min(1).describe("Habits that hold people back here"),
});

const AntiPattern = z.strictObject({
  id: Id,
  title: Text,
  signs: z.array(Text).min(1),
  seen_when: z
    .enum(["nobody-named", "nothing-built", "mostly-code", "nothing-led", "same-size"])
    .optional()
    .describe("The sign that records show by themselves: most wins name nobody else, none is at code altitude, most are, …"),
  instead: Text,
});

const Stage = z.strictObject({
  means: Text.describe("What a level means at such a company"),
  counts: z.array(Text).min(1).describe("Which evidence counts there"),
  fails: Text.describe("The usual way to fail there"),
  levels: z.record(Id, Text).optional().describe("What changes for one level"),
});

/** Criteria by levels, with what it takes to get from one level to the next. */
export const Ladder = z.strictObject({
  ...head,
  track: z.enum(["ic", "management"]),
  levels: z.array(Level).min(2).describe("Lowest first"),
  criteria: z.array(Criterion).min(1),
  cells: z.record(Id, z.record(Id, z.array(Text).min(1))).describe("criterion → level → what is expected"),
  transitions: z.array(Transition).optional(),
  anti_patterns: z.array(AntiPattern).optional(),
  stages: z.partialRecord(z.enum(STAGES), Stage).optional(),
});

export type Ladder = z.output<typeof Ladder>;
