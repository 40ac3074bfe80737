import type { CheckQuestion } from "../formats/check.js";
import type { AnswerValue } from "./answered.js";

/** An answer in words: `4 of 5`, `yes`, the label of an option. A question that is not known any more shows the value itself. */
export function answerWords(value: AnswerValue, question?: CheckQuestion): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return question?.answer === "scale" ? `${value} of 5` : String(value);
  const labelOf = (each: string) => question?.options?.find((option) => option.value === each)?.label ?? each;
  if (typeof value !== "string") return value.map(labelOf).join("; ");
  return question?.answer === "choice" ? labelOf(value) : value;
}
