import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readInbox } from "../../src/capture/read-inbox.js";

const texts = (text: string) => readInbox(text).items.map((item) => item.text);
const findings = (text: string) => readInbox(text).findings.map(({ line, message }) => `${line}: ${message}`);

describe("the lines of an inbox", () => {
  it("are one item each, with or without a bullet, a number or a box", () => {
    expect(texts("one\n- two\n* three\n+ four\n5. five\n- [ ] six\n- [x] seven\n-8\n#search nine")).toEqual([
      ...["one", "two", "three", "four", "five", "six", "seven", "-8", "#search nine"],
    ]);
  });
  it("hold what is indented under them, blank lines and code included, as it is indented there", () => {
    expect(texts("- Cut it\n  - by caching\n    twice\n\n  ```\n    code\n  ```\n- Next\n\tand more\n")).toEqual([
      "Cut it\n- by caching\n  twice\n\n```\n  code\n```",
      "Next\nand more",
    ]);
  });
  it("are known by their number", () => {
    expect(readInbox("\ufeff# Inbox\r\n\r\none\r\n  more\r\n\r\ntwo").items.map(({ line }) => line)).toEqual([3, 6]);
  });
});

describe("structure that is no item", () => {
  it.each([
    ["headings, rules, quotes, blank lines and empty bullets", "## A\n\n---\n***\n_ _ _\n> quote\n- \n- [ ] \n*\n  \n"],
    ["comments of one line and of many", "<!-- one -->\n<!--\nmany\n\nlines -->\n"],
    ["front matter", "---\ntags:\n- a\n\n# why\nkey: x\n---\n\n"],
    ["nothing at all", ""],
    ["a byte order mark", "\ufeff"],
  ])("%s", (_, text) => {
    expect(texts(text)).toEqual([]);
    expect(findings(text)).toEqual([]);
    expect(texts(`${text}one`)).toEqual(["one"]);
  });
  it("is front matter only in the first line, and only with keys in it", () => {
    expect(texts("---\none\n---\n")).toEqual(["one"]);
    expect(texts("---\npromise: one\n---\n")).toEqual(["promise: one"]);
    expect(texts("---\nkey: one")).toEqual(["key: one"]);
    expect(texts("\n---\nkey: one\n---\n")).toEqual(["key: one"]);
  });
  it("ends an item", () => {
    expect(texts("one\n<!-- x -->\ntwo\n## A\nthree")).toEqual(["one", "two", "three"]);
  });
});

describe("what can't be understood stays, with a finding", () => {
  it("conflict marks: nothing is read until they are gone", () => {
    const text = "one\n<<<<<<< mine\ntwo\n=======\nthree\n>>>>>>> theirs\n";
    expect(texts(text)).toEqual([]);
    expect(findings(text)).toEqual(["2: conflict marks: two versions of the inbox were put together"]);
  });
  it("but a line under a heading is no conflict mark", () => {
    expect(findings("Head\n=======\n")).toEqual([]);
  });
  it("a code block by itself", () => {
    expect(texts("one\n```sh\nnot this\n\n~~~\n````\ntwo\n~~~\nnor this")).toEqual(["one", "two"]);
    expect(findings("one\n```sh\nnot this\n```\ntwo\n")).toEqual(["2: a code block by itself"]);
  });
  it("a comment that begins behind text, or never ends", () => {
    expect(texts("one <!-- a\nb -->\ntwo <!-- c --> d\n<!-- e\nthree")).toEqual(["two <!-- c --> d"]);
    expect(findings("one <!-- a\nb -->\ntwo <!-- c --> d\n<!-- e\nthree")).toEqual([
      "1: a comment begins in this line and ends in another",
      "4: a comment that never ends",
    ]);
    expect(texts("Taught the parser `<!--`\ntwo")).toEqual(["Taught the parser `<!--`", "two"]);
  });
  it("a NUL byte, wherever it is in an item", () => {
    expect(texts("one\n  mo\0re\ntwo")).toEqual(["two"]);
    expect(findings("one\n  mo\0re\ntwo")).toEqual(["2: a NUL byte"]);
  });
});

describe("taking items out", () => {
  const parts = fc.constantFrom(
    ...[
      "one",
      "- two",
      "  indented",
      "\tindented",
      "- [ ] task",
      "  - nested",
      "1. first",
      "# Head",
      "## Part",
      "---",
      "> quote",
    ],
    ...[
      "<!-- c -->",
      "<!--",
      "-->",
      "a <!-- b",
      "```",
      "  ```",
      "~~~",
      "",
      "   ",
      "\u2028",
      "=======",
      "x\0y",
      "<<<<<<< a",
      "promise: x",
      "- ",
    ],
  );
  const inbox = fc
    .tuple(
      fc.constantFrom("", "\ufeff", "---\nkey: x\n---\n"),
      fc.array(
        fc.tuple(
          fc.oneof({ weight: 6, arbitrary: parts }, { weight: 1, arbitrary: fc.string() }),
          fc.constantFrom("\n", "\r\n", "\n\n"),
        ),
        {
          maxLength: 20,
        },
      ),
      fc.oneof(parts, fc.constant("")),
    )
    .map(([head, lines, last]) => head + lines.map(([content, end]) => content + end).join("") + last);

  it("leaves every other byte as it is, in its order", () => {
    fc.assert(
      fc.property(inbox, fc.infiniteStream(fc.boolean()), (text, picks) => {
        const { items, without } = readInbox(text);
        const gone = items.filter(() => picks.next().value === true);
        let rest = "";
        let from = 0;
        for (const item of gone) {
          rest += text.slice(from, item.start);
          from = item.end;
        }
        expect(without([...gone].reverse())).toBe(rest + text.slice(from));
        expect(without([])).toBe(text);
      }),
    );
  });
  it("takes whole lines, from the one with its number on", () => {
    fc.assert(
      fc.property(inbox, (text) => {
        for (const { start, end, line, text: content } of readInbox(text).items) {
          expect(start === 0 || text[start - 1] === "\n" || text[start - 1] === "\ufeff").toBe(true);
          expect(end === text.length || text[end - 1] === "\n").toBe(true);
          expect(text.slice(0, start).split("\n")).toHaveLength(line);
          for (const word of content.split(/\s+/)) expect(text.slice(start, end)).toContain(word);
        }
      }),
    );
  });
  it("leaves the other items the same items", () => {
    fc.assert(
      fc.property(inbox, (text) => {
        const { items, findings: found, without } = readInbox(text);
        fc.pre(items.length > 0);
        const rest = readInbox(without(items.slice(0, 1)));
        expect(rest.items.map((item) => item.text)).toEqual(items.slice(1).map((item) => item.text));
        expect(rest.findings.map(({ message }) => message)).toEqual(found.map(({ message }) => message));
      }),
    );
  });
});
