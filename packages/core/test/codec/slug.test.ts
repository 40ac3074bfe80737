import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pathFor } from "../../src/codec/path.js";
import { readEntry } from "../../src/codec/read-entry.js";
import { slugOf } from "../../src/codec/slug.js";
import { foldedStem, stemFor } from "../../src/codec/stem.js";
import type { DateText } from "../../src/record/entry.js";
import { note } from "../../src/record/kinds/note.js";
import { person } from "../../src/record/kinds/person.js";
import { win } from "../../src/record/kinds/win.js";
import { anyText } from "./arbitraries.js";

const DATE = "2026-11-20" as DateText;

describe("slugOf", () => {
  it("gives plain titles the slug that the way for all scripts gives them", () => {
    // An invisible character changes nothing but the way that is taken.
    const title = fc.string({ unit: "grapheme-ascii", maxLength: 90 });
    fc.assert(
      fc.property(title, (text) => {
        expect(slugOf(text)).toBe(slugOf(`${text}\u200b`));
      }),
    );
  });

  it.each([
    ["Cut checkout cold start 1.8s -> 650ms", "cut-checkout-cold-start-1-8s-650ms"],
    ["María López", "maria-lopez"],
    ["Straße, Œuvre & Ærø", "strasse-oeuvre-aero"],
    ["ŁÓDŹ Þór İstanbul", "lodz-thor-istanbul"],
    ["Don’t panic, it's fine", "dont-panic-its-fine"],
    ["Ｆｕｌｌ ﬁve ①", "full-five-1"],
    ["Привет, мир", "привет-мир"],
    ["й", "й"],
    ["日本語のタイトル", "日本語のタイトル"],
    ["मराठी", "मराठी"],
    ["한국어".normalize("NFD"), "한국어"],
    ["🎉 Party 👨‍👩‍👧 ❤️", "party"],
    ["a\u202eb\u200bc\ufeffd", "abcd"],
    ["../../etc/passwd", "etc-passwd"],
    ["%2e%2e%2f", "2e-2e-2f"],
    ["", "untitled"],
    ["...", "untitled"],
    ["🎉", "untitled"],
    ["CON", "con-untitled"],
    ["com1", "com1-untitled"],
    ["con.txt", "con-txt"],
    ["nul ", "nul-untitled"],
    ["a word ".repeat(20), "a-word-a-word-a-word-a-word-a-word-a-word-a-word-a-word-a"],
    ["x".repeat(100), "x".repeat(60)],
    ["語".repeat(100), "語".repeat(60)],
  ])("makes %j into %j", (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it("is always a safe name: short, lower case, NFC, visible, no dots, and its own slug", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: "binary", maxLength: 200 })), (title) => {
        const slug = slugOf(title);
        expect(slug).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*$/u);
        expect(slug.length).toBeLessThanOrEqual(60);
        expect(new TextEncoder().encode(slug).length).toBeLessThanOrEqual(200);
        expect(slug).toBe(slug.normalize("NFC"));
        expect(slug).not.toMatch(/\p{Lu}|[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]|-$|--/u);
        expect(slugOf(slug)).toBe(slug);
        expect(readEntry(pathFor(person, slug), "# A\n").problems).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("stemFor", () => {
  it("puts the date before the title of dated kinds only", () => {
    expect(stemFor({ kind: win, title: "Checkout cold start", date: DATE }, [])).toBe("2026-11-20-checkout-cold-start");
    expect(stemFor({ kind: person, title: "María López", date: DATE }, [])).toBe("maria-lopez");
    expect(stemFor({ kind: note, title: "2026-11-20 standup", date: DATE }, [])).toBe("2026-11-20-standup");
  });

  it("counts on while the stem is taken, letter case and Unicode form aside", () => {
    expect(stemFor({ kind: person, title: "A" }, new Set(["A", "a-2"]))).toBe("a-3");
    expect(stemFor({ kind: person, title: "й" }, ["й".normalize("NFD").toUpperCase()])).toBe("й-2");
  });

  it("never gives a taken stem", () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.constantFrom("", "-2", "-3", "-4")), (title, endings) => {
        const taken = endings.map((ending) => (slugOf(title) + ending).toUpperCase());
        expect(taken.map(foldedStem)).not.toContain(foldedStem(stemFor({ kind: person, title }, taken)));
      }),
    );
  });
});

describe("pathFor", () => {
  it("uses a year folder for dated kinds", () => {
    expect(pathFor(win, "2026-11-20-x")).toBe("wins/2026/2026-11-20-x.md");
    expect(pathFor(win, "undated")).toBe("wins/undated.md");
    expect(pathFor(person, "2026-11-20-x")).toBe("people/2026-11-20-x.md");
  });
});
