import { pathFor } from "@upshot/core/codec/path";
import { readEntry } from "@upshot/core/codec/read-entry";
import { stemFor } from "@upshot/core/codec/stem";
import { writeEntry } from "@upshot/core/codec/write-entry";
import type { DateText } from "@upshot/core/record/entry";
import { commonFields } from "@upshot/core/record/fields";
import type { Kind } from "@upshot/core/record/kind";
import { kinds } from "@upshot/core/record/kinds";
import { kindExamples } from "./kind-examples.js";
import { code, codeBlock, page, pageHead, table } from "./markdown-parts.js";
import { propertiesOf, typeText } from "./schema-type.js";

/** The page of the kinds: what each is for, its folder, fields, sections and an example file. */
export function kindsReference(): string {
  const common = Object.keys(commonFields);
  return page([
    pageHead("Kinds of records", "the kinds in packages/core/src/record/kinds"),
    "A record is a Markdown file in the folder of its kind. Front matter holds the fields below; keys that are not listed are kept and can be searched for. How files are read and written is in [../record-format.md](../record-format.md). JSON Schemas for editors are in [schemas/kinds](schemas/kinds).",
    table(
      ["kind", "folder", "what it is"],
      kinds.map(({ name, folder, summary }) => [`[${code(name)}](#${name})`, code(`${folder}/`), summary]),
    ),
    "## Fields of every kind",
    fieldRows(kinds[0], common),
    "The title is the first heading, or `title:` in the front matter.",
    ...kinds.flatMap((kind) =>
      kindParts(
        kind,
        Object.keys(kind.fields.shape).filter((field) => !common.includes(field)),
      ),
    ),
  ]);
}

function kindParts(kind: Kind, own: readonly string[]): readonly string[] {
  const { path, text } = exampleOf(kind);
  return [
    `## ${kind.name}`,
    `${kind.summary}.`,
    [
      `Folder ${code(`${kind.folder}/`)}${kind.date === undefined ? "" : `, in a folder for the year of its ${code(kind.date)}`}.`,
      `A record that does not say who may read it has the visibility ${code(kind.visibility)}.`,
    ].join(" "),
    fieldRows(kind, own),
    kind.sections.length === 0
      ? ""
      : table(
          ["section", "asks"],
          kind.sections.map(({ heading, asks }) => [code(`## ${heading}`), asks]),
        ),
    `For example ${code(path)}:`,
    codeBlock("markdown", text),
  ];
}

function fieldRows(kind: Kind | undefined, fields: readonly string[]): string {
  if (kind === undefined) return "";
  const properties = propertiesOf(kind);
  return table(
    ["field", "type", "meaning"],
    fields.map((field) => [code(field), typeText(properties[field] ?? {}), properties[field]?.description ?? ""]),
  );
}

function exampleOf(kind: Kind): { readonly path: string; readonly text: string } {
  const example = kindExamples[kind.name];
  if (example === undefined) throw new Error(`scripts/generate/kind-examples.ts has no example of a ${kind.name}`);
  const text = writeEntry({ kind, ...example, sections: true });
  const date = kind.date === undefined ? undefined : example.fields[kind.date];
  const stem = stemFor({ kind, title: example.title, ...(typeof date === "string" && { date: date as DateText }) }, new Set());
  const path = pathFor(kind, stem);
  const problem = readEntry(path, text).problems[0];
  if (problem !== undefined) throw new Error(`the example of a ${kind.name}: ${problem.message}`);
  return { path, text };
}
