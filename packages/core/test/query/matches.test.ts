import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matches } from "../../src/query/matches.js";
import { parseQuery } from "../../src/query/parse-query.js";
import type { Condition } from "../../src/query/query.js";
import type { DateText, Entry, Fields, VaultPath } from "../../src/record/entry.js";
import { recordId } from "../../src/record/entry.js";

function entry(fields: Fields, text: Partial<Pick<Entry, "kind" | "stem" | "title" | "body">> = {}): Entry {
  const { kind = "win", stem = "2026-07-01-one", title = "One", body = "" } = text;
  return { id: recordId(kind, stem), kind, stem, path: `wins/${stem}.md` as VaultPath, title, fields, body };
}

function passes(filter: string, record: Entry): boolean {
  const query = parseQuery(filter, { today: "2026-11-20" as DateText });
  if (!query.ok) throw new Error(query.problem.message);
  return matches(query.value, record);
}

describe("a record", () => {
  it("is found by words in title and text, not by words that stand in two places", () => {
    const record = entry({}, { title: "Cold start", body: "cut in half" });
    expect(passes("cold half", record)).toBe(true);
    expect(passes('"start cut"', record)).toBe(false);
  });

  it("is found by the words its kind gives it", () => {
    expect(passes("glue", entry({ glue: "the rollout" }))).toBe(true);
    expect(passes("-glue", entry({ glue: "the rollout" }))).toBe(false);
    expect(passes("-glue", entry({}))).toBe(true);
  });

  it("is not found by words that stand in two values of a list", () => {
    const record = entry({ seen_by: ["maria-lopez", "jonas-weber"] });
    expect(passes("seen-by:lopez-jonas", record)).toBe(false);
    expect(passes("seen-by:jonas,nobody", record)).toBe(true);
    expect(passes("-seen-by:jonas", record)).toBe(false);
  });

  it("is found by any value of a map, at any depth", () => {
    const record = entry({ level: { scope: "next", craft: "current" }, deep: { a: { b: ["x", { c: "y" }] } } });
    expect(passes("level:next level:current", record)).toBe(true);
    expect(passes("level.scope:next -level.craft:next", record)).toBe(true);
    expect(passes("deep.a.b:x deep.a.b.c:y deep:y", record)).toBe(true);
    expect(passes("deep.a:next", record)).toBe(false);
  });

  it("has its kind's visibility when it says nothing, and none but the user's own when it is private", () => {
    expect(passes("visibility:manager", entry({}))).toBe(true);
    expect(passes("visibility:public -visibility:manager", entry({ visibility: "public" }))).toBe(true);
    expect(passes("visibility:me", entry({ private: true, visibility: "public" }))).toBe(true);
  });

  it("has no values that are empty", () => {
    const record = entry({ theme: " ", tags: [], level: {}, glue: null, role: "led" });
    for (const field of ["theme", "tags", "level", "glue"]) expect(passes(`has:${field}`, record)).toBe(false);
    expect(passes("has:role", record)).toBe(true);
    expect(passes("has:text", record)).toBe(false);
  });

  it.each([
    ["due:<2026-08", { due: "2026-07-31" }, true],
    ["due:<2026-08", { due: "2026-08-01" }, false],
    ["due:<2026-08", { due: "soon" }, false],
    ["due:<2026-08", { due: 5 }, false],
    ["-due:<2026-08", {}, true],
    ["when:2026-07..2026-08", { when: "2026-07-15T10:00:00Z" }, true],
    ["when:2026-07..2026-08", { when: "2026-07-15x" }, false],
    ["score:>2026", { score: 3000 }, true],
    ["score:>2026", { score: "2027-01-01" }, true],
    ["score:>2026", { score: "3000" }, false],
    ["score:>=1..", { score: 1 }, false],
    ["score:5", { score: 5 }, true],
    ["score:5", { score: 55 }, false],
  ] as const)("%s holds for %j: %s", (filter, fields, holds) => {
    if (filter === "score:>=1..") expect(() => passes(filter, entry(fields))).toThrow(/neither/);
    else expect(passes(filter, entry(fields))).toBe(holds);
  });

  it("passes either a condition or its negation", () => {
    const words = fc.constantFrom("cold", "start", "Löwe", "%", "2026-07-01", "7");
    const value: fc.Arbitrary<Fields[string]> = fc.letrec<{ value: Fields[string] }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        words,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(words, tie("value"), { maxKeys: 3 }),
      ),
    })).value;
    const condition: fc.Arbitrary<Condition> = fc.oneof(
      fc.record({ type: fc.constant("word" as const), text: words, prefix: fc.boolean(), not: fc.constant(false) }),
      fc.record({
        type: fc.constant("is" as const),
        field: fc.constantFrom("theme", "cold", "kind"),
        values: fc.array(words),
        not: fc.constant(false),
      }),
      fc.record({ type: fc.constant("has" as const), field: fc.constantFrom("theme", "text", "date"), not: fc.constant(false) }),
    );
    fc.assert(
      fc.property(value, words, condition, (theme, body, one) => {
        const record = entry({ theme }, { body });
        const holds = matches({ conditions: [one] }, record);
        expect(matches({ conditions: [{ ...one, not: true }] }, record)).toBe(!holds);
        expect(matches({ conditions: [{ type: "any", conditions: [one, { ...one, not: true }], not: false }] }, record)).toBe(
          true,
        );
      }),
      { numRuns: 500 },
    );
  });
});
