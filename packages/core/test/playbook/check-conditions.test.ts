import { describe, expect, it } from "vitest";
import { scoreCheck } from "../../src/playbook/check/score-check.js";
import { answered, checkOf, scale, type Written, yesNo } from "./check-builder.js";

const QUESTIONS = [
  scale("one", { group: "g", evidence: "wanted" }),
  scale("two", { group: "g" }),
  yesNo("done", { evidence: "wanted" }),
  {
    id: "kind",
    asks: "?",
    answer: "choice",
    options: [
      { value: "a", label: "A", points: 1 },
      { value: "b", label: "B" },
    ],
  },
  {
    id: "kinds",
    asks: "?",
    answer: "choices",
    options: [
      { value: "a", label: "A" },
      { value: "b", label: "B" },
    ],
  },
  { id: "words", asks: "?", answer: "text" },
  { id: "amount", asks: "?", answer: "number" },
  { id: "since", asks: "?", answer: "date" },
  yesNo("after", { only_if: { answer: "done", is: true } }),
];

const PARTS = {
  groups: [{ id: "g", title: "G" }],
  questions: QUESTIONS,
  scores: [
    { id: "s", title: "S", of: { group: "g" }, by: "mean" },
    { id: "t", title: "T", of: { questions: ["two"] }, by: "mean" },
  ],
  profiles: [
    { id: "p", title: "P", says: "…", weights: { s: 1 } },
    { id: "q", title: "Q", says: "…", weights: { t: 1 } },
  ],
};

function holds(when: object, now: Written, before?: Written): boolean {
  const check = checkOf({ ...PARTS, findings: [{ id: "f", when, severity: "warn", says: "…" }] });
  return scoreCheck(check, answered(now), before === undefined ? undefined : answered(before)).findings.length === 1;
}

describe("a condition", () => {
  it.each<[name: string, when: object, holding: Written, failing: Written]>([
    ["answer is", { answer: "kind", is: "a" }, { kind: "a" }, { kind: "b" }],
    ["answer is one of", { answer: "one", is: [1, 2] }, { one: 2 }, { one: 3 }],
    ["answer is, among several", { answer: "kinds", is: "b" }, { kinds: ["a", "b"] }, { kinds: ["a"] }],
    ["yes stands for true", { answer: "done", is: "yes" }, { done: true }, { done: false }],
    ["answer is no", { answer: "done", is: false }, { done: false }, {}],
    ["answer empty", { answer: "one", empty: true }, {}, { one: 1 }],
    ["answer not empty", { answer: "one", empty: false }, { one: 1 }, {}],
    ["answer unsupported", { answer: "one", unsupported: true }, { one: 4 }, { one: { value: 4, evidence: ["x"] } }],
    ["a low answer claims nothing", { not: { answer: "one", unsupported: true } }, { one: 2 }, { one: 3 }],
    ["answer supported", { answer: "one", unsupported: false }, { one: { value: 4, evidence: ["x"] } }, { one: 4 }],
    ["answer at least", { answer: "one", at_least: 3 }, { one: 3 }, { one: 2 }],
    ["answer below", { answer: "amount", below: 3 }, { amount: 2.5 }, { amount: 3 }],
    ["answer between", { answer: "amount", above: 1, at_most: 2 }, { amount: 2 }, { amount: 1 }],
    ["words of a text", { answer: "words", above: 3 }, { words: "one two three four" }, { words: " one  two three " }],
    ["options chosen", { answer: "kinds", at_least: 2 }, { kinds: ["a", "b"] }, { kinds: ["b"] }],
    ["points of a choice", { answer: "kind", at_least: 1 }, { kind: "a" }, { kind: "b" }],
    ["days since a date", { answer: "since", above: 365 }, { since: "2025-11-01" }, { since: "2026-01-01" }],
    ["days until a date", { answer: "since", at_least: -7, at_most: 0 }, { since: "2026-11-27" }, { since: "2026-11-28" }],
    ["score at least", { score: "s", at_least: 3.5 }, { one: 3, two: 4 }, { one: 3, two: 3 }],
    ["score without a value", { score: "s", at_most: 5 }, { one: 1 }, { done: true }],
    ["score over another", { score: "s", over: "t" }, { one: 5, two: 4 }, { one: 4, two: 4 }],
    ["score over another by", { score: "s", over: "t", by: 1 }, { one: 4, two: 2 }, { one: 3, two: 2 }],
    ["count is", { count: { group: "g", is: [4, 5] }, at_least: 2 }, { one: 4, two: 5 }, { one: 4, two: 3 }],
    ["count answered", { count: { questions: ["one", "two"] }, at_least: 2 }, { one: 1, two: 1 }, { one: 1 }],
    ["count empty", { count: { group: "g", empty: true }, at_least: 2 }, {}, { one: 1 }],
    ["count unsupported", { count: { unsupported: true }, at_least: 2 }, { one: 4, done: true }, { one: 4, done: false }],
    [
      "all",
      {
        all: [
          { answer: "one", is: 1 },
          { answer: "two", is: 1 },
        ],
      },
      { one: 1, two: 1 },
      { one: 1, two: 2 },
    ],
    [
      "any",
      {
        any: [
          { answer: "one", is: 1 },
          { answer: "two", is: 1 },
        ],
      },
      { one: 2, two: 1 },
      { one: 2, two: 2 },
    ],
    ["not, of what was not answered", { not: { answer: "one", is: 1 } }, {}, { one: 1 }],
    ["profile at least", { profile: "p", at_least: 50 }, { one: 3 }, { one: 2 }],
    ["profile best", { profile: "p", best: true }, { one: 5, two: 2 }, { one: 2, two: 2 }],
    ["a question that was not asked", { answer: "after", empty: true }, { done: true }, { done: false }],
  ])("%s", (_name, when, holding, failing) => {
    expect(holds(when, holding)).toBe(true);
    expect(holds(when, failing)).toBe(false);
  });

  it.each<[name: string, when: object, now: Written, holding: Written, failing: Written]>([
    ["rose", { score: "t", rose: 1 }, { two: 4 }, { two: 3 }, { two: 4 }],
    ["fell", { score: "t", fell: 1 }, { two: 2 }, { two: 4 }, { two: 2 }],
    ["fell by anything", { score: "t", fell: 0 }, { two: 2 }, { two: 3 }, { two: 2 }],
    ["again", { again: { answer: "done", is: true } }, { done: true }, { done: true }, { done: false }],
  ])("%s is held against the check before", (_name, when, now, holding, failing) => {
    expect(holds(when, now, holding)).toBe(true);
    expect(holds(when, now, failing)).toBe(false);
    expect(holds(when, now)).toBe(false);
  });
});

describe("a condition in a check with subjects", () => {
  const SUBJECTS = { name: "Project", asks: "?", min: 1, max: 5 };
  const found = (when: object, once: Written, subjects: Readonly<Record<string, Written>>) =>
    scoreCheck(
      checkOf({
        subjects: SUBJECTS,
        questions: [yesNo("mine"), scale("worth"), yesNo("settled", { once: true })],
        scores: [{ id: "worth", title: "W", of: { questions: ["worth"] }, by: "mean" }],
        findings: [{ id: "f", when, severity: "warn", says: "…" }],
      }),
      answered(once, subjects),
    ).findings;

  it("holds for each subject by itself", () => {
    const findings = found({ answer: "mine", is: true }, {}, { a: { mine: true }, b: { mine: false }, c: { mine: true } });
    expect(findings.map(({ subject }) => subject)).toEqual(["a", "c"]);
  });

  it("counts the subjects it holds for, and rests on their answers", () => {
    const when = { subjects: { answer: "mine", is: true }, at_least: 2 };
    const [finding] = found(when, {}, { a: { mine: true }, b: { mine: false }, c: { mine: true } });
    expect(finding?.subject).toBeUndefined();
    expect(finding?.rests).toEqual([
      { subject: "a", question: "mine" },
      { subject: "c", question: "mine" },
    ]);
    expect(found(when, {}, { a: { mine: true } })).toEqual([]);
  });

  it("says that it holds for no subject", () => {
    const when = { not: { subjects: { score: "worth", at_least: 4 }, at_least: 1 } };
    expect(found(when, {}, { a: { worth: 3 } })).toMatchObject([{ rests: [{ subject: "a", question: "worth" }] }]);
    expect(found(when, {}, { a: { worth: 4 } })).toHaveLength(0);
  });

  it("is about the whole when it asks for what is asked once", () => {
    expect(found({ answer: "settled", is: false }, { settled: false }, { a: {}, b: {} })).toMatchObject([{ id: "f" }]);
    expect(found({ answer: "settled", empty: true }, {}, { a: {}, b: {} })).toHaveLength(1);
  });

  it("may hold a subject against what is asked once", () => {
    const when = {
      all: [
        { answer: "mine", is: true },
        { answer: "settled", is: false },
      ],
    };
    const findings = found(when, { settled: false }, { a: { mine: true }, b: { mine: false } });
    expect(findings).toMatchObject([{ subject: "a", rests: [{ subject: "a", question: "mine" }, { question: "settled" }] }]);
  });
});

describe("findings and changes", () => {
  it("come alarms first and good news last, each with the answers it rests on", () => {
    const check = checkOf({
      findings: [
        { id: "good", when: { answer: "done", is: true }, severity: "good", says: "…" },
        {
          id: "alarm",
          when: {
            any: [
              { answer: "one", is: 1 },
              { answer: "two", is: 1 },
            ],
          },
          severity: "alarm",
          says: "…",
        },
      ],
    });
    const { findings } = scoreCheck(check, answered({ one: 2, two: 1, done: true }));
    expect(findings.map(({ id, rests }) => [id, rests.map(({ question }) => question)])).toEqual([
      ["alarm", ["two"]],
      ["good", ["done"]],
    ]);
  });

  it("tell scores, answers and evidence that are others than last time", () => {
    const check = checkOf({
      questions: [scale("one", { evidence: "wanted" }), scale("two"), yesNo("done")],
      scores: [{ id: "s", title: "S", of: { questions: ["one", "two"] }, by: "mean" }],
    });
    const { changes } = scoreCheck(
      check,
      answered({ one: { value: 3, evidence: ["win/a"] }, two: 5, done: true }),
      answered({ one: 3, two: 3 }),
    );
    expect(changes).toEqual([
      { type: "score", score: "s", title: "S", from: 3, to: 4 },
      { type: "evidence", question: "one", supported: true },
      { type: "answer", question: "two", from: 3, to: 5 },
      { type: "answer", question: "done", to: true },
    ]);
  });
});
