import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/problem.js";
import { parseQuery } from "../../src/query/parse-query.js";
import type { Condition } from "../../src/query/query.js";
import type { DateText } from "../../src/record/entry.js";

const today = "2026-11-20" as DateText;

function parse(text: string): readonly Condition[] {
  const query = parseQuery(text, { today });
  if (!query.ok) throw new Error(`${query.problem.message} at ${query.problem.place?.column}`);
  return query.value.conditions;
}

function problemOf(text: string): Problem {
  const query = parseQuery(text, { today });
  if (query.ok) throw new Error("it was understood");
  return query.problem;
}

/** `from..to` with `(` for an end that is left out. */
function rangeOf(text: string): string {
  const [condition] = parse(text);
  if (condition?.type !== "range") throw new Error(`${text} is no range`);
  const { from, to } = condition;
  return `${from === undefined ? "" : `${from.inclusive ? "[" : "("}${from.value}`}..${to === undefined ? "" : `${to.value}${to.inclusive ? "]" : ")"}`}`;
}

describe("a filter", () => {
  it("may be empty", () => {
    expect(parse("")).toEqual([]);
    expect(parse(" \t\n\u00a0 ")).toEqual([]);
  });

  it("is the conditions in their order", () => {
    expect(parse('kind:win theme:cold-start after:2026-07 "exact phrase" -glue chec*')).toEqual([
      { type: "is", field: "kind", values: ["win"], not: false, column: 1 },
      { type: "is", field: "theme", values: ["cold-start"], not: false, column: 10 },
      { type: "range", field: "date", from: { value: "2026-07-01", inclusive: true }, not: false, column: 27 },
      { type: "phrase", text: "exact phrase", not: false },
      { type: "word", text: "glue", prefix: false, not: true },
      { type: "word", text: "chec", prefix: true, not: false },
    ]);
  });

  it.each<readonly [text: string, condition: Partial<Condition>]>([
    ["-kind:win", { type: "is", field: "kind", values: ["win"], not: true }],
    ["Seen-By:maria", { type: "is", field: "seen_by", values: ["maria"] }],
    ["seen_by:@maria-lopez", { values: ["maria-lopez"] }],
    ["seen-by:people/maria", { values: ["maria"] }],
    ["seen-by:[[people/maria-lopez.md|Maria L]],jonas", { values: ["maria-lopez", "jonas"] }],
    ['theme:"two words",b', { values: ["two words", "b"] }],
    ["metrics.unit:ms", { field: "metrics.unit", values: ["ms"] }],
    ["level.scope:next", { field: "level.scope" }],
    ["theme:cold*", { values: ["cold*"] }],
    ['theme:"cold*"', { values: ["cold"] }],
    ["decides:yes", { values: ["true"] }],
    ["has:metrics", { type: "has", field: "metrics", not: false, column: 5 }],
    ["-has:seen-by", { type: "has", field: "seen_by", not: true }],
    ["has:theme,level", { type: "any" }],
    ['"she said \\"no\\""', { type: "phrase", text: 'she said "no"' }],
    ["“curly quotes”", { type: "phrase", text: "curly quotes" }],
    ["-“curly”", { type: "phrase", not: true }],
    ["10:30", { type: "word", text: "10:30" }],
    ["https://example.com/a", { type: "word", text: "https://example.com/a" }],
    ["cold-start", { type: "word", text: "cold-start" }],
    ['5"', { type: "word", text: '5"' }],
    ["or", { type: "word", text: "or" }],
    ["größe:5", { type: "is", field: "größe" }],
  ])("reads %s", (text, condition) => {
    const read = parse(text);
    expect(read).toHaveLength(1);
    expect(read[0]).toMatchObject(condition);
  });

  it.each([
    ["after:2026-07", "[2026-07-01.."],
    ["before:2026-07", "..2026-07-01)"],
    ["after:2026", "[2026-01-01.."],
    ["after:2026-Q3", "[2026-07-01.."],
    ["before:2026q3", "..2026-07-01)"],
    ["after:-30d", "[2026-10-21.."],
    ["after:-2w", "[2026-11-06.."],
    ["after:-3m", "[2026-08-20.."],
    ["after:-1y", "[2025-11-20.."],
    ["after:today", "[2026-11-20.."],
    ["before:tomorrow", "..2026-11-21)"],
    ["date:yesterday", "[2026-11-19..2026-11-19]"],
    ["date:2026-02", "[2026-02-01..2026-02-28]"],
    ["date:2026-Q1", "[2026-01-01..2026-03-31]"],
    ["date:2026-07..2026-09", "[2026-07-01..2026-09-30]"],
    ["date:2026-07..", "[2026-07-01.."],
    ["date:..2026-07", "..2026-07-31]"],
    ["date:>2026-07", "(2026-07-31.."],
    ["date:>=2026-07", "[2026-07-01.."],
    ["date:<2026-07", "..2026-07-01)"],
    ["date:<=2026-07", "..2026-07-31]"],
    ["due:<2026-12-01", "..2026-12-01)"],
    ["due:<=+14d", "..2026-12-04]"],
    ["confidence:>=70", "[70.."],
    ["confidence:70", "[70..70]"],
    ["confidence:10..20", "[10..20]"],
    ["confidence:-5..", "[-5.."],
    ["metrics.to:<.5", "..0.5)"],
    ['date:"2026-07"', "[2026-07-01..2026-07-31]"],
    ["own-field:>5", "(5.."],
    ["own-field:2026-07..2026-08", "[2026-07-01..2026-08-31]"],
    ["left:>2026-07", "(2026-07-31.."],
  ])("reads %s as the range %s", (text, range) => {
    expect(rangeOf(text)).toBe(range);
  });

  it("takes what may be a number or a year as either, where no schema knows the field", () => {
    expect(parse("own-field:>=2026")).toMatchObject([
      {
        type: "any",
        conditions: [
          { type: "range", from: { value: 2026 } },
          { type: "range", from: { value: "2026-01-01" } },
        ],
      },
    ]);
    expect(parse("own-field:a..b")).toMatchObject([{ type: "is", values: ["a..b"] }]);
  });

  it("lets a list hold periods", () => {
    expect(parse("-date:2026-Q1,2026-Q3")).toMatchObject([
      {
        type: "any",
        not: true,
        conditions: [
          { type: "range", not: false },
          { type: "range", not: false },
        ],
      },
    ]);
  });
});

describe("a filter that can't be read", () => {
  it.each<readonly [text: string, column: number, message: RegExp]>([
    ['cold "start', 6, /quote is never closed/],
    ['theme:"cold', 7, /quote is never closed/],
    ['"a"b', 4, /without a space/],
    ["after:2026-13", 7, /"2026-13" is not a date/],
    ["date:2026-02-30", 6, /is not a date/],
    ["date:2026-07..2026-13", 15, /"2026-13" is not a date/],
    ["date:2026-09..2026-07", 6, /ends before it begins/],
    ["date:..", 6, /no ends/],
    ["date:>", 7, /value is missing/],
    ["confidence:high", 12, /not a number/],
    ["confidence:>=x", 14, /not a number/],
    ["own-field:>x", 12, /neither a number nor a date/],
    ["kind:>5", 6, /takes no range/],
    ["after:2026..2027", 7, /takes one date/],
    ["theme:", 7, /value is missing/],
    ["theme:a,,b", 9, /value is missing/],
    ['theme:""', 7, /value is missing/],
    ["decides:maybe", 9, /neither true nor false/],
    ["a - b", 4, /nothing behind the minus/],
    ["->", 2, /no letters or digits/],
    ['""', 1, /nothing between the quotes/],
    ["ch*c", 3, /star can only stand at the end/],
    ["theme:*x", 7, /star can only stand at the end/],
    ["(a b)", 1, /Parentheses/],
    ["a OR b", 3, /OR is not part/],
    ["a🚀🚀 theme:", 11, /value is missing/],
    [`${"x".repeat(4_001)}`, 4_001, /4000 are the most/],
    [`${"a ".repeat(300)}`, 401, /more than 200 conditions/],
  ])("%s points at column %i", (text, column, message) => {
    const problem = problemOf(text);
    expect(problem.code).toBe("query.syntax");
    expect(problem.message).toMatch(message);
    expect(problem.place).toEqual({ column });
    expect(problem.hint).toMatch(/[.…"]$/);
  });

  it("is told apart from a bug whatever it holds", () => {
    const pieces = fc.constantFrom(
      ...'- " “ ” : , . .. * ( ) [[ ]] | @ # < > <= >= \\ \0 \ud800 🚀 é e\u0301 \u202e a kind theme date has before after confidence decides level.scope 2026 2026-13 -30d today q3 OR'.split(
        " ",
      ),
      " ",
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(pieces, { maxLength: 40 }).map((some) => some.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const query = parseQuery(text, { today });
        if (query.ok) return;
        expect(query.problem.code).toBe("query.syntax");
        expect(query.problem.place?.column).toBeGreaterThanOrEqual(1);
        expect(query.problem.place?.column).toBeLessThanOrEqual([...text].length + 1);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ["quotes", '"'],
    ["parentheses", "("],
    ["open links", "theme:[["],
    ["minuses", "-"],
    ["commas", "a:,"],
    ["words", "word "],
    ["escapes", '"\\'],
  ])("may be a hundred thousand characters of %s", (_name, piece) => {
    const text = piece.repeat(100_000 / piece.length);
    expect(problemOf(text).code).toBe("query.syntax");
    expect(() => parseQuery(text.slice(0, 3_999), { today })).not.toThrow();
  });
});
