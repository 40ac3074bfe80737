import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Edit, editEntry } from "../../src/codec/edit-entry.js";
import { sameData } from "../../src/codec/plain-data.js";
import { readText } from "../../src/codec/read-entry.js";
import type { Fields, FieldValue } from "../../src/record/entry.js";
import { anyKey, anyText, anyValue } from "./arbitraries.js";
import { messyRecord } from "./messy-record.js";

type Path = readonly (string | number)[];
type Plain = { [key: string]: Plain } | Plain[] | string | number | boolean | null;

function read(text: string): { data: { [key: string]: Plain }; body: string } {
  const content = readText(text);
  if (!content.ok) throw new Error(`${content.problem.message} in ${JSON.stringify(text)}`);
  return { data: structuredClone({ ...content.value.data }) as never, body: content.value.body };
}

/** Every path into the data, those of maps and lists too. */
function paths(value: unknown, path: Path = []): Path[] {
  const here = path.length === 0 ? [] : [path];
  if (Array.isArray(value)) return [...here, ...value.flatMap((item, index) => paths(item, [...path, index]))];
  if (typeof value !== "object" || value === null) return here;
  return [...here, ...Object.entries(value).flatMap(([key, item]) => paths(item, [...path, key]))];
}

/** The data after a change, worked out without the code under test. */
function changed(
  data: Plain,
  path: Path,
  change: (parent: Record<string | number, Plain>, step: string | number) => void,
): Fields {
  const copy = structuredClone(data);
  const parent = path.slice(0, -1).reduce<Plain>((part, step) => (part as Record<string | number, Plain>)[step] ?? null, copy);
  change(parent as Record<string | number, Plain>, path.at(-1) ?? "");
  return copy as unknown as Fields;
}

function expectEdit(text: string, edits: readonly Edit[], intended: { data: Fields; body: string }): string {
  const edited = editEntry(text, edits);
  if (!edited.ok) throw new Error(`refused: ${edited.problem.message}\n${text}\n${JSON.stringify(edits)}`);
  const after = read(edited.value);
  expect(sameData(after.data as never, intended.data), edited.value).toBe(true);
  expect(after.body).toBe(intended.body);
  return edited.value;
}

/** All text outside one top-level entry is still there, at the start and at the end. */
function expectOthersKept(text: string, edited: string, chunk: string) {
  const start = text.indexOf(chunk);
  expect(edited.startsWith(text.slice(0, start)), edited).toBe(true);
  expect(edited.endsWith(text.slice(start + chunk.length)), edited).toBe(true);
}

/** What two texts do not share at start and end. */
function difference(one: string, other: string): [string, string] {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
}

const RUNS = { numRuns: 300 };
const recordWithField = messyRecord.filter(({ chunks }) => chunks.length > 0);
const pick = fc.nat({ max: 1000 });

describe("editEntry on records typed by hand", () => {
  it("changes nothing when a field is set to what it holds", () => {
    fc.assert(
      fc.property(recordWithField, pick, ({ text }, index) => {
        const { data } = read(text);
        const all = paths(data);
        const path = all[index % all.length] ?? [];
        const held = path.reduce<Plain>((part, step) => (part as Record<string | number, Plain>)[step] ?? null, data);
        expect(editEntry(text, [{ set: path, value: held as FieldValue }])).toEqual({ ok: true, value: text });
      }),
      RUNS,
    );
  });

  it("sets any value anywhere, and touches nothing outside that field", () => {
    fc.assert(
      fc.property(recordWithField, pick, anyValue, ({ text, chunks }, index, value) => {
        const { data, body } = read(text);
        const all = paths(data);
        const path = all[index % all.length] ?? [];
        const intended = changed(data, path, (parent, step) => {
          parent[step] = structuredClone(value) as Plain;
        });
        const edited = expectEdit(text, [{ set: path, value }], { data: intended, body });
        expectOthersKept(text, edited, chunks.find(({ key }) => key === path[0])?.text ?? "none");
      }),
      RUNS,
    );
  });

  it("sets a scalar inside its line, where old and new value are on one line", () => {
    const word = fc.constantFrom("new", "no", "a: b", "012", 7, true, "it's", "x # y");
    fc.assert(
      fc.property(recordWithField, pick, word, ({ text }, index, value) => {
        const { data, body } = read(text);
        const scalars = paths(data).filter((path) => {
          const held = path.reduce<Plain>((part, step) => (part as Record<string | number, Plain>)[step] ?? null, data);
          return typeof held === "number" || held === "one" || held === "it's";
        });
        const path = scalars[index % (scalars.length || 1)];
        fc.pre(path !== undefined);
        const intended = changed(data, path ?? [], (parent, step) => {
          parent[step] = value;
        });
        const edited = expectEdit(text, [{ set: path ?? [], value }], { data: intended, body });
        const [gone, come] = difference(text, edited);
        expect(gone).not.toMatch(/[\r\n#]/);
        expect(come).not.toMatch(/[\r\n]/);
      }),
      RUNS,
    );
  });

  it("takes any field out, and touches nothing outside it", () => {
    fc.assert(
      fc.property(recordWithField, pick, ({ text, chunks }, index) => {
        // Empty lines below a field would become part of a `|+` text above it: that edit is refused.
        fc.pre(!text.includes("|+"));
        const { data, body } = read(text);
        const all = paths(data);
        const path = all[index % all.length] ?? [];
        const intended = changed(data, path, (parent, step) => {
          if (Array.isArray(parent)) parent.splice(Number(step), 1);
          else delete parent[step];
        });
        const edited = expectEdit(text, [{ unset: path }], { data: intended, body });
        expectOthersKept(text, edited, chunks.find(({ key }) => key === path[0])?.text ?? "none");
      }),
      RUNS,
    );
  });

  it("adds a field, and every byte that was there still is", () => {
    fc.assert(
      fc.property(
        messyRecord,
        anyKey.filter((key) => key !== "" && key !== "+"),
        anyValue,
        ({ text }, key, value) => {
          const { data, body } = read(text);
          fc.pre(!Object.hasOwn(data, key));
          const edited = expectEdit(text, [{ set: [key], value }], {
            data: { ...(data as never as Fields), [key]: value },
            body,
          });
          const [gone] = difference(text, edited);
          expect(gone).toBe("");
        },
      ),
      RUNS,
    );
  });

  it("appends to any list and adds to any map that is not empty, and every byte that was there still is", () => {
    fc.assert(
      fc.property(recordWithField, pick, anyValue, ({ text }, index, value) => {
        const { data, body } = read(text);
        const collections = paths(data).filter((path) => {
          const held = path.reduce<Plain>((part, step) => (part as Record<string | number, Plain>)[step] ?? null, data);
          return typeof held === "object" && held !== null && Object.keys(held).length > 0;
        });
        const path = collections[index % (collections.length || 1)];
        fc.pre(path !== undefined);
        const isList = Array.isArray(
          (path ?? []).reduce<Plain>((part, step) => (part as Record<string | number, Plain>)[step] ?? null, data),
        );
        const at = [...(path ?? []), isList ? "+" : "new key"];
        const intended = changed(data, at, (parent, step) => {
          if (Array.isArray(parent)) parent.push(structuredClone(value) as Plain);
          else parent[step] = structuredClone(value) as Plain;
        });
        const edited = expectEdit(text, [{ set: at, value }], { data: intended, body });
        expect(difference(text, edited)[0]).toBe("");
      }),
      RUNS,
    );
  });

  it("replaces a body, and the front matter stays as it is", () => {
    fc.assert(
      fc.property(
        messyRecord,
        fc.oneof(anyText, fc.constantFrom("---\na: 1\n---\n", "---", "# T\n\ntext\n")),
        ({ text }, body) => {
          fc.pre(!body.includes("\0"));
          const { data, body: old } = read(text);
          const isCrlf = text.includes("\r\n");
          const intended = isCrlf && !body.includes("\r") ? body.replaceAll("\n", "\r\n") : body;
          const edited = expectEdit(text, [{ body }], { data: data as never as Fields, body: intended });
          expect(edited.startsWith(text.slice(0, text.length - old.length))).toBe(true);
        },
      ),
      RUNS,
    );
  });

  it("changes the title in one place", () => {
    fc.assert(
      fc.property(
        messyRecord,
        fc.constantFrom("New title", "Rewrite in C #", "# x", "a: b", "--- ", "`x`", "\u202ex"),
        ({ text }, title) => {
          const { data, body } = read(text);
          const edited = editEntry(text, [{ title }]);
          if (!edited.ok) throw new Error(edited.problem.message);
          const after = read(edited.value);
          const { title: written, ...others } = after.data;
          expect(others).toEqual(data);
          expect(written === title.trim() || after.body.includes(`# ${title.trim()}`)).toBe(true);
          if (written !== undefined) expect(after.body).toBe(body);
          expect(editEntry(edited.value, [{ title }])).toEqual(edited);
        },
      ),
      RUNS,
    );
  });

  it("makes several edits one after the other", () => {
    fc.assert(
      fc.property(messyRecord, anyValue, anyText, ({ text }, value, body) => {
        fc.pre(!body.includes("\0"));
        const edited = editEntry(text, [
          { set: "new", value: [value] },
          { set: "new.+", value },
          { unset: "new.0" },
          { title: "T" },
        ]);
        if (!edited.ok) throw new Error(edited.problem.message);
        expect(sameData(read(edited.value).data["new"] as FieldValue, [value])).toBe(true);
      }),
      RUNS,
    );
  });
});
