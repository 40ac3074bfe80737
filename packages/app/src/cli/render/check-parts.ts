import type { CheckResultJson, Dangling } from "@upshot/core/operations/check-json";
import type * as z from "zod";
import { type Terminal, visible } from "../terminal.js";
import { wrapWords } from "./wrap-words.js";

type Result = z.output<typeof CheckResultJson>;
type Finding = Result["findings"][number];

/** Findings stand to the right of their severity. */
const INDENT = " ".repeat(8);

/** What answers come to: scores, profiles, quadrants, findings, opinions, gaps, and what changed. */
export function printResult(result: Result, previous: string | undefined, terminal: Terminal): void {
  for (const part of result.parts) printPart(part, terminal);
  for (const finding of result.findings) printFinding(finding, terminal);
  if (result.findings.length === 0) terminal.out("No findings.\n");
  printQuestions("Opinions, for want of evidence", result.opinions, terminal);
  printQuestions("Not answered", result.unanswered, terminal);
  if (result.changes !== undefined && previous !== undefined) {
    terminal.out(terminal.colors.bold(`Since ${visible(previous)}`));
    printChanges(result.changes, terminal);
    terminal.out();
  }
}

/** One line for each thing that is another than before. */
export function printChanges(changes: NonNullable<Result["changes"]>, terminal: Terminal): void {
  if (changes.length === 0) terminal.out("  nothing changed");
  for (const { subject, what, from, to } of changes) {
    const about = subject === undefined ? "" : `${subject}: `;
    const change = `${short(from)} → ${short(to)}`;
    terminal.out(`  ${visible(about + what)}  ${terminal.colors.bold(visible(change))}`);
  }
}

/** Evidence that leads nowhere. */
export function printDangling(dangling: z.output<typeof Dangling>, terminal: Terminal): void {
  for (const { message } of dangling) {
    terminal.note(`${terminal.colors.yellow("notice")}  ${visible(message)}; its answer counts as opinion`);
  }
}

function printPart({ subject, scores, profiles, quadrant }: Result["parts"][number], terminal: Terminal): void {
  const { colors } = terminal;
  const shown = scores.filter(({ asked }) => asked > 0);
  if (shown.length === 0 && profiles.length === 0 && quadrant === undefined) return;
  if (subject !== undefined) terminal.out(colors.bold(visible(subject)));
  const width = Math.max(0, ...shown.map(({ title }) => title.length));
  for (const { title, value, band, counted, answered, asked, withOpinions } of shown) {
    const number = value === undefined ? "no number" : String(value);
    const counts =
      withOpinions !== undefined
        ? `${counted} of ${answered} answers count; ${withOpinions} with opinions`
        : answered < asked
          ? `${answered} of ${asked} answered`
          : "";
    const words = [band === undefined ? "" : visible(band), counts === "" ? "" : colors.dim(counts)].filter(
      (each) => each !== "",
    );
    terminal.out(`  ${visible(title.padEnd(width))}  ${number.padStart(5)}  ${words.join("  ")}`.trimEnd());
  }
  if (quadrant !== undefined) terminal.out(`  ${colors.bold(visible(quadrant.title))}: ${visible(quadrant.says)}`);
  for (const { title, fit, says } of profiles) {
    terminal.out(`  ${visible(title)}  ${fit} %  ${colors.dim(visible(says))}`);
  }
  terminal.out();
}

function printFinding({ severity, subject, says, because, try: ways, rests }: Finding, terminal: Terminal): void {
  const { colors } = terminal;
  const paint = { alarm: colors.red, warn: colors.yellow, notice: colors.cyan, good: colors.green }[severity];
  const about = subject === undefined ? "" : `${subject}: `;
  const lines = (text: string) => wrapWords(visible(text), terminal.width - INDENT.length);
  const [first = "", ...more] = lines(about + says);
  terminal.out(`${paint(severity.padEnd(6))}  ${colors.bold(first)}`);
  for (const line of more) terminal.out(INDENT + colors.bold(line));
  if (because !== undefined) for (const line of lines(because)) terminal.out(INDENT + line);
  for (const way of ways) {
    for (const [index, line] of lines(`- ${way}`).entries()) terminal.out(`${INDENT}${index === 0 ? "" : "  "}${line}`);
  }
  const answers = rests.slice(0, 6).map(({ question, subject: of, answer }) => {
    const name = of === undefined || of === subject ? question : `${of}/${question}`;
    return `${name}${answer === undefined ? "" : ` (${short(answer)})`}`;
  });
  if (rests.length > 6) answers.push(`${rests.length - 6} more`);
  if (answers.length > 0) {
    for (const line of lines(`rests on ${answers.join(", ")}`)) terminal.out(INDENT + colors.dim(line));
  }
  terminal.out();
}

function printQuestions(title: string, questions: Result["opinions"], terminal: Terminal): void {
  if (questions.length === 0) return;
  terminal.out(terminal.colors.bold(`${title}: ${questions.length}`));
  for (const { subject, question, asks, answer } of questions) {
    const about = subject === undefined ? "" : `${subject}: `;
    const said = answer === undefined ? "" : `  ${terminal.colors.dim(visible(short(answer)))}`;
    terminal.out(`  ${visible(about + (asks ?? question))}${said}`);
  }
  terminal.out();
}

function short(text: string | undefined): string {
  if (text === undefined) return "no answer";
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
