import type { Check, CheckQuestion } from "../formats/check.js";
import { type Answer, type Answers, answerTo } from "./answered.js";
import { isOpinion, pointsOf, type Range, rangeOf } from "./points.js";

/** A score as it came out. */
export interface ScoreValue {
  readonly id: string;
  readonly title: string;
  /** Rounded to two decimals; absent when nothing counted. */
  readonly value?: number;
  /** What it would be with opinions counted; only where the score leaves them out and there are some. */
  readonly withOpinions?: number;
  /** How many answers counted, were given, and could have been given. */
  readonly counted: number;
  readonly answered: number;
  readonly asked: number;
  /** What the value means. */
  readonly band?: string;
  /** Where the value lies between the lowest and the highest possible, 0 to 1; absent where there are no bounds. */
  readonly share?: number;
  readonly by: Score["by"];
  /** The questions with the weakest answers among those that counted; empty when all are alike. */
  readonly weakest: readonly string[];
}

type Score = NonNullable<Check["scores"]>[number];

interface Counted {
  readonly question: CheckQuestion;
  readonly points: number;
}

/** One score of a check, from the answers to these questions. Nothing when none of the questions belongs to it. */
export function computeScore(score: Score, questions: readonly CheckQuestion[], answers: Answers): ScoreValue | undefined {
  const own = questionsOf(score.of, questions);
  if (own.length === 0) return undefined;
  const given = own.flatMap((question) => {
    const answer = answerTo(answers, question.id);
    return answer === undefined ? [] : [{ question, answer }];
  });
  const counted = given.flatMap(({ question, answer }) => countedPoints(score, question, answer));
  const all = given.flatMap(({ question, answer }) => countedPoints({ ...score, supported: false }, question, answer));
  const value = combine(score.by, counted);
  const hasOpinions = score.supported === true && given.some(({ question, answer }) => isOpinion(question, answer));
  const withOpinions = hasOpinions ? combine(score.by, all) : undefined;
  const range =
    value === undefined
      ? undefined
      : scoreRange(
          score.by,
          counted.map(({ question }) => question),
          own,
        );
  return {
    id: score.id,
    title: score.title,
    by: score.by,
    ...(value !== undefined && { value }),
    ...(withOpinions !== undefined && { withOpinions }),
    counted: counted.filter(({ question }) => isCountedAs(question, score, answers)).length,
    answered: given.length,
    asked: own.length,
    ...(value !== undefined && bandOf(score, value)),
    ...(value !== undefined && range !== undefined && { share: shareOf(value, range) }),
    weakest: weakestOf(counted),
  };
}

/** The questions that a score or a count is of. */
export function questionsOf(
  of: { readonly group?: string | undefined; readonly questions?: readonly string[] | undefined },
  questions: readonly CheckQuestion[],
): readonly CheckQuestion[] {
  return questions.filter(
    ({ id, group }) =>
      (of.group === undefined || group === of.group) && (of.questions === undefined || of.questions.includes(id)),
  );
}

/** A yes without evidence is no yes where support is asked for; any other opinion is left out. */
function countedPoints(score: Pick<Score, "by" | "supported">, question: CheckQuestion, answer: Answer): readonly Counted[] {
  const points = pointsOf(question, answer);
  if (points === undefined) return [];
  if (score.supported !== true || !isOpinion(question, answer)) return [{ question, points }];
  return isOfYes(score) ? [{ question, points: 0 }] : [];
}

function isCountedAs(question: CheckQuestion, score: Score, answers: Answers): boolean {
  const answer = answerTo(answers, question.id);
  return answer !== undefined && !(score.supported === true && isOpinion(question, answer));
}

function isOfYes({ by }: Pick<Score, "by">): boolean {
  return by === "share-yes" || by === "count-yes";
}

function combine(by: Score["by"], counted: readonly Counted[]): number | undefined {
  if (counted.length === 0) return undefined;
  const points = counted.map((each) => each.points);
  return Math.round(combinePoints(by, points) * 100) / 100;
}

function combinePoints(by: Score["by"], points: readonly number[]): number {
  const sum = points.reduce((total, each) => total + each, 0);
  switch (by) {
    case "mean":
      return sum / points.length;
    case "share-yes":
      return (100 * sum) / points.length;
    case "product":
      return points.reduce((product, each) => product * each, 1);
    case "lowest":
      return Math.min(...points);
    default:
      return sum;
  }
}

/**
 * The bounds of a score; nothing where a question has none. Sums and counts grow with each answer, so all its `own` questions
 * make their bounds; the others are bounded by those that `counted`.
 */
export function scoreRange(by: Score["by"], counted: readonly CheckQuestion[], own: readonly CheckQuestion[]): Range | undefined {
  if (by === "share-yes") return { least: 0, most: 100 };
  const questions = by === "sum" || by === "count-yes" ? own : counted;
  const ranges = questions.map(rangeOf).filter((range) => range !== undefined);
  if (ranges.length === 0 || (ranges.length < questions.length && by !== "sum")) return undefined;
  return {
    least: combinePoints(
      by,
      ranges.map(({ least }) => least),
    ),
    most: combinePoints(
      by,
      ranges.map(({ most }) => most),
    ),
  };
}

function shareOf(value: number, { least, most }: Range): number {
  return most <= least ? 0 : Math.min(1, Math.max(0, (value - least) / (most - least)));
}

function bandOf({ bands }: Score, value: number): { readonly band?: string } {
  const band = bands?.find(({ to }) => value <= to) ?? bands?.at(-1);
  return band === undefined ? {} : { band: band.says };
}

function weakestOf(counted: readonly Counted[]): readonly string[] {
  const shares = counted.flatMap(({ question, points }) => {
    const range = rangeOf(question);
    return range === undefined ? [] : [{ id: question.id, share: shareOf(points, range) }];
  });
  const least = Math.min(...shares.map(({ share }) => share));
  const weakest = shares.filter(({ share }) => share === least);
  return weakest.length === shares.length ? [] : weakest.map(({ id }) => id);
}
