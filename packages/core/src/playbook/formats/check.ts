import * as z from "zod";
import { Every, head, Id, Text } from "./common.js";

const Option = z.strictObject({ value: Id, label: Text, points: z.number().optional() });

const Value = z.union([z.string(), z.number(), z.boolean()]);
const Values = z.union([Value, z.array(Value).min(1)]);

/** One question of a check. */
export const CheckQuestion = z.strictObject({
  id: Id,
  group: Id.optional(),
  asks: Text,
  help: Text.optional(),
  answer: z.enum(["scale", "yes-no", "choice", "choices", "text", "number", "date"]).describe("scale is 1 to 5"),
  low: Text.optional().describe("What 1 means, on a scale"),
  high: Text.optional().describe("What 5 means, on a scale"),
  options: z.array(Option).min(2).optional().describe("For choice and choices"),
  evidence: z.enum(["wanted", "none"]).default("none").describe("wanted: an answer without evidence counts as opinion"),
  reverse: z.boolean().optional().describe("For scale and yes-no: a high answer, or a yes, scores low"),
  once: z.boolean().optional().describe("In a check with subjects: asked once, not for each of them"),
  only_if: z.strictObject({ answer: Id, is: Values }).optional().describe("Asked only after this answer to an earlier question"),
  optional: z.boolean().optional(),
});

const Which = { group: Id.optional(), questions: z.array(Id).min(1).optional() };
const Limits = {
  below: z.number().optional(),
  above: z.number().optional(),
  at_least: z.number().optional(),
  at_most: z.number().optional(),
};

/** When a finding holds. A closed vocabulary: data can't compute. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly again: Condition }
  | ({
      readonly answer: string;
      readonly is?: z.output<typeof Values> | undefined;
      readonly empty?: boolean | undefined;
      readonly unsupported?: boolean | undefined;
    } & Limit)
  | ({
      readonly score: string;
      readonly rose?: number | undefined;
      readonly fell?: number | undefined;
      readonly over?: string | undefined;
      readonly by?: number | undefined;
    } & Limit)
  | ({
      readonly count: {
        readonly group?: string | undefined;
        readonly questions?: readonly string[] | undefined;
        readonly is?: z.output<typeof Values> | undefined;
        readonly empty?: boolean | undefined;
        readonly unsupported?: boolean | undefined;
      };
    } & Limit)
  | ({ readonly subjects: Condition } & Limit)
  | { readonly quadrant: string }
  | ({ readonly profile: string; readonly best?: boolean | undefined } & Limit);

/** Bounds; all that are given must hold. */
export interface Limit {
  readonly below?: number | undefined;
  readonly above?: number | undefined;
  readonly at_least?: number | undefined;
  readonly at_most?: number | undefined;
}

const empty = z.boolean().optional().describe("true: not answered; false: answered");
const unsupported = z.boolean().optional().describe("true: claims something without evidence; false: carries evidence");

/** The schema of `Condition`. */
const ConditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(ConditionSchema).min(1) }),
    z.strictObject({ any: z.array(ConditionSchema).min(1) }),
    z.strictObject({ not: ConditionSchema }).describe("Also holds where the question was not answered"),
    z.strictObject({ again: ConditionSchema }).describe("It holds now and held in the check before"),
    z
      .strictObject({ answer: Id, is: Values.optional(), empty, unsupported, ...Limits })
      .describe("Bounds are on the number, the words of a text, the options chosen, or the days that a date lies back"),
    z.strictObject({
      score: Id,
      rose: z.number().optional().describe("By at least so much since the check before"),
      fell: z.number().optional().describe("By at least so much since the check before"),
      over: Id.optional().describe("Another score that it is higher than"),
      by: z.number().optional().describe("By at least so much, with over"),
      ...Limits,
    }),
    z
      .strictObject({ count: z.strictObject({ ...Which, is: Values.optional(), empty, unsupported }), ...Limits })
      .describe("How many of these questions are answered so; without `is`, how many are answered"),
    z
      .strictObject({ subjects: ConditionSchema, ...Limits })
      .describe("How many subjects it holds for. Beside it, conditions are on questions asked once"),
    z.strictObject({ quadrant: Id }),
    z
      .strictObject({ profile: Id, best: z.boolean().optional().describe("It fits better than all others"), ...Limits })
      .describe("Bounds are on the fit, 0 to 100"),
  ]),
);

const Score = z.strictObject({
  id: Id,
  title: Text,
  of: z.strictObject(Which),
  by: z
    .enum(["mean", "sum", "product", "lowest", "share-yes", "count-yes"])
    .describe("Yes is 1, no 0, a choice its points; share-yes is 0 to 100"),
  supported: z
    .boolean()
    .optional()
    .describe("Count only answers that carry evidence, and those that claim nothing: a no, 1 or 2 on a scale"),
  bands: z
    .array(z.strictObject({ to: z.number(), says: Text }))
    .optional()
    .describe("What a value up to `to` means, lowest first"),
});

const Profile = z.strictObject({
  id: Id,
  title: Text,
  says: Text,
  weights: z
    .record(Id, z.number().min(0))
    .describe("score → how much this profile asks of it; the fit is the weighted mean, 0 to 100"),
});

const Quadrants = z.strictObject({
  x: Id.describe("A score"),
  y: Id.describe("A score"),
  split: z.strictObject({ x: z.number(), y: z.number() }).describe("Values from here on are high"),
  names: z
    .array(z.strictObject({ id: Id, x: z.enum(["high", "low"]), y: z.enum(["high", "low"]), title: Text, says: Text }))
    .length(4),
});

const Finding = z.strictObject({
  id: Id,
  when: ConditionSchema,
  severity: z.enum(["notice", "warn", "alarm", "good"]),
  says: Text.describe("What is so"),
  because: Text.optional().describe("Why it matters, in one clause"),
  try: z.array(Text).optional().describe("What can be done, first thing first"),
});

/** A questionnaire and what its answers mean. */
export const Check = z.strictObject({
  ...head,
  every: Every,
  intro: Text.describe("What it is about and how to answer it, in a few sentences"),
  subjects: z
    .strictObject({ name: Text, asks: Text, min: z.int().min(1), max: z.int().min(1) })
    .optional()
    .describe("When the questions are asked for each of several things: projects, topics, companies …"),
  rank: Id.optional().describe("The score by which subjects are ordered, highest first"),
  groups: z.array(z.strictObject({ id: Id, title: Text, about: Text.optional() })).optional(),
  questions: z.array(CheckQuestion).min(1),
  scores: z.array(Score).optional(),
  profiles: z.array(Profile).optional(),
  quadrants: Quadrants.optional(),
  findings: z.array(Finding),
  next: Text.optional().describe("The command or practice that comes next"),
});

export type Check = z.output<typeof Check>;
export type CheckQuestion = z.output<typeof CheckQuestion>;
