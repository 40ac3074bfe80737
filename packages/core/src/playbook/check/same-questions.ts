import type { Check, CheckQuestion } from "../formats/check.js";
import { NOT_ANSWERED, oneLine, scaleEnds } from "./record-text.js";

/**
 * Whether the text of an answered check holds the questions, scales and options that a check has today. A version says so only
 * where somebody raised it; whoever changes a copy in a vault may not have. A text without any questions was not written by
 * Upshot, and is taken to fit.
 */
export function holdsSameQuestions(body: string, check: Check): boolean {
  const questions = new Map(check.questions.map((question) => [`**${oneLine(question.asks)}**`, question]));
  const blocks = body.split(/\r?\n/).filter((line) => line.trim() !== "");
  const from = blocks.indexOf("## Answers") + 1;
  return blocks.slice(from).every((line, at, lines) => {
    if (!/^\*\*.+\*\*$/.test(line)) return true;
    const question = questions.get(line);
    return question !== undefined && isAnswerTo(question, lines[at + 1] ?? "");
  });
}

function isAnswerTo(question: CheckQuestion, line: string): boolean {
  if (question.answer === "scale" && /^\d of 5\b/.test(line)) return line.replace(/^\d of 5/, "") === scaleEnds(question);
  const labels = question.options?.map(({ label }) => label);
  if (labels === undefined || line === NOT_ANSWERED) return true;
  return labels.includes(line) || labels.reduce((rest, label) => rest.replace(label, ""), line).replaceAll("; ", "") === "";
}
