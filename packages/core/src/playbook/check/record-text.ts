import type { Fields, FieldValue } from "../../record/entry.js";
import type { Check, CheckQuestion } from "../formats/check.js";
import { answerWords } from "./answer-words.js";
import { type Answer, type Answered, type Answers, answerTo } from "./answered.js";
import { isAsked, isOpinion } from "./points.js";
import type { CheckResult } from "./score-check.js";
import type { ScoreValue } from "./scores.js";

/** What stands in place of an answer that was not given, and under one that is an opinion. */
export const NOT_ANSWERED = "Not answered.";
export const OPINION = "No evidence: an opinion.";

/** The front matter of an answered check. */
export function checkFields(check: Check, answered: Answered, result: CheckResult): Fields {
  const parts = result.parts.map(({ subject, scores }) => ({ subject, scores: scoreFields(scores) }));
  const whole = parts.find(({ subject }) => subject === undefined)?.scores ?? {};
  const bySubject = parts.flatMap(({ subject, scores }): readonly (readonly [string, FieldValue])[] =>
    subject === undefined || Object.keys(scores).length === 0 ? [] : [[subject, scores]],
  );
  const maps = [answered.answers, ...answered.subjects.map(({ answers }) => answers)];
  const evidence = [...new Set(maps.flatMap((map) => Object.values(map).flatMap((answer) => answer.evidence)))];
  const findings = [...new Set(result.findings.map(({ id }) => id))];
  return {
    date: answered.date,
    check: `${check.id}@${check.version}`,
    ...(answered.subjects.length > 0 && { about: answered.subjects.map(({ name }) => name) }),
    ...(Object.keys(answered.answers).length > 0 && { answers: answerFields(answered.answers) }),
    ...(answered.subjects.length > 0 && {
      subjects: Object.fromEntries(answered.subjects.map(({ name, answers }) => [name, answerFields(answers)])),
    }),
    ...(Object.keys(whole).length > 0 && { scores: whole }),
    ...(bySubject.length > 0 && { subject_scores: Object.fromEntries(bySubject) }),
    ...(findings.length > 0 && { findings }),
    ...(evidence.length > 0 && { evidence }),
  };
}

/** The body: what the answers came to, then every question with its answer, as Markdown. No title. */
export function checkBody(check: Check, answered: Answered, result: CheckResult): string {
  const blocks: string[] = [];
  const scores = result.parts.flatMap(({ subject, scores: own, quadrant }) => [
    ...own.map((score) => `- ${subject === undefined ? "" : `${subject}: `}${scoreLine(score)}`),
    ...(subject !== undefined && quadrant !== undefined ? [`- ${subject}: ${quadrant.title}`] : []),
  ]);
  if (scores.length > 0) blocks.push("## Scores", scores.join("\n"));
  if (result.findings.length > 0) {
    const lines = result.findings.map(
      ({ severity, subject, says, because }) =>
        `- ${severity}: ${subject === undefined ? "" : `${subject}: `}${says}${because === undefined ? "" : ` (${because})`}`,
    );
    blocks.push("## Findings", lines.join("\n"));
  }
  blocks.push("## Answers");
  const isPerSubject = check.subjects !== undefined;
  const whole = check.questions.filter(({ once }) => !isPerSubject || once === true);
  blocks.push(...questionBlocks(check, whole, answered.answers, "###"));
  for (const { name, answers } of answered.subjects) {
    blocks.push(`### ${oneLine(name)}`);
    const own = check.questions.filter(({ once }) => once !== true);
    blocks.push(...questionBlocks(check, own, answers, "####", { ...answered.answers, ...answers }));
  }
  return `${blocks.join("\n\n")}\n`;
}

/** A score in words: `3.67, solid (evidence for 2 of 3 answers; 4 with opinions)`. */
function scoreLine(score: ScoreValue): string {
  const { title, value, band, withOpinions, counted, answered } = score;
  const left = answered - counted;
  const opinion =
    withOpinions === undefined
      ? ""
      : ` (${left} ${left === 1 ? "opinion" : "opinions"} left out; ${withOpinions} with ${left === 1 ? "it" : "them"})`;
  const weakest = score.by === "lowest" && score.weakest.length > 0 ? `: ${score.weakest.join(", ")}` : "";
  return `${title}: ${value ?? "no number"}${band === undefined ? "" : `, ${band}`}${weakest}${opinion}`;
}

function questionBlocks(
  check: Check,
  questions: readonly CheckQuestion[],
  answers: Answers,
  heading: string,
  all: Answers = answers,
): readonly string[] {
  const blocks: string[] = [];
  let group: string | undefined;
  for (const question of questions.filter((each) => isAsked(each, all))) {
    if (question.group !== group) {
      group = question.group;
      const title = check.groups?.find(({ id }) => id === group)?.title;
      if (title !== undefined) blocks.push(`${heading} ${title}`);
    }
    blocks.push(`**${oneLine(question.asks)}**`, answerBlock(question, answerTo(answers, question.id)));
  }
  return blocks;
}

function answerBlock(question: CheckQuestion, answer: Answer | undefined): string {
  if (answer === undefined) return NOT_ANSWERED;
  return [
    `${answerWords(answer.value, question)}${scaleEnds(question)}`,
    ...(answer.note === undefined ? [] : [answer.note]),
    ...(answer.evidence.length > 0 ? [`Evidence: ${answer.evidence.join(", ")}`] : []),
    ...(isOpinion(question, answer) ? [OPINION] : []),
  ].join("\n\n");
}

/** What the ends of a question's scale mean, as it stands behind an answer; empty where nobody said. */
export function scaleEnds({ answer, low, high }: CheckQuestion): string {
  return answer !== "scale" || (low ?? high) === undefined ? "" : ` (1: ${low ?? "lowest"}; 5: ${high ?? "highest"})`;
}

/** Answers as YAML keeps them: the bare value where there is nothing else. */
export function answerFields(answers: Answers): Fields {
  return Object.fromEntries(
    Object.entries(answers).map(([id, { value, evidence, note }]): readonly [string, FieldValue] => [
      id,
      evidence.length === 0 && note === undefined
        ? value
        : { value, ...(evidence.length > 0 && { evidence }), ...(note !== undefined && { note }) },
    ]),
  );
}

function scoreFields(scores: readonly ScoreValue[]): Readonly<Record<string, number>> {
  return Object.fromEntries(scores.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value] as const])));
}

/** A text without breaks, so that it can be a heading or stand between asterisks. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
