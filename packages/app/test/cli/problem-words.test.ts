import { describe, expect, it } from "vitest";
import { hintWords, messageWords, orList } from "../../src/cli/problem-words.js";

describe("a problem's message", () => {
  it.each([
    ["The quote is never closed", "the quote is never closed"],
    ["A field can't be named so.", "a field can't be named so"],
    ["YAML is too long", "YAML is too long"],
    ["Upshot reads plain files only", "Upshot reads plain files only"],
    ["Theme: expected text", "Theme: expected text"],
    ['"X" is not a date', '"X" is not a date'],
    ["Notes/x.md is a folder", "Notes/x.md is a folder"],
    ["it goes on …", "it goes on …"],
    ["and so on ...", "and so on ..."],
    ["two\nlines  of it", "two lines of it"],
  ])("%j is told as %j", (message, told) => {
    expect(messageWords(message)).toBe(told);
  });
});

describe("a hint", () => {
  it.each([
    ["Put another one at the end.", "put another one at the end"],
    ["`upshot list` shows them", "`upshot list` shows them"],
    ["It may be damaged. Restore it", "It may be damaged. Restore it."],
    ["keep it small. Move the rest elsewhere.", "Keep it small. Move the rest elsewhere."],
    ['Put it in quotes: "a.b".', 'put it in quotes: "a.b"'],
    ["did you mean led?", "did you mean led?"],
  ])("%j is told as %j", (hint, told) => {
    expect(hintWords(hint)).toBe(told);
  });
});

describe("words in a row", () => {
  it.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a or b"],
    [["a", "b", "c"], "a, b or c"],
  ])("%j are %j", (words, row) => {
    expect(orList(words)).toBe(row);
  });
});
