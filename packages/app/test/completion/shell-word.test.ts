import { describe, expect, it } from "vitest";
import { printCompletion } from "../../src/cli/complete/print-completion.js";
import { quoteForBash, readShellWord } from "../../src/cli/complete/shell-word.js";

describe("a word as it is typed", () => {
  it.each([
    ["plain", { text: "plain" }],
    ["'kind:win \"cold", { text: 'kind:win "cold', open: "'" }],
    ['"cold start', { text: "cold start", open: '"' }],
    ['"say \\"hi', { text: 'say "hi', open: '"' }],
    ['a" b"c', { text: "a bc" }],
    ["a\\ b", { text: "a b" }],
    ["ends\\", { text: "ends\\" }],
    ["$(touch x)`id`", { text: "$(touch x)`id`" }],
    ["", { text: "" }],
  ])("%s", (raw, expected) => expect(readShellWord(raw)).toEqual(expected));
});

describe("a value in a bash line", () => {
  it.each([
    ["theme:faster-cold-start", undefined, "theme:faster-cold-start"],
    ["größe", undefined, "größe"],
    ["two words", undefined, "two\\ words"],
    ["$(touch x);`id`", undefined, "\\$\\(touch\\ x\\)\\;\\`id\\`"],
    ["a $b", '"', "a \\$b"],
    ["it's", "'", undefined],
    ["next!", '"', undefined],
  ] as const)("%s", (value, open, expected) => {
    const quoted = quoteForBash(value, open);
    expect(quoted).toBe(expected);
    if (quoted !== undefined) expect(readShellWord(`${open ?? ""}${quoted}${open ?? ""}`).text).toBe(value);
  });
});

describe("what the script reads", () => {
  const words = (...values: string[]) => ({
    type: "words" as const,
    words: values.map((value) => ({ value, about: "x\ny\u001b[31m" })),
  });

  it("says on its first line whether something must follow", () => {
    expect(printCompletion(words("theme:", "kind:"), "bash", { text: "" })[0]).toBe("open");
    expect(printCompletion(words("theme:", "win"), "bash", { text: "" })[0]).toBe("words");
  });

  it("leaves files and folders to the shell", () => {
    expect(printCompletion({ type: "folders" }, "zsh", { text: "" })).toEqual(["folders"]);
  });

  it("has no control characters in it, and no word that holds one", () => {
    expect(printCompletion(words("good", "ba\u001bd", "ba\td", "b\nad"), "zsh", { text: "" })).toEqual([
      "words",
      "good\tx y\\u001b[31m",
    ]);
  });
});
