import { describe, expect, it } from "vitest";
import { resultSentence } from "../../src/brag/result-sentence.js";

describe("the first sentence of a Result section", () => {
  it.each([
    ["## Result\n\nPages fell to three. More.\n", "Pages fell to three"],
    ["# T\n\n### RESULTS:\nPages fell\nto three.", "Pages fell to three"],
    ["## Result\n\n- Pages fell to three\n- and more\n", "Pages fell to three"],
    ["## Result\n\n> **Pages** fell to `three`, see [the board](https://x.example). Next.", "Pages fell to three, see the board"],
    ["## Result\n\nLoad fell, e.g. Quotes by 64 % vs. May. Next one.", "Load fell, e.g. Quotes by 64 % vs. May"],
    ["## Result\n\nDown from 6.5 h to 0.7 h... Next.", "Down from 6.5 h to 0.7 h..."],
    ["## Result\n\n[[maria-lopez|Maria]] signed it, [[jonas]] too!", "Maria signed it, jonas too!"],
    ["```\n## Result\nnot this\n```\n\n## Result\n\nThis.", "This"],
    ["## Result\r\n\r\nWindows line ends.\r\n", "Windows line ends"],
    ["## Result\n\n<!-- hint -->\n\n<div>raw</div>\n\nThe text.", "The text"],
  ])("%j is %j", (body, sentence) => expect(resultSentence(body)).toBe(sentence));

  it.each([
    "",
    "Result: none",
    "## Action\n\nDid.",
    "## Result\n",
    "## Result\n\n## Links\n\nText.",
    "## Result\n\nWhat changed because of it, from what to what?\n",
    "```\n## Result\nx\n```\n",
  ])("%j has none", (body) => expect(resultSentence(body)).toBeUndefined());

  it("is cut at a word when it goes on and on", () => {
    const sentence = resultSentence(`## Result\n\n${"very ".repeat(1000)}long.`);
    expect(sentence).toMatch(/very…$/);
    expect(sentence?.length).toBeLessThanOrEqual(301);
  });
});
