import type { Check, CheckQuestion, Condition } from "../formats/check.js";
import { type Answered, type AnswerValue, answerTo } from "./answered.js";
import { holds, type Rest } from "./holds.js";
import { isOpinion } from "./points.js";
import { type ProfileFit, type Quadrant, type Scene, sceneOf } from "./scene.js";
import { questionsOf, type ScoreValue } from "./scores.js";

/** What the answers of the whole check, or those about one subject, come to. */
export interface CheckPart {
  /** Absent for the whole check. */
  readonly subject?: string;
  readonly scores: readonly ScoreValue[];
  /** Best fit first. */
  readonly profiles: readonly ProfileFit[];
  readonly quadrant?: Quadrant;
}

/** A finding whose condition holds. */
export interface CheckFinding {
  readonly id: string;
  readonly subject?: string;
  readonly severity: Check["findings"][number]["severity"];
  readonly says: string;
  readonly because?: string;
  readonly try: readonly string[];
  /** The answers it rests on, each once. */
  readonly rests: readonly Rest[];
}

/** One thing that is another than last time. */
export type CheckChange =
  | {
      readonly type: "score";
      readonly subject?: string;
      readonly score: string;
      readonly title: string;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly type: "answer";
      readonly subject?: string;
      readonly question: string;
      /** Absent when it was not answered then. */
      readonly from?: AnswerValue;
      /** Absent when it is not answered now. */
      readonly to?: AnswerValue;
    }
  | {
      readonly type: "evidence";
      readonly subject?: string;
      readonly question: string;
      /** Whether an answer that had no evidence has some now, or the other way round. */
      readonly supported: boolean;
    };

/** What an answered check comes to. */
export interface CheckResult {
  /** The whole first, then the subjects: highest rank first, or in the order they were answered in. */
  readonly parts: readonly CheckPart[];
  /** Alarms first, good news last. */
  readonly findings: readonly CheckFinding[];
  /** Answers that claim something their question wants evidence for, and carry none. */
  readonly opinions: readonly Rest[];
  /** Questions that were asked and left out, optional ones not among them. */
  readonly unanswered: readonly Rest[];
  /** Absent when there is no check before. */
  readonly changes?: readonly CheckChange[];
}

const SEVERITIES = ["alarm", "warn", "notice", "good"] as const;

/**
 * Scores an answered check. `previous` is the same check, same version, as it was answered the time before. References in
 * evidence are taken as given: leave out those that lead nowhere.
 */
export function scoreCheck(check: Check, answered: Answered, previous?: Answered): CheckResult {
  const scene = sceneOf(check, answered);
  const before = previous === undefined ? undefined : sceneOf(check, previous);
  const pairs = [scene, ...scene.subjects].map((now) => ({ now, last: sameSubject(now, before) }));
  const findings = check.findings.flatMap((finding) => {
    const isOfWhole = check.subjects === undefined || isAboutAll(finding.when, check);
    return pairs
      .filter(({ now }) => (now.subject === undefined) === isOfWhole)
      .flatMap(({ now, last }) => {
        const verdict = holds(finding.when, now, last);
        return verdict.holds ? [found(finding, now, verdict.rests)] : [];
      });
  });
  return {
    parts: ranked(check, scene).map(({ subject, scores, profiles, quadrant }) => ({
      ...(subject !== undefined && { subject }),
      scores: scores.filter((score) => subject === undefined || !isOfOnce(check, score.id)),
      profiles,
      ...(quadrant !== undefined && { quadrant }),
    })),
    findings: findings.sort((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity)),
    opinions: pairs.flatMap(({ now }) =>
      ownQuestions(now).flatMap((question) => {
        const answer = answerTo(now.answers, question.id);
        return answer !== undefined && isOpinion(question, answer) ? [restOf(now, question)] : [];
      }),
    ),
    unanswered: pairs.flatMap(({ now }) =>
      ownQuestions(now).flatMap((question) =>
        question.optional !== true && answerTo(now.answers, question.id) === undefined ? [restOf(now, question)] : [],
      ),
    ),
    ...(before !== undefined && {
      changes: pairs.flatMap(({ now, last }) => (last === undefined ? [] : changesBetween(now, last))),
    }),
  };
}

function found(finding: Check["findings"][number], { subject }: Scene, rests: readonly Rest[]): CheckFinding {
  return {
    id: finding.id,
    ...(subject !== undefined && { subject }),
    severity: finding.severity,
    says: finding.says,
    ...(finding.because !== undefined && { because: finding.because }),
    try: finding.try ?? [],
    rests: [...new Map(rests.map((rest) => [`${rest.question}\n${rest.subject ?? ""}`, rest])).values()],
  };
}

/** Whether a condition is on all subjects together: it counts them, or asks only for what is asked once. */
function isAboutAll(condition: Condition, check: Check): boolean {
  if ("subjects" in condition) return true;
  if ("all" in condition) return condition.all.some(countsSubjects) || condition.all.every((each) => isAboutAll(each, check));
  if ("any" in condition) return condition.any.some(countsSubjects) || condition.any.every((each) => isAboutAll(each, check));
  if ("not" in condition) return isAboutAll(condition.not, check);
  if ("again" in condition) return isAboutAll(condition.again, check);
  if ("answer" in condition) return check.questions.some(({ id, once }) => id === condition.answer && once === true);
  if ("count" in condition) return questionsOf(condition.count, check.questions).every(({ once }) => once === true);
  if ("score" in condition) return isOfOnce(check, condition.score);
  return false;
}

function countsSubjects(condition: Condition): boolean {
  if ("all" in condition) return condition.all.some(countsSubjects);
  if ("any" in condition) return condition.any.some(countsSubjects);
  if ("not" in condition) return countsSubjects(condition.not);
  if ("again" in condition) return countsSubjects(condition.again);
  return "subjects" in condition;
}

function isOfOnce(check: Check, score: string): boolean {
  const of = check.scores?.find(({ id }) => id === score)?.of;
  return of !== undefined && questionsOf(of, check.questions).every(({ once }) => once === true);
}

function ranked(check: Check, scene: Scene): readonly Scene[] {
  const { rank } = check;
  const rankOf = (each: Scene) => each.scores.find(({ id }) => id === rank)?.value ?? Number.NEGATIVE_INFINITY;
  const subjects =
    rank === undefined
      ? scene.subjects
      : [...scene.subjects].sort((one, other) => Number(rankOf(other) > rankOf(one)) - Number(rankOf(one) > rankOf(other)));
  return [scene, ...subjects];
}

function sameSubject(now: Scene, before: Scene | undefined): Scene | undefined {
  return now.subject === undefined ? before : before?.subjects.find(({ subject }) => subject === now.subject);
}

/** The questions of a scene that are not another's: what is asked once belongs to the whole. */
function ownQuestions({ subject, questions }: Scene): readonly CheckQuestion[] {
  return subject === undefined ? questions : questions.filter(({ once }) => once !== true);
}

function restOf({ subject }: Scene, { id }: CheckQuestion): Rest {
  return { ...(subject !== undefined && { subject }), question: id };
}

function changesBetween(now: Scene, last: Scene): readonly CheckChange[] {
  const about = now.subject === undefined ? {} : { subject: now.subject };
  const scores = now.scores.flatMap((score): readonly CheckChange[] => {
    const before = last.scores.find(({ id }) => id === score.id)?.value;
    if (score.value === undefined || before === undefined || before === score.value) return [];
    if (now.subject !== undefined && isOfOnce(now.check, score.id)) return [];
    return [{ type: "score", ...about, score: score.id, title: score.title, from: before, to: score.value }];
  });
  const answers = ownQuestions(now).flatMap((question): readonly CheckChange[] => {
    const [from, to] = [answerTo(last.answers, question.id), answerTo(now.answers, question.id)];
    const rest = restOf(now, question);
    if (JSON.stringify(from?.value) !== JSON.stringify(to?.value)) {
      return [{ type: "answer", ...rest, ...(from && { from: from.value }), ...(to && { to: to.value }) }];
    }
    if (from === undefined || to === undefined || from.evidence.length > 0 === to.evidence.length > 0) return [];
    return question.evidence === "wanted" ? [{ type: "evidence", ...rest, supported: to.evidence.length > 0 }] : [];
  });
  return [...scores, ...answers];
}
