import type { RuleCheck } from "../../formats/rule-check.js";
import type { LintRecord, LintTemplate } from "../finding.js";
import type { Numbers } from "../numbers/reading.js";
import type { TextModel } from "../text/read-text.js";

/** A passage that a check objects to. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  /** The section that is missing. */
  readonly section?: string;
  /** What its template says belongs there. */
  readonly hint?: string;
}

/** Everything that a check may look at; read once for all rules. */
export interface Reading {
  readonly model: TextModel;
  readonly numbers: Numbers;
  readonly record: LintRecord;
  /** What the text was begun from. */
  readonly template?: LintTemplate | undefined;
}

/** A compiled check: where a text does not keep it. */
export type Check = (reading: Reading) => readonly Passage[];

/** One type of check as its rule states it. */
export type CheckOf<Type extends RuleCheck["type"]> = Extract<RuleCheck, { readonly type: Type }>;

/** Lists that a rule defines for its phrases. */
export type Lists = Readonly<Record<string, readonly string[]>>;

/** The passage of some tokens. */
export function passageOf(model: TextModel, first: number, behind: number): Passage {
  const { tokens } = model;
  const start = tokens[first]?.start ?? model.start;
  return { start, end: Math.max(start, tokens[behind - 1]?.end ?? start) };
}

/** The whole prose of a text. */
export function wholeText(model: TextModel): Passage {
  return { start: model.start, end: model.end };
}
