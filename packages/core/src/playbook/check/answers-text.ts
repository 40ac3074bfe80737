import { renderFields } from "../../codec/render-yaml.js";
import type { Check, CheckQuestion } from "../formats/check.js";
import type { Answered } from "./answered.js";
import { expects } from "./read-answer.js";
import { answerFields } from "./record-text.js";

/** Answers as the YAML file that `readAnswersText` reads. */
export function answersText(check: Check, { answers, subjects }: Pick<Answered, "answers" | "subjects">): string {
  return renderFields({
    check: `${check.id}@${check.version}`,
    answers: answerFields(answers),
    ...(subjects.length > 0 && {
      subjects: Object.fromEntries(subjects.map(({ name, answers: own }) => [name, answerFields(own)])),
    }),
  });
}

/** An answers file to fill in: every question as a comment above its empty answer. */
export function blankAnswers(check: Check): string {
  const once = check.questions.filter(({ once: isOnce }) => check.subjects === undefined || isOnce === true);
  const each = check.questions.filter(({ once: isOnce }) => check.subjects !== undefined && isOnce !== true);
  const lines = [
    ...comment(`${check.title}. ${check.intro}`, ""),
    "# An answer is a value, or { value: …, evidence: [records], note: … }. Leave out what you can't answer.",
    `check: ${check.id}@${check.version}`,
    ...(once.length > 0 ? ["", "answers:", ...once.flatMap((question) => blankQuestion(check, question, "  "))] : []),
    ...(check.subjects === undefined
      ? []
      : [
          "",
          ...comment(`${check.subjects.asks} (${check.subjects.min} to ${check.subjects.max})`, ""),
          "subjects:",
          `  "${check.subjects.name}":`,
          ...each.flatMap((question) => blankQuestion(check, question, "    ")),
        ]),
  ];
  return `${lines.join("\n")}\n`;
}

function blankQuestion(check: Check, question: CheckQuestion, indent: string): readonly string[] {
  const group = check.groups?.find(({ id }) => id === question.group)?.title;
  const scale = [question.low && `1: ${question.low}`, question.high && `5: ${question.high}`].filter(Boolean).join("; ");
  const only = question.only_if === undefined ? "" : ` Only after ${question.only_if.answer}: ${String(question.only_if.is)}.`;
  return [
    "",
    ...comment(`${group === undefined ? "" : `${group}: `}${question.asks}`, indent),
    ...(question.help === undefined ? [] : comment(question.help, indent)),
    ...comment(
      `${expects(question)}${scale === "" ? "" : ` (${scale})`}${question.evidence === "wanted" ? ", with evidence" : ""}.${only}`,
      indent,
    ),
    ...(question.options ?? []).flatMap(({ value, label }) => comment(`  ${value}: ${label}`, indent)),
    `${indent}${question.id}:`,
  ];
}

/** Lines of at most a hundred characters or so, each a comment. */
function comment(text: string, indent: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/[\s\n]+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 100) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line) => `${indent}# ${line}`);
}
