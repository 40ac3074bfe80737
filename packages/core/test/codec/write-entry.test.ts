import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { sameData } from "../../src/codec/plain-data.js";
import { readEntry } from "../../src/codec/read-entry.js";
import { oneLine } from "../../src/codec/title.js";
import { writeEntry } from "../../src/codec/write-entry.js";
import type { Fields, VaultPath } from "../../src/record/entry.js";
import { note } from "../../src/record/kinds/note.js";
import { theme } from "../../src/record/kinds/theme.js";
import { win } from "../../src/record/kinds/win.js";
import { anyFields, anyText, TRICKY_TEXTS } from "./arbitraries.js";

const PATH = "wins/2026/2026-11-20-x.md" as VaultPath;
const title = anyText.map((text) => oneLine(text.replaceAll("\0", ""))).filter((text) => text !== "");

function reread(text: string, path = PATH) {
  const { entry, problems } = readEntry(path, text);
  expect(problems).toEqual([]);
  if (entry === undefined) throw new Error("no entry");
  return entry;
}

describe("writeEntry", () => {
  it("lists the kind's fields in its order and others behind them", () => {
    const text = writeEntry({
      kind: win,
      title: "Cut checkout cold start",
      fields: {
        mood: "good",
        tags: ["incident", "a, b"],
        metrics: [{ name: "cold start", from: 1800, to: 650, unit: "ms", better: "lower" }],
        role: "led",
        date: "2026-11-20",
      },
      sections: true,
    });
    expect(text).toBe(`---
date: 2026-11-20
role: led
metrics:
  - name: cold start
    from: 1800
    to: 650
    unit: ms
    better: lower
tags: [incident, 'a, b']
mood: good
---

# Cut checkout cold start

## Problem

## Action

## Result
`);
  });

  it("writes no empty sections unless asked to, and no front matter where there is nothing to say", () => {
    expect(writeEntry({ kind: theme, title: "Faster cold start", fields: {} })).toBe("# Faster cold start\n");
  });

  it("puts a body under the title, and keeps a body that has its title already", () => {
    const fields = { date: "2026-11-20" };
    const front = "---\ndate: 2026-11-20\n---\n";
    expect(writeEntry({ kind: note, title: "T", fields, body: "\n\ntext\n\n" })).toBe(`${front}\n# T\n\ntext\n`);
    expect(writeEntry({ kind: note, title: "T", fields, body: "# T\n\ntext" })).toBe(`${front}# T\n\ntext`);
  });

  it("keeps a whole body as it is and puts a title that is not in it into the front matter", () => {
    expect(writeEntry({ kind: theme, title: "T", fields: {}, body: "text", heading: false })).toBe("---\ntitle: T\n---\ntext");
  });

  it("does not let a body become front matter", () => {
    const body = "---\nprivate: false\n---\n# T\n";
    const entry = reread(writeEntry({ kind: theme, title: "T", fields: {}, body, heading: false }), "themes/t.md" as VaultPath);
    expect(entry.body).toBe(body);
    expect(entry.fields).toEqual({});
  });

  it("writes dates without quotes, and quotes what another reader of YAML would take for a number or a boolean", () => {
    const fields = { a: "2026-11-20", b: "no", c: "012", d: "1_000", e: "12:30", f: "0x1F", g: "1.2.3", h: "v1.2" };
    expect(writeEntry({ kind: theme, title: "T", fields })).toContain(
      "a: 2026-11-20\nb: 'no'\nc: '012'\nd: '1_000'\ne: '12:30'\nf: '0x1F'\ng: 1.2.3\nh: v1.2\n",
    );
  });

  it.each(TRICKY_TEXTS)("gives back %j as it was, as a value, in a list, in a map and as a key", (text) => {
    const isKey = !["__proto__", "constructor"].includes(text);
    const fields: Fields = {
      v: text,
      list: [text, text],
      map: { k: text },
      maps: [{ k: text, l: [text] }],
      ...(isKey ? { [text]: { [text]: 1 } } : {}),
    };
    expect(reread(writeEntry({ kind: theme, title: "T", fields }), "themes/t.md" as VaultPath).fields).toEqual(fields);
  });

  it.each(["1.2", "1.1"] as const)("writes texts so that another reader of YAML %s finds the same texts", (version) => {
    // Readers of YAML 1.1 make dates of their own out of dates; these stay without quotes on purpose.
    const text = anyText.filter((value) => !/^\d{4}-\d/.test(value));
    fc.assert(
      fc.property(text, (value) => {
        const fields: Fields = { v: value, list: [value, value], map: { k: value }, maps: [{ k: value }] };
        const written = writeEntry({ kind: theme, title: "T", fields });
        const yaml = written.slice("---\n".length, written.indexOf("\n---\n") + 1);
        expect(parse(yaml, { version })).toEqual(fields);
      }),
      { numRuns: 1000 },
    );
  });

  it("gives back any title, any body below it and any fields", () => {
    fc.assert(
      fc.property(title, anyFields, fc.option(anyText, { nil: undefined }), fc.boolean(), (name, others, body, sections) => {
        const fields: Fields = { date: "2026-11-20", tags: ["a"], metrics: [{ name, from: 1, to: 0.5 }], ...others };
        const content = body?.replaceAll("\0", "");
        const text = writeEntry({
          kind: win,
          title: name,
          fields,
          sections,
          ...(content === undefined ? {} : { body: content }),
        });
        const entry = reread(text);
        expect(entry.title).toBe(name);
        expect(sameData(entry.fields, fields)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it("gives back a whole body byte for byte", () => {
    const bodies = fc.oneof(
      anyText,
      fc
        .array(fc.constantFrom("---", "...", "a: 1", "# T", "```", "\n", "\r\n", "\ufeff"), { maxLength: 8 })
        .map((parts) => parts.join("\n")),
    );
    fc.assert(
      fc.property(title, bodies, fc.boolean(), (name, text, isDated) => {
        const body = text.replaceAll("\0", "");
        const fields: Fields = isDated ? { date: "2026-11-20" } : {};
        const path = (isDated ? PATH : "themes/t.md") as VaultPath;
        const entry = reread(writeEntry({ kind: isDated ? win : theme, title: name, fields, body, heading: false }), path);
        expect(entry.body).toBe(body);
        expect(entry.title).toBe(name);
        expect(entry.fields).toEqual(fields);
      }),
      { numRuns: 400 },
    );
  });
});
