import { describe, expect, it, test } from "vitest";
import { compileRules } from "../../src/playbook/lint/compile-rules.js";
import { lintText } from "../../src/playbook/lint/lint-text.js";
import { readSource } from "../../src/playbook/lint/read-source.js";
import { readItem } from "../../src/playbook/read-item.js";
import { builtInRules, found, ruleFiles } from "./built-in-rules.js";

const rules = builtInRules();

test("every built-in rule can be read and compiled, and has the id of its path", () => {
  const all = ruleFiles().flatMap((file) => {
    const { item, problems } = readItem({ ...file, format: "rule" });
    expect(problems, file.path).toEqual([]);
    expect(`playbook/rules/${item?.content.id}.yaml`).toBe(file.path);
    return item?.content ?? [];
  });
  expect(compileRules(all).faults).toEqual([]);
  expect(rules).toHaveLength(52);
});

test("a sentence full of effort and without a result is told so, word by word", () => {
  expect(found("win", "Worked very hard on significantly improving performance")).toEqual({
    "vague-verb": "Worked very hard on",
    effort: "very hard",
    "vague-quantity": "significantly",
    "no-number": "Worked very hard on significantly improving performance",
    "no-result": "Worked very hard on significantly improving performance",
  });
});

test("offsets are UTF-16 units of the text as it was given", () => {
  const text = "🚀 Émigré café: I helped with naïve façades, 𝒳";
  const [finding] = lintText({ text, as: "win", rules }).filter(({ rule }) => rule === "win/vague-verb");
  expect(text.slice(finding?.start, finding?.end)).toBe("helped with");
});

test("a finding says what is missing, why it matters and who says so, and a rewrite holds blanks instead of facts", () => {
  const [finding] = lintText({ text: "Search p99 is now 180 ms", as: "win", rules });
  expect(finding).toMatchObject({ rule: "win/no-baseline", severity: "notice", rewrite: "180 ms (was ___)" });
  expect(finding?.message).toMatch(/^“180 ms” stands alone.*\(.*Engineering Career Growth.*\)\.$/);
});

describe("what is not the writer's prose is not read", () => {
  it.each([
    ["front matter", "---\ntitle: worked on it\nrole: led\n---\nCut p95 from 900 to 300 ms"],
    ["fenced code", "Cut p95 from 900 to 300 ms\n\n```\nworked on various things\n```\n"],
    ["tilde fences", "Cut p95 from 900 to 300 ms\n\n~~~\nworked on various things\n~~~\n"],
    ["a quotation", "Cut p95 from 900 to 300 ms\n\n> worked on various things\n"],
    ["comments", "Cut p95 from 900 to 300 ms <!-- worked on various things -->"],
    ["words of others", "Cut p95 from 900 to 300 ms; a customer wrote “excellent work, many thanks”"],
    ["addresses", "Cut p95 from 900 to 300 ms, see [the note](https://example.org/various-several-many)"],
  ])("%s", (_, text) => {
    expect(found("win", text)).toEqual({});
  });
});

test("words may count only in a sentence that has others as well, wherever those stand", () => {
  const [{ rule }] = rules as readonly [(typeof rules)[number]];
  const check = { type: "words" as const, find: ["elsewhere"], with_sentence: ["i|me"] };
  const { rules: compiled } = compileRules([{ ...rule, as: ["ask"], check }]);
  const places = (text: string) => lintText({ text, as: "ask", rules: compiled }).map(({ start }) => start);
  expect(places("I like it. It is used elsewhere.")).toEqual([]);
  expect(places("Elsewhere they would pay me. I could go elsewhere.")).toEqual([0, 40]);
});

describe("rules can be turned off, with a reason", () => {
  it("in front matter for the whole text", () => {
    const text =
      "---\nlint:\n  off:\n    - win/no-number: nothing was counted then\n    - win/no-result: see the theme\n---\nWrote the runbook";
    expect(found("win", text)).toEqual({});
  });

  it("in a comment, up to the comment that turns them on again", () => {
    const text =
      "<!-- upshot-lint off win/vague-quantity: the customer's words -->Various requests.<!-- upshot-lint on --> Cut several, from 9 to 3 a day.";
    expect(found("win", text)).toEqual({ "vague-quantity": "several" });
  });

  it("all of them, where none is named", () => {
    expect(found("win", "<!-- upshot-lint off : a draft -->Worked on various things")).toEqual({});
  });

  it("not without a reason", () => {
    expect(found("win", "<!-- upshot-lint off win/no-result --> Wrote it, 3 pages, for us")).toMatchObject({});
    expect(readSource("---\nlint: { off: [win/no-number] }\n---\n").problems).toMatchObject([
      { message: "win/no-number is to be off and has no reason, so it stays on" },
    ]);
    expect(readSource("A line\n\n<!-- upshot-lint off win/no-result -->").problems).toMatchObject([{ place: { line: 3 } }]);
    expect(found("win", "---\nlint: { off: [win/no-number] }\n---\nWrote the runbook")).toHaveProperty("no-number");
  });
});

describe("what was to turn a rule off and can't is told", () => {
  const rules = ["win/no-number", "win/effort"];

  test.each([
    ["front matter that is never closed", "---\nlint: { off: [{ win/effort: why }] }\nText", "is never closed"],
    ["front matter that can't be read", "---\nlint: [\n---\nText", "not valid YAML"],
    ["a word in place of a list", "---\nlint: off\n---\nText", "does not say which rules"],
    ["a rule that does not exist", "---\nlint: { off: [{ win/efort: why }] }\n---\nText", "there is no such rule"],
    ["one in a comment", "<!-- upshot-lint off win/efort: why -->Text", "there is no such rule"],
  ])("%s", (_, text, said) => {
    expect(readSource(text, rules).problems).toMatchObject([{ message: expect.stringContaining(said) }]);
  });

  it("and what turns one off is not", () => {
    expect(readSource("---\nlint: { off: [{ win/effort: why }] }\n---\nText", rules).problems).toEqual([]);
    expect(readSource("Text", rules).problems).toEqual([]);
  });
});

describe("a record adds what its text does not say", () => {
  it("numbers: a metric is a number and a result", () => {
    expect(found("win", "# Cold start", { metrics: [{ name: "cold start", from: 1.8, to: 0.65, unit: "s" }] })).toEqual({});
  });

  it("a baseline", () => {
    expect(found("win", "Cold start is 650 ms", { metrics: [{ from: 1800, to: 650, unit: "ms" }] })).toEqual({});
  });

  it("your part", () => {
    expect(found("win", "We cut p95 from 900 to 300 ms")).toHaveProperty("no-owner", "We");
    expect(found("win", "We cut p95 from 900 to 300 ms", { role: "led" })).toEqual({});
  });

  it("people, whom a long text has to name", () => {
    const text = `Cut p95 from 900 to 300 ms. ${"The queue was read in the order in which things came in. ".repeat(5)}`;
    expect(found("win", text, { with: ["[[maria-lopez|Maria]]"] })).toHaveProperty("sole-credit");
    expect(found("win", `${text} Maria wrote the parser.`, { with: ["[[maria-lopez|Maria]]"] })).toEqual({});
  });
});

test("an empty text has no findings", () => {
  for (const text of ["", "   \n", "---\nrole: led\n---\n", "<!-- nothing -->"]) expect(found("win", text)).toEqual({});
});

test("a rule with a phrase that can't be read is left out and told", () => {
  const [file] = ruleFiles();
  const rule = file === undefined ? undefined : readItem({ ...file, format: "rule" }).item?.content;
  if (rule === undefined) throw new Error("no rule");
  const broken = { ...rule, check: { type: "words" as const, find: ["(worked on"] } };
  expect(compileRules([broken, rule])).toMatchObject({ rules: [{ rule }], faults: [{ rule: rule.id }] });
});

test("a rule may use the lists of another, its own come first, and without the other it is left out and told", () => {
  const rule = rules.find(({ rule: { id } }) => id === "ask/effort")?.rule;
  if (rule === undefined) throw new Error("no rule");
  const lender = { ...rule, id: "ask/lender", lists_of: undefined, lists: { drink: ["tea"], cup: ["mug"] } };
  const borrower = {
    ...rule,
    id: "ask/borrower",
    lists_of: "ask/lender",
    lists: { cup: ["beaker"] },
    check: { type: "words" as const, find: ["@cup of @drink"] },
  };
  const { rules: compiled, faults } = compileRules([{ ...lender, check: borrower.check }, borrower]);
  const finders = (text: string) => lintText({ text, as: "ask", rules: compiled }).map(({ rule: id }) => id);
  expect(faults).toEqual([]);
  expect(finders("a mug of tea")).toEqual(["ask/lender"]);
  expect(finders("a beaker of tea")).toEqual(["ask/borrower"]);
  expect(compileRules([borrower])).toMatchObject({
    rules: [],
    faults: [{ rule: "ask/borrower", message: expect.stringContaining('"ask/lender"') }],
  });
});
