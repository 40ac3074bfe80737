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
  "wins.week",
  "wins.quarter",
  "wins.next-level",
  "wins.public",
  "promises.open",
  "promises.record",
  "theme.problem",
  "theme.bet",
  "theme.milestone",
  "theme.blast-radius",
  "theme.metrics",
  "people.deciders",
  "glue.list",
  "owner",
  "role",
  "today",
  "target",
] as const;

const Section = z.strictObject({
  heading: Text,
  hint: Text.describe("One line that says what belongs here; it disappears when the section is written"),
  prefill: z.array(z.enum(PREFILLS)).optional(),
  start: Text.optional().describe("Text to begin with: a list, a table's head, a first sentence with blanks"),
  optional: z.boolean().optional(),
});

/** The beginnings of a document. */
export const Template = z.strictObject({
  ...head,
  as: z.enum(LINT_TYPES).optional().describe("Which lint rules hold for it"),
  audience: Text.describe("Who reads it"),
  pages: z.number().positive().optional().describe("Longest it should be; a page is 500 words"),
  sections: z.array(Section).min(1),
  before: z.array(Text).optional().describe("To check before it is sent"),
});

export type Template = z.output<typeof Template>;
