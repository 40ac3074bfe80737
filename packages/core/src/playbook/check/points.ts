import type { CheckQuestion } from "../formats/check.js";
import { type Answer, type Answers, answerTo } from "./answered.js";

/** The lowest and the highest that a question can bring. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** From here on an answer on a scale claims something: 1 and 2 admit that it is not so. */
const LEAST_CLAIM = 3;

/**
 * What an answer brings to a score: the step of a scale, 1 for yes and 0 for no, the points of a choice (of `choices` their
 * sum, or their number where no option has points), a number as it is. Nothing for text, dates and options without points.
 */
export function pointsOf(question: CheckQuestion, { value }: Answer): number | undefined {
  const options = question.options ?? [];
  switch (question.answer) {
    case "scale":
      return typeof value !== "number" ? undefined : question.reverse === true ? 6 - value : value;
    case "yes-no":
      return typeof value !== "boolean" ? undefined : value === (question.reverse !== true) ? 1 : 0;
    case "number":
      return typeof value === "number" ? value : undefined;
    case "choice":
      return options.find((option) => option.value === value)?.points;
    case "choices": {
      if (!Array.isArray(value)) return undefined;
      const chosen = options.filter((option) => value.includes(option.value));
      return hasPoints(question) ? chosen.reduce((sum, { points = 0 }) => sum + points, 0) : chosen.length;
    }
    default:
      return undefined;
  }
}

/** Between which bounds the points of a question lie; nothing where it has none, or no bounds. */
export function rangeOf(question: CheckQuestion): Range | undefined {
  const points = (question.options ?? []).flatMap((option) => option.points ?? []);
  switch (question.answer) {
    case "scale":
      return { least: 1, most: 5 };
    case "yes-no":
      return { least: 0, most: 1 };
    case "choice":
      return points.length === 0 ? undefined : { least: Math.min(...points), most: Math.max(...points) };
    case "choices":
      if (!hasPoints(question)) return { least: 0, most: question.options?.length ?? 0 };
      return { least: sum(points.filter((each) => each < 0)), most: sum(points.filter((each) => each > 0)) };
    default:
      return undefined;
  }
}

/** Whether a question is asked at all, after the answers to earlier ones. */
export function isAsked(question: CheckQuestion, answers: Answers): boolean {
  const { only_if: condition } = question;
  if (condition === undefined) return true;
  const answer = answerTo(answers, condition.answer);
  return answer !== undefined && equalsAny(answer, condition.is);
}

/** Whether an answer is, or among several choices holds, one of these values. `yes` and `no` may stand for true and false. */
export function equalsAny(answer: Answer, wanted: Wanted | readonly Wanted[]): boolean {
  const values = typeof wanted === "object" ? wanted : [wanted];
  const given = typeof answer.value === "object" ? answer.value : [answer.value];
  return given.some((each) => values.some((value) => asText(value) === asText(each)));
}

type Wanted = string | number | boolean;

function asText(value: Wanted): string {
  return value === true ? "yes" : value === false ? "no" : String(value);
}

/** Whether an answer says something good of the one who gives it; a no, 1 or 2 on a scale and the lowest choice say nothing. */
export function claims(question: CheckQuestion, answer: Answer): boolean {
  const points = pointsOf(question, answer);
  if (points === undefined) return true;
  if (question.answer === "scale") return points >= LEAST_CLAIM;
  const range = rangeOf(question);
  return range === undefined || points > range.least;
}

/** Whether an answer claims something that its question wants evidence for, and carries none. */
export function isOpinion(question: CheckQuestion, answer: Answer): boolean {
  return question.evidence === "wanted" && answer.evidence.length === 0 && claims(question, answer);
}

function hasPoints(question: CheckQuestion): boolean {
  return question.options?.some(({ points }) => points !== undefined) === true;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
