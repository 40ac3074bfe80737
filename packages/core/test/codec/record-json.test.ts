import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEntry } from "../../src/codec/read-entry.js";
import { entryFromJson, entryToJson, parseRecordsJson } from "../../src/codec/record-json.js";
import { writeEntry } from "../../src/codec/write-entry.js";
import type { Entry, VaultPath } from "../../src/record/entry.js";
import { kindNamed } from "../../src/record/kinds.js";
import { anyFields, anyText } from "./arbitraries.js";
import { messyRecord } from "./messy-record.js";

const PATH = "people/maria-lopez.md" as VaultPath;

function entryOf(text: string): Entry {
  const { entry } = readEntry(PATH, text);
  if (entry === undefined) throw new Error("not readable");
  return entry;
}

/** The record that JSON makes, read from the file that it would be written to. */
function created(json: string): Entry {
  const records = parseRecordsJson(json);
  if (!records.ok) throw new Error(records.problem.message);
  const [record] = records.value;
  const kind = kindNamed(record?.kind ?? "");
  if (record === undefined || kind === undefined) throw new Error("no record");
  return entryOf(writeEntry({ ...record, kind }));
}

describe("a record's JSON", () => {
  it("has the fields beside id, kind, title and path, and the body last", () => {
    expect(JSON.stringify(entryToJson(entryOf("---\nrole: Staff\nteam: core\n---\n# Maria\n")))).toBe(
      '{"id":"person/maria-lopez","kind":"person","title":"Maria","path":"people/maria-lopez.md","role":"Staff","team":"core","body":"# Maria\\n"}',
    );
  });

  it("puts fields that are named like its own keys into `fields`", () => {
    const entry = entryOf("---\nid: 7\nkind: contact\nbody: slim\nfields: {a: 1}\npath: x\nrole: Staff\n---\n# Maria\n");
    expect(entryToJson(entry)).toMatchObject({
      id: "person/maria-lopez",
      kind: "person",
      role: "Staff",
      body: "# Maria\n",
      fields: { id: 7, kind: "contact", body: "slim", fields: { a: 1 }, path: "x" },
    });
    expect(created(JSON.stringify(entryToJson(entry)))).toEqual(entry);
  });

  it("makes the same record again, however its file was written", () => {
    fc.assert(
      fc.property(messyRecord, ({ text }) => {
        const { entry, problems } = readEntry(PATH, text.replaceAll("\0", ""));
        fc.pre(entry !== undefined && problems.length === 0);
        expect(created(JSON.stringify(entry === undefined ? [] : entryToJson(entry)))).toEqual(entry);
      }),
      { numRuns: 300 },
    );
  });

  it("makes the same record again, whatever its fields and its body hold", () => {
    fc.assert(
      fc.property(anyFields, anyText, (fields, text) => {
        const person = kindNamed("person");
        if (person === undefined) throw new Error("no such kind");
        const entry = entryOf(
          writeEntry({ kind: person, title: "Maria", fields, body: text.replaceAll("\0", ""), heading: false }),
        );
        expect(created(JSON.stringify(entryToJson(entry)))).toEqual(entry);
      }),
      { numRuns: 300 },
    );
  });

  it("may be written by somebody else: kind out of the id, no body, fields in `fields`", () => {
    expect(entryFromJson({ id: "person/x", title: " Maria\n", fields: { role: "Staff" }, mood: 1 })).toEqual({
      ok: true,
      value: { kind: "person", title: "Maria", id: "person/x", fields: { mood: 1, role: "Staff" }, heading: true },
    });
  });

  it("leaves a date to whoever creates the record", () => {
    expect(entryFromJson({ kind: "win", title: "Cut cold start" })).toMatchObject({
      ok: true,
      value: { kind: "win", fields: {} },
    });
  });

  it.each([
    [{ kind: "wim", title: "A" }, "input.invalid", 'There is no kind "wim"', "Did you mean win?"],
    [{ title: "A" }, "input.invalid", "A record needs a kind", "Kinds are win,"],
    [{ kind: "win", title: " " }, "input.invalid", "A record needs a title", "title"],
    [
      { kind: "win", title: "A", altitude: "sistem" },
      "record.invalid-field",
      "altitude: expected one of",
      "Did you mean system?",
    ],
    [{ kind: "win", title: "A", date: "tomorrow" }, "record.invalid-field", "date: expected a date", "date"],
    [{ kind: "win", title: "A", body: 3 }, "input.invalid", "body: expected text", ""],
    [{ kind: "win", title: "A", fields: { title: "B" } }, "input.invalid", "The title stands beside", ""],
    [
      JSON.parse('{"kind": "win", "title": "A", "__proto__": {"x": 1}}'),
      "input.invalid",
      "A field can't be named __proto__",
      "another name",
    ],
    ["win", "input.invalid", "A record is a JSON object", "title"],
    [null, "input.invalid", "A record is a JSON object", "title"],
  ])("refuses %j", (json, code, message, hint) => {
    const result = entryFromJson(json);
    expect(result.ok ? undefined : result.problem.code).toBe(code);
    expect(result.ok ? undefined : result.problem.message).toContain(message);
    expect(result.ok ? undefined : (result.problem.hint ?? "")).toContain(hint);
  });
});

describe("parseRecordsJson", () => {
  const one = '{"kind": "person", "title": "A"}';

  it.each([
    ["one object", one, 1],
    ["an array", `[${one}, ${one}]`, 2],
    ["an empty array", "[]", 0],
    ["an object over several lines", JSON.stringify(JSON.parse(one), null, 2), 1],
    ["JSON lines", `${one}\r\n\n${one}\n`, 2],
    ["a byte order mark", `\ufeff${one}`, 1],
  ])("reads %s", (_, text, count) => {
    const records = parseRecordsJson(text);
    expect(records.ok ? records.value.length : records.problem).toBe(count);
  });

  it("says which line or which record is wrong", () => {
    expect(parseRecordsJson(`${one}\n{"kind": }\n`)).toMatchObject({
      ok: false,
      problem: { code: "input.invalid", place: { line: 2 } },
    });
    expect(parseRecordsJson(`${one}\n{"kind": "x", "title": "A"}\n`)).toMatchObject({
      ok: false,
      problem: { place: { line: 2 } },
    });
    expect(parseRecordsJson(`[${one}, 5]`)).toMatchObject({
      ok: false,
      problem: { message: "Record 2: A record is a JSON object" },
    });
    expect(parseRecordsJson("")).toMatchObject({
      ok: false,
      problem: { code: "input.invalid", message: "There is no record in it" },
    });
    expect(parseRecordsJson("{\n")).toMatchObject({ ok: false, problem: { code: "input.invalid" } });
  });

  it("survives nesting that no record has", () => {
    const deep = "[".repeat(20_000) + "]".repeat(20_000);
    expect(parseRecordsJson(`{"kind": "person", "title": "A", "x": ${deep}}`)).toMatchObject({
      ok: false,
      problem: { code: "input.invalid" },
    });
  });
});
