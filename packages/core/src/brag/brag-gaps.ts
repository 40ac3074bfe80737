import { daysBetween } from "../record/calendar.js";
import type { DateText } from "../record/entry.js";
import { dayInWords, type Period, periodInWords, quartersOf } from "../record/period.js";
import type { Brag, BragGap, BragLine } from "./brag.js";
import { counted } from "./brag-words.js";
import { isMeasuredLine } from "./line-metrics.js";

/** A quarter is called empty only when at least this many of its days lie in the period and have passed. */
const ENOUGH_DAYS = 28;

/**
 * What the records don't say. The user's own document gets every gap with the records it rests on and the question
 * that closes it; the manager's gets the one about missing numbers, as a sentence.
 */
export function bragGaps(
  lines: readonly BragLine[],
  { period, today, audience }: { readonly period: Period; readonly today: DateText; readonly audience: Brag["audience"] },
): BragGap[] {
  const unmeasured = unmeasuredGap(lines);
  if (audience === "manager") {
    const left = lines.length - measuredOf(lines).length;
    if (left === 0) return [];
    const says = lines.length === 1 ? "It says" : left === 1 ? "The line says" : "Each line says";
    return [{ what: "unmeasured", statement: `${share(lines)}. ${says} what is not known.`, items: [] }];
  }
  return [
    ...unmeasured,
    ...gap(
      "worse",
      lines.filter(isWorse),
      (count) => `${counted(count, "win")} ${has(count)} a number that got worse`,
      "What do you know of the reason, and what did you do about it?",
    ),
    ...gap(
      "unseen",
      lines.filter(({ seenBy }) => seenBy?.length === 0),
      (count) => `${count} ${was(count)} seen by no one`,
      "Who should know of it?",
    ),
    ...gap(
      "part",
      lines.filter(({ role }) => role === undefined),
      (count) => `${count} ${count === 1 ? "does" : "do"} not say what your part was`,
      "Did you lead it, contribute to it or support it?",
    ),
    ...emptyQuarters(lines, period, today),
  ];
}

function unmeasuredGap(lines: readonly BragLine[]): BragGap[] {
  const open = lines.filter(({ metrics }) => !isMeasuredLine(metrics));
  if (open.length === 0) return [];
  const questions = [...new Set(open.map(missingNumber))];
  const items = questions.map((question) => ({
    question,
    records: open.filter((line) => missingNumber(line) === question).map(({ record }) => record),
  }));
  return [{ what: "unmeasured", statement: share(lines), items }];
}

/** What would make the win a measured one. */
function missingNumber({ metrics }: BragLine): string {
  const outcomes = new Set(metrics.map(({ outcome }) => outcome));
  if (outcomes.has("no-baseline")) return "No baseline: what was the number before?";
  if (outcomes.has("no-new-value")) return "No new value: what is the number now?";
  return "No number: what changed because of it, from what to what?";
}

function emptyQuarters(lines: readonly BragLine[], period: Period, today: DateText): BragGap[] {
  if (lines.length === 0 || period.from > today) return [];
  const passed = { from: period.from, to: period.to < today ? period.to : today };
  return quartersOf(passed)
    .filter(({ part }) => daysBetween(part.from, part.to) + 1 >= ENOUGH_DAYS)
    .filter(({ part }) => !lines.some(({ from, to }) => from <= part.to && to >= part.from))
    .map(({ name, part }) => ({
      what: "empty-quarter",
      statement:
        periodInWords(part) === name
          ? `Nothing in ${name}`
          : `Nothing in ${name}, ${dayInWords(part.from)} to ${dayInWords(part.to)}`,
      items: [{ question: "What came of your work then?", records: [] }],
    }));
}

function gap(
  what: BragGap["what"],
  lines: readonly BragLine[],
  statement: (count: number) => string,
  question: string,
): BragGap[] {
  if (lines.length === 0) return [];
  return [{ what, statement: statement(lines.length), items: [{ question, records: lines.map(({ record }) => record) }] }];
}

function share(lines: readonly BragLine[]): string {
  const measured = measuredOf(lines).length;
  if (lines.length === 1) return `The only win has ${measured === 0 ? "no" : "a"} measured result`;
  return measured === 0
    ? `None of ${lines.length} has a measured result`
    : `${measured} of ${lines.length} ${has(measured)} a measured result`;
}

function measuredOf(lines: readonly BragLine[]): readonly BragLine[] {
  return lines.filter(({ metrics }) => isMeasuredLine(metrics));
}

/** Whether a line shows a number that got worse. */
export function isWorse(line: Pick<BragLine, "metrics">): boolean {
  return line.metrics.some(({ outcome }) => outcome === "worse");
}

function has(count: number): string {
  return count === 1 ? "has" : "have";
}

function was(count: number): string {
  return count === 1 ? "was" : "were";
}
