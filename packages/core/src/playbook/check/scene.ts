import type { DateText } from "../../record/entry.js";
import type { Check, CheckQuestion } from "../formats/check.js";
import type { Answered, Answers } from "./answered.js";
import { isAsked } from "./points.js";
import { computeScore, type ScoreValue } from "./scores.js";

/** How well a profile fits. */
export interface ProfileFit {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  /** Weighted mean of its scores between their bounds, 0 to 100. */
  readonly fit: number;
}

/** Where something lies in the two-by-two of a check. */
export interface Quadrant {
  readonly id: string;
  readonly title: string;
  readonly says: string;
}

/** What conditions are held against: the whole of an answered check, or one of its subjects. */
export interface Scene {
  readonly check: Check;
  readonly date: DateText;
  readonly subject?: string;
  /** The questions that are asked here after the answers given. */
  readonly questions: readonly CheckQuestion[];
  readonly answers: Answers;
  readonly scores: readonly ScoreValue[];
  /** Best fit first. */
  readonly profiles: readonly ProfileFit[];
  readonly quadrant?: Quadrant;
  /** The subjects, in the whole of a check that has some. */
  readonly subjects: readonly Scene[];
}

/** Everything that follows from the answers alone, for the whole check and each of its subjects. */
export function sceneOf(check: Check, answered: Answered): Scene {
  const { date } = answered;
  if (check.subjects === undefined) return makeScene(check, date, check.questions, answered.answers);
  const once = check.questions.filter((question) => question.once === true);
  const subjects = answered.subjects.map(({ name, answers }) => ({
    ...makeScene(check, date, check.questions, { ...answered.answers, ...answers }),
    subject: name,
  }));
  return { ...makeScene(check, date, once, answered.answers), subjects };
}

function makeScene(check: Check, date: DateText, questions: readonly CheckQuestion[], answers: Answers): Scene {
  const asked = questions.filter((question) => isAsked(question, answers));
  const scores = (check.scores ?? []).flatMap((score) => computeScore(score, asked, answers) ?? []);
  const quadrant = quadrantOf(check, scores);
  return {
    check,
    date,
    questions: asked,
    answers,
    scores,
    profiles: (check.profiles ?? []).flatMap((profile) => fitOf(profile, scores)).sort((one, other) => other.fit - one.fit),
    ...(quadrant !== undefined && { quadrant }),
    subjects: [],
  };
}

function fitOf(
  { id, title, says, weights }: NonNullable<Check["profiles"]>[number],
  scores: readonly ScoreValue[],
): readonly ProfileFit[] {
  const parts = scores.flatMap((score) => {
    const weight = Object.hasOwn(weights, score.id) ? (weights[score.id] ?? 0) : 0;
    return score.share === undefined || weight === 0 ? [] : [{ weight, share: score.share }];
  });
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  const fit = parts.reduce((sum, { weight, share }) => sum + weight * share, 0) / total;
  return [{ id, title, says, fit: Math.round(100 * fit) }];
}

function quadrantOf({ quadrants }: Check, scores: readonly ScoreValue[]): Quadrant | undefined {
  if (quadrants === undefined) return undefined;
  const scoreIn = (id: string) => scores.find((score) => score.id === id)?.value;
  const [x, y] = [scoreIn(quadrants.x), scoreIn(quadrants.y)];
  if (x === undefined || y === undefined) return undefined;
  const sides = { x: x >= quadrants.split.x ? "high" : "low", y: y >= quadrants.split.y ? "high" : "low" };
  const named = quadrants.names.find((name) => name.x === sides.x && name.y === sides.y);
  return named === undefined ? undefined : { id: named.id, title: named.title, says: named.says };
}
