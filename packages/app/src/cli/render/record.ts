import type { RecordJson } from "@upshot/core/operations/record-json";
import type { Fields } from "@upshot/core/record/entry";
import type * as z from "zod";
import { oneLine, visible } from "../terminal.js";
import { fieldWords, metricWords } from "./field-words.js";
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
      const lines = key === "metrics" ? metricWords(output as Fields) : [fieldWords(value)];
      for (const [index, line] of lines.entries()) {
        const label = (index === 0 ? oneLine(key.replaceAll("_", " ")) : "").padEnd(width);
        terminal.out(`${colors.dim(label)}  ${oneLine(line)}`);
      }
    }
    const body = (output.body ?? "").replace(/^\s*# .*\n?/, "").trim();
    if (body !== "") terminal.out(`\n${visible(body)}`);
  },
};
