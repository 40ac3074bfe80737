import { describe, expect, it, test } from "vitest";
import { listsOf } from "../../src/playbook/lint/compile-rules.js";
import { wordClasses } from "../../src/playbook/lint/language/word-classes.js";
import { phraseSet } from "../../src/playbook/lint/phrases/phrase-set.js";
import { readText } from "../../src/playbook/lint/text/read-text.js";
import type { Token } from "../../src/playbook/lint/text/token.js";
import { readItem } from "../../src/playbook/read-item.js";
import { builtInRules, ruleFiles } from "./built-in-rules.js";

function words(phrase: string, text: string, lists: Readonly<Record<string, readonly string[]>> = {}): readonly string[] {
  const { tokens } = readText(text);
  return phraseSet([phrase], lists)
    .all(tokens)
    .map(({ markFirst, markBehind }) => text.slice(tokens[markFirst]?.start, tokens[markBehind - 1]?.end));
}

test.each([
  ["worked on", "I worked on it and Worked on that", ["worked on", "Worked on"]],
  ["full stack", "full-stack and full stack", ["full-stack", "full stack"]],
  ["hard", "hard work on hard-coded values", ["hard"]],
  ["alone", "a stand-alone tool, done alone", ["alone"]],
  ["improv*", "improving and improvement", ["improving", "improvement"]],
  ["(help|helped) with", "helped with it", ["helped with"]],
  ["a|b c", "b c or a", ["b c", "a"]],
  ["the? team", "the team, team", ["the team", "team"]],
  ["from ..3 to", "from one place to another", ["from one place to"]],
  ["from ..1 to", "from one place to another", []],
  ["from ..5 to", "from one. And then to two", []],
  ["spent [#span] on", "spent two days on it", ["two days"]],
  ["#measure", "40 % of 12 teams in 200 ms", ["40 %", "200 ms"]],
  ["i have not", "I haven't and I have not", ["I haven't", "I have not"]],
  ["can n't", "can't", ["can't"]],
  ["^ led", "Led it; led that, and led more, they led", ["Led", "led", "led"]],
  ["<me led", "I have also led. She led. Mostly led", ["led", "led"]],
  ["end $", "the end. An end here", ["end"]],
  ["or i ..4", "or I am not on call-outs", ["or I am not on"]],
  ["thoughts #question", "Thoughts? She asked “thoughts?”", ["Thoughts?"]],
  ["several \\( #number", "several (9) of them, several of them", ["several (9"]],
  ["was #participle", "It was built, it was blue", ["was built"]],
  ["the #superlative", "the cleanest of the guest rooms, the test", ["the cleanest"]],
  ["(a|a b|#number) c", "a b c and 3 c", ["a b c", "3 c"]],
  ["#person-name", "Paulo has it, Senior Data Engineer, and Mr Brandt does too in Lyon", ["Paulo", "Brandt"]],
  ["#person-name", "Dear Mr Sato, hi Dana, not on Monday", []],
  ["#year", "in 2019 and 2,019", ["2019"]],
])("%s in %j", (phrase, text, expected) => {
  expect(words(phrase, text)).toEqual(expected);
});

test("a heading ends with its line, and a label in bold begins a sentence", () => {
  expect(readText("## At stake\nDays until\nit is paid\n**Owner:** me\n**Date:** May").sentences).toHaveLength(4);
});

test("lists are named with @ and may name others", () => {
  const lists = { thing: ["cup", "@liquid cup"], liquid: ["tea|coffee"] };
  expect(words("my @thing", "my tea cup, my cup", lists)).toEqual(["my tea cup", "my cup"]);
});

test("a phrase that is a list stands for each phrase of the list", () => {
  const lists = { drink: ["tea", "tea with milk"] };
  expect(words("@drink", "tea with milk", lists)).toEqual(["tea with milk"]);
});

test("of phrases that reach equally far, one that names the word it begins with is found", () => {
  const { tokens } = readText("nights and weekends");
  const found = phraseSet(["[#time and weekends]", "nights and [weekends]"]).at(tokens, 0);
  expect(found).toMatchObject({ markFirst: 2, markBehind: 3 });
});

test("a class that takes many words is marked as such, for it is looked for otherwise", () => {
  const { tokens } = readText("3 hours, $40k a year, 40 % of 12 million users in two and a half days at 200 ms; L5 in May 2019");
  const long = Object.entries(wordClasses).filter(([, { has }]) => tokens.some((_, at) => has(tokens, at) > 1));
  expect(long.map(([name]) => name)).toEqual(["measure", "span"]);
  for (const [, { isLong }] of long) expect(isLong).toBe(true);
});

test.each([
  ["(a", /missing/],
  ["a)", /closes nothing/],
  ["?", /nothing before/],
  ["#nothing", /no class/],
  ["@nothing", /no list/],
  ["..3", /no word/],
  ["a *", /nothing before/],
])("%s can't be read", (phrase, message) => {
  expect(() => phraseSet([phrase])).toThrow(message);
});

test("a list that names itself is refused", () => {
  expect(() => phraseSet(["@a"], { a: ["x @a"] })).toThrow(/itself/);
});

describe("the work of a phrase grows with the text and not faster", () => {
  const nasty = [
    "from from from ",
    "a a a b ",
    "more than than ",
    "1 2 3 -> ",
    "i i have have been been ",
    "very very hard hard ",
  ];
  const rules = ruleFiles().flatMap((file) => readItem({ ...file, format: "rule" }).item?.content ?? []);
  const phrases = rules.flatMap((rule) =>
    rule.check.type === "words" ? [{ lists: listsOf(rule, rules), find: rule.check.find, id: rule.id }] : [],
  );

  it.each(phrases)("$id", ({ find, lists }) => {
    const set = phraseSet(find, lists);
    for (const piece of nasty) {
      const once = steps(set, piece.repeat(60));
      const twice = steps(set, piece.repeat(120));
      expect(twice).toBeLessThan(2.3 * once + 200);
    }
  });

  function steps(set: ReturnType<typeof phraseSet>, text: string): number {
    const { tokens } = readText(text);
    let reads = 0;
    const counted: readonly Token[] = new Proxy(tokens, {
      get(target, key, receiver) {
        if (typeof key === "string" && /^\d+$/.test(key)) reads += 1;
        return Reflect.get(target, key, receiver);
      },
    });
    set.all(counted);
    return reads;
  }
});

test.each([
  ["options", `a ${"a? ".repeat(25)}b`],
  ["words that may be there", `a ${"#word? ".repeat(20)}b`],
  ["alternatives", `${"(a|a a) ".repeat(25)}b`],
  ["gaps", `${"a ..9 ".repeat(12)}b`],
])("a phrase of many %s is looked for in time that grows with the text", (_, phrase) => {
  expect(words(phrase, `${"a ".repeat(2000)}. c b`)).toEqual([]);
  expect(words(phrase, `${"a ".repeat(40)}b`)).toHaveLength(1);
});

test("hostile texts are read to their end", () => {
  const pieces = [
    "“",
    '"',
    "[](",
    "<!--",
    "://",
    "1,111",
    "1.1",
    "9".repeat(10),
    "a-",
    "'s",
    "```\n",
    "- ",
    "# ",
    "|",
    "é",
    "𝒳",
    "\u202e",
    "significantly ",
  ];
  for (const piece of pieces) {
    const text = piece.repeat(20_000);
    const model = readText(text);
    expect(model.tokens.every(({ start, end }) => start >= 0 && end <= text.length && end > start)).toBe(true);
    for (const { rule, check } of builtInRules()) {
      if (!rule.as.includes("win")) continue;
      check({ model, record: {}, numbers: { readings: [], wordAmount: false, baseline: false, period: false } });
    }
  }
});
