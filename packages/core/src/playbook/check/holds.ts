import { daysBetween } from "../../record/calendar.js";
import type { DateText } from "../../record/entry.js";
import { isDateText } from "../../record/fields.js";
import type { CheckQuestion, Condition, Limit } from "../formats/check.js";
import { type Answer, answerTo } from "./answered.js";
import { equalsAny, isOpinion } from "./points.js";
import type { Scene } from "./scene.js";
import { questionsOf } from "./scores.js";

/** An answer that a finding rests on. */
export interface Rest {
  readonly subject?: string;
  readonly question: string;
}

/** Whether a condition holds, and on which answers that rests. */
export interface Verdict {
  readonly holds: boolean;
  readonly rests: readonly Rest[];
}

/**
 * Whether a condition holds. What was not answered fulfils no condition but `empty` (and so fulfils every `not`). `before`
 * is the same scene of the check before; without one, `rose`, `fell` and `again` never hold.
 */
export function holds(condition: Condition, scene: Scene, before?: Scene): Verdict {
  if ("all" in condition) {
    const verdicts = condition.all.map((each) => holds(each, scene, before));
    return { holds: verdicts.every((verdict) => verdict.holds), rests: verdicts.flatMap(({ rests }) => rests) };
  }
  if ("any" in condition) {
    const verdicts = condition.any.map((each) => holds(each, scene, before)).filter((verdict) => verdict.holds);
    return { holds: verdicts.length > 0, rests: verdicts.flatMap(({ rests }) => rests) };
  }
  if ("not" in condition) {
    const verdict = holds(condition.not, scene, before);
    return { ...verdict, holds: !verdict.holds };
  }
  if ("again" in condition) {
    const verdict = holds(condition.again, scene, before);
    return { ...verdict, holds: verdict.holds && before !== undefined && holds(condition.again, before).holds };
  }
  if ("subjects" in condition) {
    const verdicts = scene.subjects.map((each) =>
      holds(
        condition.subjects,
        each,
        before?.subjects.find(({ subject }) => subject === each.subject),
      ),
    );
    const matching = verdicts.filter((verdict) => verdict.holds);
    const isSo = isWithin(matching.length, condition);
    // That too few are so rests on the others.
    return { holds: isSo, rests: (isSo && matching.length > 0 ? matching : verdicts).flatMap(({ rests }) => rests) };
  }
  if ("quadrant" in condition) {
    const { quadrants } = scene.check;
    return {
      holds: scene.quadrant?.id === condition.quadrant,
      rests: quadrants === undefined ? [] : [quadrants.x, quadrants.y].flatMap((id) => restsOfScore(scene, id)),
    };
  }
  if ("profile" in condition) return holdsProfile(condition, scene);
  if ("score" in condition) return holdsScore(condition, scene, before);
  if ("count" in condition) return holdsCount(condition, scene);
  return holdsAnswer(condition, scene);
}

/** The first of its kind fits best; two that fit alike are both not the best. */
function holdsProfile(condition: Extract<Condition, { readonly profile: string }>, scene: Scene): Verdict {
  const profile = scene.check.profiles?.find(({ id }) => id === condition.profile);
  const fit = scene.profiles.find(({ id }) => id === condition.profile)?.fit;
  const isBest = fit !== undefined && scene.profiles.every((other) => other.id === condition.profile || other.fit < fit);
  return {
    holds: fit !== undefined && (condition.best === undefined || condition.best === isBest) && isWithin(fit, condition),
    rests: Object.keys(profile?.weights ?? {}).flatMap((id) => restsOfScore(scene, id)),
  };
}

function holdsScore(condition: Extract<Condition, { readonly score: string }>, scene: Scene, before?: Scene): Verdict {
  const value = scoreIn(scene, condition.score);
  const rests = restsOfScore(scene, condition.score);
  const overRests = condition.over === undefined ? [] : restsOfScore(scene, condition.over);
  const then = before === undefined ? undefined : scoreIn(before, condition.score);
  const other = condition.over === undefined ? undefined : scoreIn(scene, condition.over);
  const isSo =
    value !== undefined &&
    isWithin(value, condition) &&
    (condition.rose === undefined || (then !== undefined && value - then >= Math.max(condition.rose, Number.MIN_VALUE))) &&
    (condition.fell === undefined || (then !== undefined && then - value >= Math.max(condition.fell, Number.MIN_VALUE))) &&
    (condition.over === undefined || (other !== undefined && value > other && value - other >= (condition.by ?? 0)));
  return { holds: isSo, rests: [...rests, ...overRests] };
}

function holdsCount(condition: Extract<Condition, { readonly count: unknown }>, scene: Scene): Verdict {
  const { is, empty = false, unsupported } = condition.count;
  const matching = questionsOf(condition.count, scene.questions).filter((question) => {
    const answer = answerTo(scene.answers, question.id);
    if (empty || answer === undefined) return empty && answer === undefined;
    return (is === undefined || equalsAny(answer, is)) && hasSupport(question, answer, unsupported);
  });
  return { holds: isWithin(matching.length, condition), rests: matching.map(({ id }) => restOn(scene, id)) };
}

function holdsAnswer(condition: Extract<Condition, { readonly answer: string }>, scene: Scene): Verdict {
  const question = scene.questions.find(({ id }) => id === condition.answer);
  const answer = answerTo(scene.answers, condition.answer);
  const rests = question === undefined ? [] : [restOn(scene, question.id)];
  if (question === undefined || answer === undefined) {
    return { holds: question !== undefined && condition.empty === true, rests };
  }
  const size = sizeOf(question, answer, scene.date);
  const isSo =
    condition.empty !== true &&
    (condition.is === undefined || equalsAny(answer, condition.is)) &&
    hasSupport(question, answer, condition.unsupported) &&
    (!isLimited(condition) || (size !== undefined && isWithin(size, condition)));
  return { holds: isSo, rests };
}

/** What bounds on an answer are held against: its number, the words of a text, the options chosen, the days a date lies back. */
function sizeOf(question: CheckQuestion, { value }: Answer, today: DateText): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "string") return value.length;
  if (question.answer === "date") return isDateText(value) ? daysBetween(value, today) : undefined;
  if (question.answer === "choice") return question.options?.find((option) => option.value === value)?.points;
  return value.split(/\s+/).filter((word) => word !== "").length;
}

function hasSupport(question: CheckQuestion, answer: Answer, unsupported: boolean | undefined): boolean {
  if (unsupported === undefined) return true;
  return unsupported ? isOpinion(question, answer) : answer.evidence.length > 0;
}

function isLimited(limit: Limit): boolean {
  return [limit.below, limit.above, limit.at_least, limit.at_most].some((bound) => bound !== undefined);
}

function isWithin(value: number, { below, above, at_least: least, at_most: most }: Limit): boolean {
  return (
    (below === undefined || value < below) &&
    (above === undefined || value > above) &&
    (least === undefined || value >= least) &&
    (most === undefined || value <= most)
  );
}

function scoreIn(scene: Scene, score: string): number | undefined {
  return scene.scores.find(({ id }) => id === score)?.value;
}

function restsOfScore(scene: Scene, id: string): readonly Rest[] {
  const score = scene.check.scores?.find((each) => each.id === id);
  if (score === undefined) return [];
  return questionsOf(score.of, scene.questions)
    .filter((question) => answerTo(scene.answers, question.id) !== undefined)
    .map((question) => restOn(scene, question.id));
}

function restOn({ subject, check }: Scene, question: string): Rest {
  const isOnce = check.questions.some(({ id, once }) => id === question && once === true);
  return { ...(subject !== undefined && !isOnce && { subject }), question };
}
