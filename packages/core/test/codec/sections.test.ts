import { describe, expect, it } from "vitest";
import { sections, sectionText } from "../../src/codec/sections.js";

const BODY =
  "# Title\n\n## Problem\n\nSlow.\n\n### Where\n\nEverywhere.\n\n## Action ##\r\n```\n## not one\n```\n## Result\n\n# Other\ntext\n## problem\nagain\n";

describe("sections", () => {
  it("are the level-2 headings with their text, up to the next heading of level 1 or 2", () => {
    expect(sections(BODY).map(({ heading, text }) => [heading, text])).toEqual([
      ["Problem", "Slow.\n\n### Where\n\nEverywhere."],
      ["Action", "```\n## not one\n```"],
      ["Result", ""],
      ["problem", "again"],
    ]);
  });

  it("tell where they are, so that they can be spliced", () => {
    for (const { start, textStart, end, heading, text } of sections(BODY)) {
      expect(BODY.slice(start, textStart).startsWith(`## ${heading}`)).toBe(true);
      expect(BODY.slice(textStart, end).trim()).toBe(text);
    }
  });

  it("give the first text under a heading, letter case aside, and nothing for an empty one", () => {
    expect(sectionText({ body: BODY }, "problem")).toBe("Slow.\n\n### Where\n\nEverywhere.");
    expect(sectionText({ body: BODY }, "Result")).toBe(undefined);
    expect(sectionText({ body: BODY }, "Bet")).toBe(undefined);
  });
});
