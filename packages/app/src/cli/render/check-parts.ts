import type { CheckResultJson, Dangling } from "@upshot/core/operations/check-json";
import type * as z from "zod";
import { type Terminal, visible } from "../terminal.js";
import { plural } from "./plural.js";
import { wrapWords } from "./wrap-words.js";

type Result = z.output<typeof CheckResultJson>;
type Part = Result["parts"][number];
type Finding = Result["findings"][number];

/** Findings stand to the right of their severity. */
const INDENT = " ".repeat(8);

/** What answers come to: scores, profiles, quadrants, findings, opinions, gaps, and what changed. */
export function printResult(result: Result, previous: string | undefined, terminal: Terminal): void {
  for (const part of result.parts) printPart(part, terminal);
  for (const findings of alike(result.findings)) printFinding(findings, terminal);
  if (result.findings.length === 0) {
    const open = result.unanswered.length;
    terminal.out(open === 0 ? "No findings.\n" : `No findings; ${plural(open, "question")} left open may be why.\n`);
  }
  printQuestions("Opinion, because nothing shows it", result.opinions, terminal);
  printQuestions("Not answered", result.unanswered, terminal);
  if (result.changes !== undefined && previous !== undefined) {
    terminal.out(terminal.colors.bold(`Since ${visible(previous)}`));
    printChanges(result.changes, "  ", terminal);
    terminal.out();
  }
}

/** What is another than before: the change behind the question where both fit into a line, else below it. */
export function printChanges(changes: NonNullable<Result["changes"]>, indent: string, terminal: Terminal): void {
  if (changes.length === 0) terminal.out(`${indent}nothing changed`);
  for (const { subject, what, from, to } of changes) {
    const about = visible(`${subject === undefined ? "" : `${subject}: `}${what}`);
    const change = visible(`${short(from)} → ${short(to)}`);
    const fits = indent.length + about.length + change.length + 2 <= terminal.width;
    const lines = wrapWords(about, terminal.width - indent.length);
    if (fits) terminal.out(`${indent}${about}  ${terminal.colors.bold(change)}`);
    else for (const line of [...lines, `  ${terminal.colors.bold(change)}`]) terminal.out(indent + line);
  }
}

/** Evidence that leads nowhere. */
export function printDangling(dangling: z.output<typeof Dangling>, terminal: Terminal): void {
  for (const { message } of dangling) {
    terminal.note(`${terminal.colors.yellow("notice")}  ${visible(message)}; it does not count as evidence`);
  }
}

/** A text in lines that begin at one column. */
export function printLines(text: string, indent: string, { out, width }: Terminal, paint = (line: string) => line): void {
  for (const line of wrapWords(visible(text), width - indent.length)) out(indent + paint(line));
}

/** Scores in columns: what they mean stands behind the number, or below it where that leaves too little room. */
export function printScores(
  scores: readonly { readonly title: string; readonly value: number | undefined; readonly words: string }[],
  terminal: Terminal,
): void {
  const width = Math.max(0, ...scores.map(({ title }) => title.length));
  for (const { title, value, words } of scores) {
    const number = value === undefined ? "–" : String(value);
    const head = `  ${visible(title.padEnd(width))}  ${number.padStart(4)}  `;
    const room = terminal.width - head.length;
    if (words.length <= room) terminal.out((head + visible(words)).trimEnd());
    else {
      terminal.out(head.trimEnd());
      printLines(words, "    ", terminal);
    }
  }
}

/** How an answer says that nothing shows it. */
export function opinionMark({ colors }: Terminal): string {
  return colors.yellow("opinion");
}

function printPart({ subject, scores, profiles, quadrant }: Part, terminal: Terminal): void {
  const { colors } = terminal;
  const shown = scores.filter(({ asked }) => asked > 0);
  if (shown.length === 0 && profiles.length === 0 && quadrant === undefined) return;
  if (subject !== undefined) terminal.out(colors.bold(visible(subject)));
  printScores(
    shown.map((score) => ({ title: score.title, value: score.value, words: scoreWords(score) })),
    terminal,
  );
  if (quadrant !== undefined) {
    terminal.out(`  ${colors.bold(visible(quadrant.title))}`);
    printLines(quadrant.says, "    ", terminal);
  }
  if (profiles.length > 0 && shown.length > 0) terminal.out();
  for (const { title, fit, says } of profiles) {
    terminal.out(`  ${`${fit} %`.padStart(5)}  ${colors.bold(visible(title))}`);
    printLines(says, " ".repeat(9), terminal, colors.dim);
  }
  terminal.out();
}

/** What a score means, and on how many answers it stands when that is not all of them. */
function scoreWords({ value, band, by, weakest, counted, answered, asked, withOpinions }: Part["scores"][number]): string {
  const lowest = by === "lowest" && weakest.length > 0 ? weakest.join(", ") : "";
  const meaning = [band ?? "", lowest].filter((part) => part !== "").join(": ");
  const open = answered === 0 ? "not answered" : answered < asked ? `${answered} of ${asked} answered` : "";
  const left = answered - counted;
  const opinions =
    withOpinions === undefined ? "" : `${plural(left, "opinion")} left out; ${withOpinions} with ${left === 1 ? "it" : "them"}`;
  const nothing = value === undefined && answered > 0 && withOpinions === undefined ? "nothing to reckon with" : "";
  return visible([meaning, opinions === "" ? open : opinions, nothing].filter((part) => part !== "").join(", "));
}

/** The same finding about several subjects is said once. */
function alike(findings: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const group = groups.get(finding.id);
    if (group === undefined) groups.set(finding.id, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function printFinding(findings: readonly [Finding, ...Finding[]], terminal: Terminal): void {
  const { colors } = terminal;
  const [{ severity, says, because, try: ways }] = findings;
  const paint = { alarm: colors.red, warn: colors.yellow, notice: colors.cyan, good: colors.green }[severity];
  const about = findings.flatMap(({ subject }) => subject ?? []).join(", ");
  const [first = "", ...more] = wrapWords(visible(about === "" ? says : `${about}: ${says}`), terminal.width - INDENT.length);
  terminal.out(`${paint(severity.padEnd(6))}  ${colors.bold(first)}`);
  for (const line of more) terminal.out(INDENT + colors.bold(line));
  if (because !== undefined) printLines(because, INDENT, terminal);
  for (const way of ways) {
    const lines = wrapWords(visible(`- ${way}`), terminal.width - INDENT.length - 2);
    for (const [index, line] of lines.entries()) terminal.out(`${INDENT}${index === 0 ? "" : "  "}${line}`);
  }
  const rests = findings.flatMap((finding) => finding.rests);
  const answers = rests.slice(0, 6).map(({ question, subject, answer, opinion }) => {
    const name = subject === undefined || (findings.length === 1 && subject === about) ? question : `${subject}/${question}`;
    const said = [answer === undefined ? "no answer" : short(answer), opinion === true ? "opinion" : ""].filter(Boolean);
    return `${name} (${said.join(", ")})`;
  });
  if (rests.length > 6) answers.push(`${rests.length - 6} more`);
  if (answers.length > 0) printLines(`rests on ${answers.join(", ")}`, INDENT, terminal, colors.dim);
  terminal.out();
}

function printQuestions(title: string, questions: Result["opinions"], terminal: Terminal): void {
  if (questions.length === 0) return;
  terminal.out(terminal.colors.bold(`${title}: ${questions.length}`));
  for (const { subject, question, asks, answer } of questions) {
    const about = subject === undefined ? "" : `${subject}: `;
    const said = answer === undefined ? "" : `  ${short(answer)}`;
    const [first = "", ...more] = wrapWords(visible(about + (asks ?? question) + said), terminal.width - 4);
    terminal.out(`  ${first.trimEnd()}`);
    for (const line of more) terminal.out(`    ${line.trimEnd()}`);
  }
  terminal.out();
}

function short(text: string | undefined): string {
  if (text === undefined) return "no answer";
  const line = text.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
