import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answers, AnswerValue } from "../../src/playbook/check/answered.js";
import { answersText, blankAnswers } from "../../src/playbook/check/answers-text.js";
import { readAnswersText } from "../../src/playbook/check/read-answers.js";
import { checkOf, scale, yesNo } from "./check-builder.js";

const OPTIONS = [
  { value: "first", label: "First" },
  { value: "yes", label: "Yes" },
  { value: "2000", label: "The year" },
];

const check = checkOf({
  questions: [
    scale("size", { help: "How large: in words.", low: "small", high: "large", evidence: "wanted" }),
    yesNo("done"),
    { id: "kind", asks: "Which?", answer: "choice", options: OPTIONS },
    { id: "kinds", asks: "Which?", answer: "choices", options: OPTIONS },
    { id: "words", asks: "Say?", answer: "text" },
    { id: "amount", asks: "How many?", answer: "number" },
    { id: "since", asks: "Since when?", answer: "date" },
  ],
});

const perSubject = checkOf({
  subjects: { name: "Project", asks: "Which projects?", min: 1, max: 2 },
  questions: [scale("size"), yesNo("settled", { once: true })],
});

function read(yaml: string, which = check) {
  const { answers, subjects, problems } = readAnswersText(yaml, which, "answers.yaml");
  return { answers, subjects, problems: problems.map(({ message, place, hint }) => [place?.line, message, hint]) };
}

function answerIn(written: string): AnswerValue | undefined {
  const { answers, problems } = read(`answers:\n  ${written}`);
  return problems.length > 0 ? undefined : Object.values(answers)[0]?.value;
}

describe("an answers file", () => {
  it.each<[written: string, value: AnswerValue]>([
    ["size: 4", 4],
    ["done: true", true],
    ["done: yes", true],
    ['done: "No"', false],
    ["kind: first", "first"],
    ["kind: yes", "yes"],
    ["kind: true", "yes"],
    ["kind: 2000", "2000"],
    ["kinds: [first, 2000]", ["first", "2000"]],
    ["kinds: first", ["first"]],
    ["words: 12", "12"],
    ["words: '  two words '", "two words"],
    ["amount: 2.5", 2.5],
    ["since: 2026-11-20", "2026-11-20"],
    ["size: { value: 4, evidence: [win/a], note: because }", 4],
  ])("takes %s", (written, value) => {
    expect(answerIn(written)).toEqual(value);
  });

  it.each([
    "size: 6",
    "size: 2.5",
    'size: "4"',
    "done: maybe",
    "kind: second",
    "kinds: [first, second]",
    "words: [a]",
    "amount: many",
    "since: 2026-02-30",
    "size: { evidence: [win/a] }",
    "size: { value: 4, evidence: [1] }",
    "size: { value: 4, proof: [win/a] }",
  ])("refuses %s", (written) => {
    expect(answerIn(written)).toBeUndefined();
  });

  it("keeps evidence and note with an answer, and one reference as a list", () => {
    const { answers } = read("answers:\n  size: { value: 4, evidence: win/a, note: ' why ' }\n  done: no\n  words:\n");
    expect(answers).toEqual({
      size: { value: 4, evidence: ["win/a"], note: "why" },
      done: { value: false, evidence: [] },
    });
  });

  it("names what is wrong with its line, in the order of the lines, and the nearest that is right", () => {
    const { problems } = read("answer:\n  size: 1\nanswers:\n  sise: 4\n  kind: frst\n");
    expect(problems).toEqual([
      [1, 'there is no key "answer" here', 'did you mean "answers"?'],
      [4, 'there is no question "sise"', 'did you mean "size"?'],
      [5, '"frst" is no answer to "kind"', 'did you mean "first"? it is one of first, yes, 2000'],
    ]);
  });

  it("says so when it answers another check", () => {
    expect(read("check: other@1\nanswers: { size: 1 }").problems[0]?.[1]).toBe('these are answers to "other@1", not to "sample"');
    expect(read("check: other\nanswers: { theirs: 1, also: 2 }").problems).toHaveLength(1);
    expect(read("check: sample\nanswers: { size: 1 }").problems).toEqual([]);
  });

  it("says so when it answers another version, whose questions may have been others", () => {
    expect(read("check: sample@1\nanswers: { size: 1 }").problems).toEqual([]);
    expect(read("check: sample@3\nanswers: { size: 1 }").problems).toEqual([
      [
        1,
        'these are answers to version 3 of "sample", and its questions are those of version 1 now',
        "`upshot check sample --blank` prints them; if the answers hold for these too, write check: sample@1",
      ],
    ]);
  });

  it("says where a question belongs when it stands in the other map", () => {
    const { problems } = read("answers: { size: 1 }\nsubjects:\n  A: { settled: yes }", perSubject);
    expect(problems.map(([, , hint]) => hint)).toEqual([
      "it is asked for each subject: put it under subjects:",
      "it is asked once: put it under answers:",
    ]);
  });

  it("takes no more subjects than the check wants, and none where it wants none", () => {
    expect(read("subjects: { A: {}, B: {}, C: {} }", perSubject).problems).toHaveLength(1);
    expect(read("subjects: { A: {} }").problems).toHaveLength(1);
  });

  it("is never a crash, whatever it holds", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("answers:", "\n", "  ", "size", ": ", "4", "{", "}", "[", "-", "&a", "*a", "'") }),
        (yaml) => {
          for (const which of [check, perSubject]) expect(Array.isArray(readAnswersText(yaml, which).problems)).toBe(true);
        },
      ),
    );
  });

  it("reads back what it was written from", () => {
    const text = fc
      .string({ minLength: 1 })
      .filter((each) => each.trim() === each && !/[\u0000-\u001f\u007f-\u009f\ufeff\u2028\u2029]/.test(each));
    const answers: fc.Arbitrary<Answers> = fc.record(
      {
        size: fc.record({ value: fc.integer({ min: 1, max: 5 }), evidence: fc.uniqueArray(text) }),
        done: fc.record({ value: fc.boolean(), evidence: fc.constant([]) }),
        words: fc.record({ value: text, evidence: fc.constant([]), note: text }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(answers, (given) => {
        expect(read(answersText(check, { answers: given, subjects: [] }))).toEqual({
          answers: given,
          subjects: [],
          problems: [],
        });
      }),
    );
  });

  it("keeps a note that has a colon before a bracket", () => {
    const given: Answers = { size: { value: 4, evidence: [], note: "see [the list:]" } };
    expect(read(answersText(check, { answers: given, subjects: [] })).answers).toEqual(given);
  });

  it("can be printed blank, with every question, and is empty then", () => {
    for (const which of [check, perSubject]) {
      const blank = blankAnswers(which);
      for (const { id, asks } of which.questions) {
        expect(blank).toContain(`${id}:`);
        expect(blank).toContain(asks);
      }
      expect(read(blank, which)).toMatchObject({ answers: {}, problems: [] });
    }
  });
});
