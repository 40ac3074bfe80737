import * as z from "zod";
import { Source, Text } from "./common.js";
import { LINT_TYPES } from "./template.js";

/** `type/name`; unlike other ids it says for which type of text it was made. */
export const RuleId = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "a rule's id is type/name");

/** What every rule says, whatever looks for it. The lint engine adds `check`: which interpreter looks, and for what. */
export const ruleHead = {
  id: RuleId,
  version: z.int().min(1),
  title: Text,
  as: z.array(z.enum(LINT_TYPES)).min(1).describe("Types of text it holds for"),
  severity: z.enum(["error", "warning", "notice"]),
  says: Text.describe("What is missing or in the way; {match} stands for the words found"),
  why: Text.describe("Why it matters, in one sentence"),
  rewrite: Text.optional().describe("A rewrite with blanks (___), or the question to answer; never a fact"),
  sources: z.array(Source).min(1),
};

/** One lint rule. */
export const Rule = z.strictObject({
  ...ruleHead,
  check: z.discriminatedUnion("type", [z.strictObject({ type: z.literal("words"), words: z.array(Text).min(1) })]),
});

export type Rule = z.output<typeof Rule>;
