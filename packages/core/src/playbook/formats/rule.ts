import * as z from "zod";
import { Phrase } from "../lint/phrases/phrase.js";
import { Id, Source, Text } from "./common.js";
import { RuleCheckSchema } from "./rule-check.js";
import { LINT_TYPES } from "./template.js";

/** `type/name`; unlike other ids it says for which type of text it was made. */
const RuleId = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "a rule's id is type/name");

/** One lint rule: what it says, and which interpreter looks for what. */
export const Rule = z.strictObject({
  id: RuleId,
  version: z.int().min(1),
  title: Text,
  as: z.array(z.enum(LINT_TYPES)).min(1).describe("Types of text it holds for"),
  severity: z.enum(["error", "warning", "notice"]),
  says: Text.describe("What is missing or in the way; {match} stands for the words found, {section} for a section's name"),
  why: Text.describe("Why it matters, in one sentence"),
  rewrite: Text.optional().describe(
    "What could stand in place of the words found; ___ is a blank, {match} the words, {metrics} the record's numbers. Never a fact",
  ),
  question: Text.optional().describe(
    "What to answer, where no rewrite can be given; {hint} stands for what the template says belongs there",
  ),
  sources: z.array(Source).min(1),
  lists: z.record(Id, z.array(Phrase).min(1)).optional().describe("Phrases that other phrases of the rule name with @"),
  lists_of: RuleId.optional().describe("Another rule whose lists the phrases may name as well"),
  check: RuleCheckSchema,
});

export type Rule = z.output<typeof Rule>;
