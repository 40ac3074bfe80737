import * as z from "zod";
import { Every, head, Id, Text } from "./common.js";

const Option = z.strictObject({ value: Id, label: Text, points: z.number().optional() });

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
  optional: z.boolean().optional(),
});

const Which = { group: Id.optional(), questions: z.array(Id).min(1).optional() };
const Limits = {
  below: z.number().optional(),
  above: z.number().optional(),
  at_least: z.number().optional(),
  at_most: z.number().optional(),
};
const Value = z.union([z.string(), z.number(), z.boolean()]);

/** When a finding holds. A closed vocabulary: data can't compute. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | ({
      readonly answer: string;
      readonly is?: z.output<typeof Value> | readonly z.output<typeof Value>[] | undefined;
      readonly empty?: boolean | undefined;
      readonly unsupported?: boolean | undefined;
    } & Limit)
  | ({ readonly score: string; readonly rose?: number | undefined; readonly fell?: number | undefined } & Limit)
  | ({
      readonly count: {
        readonly group?: string | undefined;
        readonly questions?: readonly string[] | undefined;
        readonly is?: z.output<typeof Value> | readonly z.output<typeof Value>[] | undefined;
        readonly unsupported?: boolean | undefined;
      };
    } & Limit)
  | ({ readonly subjects: Condition } & Limit)
  | { readonly quadrant: string };

/** Bounds; all that are given must hold. */
export interface Limit {
  readonly below?: number | undefined;
  readonly above?: number | undefined;
  readonly at_least?: number | undefined;
  readonly at_most?: number | undefined;
}

const Values = z.union([Value, z.array(Value)]);

/** The schema of `Condition`. */
export const ConditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(ConditionSchema).min(1) }),
    z.strictObject({ any: z.array(ConditionSchema).min(1) }),
    z.strictObject({ not: ConditionSchema }),
    z.strictObject({
      answer: Id,
      is: Values.optional(),
      empty: z.boolean().optional(),
      unsupported: z.boolean().optional(),
      ...Limits,
    }),
    z.strictObject({
      score: Id,
      rose: z.number().optional().describe("By at least so much since the check before"),
      fell: z.number().optional().describe("By at least so much since the check before"),
      ...Limits,
    }),
    z.strictObject({
      count: z.strictObject({ ...Which, is: Values.optional(), unsupported: z.boolean().optional() }),
      ...Limits,
    }),
    z.strictObject({ subjects: ConditionSchema, ...Limits }).describe("How many subjects it holds for"),
    z.strictObject({ quadrant: Id }),
  ]),
);

const Score = z.strictObject({
  id: Id,
  title: Text,
  of: z.strictObject(Which),
  by: z.enum(["mean", "sum", "lowest", "share-yes", "count-yes"]).describe("share-yes is 0 to 100"),
  supported: z.boolean().optional().describe("Count only answers that carry evidence"),
  bands: z
    .array(z.strictObject({ to: z.number(), says: Text }))
    .optional()
    .describe("What a value up to `to` means, lowest first"),
});

const Profile = z.strictObject({
  id: Id,
  title: Text,
  says: Text,
  weights: z.record(Id, z.number().min(0)).describe("score → how much this profile asks of it; the fit is the weighted mean"),
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
