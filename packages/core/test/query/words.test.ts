import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdsRun, wordsOf, wordsOrSigns } from "../../src/query/words.js";

describe("words", () => {
  it.each([
    ["Faster cold-start!", "faster cold start"],
    ["  1.8s -> 650 ms ", "1 8s 650 ms"],
    ["Maria López", "maria lopez"],
    ["Maria Lo\u0301pez", "maria lopez"],
    ["ÄÖÜ ñ ç ø", "aou n c ø"],
    ["Straße STRASSE STRAẞE", "strasse strasse strasse"],
    ["ΟΔΟΣ οδος", "οδοσ οδοσ"],
    ["ﬁne ﬂow", "fine flow"],
    ["İstanbul Iğdır", "istanbul igdir"],
    ["Ёлка йога", "елка иога"],
    ["日本語 が", "日本語 か".replace("か", "が")],
    ["한국어".normalize("NFD"), "한국어"],
    ["हिन्दी", "हिन्दी"],
    ["soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"],
    ["a_b/c", "a b c"],
    ["→ € % 🚀", ""],
    ["\ue000secret\ue001", "secret"],
    ["\ud800half", "half"],
  ])("of %j are %j", (text, words) => {
    expect(wordsOf(text)).toBe(words);
  });

  it("are the same when taken again, and whatever the text's normal form is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(wordsOf(wordsOf(text))).toBe(wordsOf(text));
        expect(wordsOf(text.normalize("NFD"))).toBe(wordsOf(text.normalize("NFC")));
        expect(wordsOf(text)).not.toMatch(/^ | {2}| $|[\ue000-\uf8ff]/);
      }),
      { numRuns: 2_000 },
    );
  });

  it("fall back to signs where there are none", () => {
    expect(wordsOrSigns(" % ")).toBe("%");
    expect(wordsOrSigns("80 %")).toBe("80");
    expect(wordsOrSigns("\0\u200b ")).toBe("");
  });

  it.each([
    ["maria lopez", "maria", false, true],
    ["maria lopez", "lopez", false, true],
    ["maria lopez", "maria lopez", false, true],
    ["maria lopez", "lop", false, false],
    ["maria lopez", "lop", true, true],
    ["maria lopez", "aria", true, false],
    ["maria lopez", "maria lo", true, true],
    ["maria lopez", "lopez maria", false, false],
    ["maria lopez", "", true, false],
  ])("%j holds the run %j (prefix: %s): %s", (words, run, prefix, holds) => {
    expect(holdsRun(words, run, prefix)).toBe(holds);
  });
});
