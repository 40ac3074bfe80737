import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Answer, Answered, Answers } from "../../src/playbook/check/answered.js";
import { isAsked } from "../../src/playbook/check/points.js";
import { type CheckResult, scoreCheck } from "../../src/playbook/check/score-check.js";
import type { Check, CheckQuestion } from "../../src/playbook/formats/check.js";
import { readItem } from "../../src/playbook/read-item.js";
import type { DateText } from "../../src/record/entry.js";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));
const FOLDER = "playbook/checks";
const checks = readdirSync(join(ROOT, FOLDER))
  .filter((name) => name.endsWith(".yaml"))
  .map((name): [string, Check] => {
    const text = readFileSync(join(ROOT, FOLDER, name), "utf8");
    const { item } = readItem({ format: "check", path: `${FOLDER}/${name}`, origin: "built-in", text });
    if (item === undefined) throw new Error(`${name} can't be read`);
    return [item.content.id, item.content];
  });

/** Most people that are made up for one check; it is left as soon as everything it can say was said. */
const MOST_PEOPLE = 6000;

describe("what a check can say", () => {
  it.each(checks)("%s says each of its findings, bands, profiles and quadrants to somebody", (_id, check) => {
    const waiting = new Set(interpretationsOf(check));
    for (const { now, before } of people(check, { count: MOST_PEOPLE, leaveOut: true })) {
      for (const said of saidBy(scoreCheck(check, now, before))) waiting.delete(said);
      if (waiting.size === 0) break;
    }
    expect([...waiting]).toEqual([]);
  });

  it.each(checks)("%s has something to say to whoever answers all of it", (_id, check) => {
    for (const { now } of people(check, { count: 800, leaveOut: false })) {
      if (saidBy(scoreCheck(check, now)).length === 0) expect(now).toBe("answers that mean something");
    }
  });

  it.each(checks)("%s names what is open to whoever leaves so much out that it has nothing to say", (_id, check) => {
    for (const { now } of people(check, { count: 800, leaveOut: true })) {
      const result = scoreCheck(check, now);
      if (saidBy(result).length === 0 && result.unanswered.length === 0) expect(now).toBe("answers that mean something");
    }
  });

  it("says one level and no other, in the litmus test", () => {
    const litmus = checks.find(([id]) => id === "litmus")?.[1];
    if (litmus === undefined) throw new Error("no litmus test");
    for (const { now } of people(litmus, { count: 2000, leaveOut: true })) {
      const levels = scoreCheck(litmus, now).findings.filter(({ id }) => id.startsWith("acts-"));
      expect(levels.map(({ id }) => id)).toHaveLength(1);
    }
  });

  it.each(checks)("%s has one band for every value that its scores can take", (_id, check) => {
    for (const { now } of people(check, { count: 400, leaveOut: true })) {
      for (const { id, value } of scoreCheck(check, now).parts.flatMap(({ scores }) => scores)) {
        const bands = check.scores?.find((score) => score.id === id)?.bands;
        if (value === undefined || bands === undefined) continue;
        const own = bands.filter(({ to }, at) => value <= to && value > (bands[at - 1]?.to ?? Number.NEGATIVE_INFINITY));
        expect({ id, value, bands: own.length }).toEqual({ id, value, bands: 1 });
      }
    }
  });
});

/** Everything that a check can say, by a name for each. */
function interpretationsOf(check: Check): readonly string[] {
  return [
    ...check.findings.map(({ id }) => `finding ${id}`),
    ...(check.scores ?? []).flatMap(({ id, bands = [] }) => bands.map(({ says }) => `band ${id}: ${says}`)),
    ...(check.profiles ?? []).map(({ id }) => `profile ${id}`),
    ...(check.quadrants?.names ?? []).map(({ id }) => `quadrant ${id}`),
  ];
}

/** What was said: of the profiles, the one that fits best. */
function saidBy({ parts, findings }: CheckResult): readonly string[] {
  return [
    ...findings.map(({ id }) => `finding ${id}`),
    ...parts.flatMap(({ scores, profiles, quadrant }) => [
      ...scores.flatMap(({ id, band }) => (band === undefined ? [] : [`band ${id}: ${band}`])),
      ...profiles.slice(0, 1).map(({ id }) => `profile ${id}`),
      ...(quadrant === undefined ? [] : [`quadrant ${quadrant.id}`]),
    ]),
  ];
}

type Chance = () => number;

/** How somebody answers: where most answers lie, how often a group of questions goes another way, and what is shown or left out. */
interface Temper {
  readonly towards: number;
  readonly strays: number;
  readonly shows: number;
  readonly leaves: number;
}

interface Person {
  readonly now: Answered;
  readonly before: Answered;
}

/** People who answer a check, each as they are inclined to; the same people in every run. */
function* people(check: Check, { count, leaveOut }: { readonly count: number; readonly leaveOut: boolean }): Generator<Person> {
  const chance = seeded(7);
  const temper = (): Temper => ({
    towards: oneOf([0, 0.25, 0.5, 0.75, 1], chance),
    strays: oneOf([0, 0.1, 0.3, 1], chance),
    shows: oneOf([0, 0.5, 1, 1], chance),
    leaves: leaveOut ? oneOf([0, 0, 0, 0.1, 0.6], chance) : 0,
  });
  for (let made = 0; made < count; made++) {
    const own = temper();
    yield { now: answeredBy(check, own, chance), before: answeredBy(check, chance() < 0.5 ? own : temper(), chance) };
  }
}

function answeredBy(check: Check, temper: Temper, chance: Chance): Answered {
  const { subjects } = check;
  const once = check.questions.filter((question) => subjects === undefined || question.once === true);
  const each = check.questions.filter((question) => subjects !== undefined && question.once !== true);
  const { min = 0, max = 0 } = subjects ?? {};
  const count = Math.min(max, min + Math.floor(3 * chance()));
  return {
    date: "2026-11-20" as DateText,
    answers: answersTo(once, temper, chance),
    subjects: Array.from({ length: count }, (_, at) => ({
      name: `Subject ${at + 1}`,
      answers: answersTo(each, chance() < 0.3 ? { ...temper, towards: chance() } : temper, chance),
    })),
  };
}

function answersTo(questions: readonly CheckQuestion[], temper: Temper, chance: Chance): Answers {
  const answers: Record<string, Answer> = {};
  const leanings = new Map<string | undefined, number>();
  for (const question of questions) {
    const { group } = question;
    if (!leanings.has(group)) leanings.set(group, chance() < temper.strays ? chance() : temper.towards);
    const isLeft = chance() < temper.leaves || (question.optional === true && chance() < 0.3);
    if (isLeft || !isAsked(question, answers)) continue;
    const values = valuesOf(question);
    const isOwnWay = chance() < 0.5 * temper.strays;
    const place = isOwnWay ? chance() : (leanings.get(group) ?? 0) + 0.3 * (chance() - 0.5);
    const value = values[Math.min(values.length - 1, Math.max(0, Math.floor(place * values.length)))];
    if (value === undefined) continue;
    answers[question.id] = { value, evidence: chance() < temper.shows ? ["win/2026-11-13-daily-close"] : [] };
  }
  return answers;
}

/** Values that a question can be answered with, as many as make a difference; those that bring most points last. */
function valuesOf({ answer, options = [], reverse }: CheckQuestion): readonly Answer["value"][] {
  const values = options.map(({ value }) => value);
  switch (answer) {
    case "scale":
      return reverse === true ? [5, 4, 3, 2, 1] : [1, 2, 3, 4, 5];
    case "yes-no":
      return reverse === true ? [true, false] : [false, true];
    case "choice":
      return [...options].sort((one, other) => (one.points ?? 0) - (other.points ?? 0)).map(({ value }) => value);
    case "choices":
      return [...values.map((value) => [value]), values.slice(0, 2), values.slice(-2), values];
    case "number":
      return [0, 1, 3, 8, 40, 60];
    case "date":
      return ["2025-01-07", "2026-04-07", "2026-07-07", "2026-11-02", "2026-12-03", "2027-03-01"];
    case "text":
      return [1, 3, 6, 9, 14].map((words) => Array(words).fill("word").join(" "));
  }
}

function oneOf<Value>(values: readonly [Value, ...Value[]], chance: Chance): Value {
  return values[Math.floor(chance() * values.length)] ?? values[0];
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function seeded(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
