import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutControls } from "../../src/record/plain-text.js";

describe("text without controls", () => {
  it.each([
    ["a colour", "\u001b[1;31mred\u001b[0m", "red"],
    ["a title", "\u001b]0;title\u0007text", "text"],
    ["a link", "\u001b]8;;https://x.org\u001b\\text\u001b]8;;\u001b\\", "text"],
    ["a clipboard write", "\u001b]52;c;ZXZpbA==\u0007text", "text"],
    ["an escape that never ends", "\u001b]0;text\nmore", "0;text\nmore"],
    ["a single escape", "te\u001b\u001bxt", "text"],
    ["controls of one and of two bytes", "\u0000t\u0008e\u007fx\u009bt", "text"],
    ["half a character", "te\ud800xt", "te\ufffdxt"],
  ])("has no %s", (_, text, plain) => expect(withoutControls(text)).toBe(plain));
  it("keeps tabs, and has one kind of line end", () => {
    expect(withoutControls("a\tb\r\nc\rd\u2028e\u0085f\vg\fh")).toBe("a\tb\nc\nd\ne\nf\ng\nh");
  });
  it("has nothing that a terminal would obey, and all words of text that has none", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(withoutControls(text)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(withoutControls(text)).toBe(text.replace(/[\u2028\u2029]/g, "\n"));
      }),
    );
  });
});
