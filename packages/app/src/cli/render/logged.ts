import type { logRecord } from "@upshot/core/operations/log-record";
import type { Fields } from "@upshot/core/record/entry";
import type * as z from "zod";
import { oneLine } from "../terminal.js";
import { fieldWords, metricWords } from "./field-words.js";
import type { Renderer } from "./renderer.js";

/** The id alone on standard output, so that it pipes; what was understood on standard error. */
export const logged: Renderer = {
  text(output: z.output<(typeof logRecord)["output"]>, { terminal }) {
    const { colors } = terminal;
    terminal.out(oneLine(output.id));
    terminal.note(`  ${oneLine(output.title)}`);
    const fields = output.fields as Fields;
    const rows = [
      ...metricWords(fields).map((line) => ["metric", line] as const),
      ...Object.entries(fields).flatMap(([key, value]) => (key === "metrics" ? [] : [[key, fieldWords(value)] as const])),
    ];
    for (const [key, line] of rows) terminal.note(`  ${colors.dim(key.replaceAll("_", " ").padEnd(8))}  ${oneLine(line)}`);
    for (const note of output.notes) terminal.note(`  ${colors.yellow("note".padEnd(8))}  ${oneLine(note)}`);
  },
};
