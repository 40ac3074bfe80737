import type { RecordJson } from "@upshot/core/operations/record-json";
import type { Fields } from "@upshot/core/record/entry";
import { withoutComments } from "@upshot/core/record/without-comments";
import type * as z from "zod";
import { oneLine, visible } from "../terminal.js";
import { fieldWords, metricWords, sourceWords } from "./field-words.js";
import type { Renderer } from "./renderer.js";

const ENVELOPE = new Set(["id", "kind", "title", "path", "body"]);

/** A record as a page: title, id and file, fields, text. */
export const record: Renderer = {
  text(output: z.output<typeof RecordJson>, { terminal, workspace }) {
    const { colors } = terminal;
    terminal.out(colors.bold(oneLine(output.title)));
    terminal.out(colors.dim(oneLine(output.id)));
    terminal.out(colors.dim(oneLine(`${workspace.root}/${output.path ?? ""}`)));
    const fields = Object.entries(output).filter(([key]) => !ENVELOPE.has(key));
    const width = Math.max(0, ...fields.map(([key]) => key.length));
    if (fields.length > 0) terminal.out();
    for (const [key, value] of fields) {
      const lines =
        key === "metrics"
          ? metricWords(output as Fields)
          : key === "sources" && Array.isArray(value)
            ? [sourceWords(value)]
            : isListOfMaps(value)
              ? value.map(fieldWords)
              : [fieldWords(value)];
      for (const [index, line] of lines.entries()) {
        const label = (index === 0 ? oneLine(key.replaceAll("_", " ")) : "").padEnd(width);
        terminal.out(`${colors.dim(label)}  ${oneLine(line)}`);
      }
    }
    const body = writtenPart((output.body ?? "").replace(/^\s*# .*\n?/, ""));
    if (body !== "") terminal.out(`\n${visible(body)}`);
  },
};

/** Rows, such as who has seen a document and what they said, are read one by one. */
function isListOfMaps(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "object" && item !== null);
}

/** A body as its readers see it: without comments, and each section that has nothing but a hint says so. */
function writtenPart(body: string): string {
  return withoutComments(body)
    .replace(/^(## .*)\s*(?=^## |(?![\s\S]))/gm, "$1\n\n(not written yet)\n\n")
    .trim();
}
