import * as z from "zod";
import { Phrase } from "../lint/phrases/phrase.js";

/** What the engine can tell about a text by itself; see docs/lint.md. */
export const SIGNS = [
  "number",
  "count",
  "change",
  "level",
  "saving",
  "state",
  "consequence",
  "period",
  "money",
  "own-part",
  "link",
  "question",
  "record-metrics",
  "three-metrics",
] as const;

const Phrases = z.array(Phrase).min(1);
const Unless = {
  unless: Phrases.optional().describe("Found where one of these is found as well, it does not count"),
  unless_sentence: Phrases.optional().describe("No finding in a sentence with one of these"),
  unless_text: Phrases.optional().describe("No finding in a text with one of these"),
  unless_signs: z.array(z.enum(SIGNS)).optional().describe("No finding in a text with one of these signs"),
};

/** What a rule looks for. Each type is one interpreter; together they are all that a rule can say. */
export type RuleCheck =
  | { readonly type: "any"; readonly of: readonly RuleCheck[]; readonly up_to_words?: number | undefined }
  | z.output<typeof Words>
  | z.output<typeof Missing>
  | z.output<typeof NothingBut>
  | z.output<typeof Numbers>
  | z.output<typeof Credit>
  | z.output<typeof Section>
  | z.output<typeof Length>
  | z.output<typeof List>
  | z.output<typeof OfTemplate>;

const Words = z.strictObject({
  type: z.literal("words"),
  find: Phrases,
  with_sentence: Phrases.optional().describe("Only in a sentence that also has one of these"),
  at_least: z.int().min(1).optional().describe("So many in one sentence make a finding; 1 when absent"),
  once: z.boolean().optional().describe("Only the first of the text"),
  in: z
    .literal("title")
    .optional()
    .describe("Only in the title: the record's, the first heading, a line that begins with Label or Theme"),
  quoted: z.boolean().optional().describe("Also inside quotation marks"),
  ...Unless,
});

const Missing = z.strictObject({
  type: z.literal("missing"),
  phrases: Phrases.optional().describe("One of these would do"),
  signs: z.array(z.enum(SIGNS)).optional().describe("One of these would do"),
  but_not: Phrases.optional().describe("Passages in which nothing is looked for: purposes, say, that look like results"),
  at: Phrases.optional().describe("Where the finding is shown; the whole text when absent or not found"),
  only_with: Phrases.optional().describe("Only in a text that has one of these"),
  least_words: z.int().min(1).optional().describe("Not in a text with fewer words"),
});

const NothingBut = z.strictObject({
  type: z.literal("nothing-but"),
  of: Phrases.describe("What the text names"),
  beside: Phrases.describe("Words that add nothing to it; small words are known"),
  at_most: z.int().min(0).optional().describe("How many other words may be left; 0 when absent"),
  ...Unless,
});

const Numbers = z.strictObject({
  type: z.literal("number"),
  wants: z
    .enum(["baseline", "period"])
    .describe("baseline: something to compare a value with; period: per what a saving or rate is"),
});

const Credit = z.strictObject({
  type: z.literal("credit"),
  wants: z.literal("with").describe("People in the record's `with` are named in the text"),
});

const Section = z.strictObject({
  type: z.literal("section"),
  headings: Phrases.describe("Headings, or labels at the beginning of a line, that the section may have"),
  phrases: Phrases.optional().describe("Sentences that say the same without a heading"),
  signs: z.array(z.enum(SIGNS)).optional().describe("The section must also have one of these"),
  name: z.string().min(1).optional().describe("What {section} stands for in the rule's sentences"),
  unless_signs: z.array(z.enum(SIGNS)).optional().describe("Not in a text with one of these signs"),
});

const Length = z.strictObject({
  type: z.literal("length"),
  of: z.enum(["text", "title"]),
  unit: z.enum(["words", "sentences"]),
  most: z.int().min(1),
});

const List = z.strictObject({
  type: z.literal("list"),
  under: Phrases.optional().describe("Headings that the list stands under; any list when absent"),
  least: z.int().min(1).optional(),
  most: z.int().min(1).optional(),
  or_headings: Phrases.optional().describe("Headings that count as items as well: Option A, Option B"),
  each_has: z.enum(["owner", "date", "proof"]).optional().describe("What each item must carry"),
  unless_signs: z.array(z.enum(SIGNS)).optional().describe("Not in a text with one of these signs"),
  unless_text: Phrases.optional().describe("No finding in a text with one of these"),
  each_has_not: Phrases.optional().describe("Words that no item may consist of"),
});

const OfTemplate = z.strictObject({
  type: z.literal("template"),
  wants: z
    .enum(["sections", "pages"])
    .describe(
      "What the text's template wants: sections, with something below each heading that is there; pages, no more than it says",
    ),
});

/** The schema of `RuleCheck`. */
export const RuleCheckSchema: z.ZodType<RuleCheck> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("any"),
      of: z.array(RuleCheckSchema).min(2),
      up_to_words: z
        .int()
        .min(1)
        .optional()
        .describe("No finding in a text of more words, where the same words have other reasons"),
    }),
    Words,
    Missing,
    NothingBut,
    Numbers,
    Credit,
    Section,
    Length,
    List,
    OfTemplate,
  ]),
);
