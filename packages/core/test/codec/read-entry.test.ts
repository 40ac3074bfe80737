import { describe, expect, it } from "vitest";
import { readEntry } from "../../src/codec/read-entry.js";
import { ENVELOPE } from "../../src/codec/record-json.js";
import type { VaultPath } from "../../src/record/entry.js";
import { kinds } from "../../src/record/kinds.js";

const PATH = "wins/2026/2026-11-20-cold-start.md" as VaultPath;

function read(text: string, path: string = PATH) {
  return readEntry(path as VaultPath, text);
}

/** Problems as one line each. */
function problems(text: string, path: string = PATH): string[] {
  return read(text, path).problems.map(
    ({ code, place }) => `${code} ${place?.file === path ? "" : "?"}${place?.line}:${place?.column}`,
  );
}

describe("readEntry", () => {
  it("reads id, kind, stem, title, fields and body", () => {
    expect(read("---\ndate: 2026-11-20\nrole: led\nmood: [good, 3]\n---\n\n# Cut cold start\n\ntext").entry).toEqual({
      id: "win/2026-11-20-cold-start",
      kind: "win",
      stem: "2026-11-20-cold-start",
      path: PATH,
      title: "Cut cold start",
      fields: { date: "2026-11-20", role: "led", mood: ["good", 3] },
      body: "\n# Cut cold start\n\ntext",
    });
  });

  it.each([
    ["title: A", "# B", "A"],
    ["title: 'two\\nlines'", "", "two\\nlines"],
    ['title: "two\\nlines"', "", "two lines"],
    ["title: ''", "# B", "B"],
    ["a: 1", "# B #", "B"],
    ["a: 1", "# C#", "C#"],
    ["a: 1", "#\n# B", "B"],
    ["a: 1", "## no\n   # B", "B"],
    ["a: 1", "    # code\n# B", "B"],
    ["a: 1", "```sh\n# comment\n```\n# B", "B"],
    ["a: 1", "~~~~\n~~~\n# comment\n```\n~~~~\n# B", "B"],
    ["a: 1", "text\r\n# B\r\n", "B"],
    ["a: 1", "#tag\ntext", "Cold start"],
    ["a: 1", "", "Cold start"],
  ])("with %j above %j the title is %j", (field, body, title) => {
    expect(read(`---\ndate: 2026-11-20\n${field}\n---\n${body}\n`).entry?.title).toBe(title);
  });

  it("reads CRLF, a byte order mark, `...` and a missing last line break", () => {
    const { entry } = read("\ufeff---\r\ndate: 2026-11-20\r\nglue: |\r\n  a\r\n  b\r\n...");
    expect(entry?.fields).toEqual({ date: "2026-11-20", glue: "a\nb\n" });
    expect(entry?.body).toBe("");
  });

  it("takes a text without front matter as all body", () => {
    expect(read("\ufeff# Maria\n", "people/maria-lopez.md").entry).toMatchObject({
      title: "Maria",
      fields: {},
      body: "# Maria\n",
    });
    expect(read(" ---\na: 1\n---\n", "people/maria-lopez.md").entry?.body).toBe(" ---\na: 1\n---\n");
    expect(read("", "people/maria-lopez.md").entry?.title).toBe("Maria lopez");
  });

  it.each([
    ["no", "no"],
    ["yes", "yes"],
    ["012", "012"],
    ["0x1F", "0x1F"],
    ["0o17", "0o17"],
    ["1_000", "1_000"],
    ["+5", "+5"],
    ["12345678901234567890", "12345678901234567890"],
    [".inf", ".inf"],
    ["2026-11-20", "2026-11-20"],
    ["2026-11-20 10:00", "2026-11-20 10:00"],
    ["12:30", "12:30"],
    ["1.50", 1.5],
    ["-0", 0],
    [".5", 0.5],
    ["1e3", 1000],
    ["true", true],
    ["~", null],
    ["", null],
    ["'5'", "5"],
  ])("reads %j as %j", (written, value) => {
    expect(read(`---\nfoo: ${written}\n---\n`, "people/x.md").entry?.fields["foo"]).toBe(value);
  });

  it("does not interpret merge keys", () => {
    expect(read("---\nfoo: {<<: {a: 1}, b: 2}\n---\n", "people/x.md").entry?.fields["foo"]).toEqual({ "<<": { a: 1 }, b: 2 });
  });

  it("gives fields no prototype, so that nothing is there that was not written", () => {
    const fields = read("---\ndate: 2026-11-20\nfoo: {a: 1}\n---\n").entry?.fields ?? {};
    expect("constructor" in fields).toBe(false);
    expect(Object.getPrototypeOf(fields["foo"])).toBe(null);
  });

  it("drops a bad field, says where it is and what to write, and keeps the others", () => {
    const text = "---\ndate: 2026-02-30\nrole: ledd\nmetrics:\n  - from: 1\n    to: fast\naltitude: system\nwith: maria\n---\n";
    const { entry, problems: found } = read(text);
    expect(entry?.fields).toEqual({ altitude: "system" });
    expect(found.map(({ message, hint, place }) => `${place?.line}:${place?.column} ${message}. ${hint}`)).toEqual([
      '2:1 date: expected a date that exists, written YYYY-MM-DD, found "2026-02-30". There is no such day in the calendar.',
      '3:1 role: expected one of led, contributed, supported, found "ledd". Did you mean led? Allowed are: led, contributed, supported.',
      '6:5 metrics[0].to: expected a number, found "fast". metrics: Measured results: name, from, to, unit, period, better.',
      '8:1 with: expected a list, found "maria". Put it in brackets: [maria].',
    ]);
  });

  it.each([
    [
      "level: nxt",
      'level: expected one of current, next, or a map of names and values, found "nxt"',
      "Did you mean next? Allowed are: current, next.",
    ],
    [
      "level: {scope: nxt}",
      "level: expected one of current, next for scope, found a map",
      "Did you mean next? Allowed are: current, next.",
    ],
    ["end: 2026/1/5", 'end: expected a date that exists, written YYYY-MM-DD, found "2026/1/5"', "Write 2026-01-05."],
    ["end: 2026", "end: expected text, found 2026", 'Put it in quotes: "2026".'],
    ["theme: ''", 'theme: expected text that is not empty, found ""', "theme: The theme it belongs to."],
    ["tags: [a, 5, 6]", "tags[1]: expected text, found 5", 'Put it in quotes: "5".'],
    ["title: 404", "title: expected text, found something else", 'Put it in quotes: "404".'],
  ])("explains %j", (line, message, hint) => {
    const [problem] = read(`---\ndate: 2026-11-20\n${line}\n---\n`).problems;
    expect(problem).toMatchObject({ code: "record.invalid-field", message, hint, place: { line: 3 } });
  });

  it("says that a needed field is missing", () => {
    expect(read("# A\n").problems).toMatchObject([
      { code: "record.invalid-field", message: "The field date is missing", place: { line: 1 } },
    ]);
  });

  it("takes a known key without a value as not there, and keeps an unknown one", () => {
    expect(read("---\ndate: 2026-11-20\ntheme:\nmood:\n---\n")).toMatchObject({
      entry: { fields: { date: "2026-11-20", mood: null } },
      problems: [],
    });
  });

  it("hides a record whose privacy can't be read, rather than show it", () => {
    const { entry, problems: found } = read("---\ndate: 2026-11-20\nprivate: yes\nvisibility: mee\n---\n");
    expect(entry?.fields).toEqual({ date: "2026-11-20", private: true, visibility: "me" });
    expect(found.map(({ hint }) => hint)).toEqual(["Did you mean me? Allowed are: me, manager, company, public.", "Write true."]);
  });

  it.each([
    ["unclosed front matter", "---\na: 1\n", "front-matter.unclosed 1:1"],
    ["a syntax error, by its line in the file", "---\na: 1\nb: c: d\n---\n", "front-matter.syntax 3:5"],
    ["a syntax error below CRLF", "\ufeff---\r\na: 1\r\nb: @c\r\n---\r\n", "front-matter.syntax 3:4"],
    ["a duplicate key", "---\na: 1\nb:\n  c: 1\n  c: 2\n---\n", "front-matter.duplicate-key 5:3"],
    ["a list", "---\n- a\n---\n", "front-matter.not-a-map 2:1"],
    ["a single value", "---\nhello\n---\n", "front-matter.not-a-map 2:1"],
    ["an unknown tag", "---\na: !js/function 'x'\n---\n", "front-matter.syntax 2:20"],
    ["two documents", "---\na: 1\n--- b\n---\n", "front-matter.syntax 2:1"],
    ["a NUL character", "---\na: 1\n---\nx\0", "record.nul-byte 4:2"],
    ["conflict markers", "---\na: 1\n---\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> z\n", "record.conflict-markers 4:1"],
    [
      "conflict markers with CRLF and a common ancestor",
      "<<<<<<< a\r\nx\r\n||||||| b\r\n=======\r\n>>>>>>> c",
      "record.conflict-markers 1:1",
    ],
  ])("gives no record and one problem for %s", (_, text, problem) => {
    expect(problems(text)).toEqual([problem]);
    expect(read(text).entry).toBe(undefined);
  });

  it("does not take a quoted conflict or a heading's underline for a merge", () => {
    expect(problems("    <<<<<<< a\n    =======\n    >>>>>>> b\n", "people/x.md")).toEqual([]);
    expect(problems("Title\n=======\n\n>>>>>>> quoted deep\n", "people/x.md")).toEqual([]);
  });

  it.each(["__proto__", "constructor", "prototype", "'__proto__'", '"__pro\\x74o__"'])(
    "leaves the key %s out and says so",
    (key) => {
      const { entry, problems: found } = read(`---\ndate: 2026-11-20\n${key}: {a: 1}\nfoo: [{${key}: 1, b: 2}]\n---\n`);
      expect(entry?.fields).toEqual({ date: "2026-11-20", foo: [{ b: 2 }] });
      expect(found.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`)).toEqual([
        "front-matter.unsafe-key 3:1",
        "front-matter.unsafe-key 4:8",
      ]);
      expect(({} as Record<string, unknown>)["a"]).toBe(undefined);
    },
  );

  it.each(["files/x.md", "wins/x.txt", "x.md", "/wins/x.md", "constructor/x.md"])("does not take %s for a record", (path) => {
    expect(read("# A\n", path)).toMatchObject({ problems: [{ code: "input.invalid" }] });
  });
});

describe("kinds", () => {
  it("have no field that is the record's own in JSON or in a file", () => {
    for (const kind of kinds) {
      for (const key of ENVELOPE) expect(Object.keys(kind.fields.shape)).not.toContain(key);
    }
  });
});
