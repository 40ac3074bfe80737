import { describe, expect, it } from "vitest";
import { answerCheck } from "../../src/operations/answer-check.js";
import { examineVault } from "../../src/operations/examine-vault.js";
import { listChecks } from "../../src/operations/list-checks.js";
import { showCheck } from "../../src/operations/show-check.js";
import { showCheckHistory } from "../../src/operations/show-check-history.js";
import { createMemoryPlaybook } from "../../testing/memory-playbook.js";
import { createWorld } from "./world.js";

const HEAD = `title: Depth
summary: How deep it goes
sources: [{ author: Sample, title: A sample }]
every: quarter
intro: Answer for the last quarter.
`;

const CHECK = `id: depth
version: 1
${HEAD}questions:
  - { id: shown, asks: How much of it can be shown?, answer: scale, evidence: wanted, low: none of it, high: all of it }
  - { id: alone, asks: Did you do it alone?, answer: yes-no }
scores:
  - { id: shown, title: Shown, of: { questions: [shown] }, by: mean, supported: true, bands: [{ to: 3, says: thin }, { to: 5, says: solid }] }
findings:
  - { id: lonely, when: { answer: alone, is: true }, severity: warn, says: You did it alone., try: [Ask somebody.] }
next: upshot level
`;

const SUBJECTS = `id: topics
version: 1
${HEAD}subjects: { name: Topic, asks: Which topics?, min: 1, max: 3 }
questions:
  - { id: worth, asks: What is it worth?, answer: scale }
  - { id: why, asks: Why these?, answer: text, once: true }
scores: [{ id: worth, title: Worth, of: { questions: [worth] }, by: mean }]
rank: worth
findings: []
`;

const WIN = "---\ndate: 2026-11-13\n---\n\n# Daily close\n";

function world(files: Readonly<Record<string, string>> = {}, checks: Readonly<Record<string, string>> = {}) {
  return createWorld({
    files: { "wins/2026/2026-11-13-daily-close.md": WIN, ...files },
    playbook: createMemoryPlaybook({ builtIn: { "checks/depth.yaml": CHECK, "checks/topics.yaml": SUBJECTS, ...checks } }),
  });
}

describe("answering a check", () => {
  it("keeps the questions beside the answers, and what they came to", async () => {
    const { run, text } = world();
    const output = await run(answerCheck, {
      check: "depth",
      answers: { shown: { value: 4, evidence: ["daily-close"], note: "The graph." }, alone: true },
    });
    expect(output).toMatchObject({ id: "check/2026-11-20-depth", date: "2026-11-20", dangling: [], next: "upshot level" });
    expect(output.result.findings).toMatchObject([
      { id: "lonely", rests: [{ question: "alone", asks: "Did you do it alone?", answer: "yes" }] },
    ]);
    expect(text("checks/2026/2026-11-20-depth.md")).toBe(`---
date: 2026-11-20
check: depth@1
answers:
  shown: {value: 4, evidence: [win/2026-11-13-daily-close], note: The graph.}
  alone: true
scores:
  shown: 4
findings: [lonely]
evidence: [win/2026-11-13-daily-close]
---

# Depth

## Scores

- Shown: 4, solid

## Findings

- warn: You did it alone.

## Answers

**How much of it can be shown?**

4 of 5 (1: none of it; 5: all of it)

The graph.

Evidence: win/2026-11-13-daily-close

**Did you do it alone?**

yes
`);
  });

  it("takes the text of an answers file, with its own date, and a date that is given before that", async () => {
    const { run } = world();
    const answers = "date: 2026-10-02\nanswers: { alone: no }\n";
    expect((await run(answerCheck, { check: "depth", answers })).date).toBe("2026-10-02");
    expect((await run(answerCheck, { check: "depth", answers, date: "2026-10-03" })).date).toBe("2026-10-03");
  });

  it("counts evidence that leads nowhere as none, and says so", async () => {
    const { run, text } = world();
    const output = await run(answerCheck, { check: "depth", answers: { shown: { value: 4, evidence: ["win/gone"] } } });
    expect(output.dangling).toEqual([{ reference: "win/gone", message: 'no record is called "win/gone"' }]);
    expect(output.result.opinions).toMatchObject([{ question: "shown" }]);
    expect(output.result.parts[0]?.scores[0]?.value).toBeUndefined();
    // What was written stays written: the record may come back.
    expect(text("checks/2026/2026-11-20-depth.md")).toContain("evidence: [win/gone]");
  });

  it("lets doctor name evidence that leads nowhere, and leave addresses alone", async () => {
    const { run } = world();
    const evidence = ["win/gone", "daily-close", "https://dash.example/close"];
    await run(answerCheck, { check: "depth", answers: { shown: { value: 4, evidence } } });
    const { findings } = await run(examineVault, {});
    expect(findings.map(({ message }) => message)).toEqual(['evidence: there is no record "gone"']);
  });

  it("takes an address as evidence", async () => {
    const output = await world().run(answerCheck, {
      check: "depth",
      answers: { shown: { value: 4, evidence: ["https://dash.example/close"] } },
    });
    expect(output.dangling).toEqual([]);
    expect(output.result.opinions).toEqual([]);
  });

  it("compares with the answers before, of the same version only", async () => {
    const { run } = world();
    await run(answerCheck, { check: "depth", answers: { alone: true }, date: "2026-08-14" });
    const second = await run(answerCheck, { check: "depth", answers: { alone: false } });
    expect(second.previous).toBe("check/2026-08-14-depth");
    expect(second.result.changes).toEqual([{ type: "answer", what: "Did you do it alone?", id: "alone", from: "yes", to: "no" }]);
    const earlier = await run(answerCheck, { check: "depth", answers: { alone: false }, date: "2026-01-05" });
    expect(earlier.previous).toBeUndefined();
  });

  it("answers about several things by name", async () => {
    const { run, text } = world();
    const output = await run(answerCheck, {
      check: "topics",
      answers: { answers: { why: "They come up." }, subjects: { Billing: { worth: 2 }, Refunds: { worth: 5 } } },
    });
    expect(output.result.parts.map(({ subject }) => subject)).toEqual([undefined, "Refunds", "Billing"]);
    const record = text("checks/2026/2026-11-20-depth.md");
    expect(record).toContain("about: [Billing, Refunds]");
    expect(record).toContain("### Refunds\n\n**What is it worth?**\n\n5 of 5\n");
    expect(record).toContain("subject_scores:\n  Refunds:");
  });

  it("says everything that is wrong with answers at once", async () => {
    const problem = await world().problem(answerCheck, { check: "depth", answers: "answers:\n  shwn: 4\n  alone: 3\n" });
    expect(problem).toMatchObject({ code: "input.invalid", message: 'there is no question "shwn"', place: { line: 2 } });
    expect(problem.hint).toBe('did you mean "shown"?\nalso line 3: 3 is no answer to "alone"; it is yes or no');
  });

  it("wants an answer at least, a subject where there are some, and a check that exists", async () => {
    const { problem } = world();
    expect((await problem(answerCheck, { check: "depth", answers: {} })).message).toBe("no question was answered");
    expect((await problem(answerCheck, { check: "topics", answers: { why: "…" } })).code).toBe("input.invalid");
    expect((await problem(answerCheck, { check: "dpth", answers: {} })).hint).toContain('did you mean "depth"?');
  });

  it("marks the record private when asked to", async () => {
    const { run, text } = world();
    await run(answerCheck, { check: "depth", answers: { alone: true }, private: true });
    expect(text("checks/2026/2026-11-20-depth.md")).toContain("private: true");
  });
});

describe("an answered check", () => {
  it("is shown with its answers, the newest when only the check is named", async () => {
    const { run } = world();
    await run(answerCheck, { check: "depth", answers: { alone: true }, date: "2026-08-14" });
    await run(answerCheck, { check: "depth", answers: { shown: 4, alone: false } });
    const shown = await run(showCheck, { check: "depth" });
    expect(shown).toMatchObject({ id: "check/2026-11-20-depth", current: true, previous: "check/2026-08-14-depth" });
    expect(shown.answers.map(({ question, answer, opinion }) => [question, answer, opinion])).toEqual([
      ["shown", "4 of 5", true],
      ["alone", "no", false],
    ]);
    expect((await run(showCheck, { check: "2026-08-14-depth" })).answers).toMatchObject([{ answer: "yes" }]);
  });

  it("of an older version is shown with the questions it answered", async () => {
    const old =
      "---\ndate: 2026-03-01\ncheck: depth@1\nanswers: { gone: 3 }\nscores: { shown: 2.5 }\nfindings: [quiet]\n---\n\n# Depth\n\n**A question of its time?**\n";
    const { run } = world(
      { "checks/2026/2026-03-01-depth.md": old },
      { "checks/depth.yaml": CHECK.replace("version: 1", "version: 2") },
    );
    const shown = await run(showCheck, { check: "depth" });
    expect(shown).toMatchObject({ current: false, check: { version: 1 }, answers: [] });
    expect(shown.body).toContain("A question of its time?");
    const history = await run(showCheckHistory, { check: "depth" });
    expect(history.answered).toMatchObject([
      { version: 1, current: false, scores: [{ id: "shown", title: "Shown", value: 2.5 }], findings: [{ id: "quiet" }] },
    ]);
  });

  it("that somebody edited into nonsense is shown, with what is wrong", async () => {
    const edited = "---\ndate: 2026-11-01\ncheck: depth@1\nanswers: { shown: 9, alone: true }\n---\n\n# Depth\n";
    const shown = await world({ "checks/2026/2026-11-01-depth.md": edited }).run(showCheck, { check: "depth" });
    expect(shown.answers).toMatchObject([{ question: "alone" }]);
    expect(shown.problems).toMatchObject([{ message: '9 is no answer to "shown"', file: "checks/2026/2026-11-01-depth.md" }]);
  });

  it("that is private is in the history of its check, and marked there", async () => {
    const { run } = world();
    await run(answerCheck, { check: "depth", answers: { alone: true }, private: true });
    expect((await run(showCheckHistory, { check: "depth" })).answered).toMatchObject([
      { private: true, current: true, findings: [{ id: "lonely", says: "You did it alone." }] },
    ]);
    expect((await run(listChecks, {})).checks[0]).toMatchObject({ answered: 1, last: "2026-11-20" });
  });

  it("that is private is compared with every one before, and never with a later one that is not", async () => {
    const { run } = world();
    await run(answerCheck, { check: "depth", answers: { alone: true }, date: "2026-06-01" });
    const hidden = await run(answerCheck, { check: "depth", answers: { alone: false }, date: "2026-08-01", private: true });
    expect(hidden.previous).toBe("check/2026-06-01-depth");
    const open = await run(answerCheck, { check: "depth", answers: { alone: true } });
    expect(open).toMatchObject({ previous: "check/2026-06-01-depth", result: { changes: [] } });
    const { answered } = await run(showCheckHistory, { check: "depth" });
    expect(answered.map(({ changes }) => changes?.length)).toEqual([0, 1, undefined]);
  });

  it.each([
    ["a question was reworded", ["Did you do it alone?", "Did nobody help you?"]],
    ["a question was taken out", ["  - { id: alone, asks: Did you do it alone?, answer: yes-no }\n", ""]],
    ["the end of a scale was moved", ["high: all of it", "high: most of it"]],
  ])("is shown with the questions it answered when, without a new version, %s", async (_what, [from = "", to = ""]) => {
    const { run, text } = world();
    await run(answerCheck, { check: "depth", answers: { shown: 4, alone: true }, date: "2026-08-14" });
    const path = "checks/2026/2026-08-14-depth.md";
    const findings = CHECK.slice(CHECK.indexOf("findings:"), CHECK.indexOf("next:"));
    const own = CHECK.replace(from, to).replace(findings, "findings: []\n");
    const later = world({ [path]: text(path) ?? "" }, { "checks/depth.yaml": own });
    const shown = await later.run(showCheck, { check: "depth" });
    expect(shown).toMatchObject({ current: false, answers: [] });
    expect(shown.body).toContain("**Did you do it alone?**\n\nyes");
    expect((await later.run(answerCheck, { check: "depth", answers: { shown: 3 } })).previous).toBeUndefined();
    const { answered } = await later.run(showCheckHistory, { check: "depth" });
    expect(answered.map(({ current, opinions, findings }) => [current, opinions, findings])).toEqual([
      [true, 1, []],
      [false, 1, [{ id: "lonely", severity: "warn", says: "You did it alone." }]],
    ]);
  });

  it("goes on being compared after somebody edited an answer or wrote below it", async () => {
    const { run, text } = world();
    await run(answerCheck, { check: "depth", answers: { shown: 4, alone: true }, date: "2026-08-14" });
    const path = "checks/2026/2026-08-14-depth.md";
    const edited = `${(text(path) ?? "").replace("shown: 4", "shown: 2")}\nI thought of the close.\n`;
    expect((await world({ [path]: edited }).run(showCheck, { check: "depth" })).answers).toMatchObject([
      { answer: "2 of 5" },
      { answer: "yes" },
    ]);
  });

  it("has a history, newest first, with what changed each time", async () => {
    const { run } = world();
    const evidence = ["win/2026-11-13-daily-close"];
    await run(answerCheck, { check: "depth", answers: { shown: { value: 3, evidence } }, date: "2026-05-01" });
    await run(answerCheck, { check: "depth", answers: { shown: { value: 5, evidence } }, date: "2026-08-01" });
    await run(answerCheck, { check: "depth", answers: { shown: 5 } });
    const { answered } = await run(showCheckHistory, { check: "depth" });
    expect(answered.map(({ date, scores, opinions }) => [date, scores[0]?.value, opinions])).toEqual([
      ["2026-11-20", undefined, 1],
      ["2026-08-01", 5, 0],
      ["2026-05-01", 3, 0],
    ]);
    expect(answered.map(({ changes }) => changes?.map(({ from, to }) => `${from} → ${to}`))).toEqual([
      ["evidence → no evidence"],
      ["3 → 5", "3 of 5 → 5 of 5"],
      undefined,
    ]);
  });

  it("has no history before the first time, and none of a check that does not exist", async () => {
    const { run, problem } = world();
    expect((await run(showCheckHistory, { check: "depth" })).answered).toEqual([]);
    expect((await problem(showCheckHistory, { check: "dpth" })).code).toBe("playbook.not-found");
    expect((await problem(showCheck, { check: "dpth" })).hint).toContain('did you mean "depth"?');
    expect((await problem(showCheck, { check: "check/dpth" })).code).toBe("record.not-found");
    expect((await problem(showCheck, { check: "depth" })).hint).toBe("`upshot check depth` asks its questions");
  });
});

describe("the list of checks", () => {
  it("says when each was answered last", async () => {
    const { run } = world();
    await run(answerCheck, { check: "depth", answers: { alone: true }, date: "2026-08-14" });
    const { checks } = await run(listChecks, {});
    expect(checks.map(({ id, answered, last, subjects }) => [id, answered, last, subjects])).toEqual([
      ["depth", 1, "2026-08-14", undefined],
      ["topics", 0, undefined, "Topic"],
    ]);
  });
});
