import type { Answered, Answers, AnswerValue } from "../../src/playbook/check/answered.js";
import { Check } from "../../src/playbook/formats/check.js";
import type { DateText } from "../../src/record/entry.js";

/** A check of these parts; everything that a file needs besides is filled in. */
export function checkOf(parts: object): Check {
  return Check.parse({
    id: "sample",
    version: 1,
    title: "Sample",
    summary: "A sample",
    sources: [{ author: "Sample", title: "Sample" }],
    every: "quarter",
    intro: "A sample.",
    questions: [scale("one"), scale("two"), yesNo("done"), { ...yesNo("alone"), reverse: true }],
    findings: [],
    ...parts,
  });
}

export function scale(id: string, own: object = {}) {
  return { id, asks: `${id}?`, answer: "scale", ...own };
}

export function yesNo(id: string, own: object = {}) {
  return { id, asks: `${id}?`, answer: "yes-no", ...own };
}

/** Answers as tests write them: a value, or a value and its evidence. */
export type Written = Readonly<
  Record<string, AnswerValue | { readonly value: AnswerValue; readonly evidence: readonly string[] }>
>;

function answers(written: Written): Answers {
  return Object.fromEntries(
    Object.entries(written).map(([id, each]) => [
      id,
      typeof each === "object" && "value" in each ? each : { value: each as AnswerValue, evidence: [] },
    ]),
  );
}

/** A check as it was answered on 20 November 2026. */
export function answered(written: Written, subjects: Readonly<Record<string, Written>> = {}): Answered {
  return {
    date: "2026-11-20" as DateText,
    answers: answers(written),
    subjects: Object.entries(subjects).map(([name, own]) => ({ name, answers: answers(own) })),
  };
}
