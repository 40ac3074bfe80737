import * as z from "zod";
import { head, Text } from "./common.js";

/** Types of text that lint has rules for. */
export const LINT_TYPES = [
  "win",
  "ask",
  "position",
  "theme",
  "brief",
  "scope",
  "post-mortem",
  "weekly",
  "story",
  "meeting",
  "acceleration",
  "self-review",
  "document",
] as const;

/** What a section can be filled with; a closed list, so that data can't compute. */
const PREFILLS = [
  "record.titles",
  "record.problem",
  "record.action",
  "record.result",
  "record.metrics",
  "record.people",
  "record.links",
  "records.list",
  "metrics.today",
  "decision.options",
  "decision.choice",
  "decision.indicators",
  "wins.given",
  "wins.week",
  "wins.quarter",
  "wins.half-year",
  "wins.next-level",
  "wins.public",
  "wins.told",
  "criteria.next",
  "promises.record",
  "theme.label",
  "theme.problem",
  "theme.bet",
  "theme.milestone",
  "theme.blast-radius",
  "theme.metrics",
  "people.given",
  "people.seen",
  "glue.list",
  "role",
  "today",
  "level",
] as const;

const Section = z.strictObject({
  heading: Text,
  hint: Text.describe("One line that says what belongs here; it disappears when the section is written"),
  prefill: z.array(z.enum(PREFILLS)).optional().describe("Where its text may come from; the first that has some gives it"),
  start: Text.optional().describe(
    "What to begin with otherwise: a table's head, lines with blanks (___); none of it counts as written",
  ),
});

/** The beginnings of a document. */
export const Template = z.strictObject({
  ...head,
  as: z.enum(LINT_TYPES).optional().describe("Which lint rules hold for it; those for any document when absent"),
  audience: Text.describe("Who reads it"),
  pages: z.number().positive().optional().describe("Longest it should be; a page is 500 words"),
  about: z
    .enum(["record", "theme"])
    .optional()
    .describe(
      "record: its title names the record it is made from; theme: the theme that record belongs to. Otherwise it is about you, a period or a company",
    ),
  sections: z.array(Section).min(1),
  before: z.array(Text).optional().describe("To check before it is sent"),
});

export type Template = z.output<typeof Template>;
