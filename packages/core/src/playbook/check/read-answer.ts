import { nearest } from "../../codec/nearest.js";
import { isList, isMap } from "../../codec/plain-data.js";
import type { FieldValue } from "../../record/entry.js";
import { isDateText } from "../../record/fields.js";
import type { CheckQuestion } from "../formats/check.js";
import type { Answer, AnswerValue } from "./answered.js";

/** What is wrong with an answer as it was written, by the path of the value inside it. */
export interface AnswerFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly hint?: string;
}

/** An answer as it was read; nothing when the question was left empty. */
export interface ReadAnswer {
  readonly answer?: Answer;
  readonly faults: readonly AnswerFault[];
}

const KEYS = ["value", "evidence", "note"];

/** Reads one answer as people write it: a value, or `{ value, evidence, note }`. */
export function readAnswer(question: CheckQuestion, written: FieldValue): ReadAnswer {
  if (!isMap(written)) return withValue(question, written, [], undefined, []);
  const unknown = Object.keys(written)
    .filter((key) => !KEYS.includes(key))
    .map((key) => ({ path: [key], message: `there is no key "${key}" in an answer`, ...didYouMean(key, KEYS) }));
  const evidence = readTexts(written["evidence"]);
  const note = written["note"];
  const faults: readonly AnswerFault[] = [
    ...unknown,
    ...(evidence === undefined
      ? [{ path: ["evidence"], message: "evidence is a list of records, such as [win/2026-11-13-daily-close]" }]
      : []),
    ...(note !== undefined && note !== null && typeof note !== "string"
      ? [{ path: ["note"], message: "a note is text; put it in quotes" }]
      : []),
  ];
  const read = withValue(question, written["value"] ?? null, evidence ?? [], typeof note === "string" ? note : undefined, [
    "value",
  ]);
  if (read.answer !== undefined || read.faults.length > 0) return { ...read, faults: [...read.faults, ...faults] };
  const isForgotten = (evidence ?? []).length > 0 || typeof note === "string";
  const fault = { path: [], message: "an answer with evidence or a note needs a value too", hint: expects(question) };
  return { faults: isForgotten ? [fault, ...faults] : faults };
}

/** What can be answered, in a few words. */
export function expects(question: CheckQuestion): string {
  const values = (question.options ?? []).map(({ value }) => value).join(", ");
  switch (question.answer) {
    case "scale":
      return "a whole number from 1 to 5";
    case "yes-no":
      return "yes or no";
    case "choice":
      return `one of ${values}`;
    case "choices":
      return `a list of ${values}`;
    case "date":
      return "a date, YYYY-MM-DD";
    case "number":
      return "a number";
    case "text":
      return "text";
  }
}

function withValue(
  question: CheckQuestion,
  written: FieldValue,
  evidence: readonly string[],
  note: string | undefined,
  path: readonly string[],
): ReadAnswer {
  if (isNothing(written)) return { faults: [] };
  const value = readValue(question, written);
  if (value !== undefined) {
    const trimmed = note?.trim() ?? "";
    return { answer: { value, evidence, ...(trimmed !== "" && { note: trimmed }) }, faults: [] };
  }
  const near =
    typeof written === "string"
      ? nearest(
          written,
          (question.options ?? []).map((option) => option.value),
        )
      : undefined;
  const hint = `it is ${expects(question)}`;
  return {
    faults: [
      {
        path,
        message: `${JSON.stringify(written).slice(0, 80)} is no answer to "${question.id}"`,
        hint: near === undefined ? hint : `did you mean "${near}"? ${hint}`,
      },
    ],
  };
}

function readValue({ answer, options = [] }: CheckQuestion, written: FieldValue): AnswerValue | undefined {
  const values = options.map(({ value }) => value);
  switch (answer) {
    case "scale":
      return typeof written === "number" && Number.isInteger(written) && written >= 1 && written <= 5 ? written : undefined;
    case "yes-no":
      return typeof written === "boolean" ? written : typeof written === "string" ? yesOrNo(written) : undefined;
    case "choice":
      return typeof written === "string" && values.includes(written) ? written : optionLike(written, values);
    case "choices": {
      const chosen = isList(written) ? written : [written];
      const known = chosen.map((each) => (typeof each === "string" ? each : optionLike(each, values)));
      return known.every((each) => each !== undefined && values.includes(each)) ? [...new Set(known as string[])] : undefined;
    }
    case "date":
      return typeof written === "string" && isDateText(written) ? written : undefined;
    case "number":
      return typeof written === "number" && Number.isFinite(written) ? written : undefined;
    case "text":
      return isList(written) || isMap(written) ? undefined : String(written).trim();
  }
}

/** YAML reads `2000` and `yes` as something other than text; an option may be called so. */
function optionLike(written: FieldValue, values: readonly string[]): string | undefined {
  const text = typeof written === "boolean" ? (written ? "yes" : "no") : String(written);
  return !isList(written) && !isMap(written) && values.includes(text) ? text : undefined;
}

function yesOrNo(text: string): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (["yes", "y", "true"].includes(word)) return true;
  return ["no", "n", "false"].includes(word) ? false : undefined;
}

function isNothing(written: FieldValue): boolean {
  return written === null || (typeof written === "string" && written.trim() === "") || (isList(written) && written.length === 0);
}

function readTexts(written: FieldValue | undefined): readonly string[] | undefined {
  if (written === undefined || written === null) return [];
  const list = isList(written) ? written : [written];
  const texts = list.filter((each) => typeof each === "string").map((each) => each.trim());
  return texts.length === list.length ? [...new Set(texts.filter((each) => each !== ""))] : undefined;
}

function didYouMean(word: string, known: readonly string[]): { readonly hint: string } {
  const near = nearest(word, known);
  return { hint: near === undefined ? `there are ${known.join(", ")}` : `did you mean "${near}"?` };
}
