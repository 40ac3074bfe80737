import fc from "fast-check";
import { dump } from "js-yaml";
import { describe, expect, it } from "vitest";
import { readLadder } from "../../src/playbook/ladder/import/read-ladder.js";

/** A ladder as plain data: expectations by criterion, then by level. */
interface Given {
  readonly levels: readonly string[];
  readonly criteria: readonly string[];
  readonly texts: readonly (readonly (readonly string[])[])[];
}

const LEVELS = ["Junior", "Mid-level", "Senior", "Staff", "Principal"];
const CRITERIA = ["Scope", "Craft", "Working with others", "On-call", "Product & users", "Written word", "Planning"];
const word = fc.constantFrom(
  "plans",
  "tests",
  "says",
  "why",
  "a",
  "service",
  "the",
  "team",
  "before",
  "“quoted”",
  "50 %",
  "(or not)",
  "e.g. this",
  "ünder",
  "it's",
  "x_y",
  "=",
  "two",
);
const text = fc.array(word, { minLength: 2, maxLength: 8 }).map((words) => `So ${words.join(" ")}`);
const cell = fc.uniqueArray(text, { minLength: 1, maxLength: 3 });

const given = fc
  .record({ levels: fc.subarray(LEVELS, { minLength: 2 }), criteria: fc.subarray(CRITERIA, { minLength: 2 }) })
  .chain(({ levels, criteria }) =>
    fc
      .array(fc.array(cell, { minLength: levels.length, maxLength: levels.length }), {
        minLength: criteria.length,
        maxLength: criteria.length,
      })
      .map((texts): Given => ({ levels, criteria, texts })),
  );

function csv(rows: readonly (readonly string[])[], delimiter: string): string {
  return rows
    .map((row) => row.map((value) => (/["\n;,]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(delimiter))
    .join("\r\n");
}

const rowsOf = ({ levels, criteria, texts }: Given) => [
  ["", ...levels],
  ...criteria.map((name, row) => [name, ...(texts[row] ?? []).map((own) => own.join("\n"))]),
];
const turned = (rows: readonly (readonly string[])[]) => (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? ""));
const escaped = (value: string) => value.replaceAll("_", "\\_");
const bullets = (own: readonly string[]) => own.map((each) => `- ${escaped(each)}\n`).join("");

const written: Readonly<Record<string, (ladder: Given) => readonly [string, string]>> = {
  "CSV with criteria as rows": (ladder) => ["a.csv", csv(rowsOf(ladder), ",")],
  "CSV with levels as rows": (ladder) => ["a.csv", csv(turned(rowsOf(ladder)), ";")],
  "headings, levels outside": ({ levels, criteria, texts }) => [
    "a.md",
    levels
      .map(
        (level, at) =>
          `## ${level}\n\n${criteria.map((name, row) => `### ${name}\n\n${bullets(texts[row]?.[at] ?? [])}`).join("\n")}`,
      )
      .join("\n"),
  ],
  "headings, criteria outside": ({ levels, criteria, texts }) => [
    "a.md",
    criteria
      .map(
        (name, row) =>
          `# ${name}\n\n${levels.map((level, at) => `## ${level}\n\n${bullets(texts[row]?.[at] ?? [])}`).join("\n")}`,
      )
      .join("\n"),
  ],
  "a Markdown table": (ladder) => [
    "a.md",
    rowsOf(ladder)
      .map(
        (row, at) =>
          `|${row.map((value) => escaped(value).replaceAll("\n", "<br>")).join("|")}|\n${at === 0 ? `|${"---|".repeat(row.length)}\n` : ""}`,
      )
      .join(""),
  ],
  "nested YAML": ({ levels, criteria, texts }) => [
    "a.yaml",
    dump(
      Object.fromEntries(
        criteria.map((name, row) => [name, Object.fromEntries(levels.map((level, at) => [level, texts[row]?.[at]]))]),
      ),
    ),
  ],
  "JSON lists": ({ levels, criteria, texts }) => [
    "a.json",
    JSON.stringify({
      levels: levels.map((name, at) => ({
        name,
        criteria: criteria.map((title, row) => ({ title, expectations: texts[row]?.[at] })),
      })),
    }),
  ],
};

describe("a ladder comes back with the same cells", () => {
  it.each(Object.keys(written))("from %s", (way) => {
    fc.assert(
      fc.property(given, (ladder) => {
        const [name, source] = written[way]?.(ladder) ?? ["", ""];
        const reading = readLadder({ name, text: source });
        expect(reading.questions).toEqual([]);
        const { ladder: read } = reading;
        expect(read?.levels.map(({ title }) => title)).toEqual(ladder.levels);
        expect(read?.criteria.map(({ title }) => title)).toEqual(ladder.criteria);
        expect(read?.criteria.map(({ id }) => read.levels.map((level) => read.cells[id]?.[level.id]))).toEqual(ladder.texts);
      }),
      { numRuns: 30 },
    );
  });
});

describe("any text at all", () => {
  it.each(["a.csv", "a.md", "a.yaml", "a.json"])("named %s gives a ladder or a problem", (name) => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "\n",
        ",",
        "|",
        "|---|",
        "# Junior",
        "## Scope",
        "- a",
        "Senior",
        ": ",
        "{",
        "[",
        '"',
        "<table><tr><td>",
        "\n\n",
        "Level",
        "L1",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { ladder, problems } = readLadder({ name, text: pieces.join("") });
        return ladder !== undefined || problems.length > 0;
      }),
      { numRuns: 150 },
    );
  });
});
