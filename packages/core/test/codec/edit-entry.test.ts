import { describe, expect, it } from "vitest";
import { type Edit, editEntry } from "../../src/codec/edit-entry.js";
import type { FieldValue } from "../../src/record/entry.js";

const RECORD = `---
# What it is about
date: 2026-11-20   # the day it shipped
"theme": 'faster start' # quoted by hand
glue: | # for whom
  one
  two

tags: [a, b,] # short ones
with:
    - maria   # boss
    # in between
    - jo
metrics:
- name: cold start # the big one
  from: 1800
  to: 650
outcome:
level: {scope: next}
# the end
---
# Cut cold start

Body without a line break at its end`;

function edited(edits: readonly Edit[], text = RECORD): string {
  const result = editEntry(text, edits);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

/** What an edit did to the record, as the lines that went and the lines that came. */
function lines(edits: readonly Edit[], text = RECORD): { gone: string[]; come: string[] } {
  const [before, after] = [text.split("\n"), edited(edits, text).split("\n")];
  while (before.length > 0 && after.length > 0 && before[0] === after[0]) {
    before.shift();
    after.shift();
  }
  while (before.length > 0 && after.length > 0 && before.at(-1) === after.at(-1)) {
    before.pop();
    after.pop();
  }
  return { gone: before, come: after };
}

describe("editEntry", () => {
  it.each<[string, FieldValue, string[], string[]]>([
    ["date", "2026-12-01", ["date: 2026-11-20   # the day it shipped"], ["date: 2026-12-01   # the day it shipped"]],
    ["theme", "it's fast", [`"theme": 'faster start' # quoted by hand`], [`"theme": 'it''s fast' # quoted by hand`]],
    ["theme", "a\nb", [`"theme": 'faster start' # quoted by hand`], [`"theme": "a\\nb" # quoted by hand`]],
    ["theme", 7, [`"theme": 'faster start' # quoted by hand`], [`"theme": 7 # quoted by hand`]],
    ["glue", "x", ["glue: | # for whom", "  one", "  two"], ["glue: x # for whom"]],
    ["glue", "x\ny", ["glue: | # for whom", "  one", "  two"], ["glue: |- # for whom", "  x", "  y"]],
    ["tags.+", "c, d", ["tags: [a, b,] # short ones"], ["tags: [a, b, 'c, d',] # short ones"]],
    ["tags.0", "x", ["tags: [a, b,] # short ones"], ["tags: [x, b,] # short ones"]],
    ["tags", ["b"], ["tags: [a, b,] # short ones"], ["tags: [b,] # short ones"]],
    ["tags", [], ["tags: [a, b,] # short ones"], ["tags: [] # short ones"]],
    ["with.+", "zoe", [], ["    - zoe"]],
    ["with.0", "no", ["    - maria   # boss"], ["    - 'no'   # boss"]],
    ["with", ["jo"], ["    - maria   # boss"], []],
    ["metrics.0.to", 700, ["  to: 650"], ["  to: 700"]],
    ["metrics.0.unit", "ms", [], ["  unit: ms"]],
    ["metrics.+", { name: "p95", to: 3 }, [], ["- name: p95", "  to: 3"]],
    ["outcome", "mixed", ["outcome:"], ["outcome: mixed"]],
    ["outcome", ["a: b", "c"], ["outcome:"], ["outcome: ['a: b', c]"]],
    ["level.craft", "current", ["level: {scope: next}"], ["level: {scope: next, craft: current}"]],
    ["level", "next", ["level: {scope: next}"], ["level: next"]],
    ["role", "led", [], ["role: led"]],
    ["moved.0.from", "2026-12-01", [], ["moved:", "    - from: 2026-12-01"]],
    [
      "date",
      { day: ["2026-11-20"] },
      ["date: 2026-11-20   # the day it shipped"],
      ["date: {day: [2026-11-20]}   # the day it shipped"],
    ],
  ])("sets %s to %j and keeps the rest", (set, value, gone, come) => {
    expect(lines([{ set, value }])).toEqual({ gone, come });
  });

  it.each<[string, string[], string[]]>([
    ["theme", [`"theme": 'faster start' # quoted by hand`], []],
    ["glue", ["glue: | # for whom", "  one", "  two"], []],
    ["with.0", ["    - maria   # boss"], []],
    ["tags.0", ["tags: [a, b,] # short ones"], ["tags: [b,] # short ones"]],
    ["tags.1", ["tags: [a, b,] # short ones"], ["tags: [a,] # short ones"]],
    ["metrics.0.from", ["  from: 1800"], []],
    ["metrics.0.name", ["- name: cold start # the big one", "  from: 1800"], ["- from: 1800"]],
    ["metrics.0", ["metrics:", "- name: cold start # the big one", "  from: 1800", "  to: 650"], ["metrics: []"]],
    ["level.scope", ["level: {scope: next}"], ["level: {}"]],
    ["not-there", [], []],
  ])("unsets %s and keeps the rest", (unset, gone, come) => {
    expect(lines([{ unset }])).toEqual({ gone, come });
  });

  it("changes the first heading, or `title:` where there is one", () => {
    expect(lines([{ title: "Cut it again" }])).toEqual({ gone: ["# Cut cold start"], come: ["# Cut it again"] });
    expect(edited([{ title: "B" }], "---\ntitle: A # why\n---\n# A\n")).toBe("---\ntitle: B # why\n---\n# A\n");
    expect(edited([{ set: "title", value: "B" }], "# A #\n")).toBe("# B #\n");
  });

  it("puts a heading where there is none, and `title:` where a heading can't hold the title", () => {
    expect(edited([{ title: "B" }], "text\n")).toBe("# B\n\ntext\n");
    expect(edited([{ title: "B" }], "---\na: 1\n---\n\n```\n# not a title\n```\n")).toBe(
      "---\na: 1\n---\n\n# B\n\n```\n# not a title\n```\n",
    );
    expect(edited([{ title: "B" }], "---\r\na: 1\r\n---")).toBe("---\r\na: 1\r\n---\r\n\r\n# B\r\n");
    expect(edited([{ title: "C #" }], "# A\n")).toBe("---\ntitle: 'C #'\n---\n# A\n");
  });

  it("gives a text without front matter one, behind a byte order mark and with its line breaks", () => {
    expect(edited([{ set: "role", value: "led" }], "\ufeff# A\r\n")).toBe("\ufeff---\r\nrole: led\r\n---\r\n# A\r\n");
    expect(edited([{ set: "role", value: "led" }], "")).toBe("---\nrole: led\n---\n");
  });

  it("fills front matter that is empty or holds comments only", () => {
    expect(edited([{ set: "role", value: "led" }], "---\n---\n")).toBe("---\nrole: led\n---\n");
    expect(edited([{ set: "role", value: "led" }], "---\n# later\n\n---\n")).toBe("---\n# later\n\nrole: led\n---\n");
  });

  it("takes out the last field and leaves the fences", () => {
    expect(edited([{ unset: "a" }], "---\na: 1\n...\ntext")).toBe("---\n...\ntext");
  });

  it("keeps CRLF when the new body has lost it", () => {
    expect(edited([{ body: "x\ny\n" }], "---\r\na: 1\r\n---\r\nold\r\n")).toBe("---\r\na: 1\r\n---\r\nx\r\ny\r\n");
  });

  it("follows the file's own way of setting in", () => {
    expect(edited([{ set: "b", value: [{ c: 1 }] }], "---\na:\n- 1\n---\n")).toBe("---\na:\n- 1\nb:\n- c: 1\n---\n");
    expect(edited([{ set: "b", value: { c: 1 } }], "---\na:\n    x: 1\n---\n")).toBe("---\na:\n    x: 1\nb:\n    c: 1\n---\n");
  });

  it("reaches keys with a dot in them by their parts", () => {
    expect(edited([{ set: ["a.b"], value: 2 }], "---\na.b: 1\n---\n")).toBe("---\na.b: 2\n---\n");
  });

  it("leaves the text alone when nothing would change", () => {
    expect(edited([{ set: "tags", value: ["a", "b"] }, { unset: "nothing" }, { set: "metrics.0.to", value: 650 }])).toBe(RECORD);
  });

  it.each<[string, string, Edit, string]>([
    [
      "conflict markers",
      "---\na: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n---\n",
      { set: "a", value: 2 },
      "record.conflict-markers",
    ],
    ["a NUL character", "---\na: 1\n---\n\0", { set: "a", value: 2 }, "record.nul-byte"],
    ["front matter that is never closed", "---\na: 1\n", { set: "a", value: 2 }, "front-matter.unclosed"],
    ["front matter that is not YAML", "---\na: [1\n---\n", { set: "a", value: 2 }, "front-matter.syntax"],
    ["a value that an alias repeats", "---\na: &x 1\nb: *x\n---\n", { set: "a", value: 2 }, "input.invalid"],
    ["a place inside an alias", "---\na: &x {p: 1}\nb: *x\n---\n", { set: "b.p", value: 2 }, "input.invalid"],
    [
      "a field above empty lines that would join the text above it",
      "---\na: |+\n  x\nb: 1\n\nc: 2\n---\n",
      { unset: "b" },
      "input.invalid",
    ],
    ["an unsafe key", "---\na: 1\n---\n", { set: "a.__proto__", value: 2 }, "input.invalid"],
    [
      "an unsafe key in a value",
      "---\na: 1\n---\n",
      { set: "a", value: JSON.parse('{"constructor": 1}') as FieldValue },
      "front-matter.unsafe-key",
    ],
    ["a number that no file can hold", "---\na: 1\n---\n", { set: "a", value: Number.NaN }, "input.invalid"],
    ["a place behind the end of a list", "---\na: [1]\n---\n", { set: "a.5", value: 2 }, "input.invalid"],
    ["a place inside a text", "---\na: x\n---\n", { set: "a.b", value: 2 }, "input.invalid"],
    ["appending to what is not a list", "---\na: x\n---\n", { set: "a.+", value: 2 }, "input.invalid"],
    ["an empty path", "---\na: x\n---\n", { set: "", value: 2 }, "input.invalid"],
    ["an empty title", "# A\n", { title: " \n" }, "input.invalid"],
    ["a body with conflict markers", "# A\n", { body: "<<<<<<< a\n=======\n>>>>>>> b\n" }, "input.invalid"],
  ])("refuses %s", (_, text, edit, code) => {
    const result = editEntry(text, [edit]);
    expect(result.ok ? result.value : result.problem.code).toBe(code);
  });
});
