import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer, Answers } from "../../src/playbook/check/answered.js";
import { rangeOf } from "../../src/playbook/check/points.js";
import { scoreCheck } from "../../src/playbook/check/score-check.js";
import { computeScore } from "../../src/playbook/check/scores.js";
import type { Check, CheckQuestion } from "../../src/playbook/formats/check.js";
import { answered, checkOf, scale, yesNo } from "./check-builder.js";

type Score = NonNullable<Check["scores"]>[number];

const METHODS = ["mean", "sum", "product", "lowest", "share-yes", "count-yes"] as const;

const evidence = fc.constantFrom<readonly string[]>([], ["win/one"]);

/** Between one and six questions of one type, each wanting evidence or not, with answers to some of them. */
const answeredQuestions = fc
  .record({ type: fc.constantFrom("scale" as const, "yes-no" as const), count: fc.integer({ min: 1, max: 6 }) })
  .chain(({ type, count }) =>
    fc
      .array(
        fc.record({
          reverse: fc.boolean(),
          wanted: fc.boolean(),
          value: type === "scale" ? fc.integer({ min: 1, max: 5 }) : fc.boolean(),
          evidence,
          given: fc.boolean(),
        }),
        { minLength: count, maxLength: count },
      )
      .map((made) => ({
        type,
        questions: made.map(
          ({ reverse, wanted }, index): CheckQuestion => ({
            id: `q${index}`,
            asks: "?",
            answer: type,
            reverse,
            evidence: wanted ? "wanted" : "none",
          }),
        ),
        answers: Object.fromEntries(
          made.flatMap((each, index): readonly (readonly [string, Answer])[] =>
            each.given ? [[`q${index}`, { value: each.value, evidence: each.evidence }]] : [],
          ),
        ) as Answers,
      })),
  );

function scoreOf(by: Score["by"], supported: boolean): Score {
  return { id: "s", title: "S", of: {}, by, supported };
}

describe("a score", () => {
  it("stays within the bounds of its questions, whatever is answered", () => {
    fc.assert(
      fc.property(
        answeredQuestions,
        fc.constantFrom(...METHODS),
        fc.boolean(),
        ({ questions, answers: given }, by, supported) => {
          const score = computeScore(scoreOf(by, supported), questions, given);
          if (score?.value === undefined) return;
          expect(score.share === undefined || (score.share >= 0 && score.share <= 1)).toBe(true);
          const most = Math.max(...questions.map((question) => rangeOf(question)?.most ?? 0));
          if (by === "mean" || by === "lowest") expect(score.value).toBeLessThanOrEqual(most);
          if (by === "share-yes" && questions[0]?.answer === "yes-no") expect(score.value).toBeLessThanOrEqual(100);
          if (by === "count-yes" && questions[0]?.answer === "yes-no") expect(score.value).toBeLessThanOrEqual(questions.length);
          expect(score.value).toBeGreaterThanOrEqual(0);
          expect(score.counted).toBeLessThanOrEqual(score.answered);
          expect(score.answered).toBeLessThanOrEqual(score.asked);
        },
      ),
    );
  });

  it("never falls when one answer gets better and everything counts", () => {
    fc.assert(
      fc.property(answeredQuestions, fc.constantFrom(...METHODS), fc.nat(), ({ questions, answers: given }, by, pick) => {
        const ids = Object.keys(given);
        const id = ids[pick % Math.max(1, ids.length)];
        const question = questions.find((each) => each.id === id);
        const answer = id === undefined ? undefined : given[id];
        if (question === undefined || answer === undefined) return;
        const best =
          question.reverse === true ? (question.answer === "scale" ? 1 : false) : question.answer === "scale" ? 5 : true;
        const before = computeScore(scoreOf(by, false), questions, given)?.value ?? 0;
        const after = computeScore(scoreOf(by, false), questions, { ...given, [question.id]: { ...answer, value: best } });
        expect(after?.value ?? 0).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it("never counts more yes for want of evidence than with it", () => {
    fc.assert(
      fc.property(
        answeredQuestions,
        fc.constantFrom("share-yes" as const, "count-yes" as const),
        ({ type, questions, answers: given }, by) => {
          if (type !== "yes-no") return;
          const bare = Object.fromEntries(Object.entries(given).map(([id, answer]) => [id, { ...answer, evidence: [] }]));
          const without = computeScore(scoreOf(by, true), questions, bare)?.value ?? 0;
          expect(without).toBeLessThanOrEqual(computeScore(scoreOf(by, true), questions, given)?.value ?? 0);
          expect(without).toBeLessThanOrEqual(computeScore(scoreOf(by, false), questions, bare)?.value ?? 0);
        },
      ),
    );
  });

  it("does not depend on the order of the questions", () => {
    fc.assert(
      fc.property(answeredQuestions, fc.constantFrom(...METHODS), ({ questions, answers: given }, by) => {
        const forward = computeScore(scoreOf(by, true), questions, given);
        const backward = computeScore(scoreOf(by, true), [...questions].reverse(), given);
        expect(backward?.value).toBe(forward?.value);
        expect(backward?.share ?? 0).toBeCloseTo(forward?.share ?? 0);
      }),
    );
  });

  it.each([
    ["mean", 3.5],
    ["sum", 7],
    ["product", 12],
    ["lowest", 3],
  ] as const)("by %s of 3 and 4 is %d", (by, value) => {
    const check = checkOf({ scores: [{ id: "s", title: "S", of: { questions: ["one", "two"] }, by }] });
    expect(scoreCheck(check, answered({ one: 3, two: 4 })).parts[0]?.scores[0]?.value).toBe(value);
  });

  it("leaves opinions out, and says what it would be with them", () => {
    const check = checkOf({
      questions: [
        scale("one", { evidence: "wanted" }),
        scale("two", { evidence: "wanted" }),
        scale("three", { evidence: "wanted" }),
      ],
      scores: [{ id: "s", title: "S", of: {}, by: "mean", supported: true }],
    });
    const result = scoreCheck(check, answered({ one: { value: 3, evidence: ["win/a"] }, two: 5, three: 1 }));
    // A 1 claims nothing, so it counts without evidence.
    expect(result.parts[0]?.scores[0]).toMatchObject({ value: 2, withOpinions: 3, counted: 2, answered: 3 });
    expect(result.opinions).toEqual([{ question: "two" }]);
  });

  it("has no value when nothing counts", () => {
    const check = checkOf({
      questions: [scale("one", { evidence: "wanted" })],
      scores: [{ id: "s", title: "S", of: {}, by: "mean", supported: true }],
    });
    const score = scoreCheck(check, answered({ one: 4 })).parts[0]?.scores[0];
    expect(score?.value).toBeUndefined();
    expect(score?.withOpinions).toBe(4);
  });

  it("means what its band says, and the last band when it is above all", () => {
    const bands = [
      { to: 2, says: "low" },
      { to: 4, says: "high" },
    ];
    const check = checkOf({ scores: [{ id: "s", title: "S", of: { questions: ["one"] }, by: "mean", bands }] });
    const bandOf = (one: number) => scoreCheck(check, answered({ one })).parts[0]?.scores[0]?.band;
    expect([1, 2, 3, 5].map(bandOf)).toEqual(["low", "low", "high", "high"]);
  });

  it("counts a no as a point where the question is reversed", () => {
    const check = checkOf({ scores: [{ id: "s", title: "S", of: { questions: ["done", "alone"] }, by: "count-yes" }] });
    const count = (done: boolean, alone: boolean) => scoreCheck(check, answered({ done, alone })).parts[0]?.scores[0]?.value;
    expect([count(true, false), count(true, true), count(false, true)]).toEqual([2, 1, 0]);
  });

  it("takes the points of a choice, and of several choices together", () => {
    const options = [
      { value: "a", label: "A", points: 1 },
      { value: "b", label: "B", points: 3 },
      { value: "c", label: "C" },
    ];
    const check = checkOf({
      questions: [
        { id: "pick", asks: "?", answer: "choice", options },
        { id: "many", asks: "?", answer: "choices", options },
      ],
      scores: [
        { id: "pick", title: "P", of: { questions: ["pick"] }, by: "sum" },
        { id: "many", title: "M", of: { questions: ["many"] }, by: "sum" },
      ],
    });
    const values = (pick: string, many: readonly string[]) =>
      scoreCheck(check, answered({ pick, many })).parts[0]?.scores.map(({ value }) => value);
    expect(values("b", ["a", "b"])).toEqual([3, 4]);
    expect(values("c", ["c"])).toEqual([undefined, 0]);
  });
});

describe("a profile", () => {
  const check = checkOf({
    scores: [
      { id: "one", title: "One", of: { questions: ["one"] }, by: "mean" },
      { id: "two", title: "Two", of: { questions: ["two"] }, by: "mean" },
    ],
    profiles: [
      { id: "first", title: "First", says: "…", weights: { one: 3, two: 1 } },
      { id: "second", title: "Second", says: "…", weights: { two: 1 } },
    ],
  });

  it("fits by the weighted mean of its scores, the best one first", () => {
    const { profiles = [] } = scoreCheck(check, answered({ one: 5, two: 1 })).parts[0] ?? {};
    expect(profiles.map(({ id, fit }) => [id, fit])).toEqual([
      ["first", 75],
      ["second", 0],
    ]);
  });

  it("fits between 0 and 100, whatever is answered", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), (one, two) => {
        for (const { fit } of scoreCheck(check, answered({ one, two })).parts[0]?.profiles ?? []) {
          expect(fit).toBeGreaterThanOrEqual(0);
          expect(fit).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});

describe("a check with subjects", () => {
  const check = checkOf({
    subjects: { name: "Topic", asks: "?", min: 1, max: 5 },
    questions: [scale("x"), scale("y"), yesNo("settled", { once: true })],
    scores: [
      { id: "x", title: "X", of: { questions: ["x"] }, by: "mean" },
      { id: "y", title: "Y", of: { questions: ["y"] }, by: "mean" },
    ],
    rank: "y",
    quadrants: {
      x: "x",
      y: "y",
      split: { x: 3, y: 3 },
      names: [
        { id: "hh", x: "high", y: "high", title: "HH", says: "…" },
        { id: "hl", x: "high", y: "low", title: "HL", says: "…" },
        { id: "lh", x: "low", y: "high", title: "LH", says: "…" },
        { id: "ll", x: "low", y: "low", title: "LL", says: "…" },
      ],
    },
  });

  it("puts each subject into one quadrant, and orders them by rank", () => {
    const result = scoreCheck(check, answered({ settled: true }, { a: { x: 3, y: 1 }, b: { x: 2, y: 3 }, c: { x: 5, y: 5 } }));
    expect(result.parts.map(({ subject, quadrant }) => [subject, quadrant?.id])).toEqual([
      [undefined, undefined],
      ["c", "hh"],
      ["b", "lh"],
      ["a", "hl"],
    ]);
  });

  it("asks for what is asked once only once", () => {
    const result = scoreCheck(check, answered({}, { a: { x: 1 }, b: { x: 1, y: 2 } }));
    expect(result.unanswered).toEqual([{ question: "settled" }, { subject: "a", question: "y" }]);
  });
});
