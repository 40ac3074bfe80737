import { answerWords } from "../playbook/check/answer-words.js";
import type { Answered, Answers, AnswerValue } from "../playbook/check/answered.js";
import { answerTo } from "../playbook/check/answered.js";
import type { Rest } from "../playbook/check/holds.js";
import { isOpinion } from "../playbook/check/points.js";
import { readAnswersData } from "../playbook/check/read-answers.js";
import { holdsSameQuestions } from "../playbook/check/same-questions.js";
import type { CheckChange, CheckResult } from "../playbook/check/score-check.js";
import type { Check } from "../playbook/formats/check.js";
import { ok, type Problem, type Result } from "../problem.js";
import { isPrivate } from "../query/veil.js";
import type { DateText, Entry } from "../record/entry.js";
import type { World } from "./operation.js";
import { wholeRecords } from "./whole-records.js";

/** Evidence that leads nowhere, and why. */
export interface DanglingEvidence {
  readonly reference: string;
  readonly message: string;
}

/** Answers whose evidence was looked up. */
export interface ResolvedAnswers {
  /** With ids in place of references; what leads nowhere is kept as it was written. */
  readonly written: Answered;
  /** The same without what leads nowhere. */
  readonly counting: Answered;
  readonly dangling: readonly DanglingEvidence[];
}

/** A record of an answered check, apart. */
export interface AnsweredRecord {
  readonly entry: Entry;
  readonly date: DateText;
  /** `six-pillars`, and the version it was answered in. */
  readonly id: string;
  readonly version: number;
  readonly isPrivate: boolean;
}

/** Every answered check there is, or those of one id; oldest first. Private ones are among them: checks are asked for by name. */
export async function answeredRecords(world: World, id?: string): Promise<Result<readonly AnsweredRecord[]>> {
  const found = await world.index.find({ conditions: [{ type: "is", field: "kind", values: ["check"], not: false }] });
  if (!found.ok) return found;
  const whole = await wholeRecords(world, found.value.entries);
  if (!whole.ok) return whole;
  const records = whole.value.flatMap(answeredRecord).filter((record) => id === undefined || record.id === id);
  return ok(records.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)));
}

/** Whether a record answered the questions that a check has today. */
export function isCurrent({ entry, version }: AnsweredRecord, check: Check): boolean {
  return version === check.version && holdsSameQuestions(entry.body, check);
}

/** The answers that later ones are compared with. What is not private must not tell of what is. */
export function answersBefore(
  earlier: readonly AnsweredRecord[],
  check: Check,
  now: Pick<AnsweredRecord, "isPrivate">,
): AnsweredRecord | undefined {
  const last = earlier.filter((record) => now.isPrivate || !record.isPrivate).at(-1);
  return last !== undefined && isCurrent(last, check) ? last : undefined;
}

/** What a record says of itself; nothing when it does not name a check. */
export function answeredRecord(entry: Entry): readonly AnsweredRecord[] {
  const { check, date } = entry.fields;
  if (typeof check !== "string" || typeof date !== "string") return [];
  const [id = "", version] = check.split("@");
  return [{ entry, date: date as DateText, id, version: Number(version ?? 1), isPrivate: isPrivate(entry) }];
}

/** The answers of a record, read with the check's questions; with what is wrong in them by now. */
export function answersOf(
  { entry, date }: AnsweredRecord,
  check: Check,
): { readonly answered: Answered; readonly problems: readonly Problem[] } {
  const { answers, subjects } = entry.fields;
  const read = readAnswersData({ ...(answers !== undefined && { answers }), ...(subjects !== undefined && { subjects }) }, check);
  return {
    answered: { date, answers: read.answers, subjects: read.subjects },
    problems: read.problems.map((problem) => ({ ...problem, place: { file: entry.path } })),
  };
}

/** Looks up every record that answers rest on. */
export async function resolveEvidence(world: World, answered: Answered): Promise<Result<ResolvedAnswers>> {
  const known = new Map<string, string | undefined>();
  const dangling: DanglingEvidence[] = [];
  const maps = [answered.answers, ...answered.subjects.map(({ answers }) => answers)];
  for (const reference of maps.flatMap((answers) => Object.values(answers).flatMap(({ evidence }) => evidence))) {
    if (known.has(reference)) continue;
    if (/^https?:\/\//i.test(reference)) {
      known.set(reference, reference);
      continue;
    }
    const found = await world.index.resolve(reference);
    if (!found.ok) return found;
    const [one, ...more] = found.value;
    known.set(reference, more.length === 0 ? one?.id : undefined);
    if (one === undefined) dangling.push({ reference, message: `no record is called "${reference}"` });
    if (more.length > 0) dangling.push({ reference, message: `"${reference}" can mean ${found.value.length} records` });
  }
  const mapped = (keep: boolean) => (answers: Answers) =>
    Object.fromEntries(
      Object.entries(answers).map(([id, answer]) => {
        const evidence = answer.evidence.flatMap((reference) => known.get(reference) ?? (keep ? [reference] : []));
        return [id, { ...answer, evidence: [...new Set(evidence)] }];
      }),
    );
  const all = (map: (answers: Answers) => Answers): Answered => ({
    ...answered,
    answers: map(answered.answers),
    subjects: answered.subjects.map(({ name, answers }) => ({ name, answers: map(answers) })),
  });
  return ok({ written: all(mapped(true)), counting: all(mapped(false)), dangling });
}

/** A result with the words of its questions and answers, as faces show it. */
export function resultJson(check: Check, answered: Answered, result: CheckResult) {
  const rest = ({ subject, question }: Rest) => {
    const asked = check.questions.find(({ id }) => id === question);
    const answers = subject === undefined ? answered.answers : answered.subjects.find(({ name }) => name === subject)?.answers;
    const answer = answers === undefined ? undefined : answerTo(answers, question);
    return {
      ...(subject !== undefined && { subject }),
      question,
      ...(asked !== undefined && { asks: asked.asks }),
      ...(answer !== undefined && { answer: answerWords(answer.value, asked) }),
      ...(asked !== undefined && answer !== undefined && isOpinion(asked, answer) && { opinion: true }),
    };
  };
  return {
    parts: result.parts.map((part) => ({
      ...part,
      scores: part.scores.map((score) => ({ ...score, weakest: [...score.weakest] })),
      profiles: part.profiles.map((profile) => ({ ...profile })),
    })),
    findings: result.findings.map((finding) => ({ ...finding, try: [...finding.try], rests: finding.rests.map(rest) })),
    opinions: result.opinions.map(rest),
    unanswered: result.unanswered.map(rest),
    ...(result.changes !== undefined && { changes: result.changes.map((change) => changeJson(change, check)) }),
  };
}

function changeJson(change: CheckChange, check: Check) {
  const about = change.subject === undefined ? {} : { subject: change.subject };
  if (change.type === "score") {
    const { title, score, from, to } = change;
    return { type: change.type, ...about, what: title, id: score, from: String(from), to: String(to) };
  }
  const question = check.questions.find(({ id }) => id === change.question);
  const base = { type: change.type, ...about, what: question?.asks ?? change.question, id: change.question };
  if (change.type === "evidence") {
    return {
      ...base,
      from: change.supported ? "no evidence" : "evidence",
      to: change.supported ? "evidence" : "no evidence",
    };
  }
  const words = (value: AnswerValue | undefined) => (value === undefined ? undefined : answerWords(value, question));
  const [from, to] = [words(change.from), words(change.to)];
  return { ...base, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** By day, and on the same day by name: a second one has `-2` at its end, a tenth `-10`. */
function keyOf({ date, entry }: AnsweredRecord): string {
  const again = /-(\d+)$/.exec(entry.stem.slice(11))?.[1] ?? "1";
  return `${date} ${again.padStart(6, "0")} ${entry.stem}`;
}
