import { describe, expect, it } from "vitest";
import { cut, pad } from "../../src/cli/render/cut.js";
import { jsonText } from "../../src/cli/render/json-text.js";
import { pointAt } from "../../src/cli/render/point-at.js";
import { oneLine, visible } from "../../src/cli/terminal.js";

describe("text on its way to a terminal", () => {
  it.each([
    ["\u001b[31mred", "\\u001b[31mred"],
    ["\u009b31m", "\\u009b31m"],
    ["a\u0007b\u0000", "a\\u0007b\\u0000"],
    ["x\u202ey\u2066z\u200f", "x\\u202ey\\u2066z\\u200f"],
    ["zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"],
    ["a\rb", "a\\u000db"],
    ["unix\nand\r\ndos", "unix\nand\ndos"],
    ["tab\there", "tab\there"],
    ["👩‍👩‍👧 漢字 é", "👩‍👩‍👧 漢字 é"],
  ])("%j is shown as %j", (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it("can't begin a line of its own where one line is wanted", () => {
    expect(oneLine("  a\n\tb\r\nc\u2028upshot: d ")).toBe("a b c upshot: d");
  });

  it("comes back from JSON as it was", () => {
    const value = ["\u001b]0;x\u0007", "\u009b\u202e\ufeff", "line\nline\r\n"];
    const text = jsonText(value);
    expect(JSON.parse(text)).toEqual(value);
    expect(text).toMatch(/^[\n -~]*$/);
    expect(jsonText([])).toBe("[]\n");
  });
});

describe("text cut to a width", () => {
  it.each([
    ["abc", 3, "abc"],
    ["abcd", 3, "ab…"],
    ["a → b − c", 6, "a → b…"],
    ["漢字漢字", 8, "漢字漢字"],
    ["漢字漢字", 7, "漢字漢…"],
    ["漢字漢字", 6, "漢字…"],
    ["e\u0301e\u0301e\u0301", 2, "e\u0301…"],
    ["👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧…"],
    ["abc", Number.POSITIVE_INFINITY, "abc"],
    ["abc", 0, "…"],
  ])("%j in %d columns is %j", (text, width, shown) => {
    expect(cut(text, width)).toBe(shown);
  });

  it("is filled up by columns, not by characters", () => {
    expect([pad("漢", 4), pad("ab", 4), pad("abcde", 4)]).toEqual(["漢  ", "ab  ", "abcde"]);
  });
});

describe("a caret below a filter", () => {
  it.each([
    ["kind:win foo", 10, "         ^"],
    ["漢字:win foo", 8, "         ^"],
    ["\u001b[2J foo", 6, "          ^"],
  ])("%j, column %d", (source, column, caret) => {
    expect(pointAt(source, column)[1]).toBe(caret);
  });
});
