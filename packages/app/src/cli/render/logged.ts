import type { logRecord } from "@upshot/core/operations/log-record";
import type { Fields } from "@upshot/core/record/entry";
import { formatChange, formatMetric, metricsOf } from "@upshot/core/record/metric";
import type * as z from "zod";
import { visible } from "../terminal.js";
import type { Renderer } from "./renderer.js";

/** The id alone on standard output, so that it pipes; what was understood on standard error. */
export const logged: Renderer = {
  text(output: z.output<(typeof logRecord)["output"]>, { terminal }) {
    const { colors } = terminal;
    terminal.out(output.id);
    const fields = output.fields as Fields;
    terminal.note(`  ${visible(output.title)}`);
    for (const metric of metricsOf({ fields })) {
      const change = formatChange(metric);
      terminal.note(
        `  ${colors.dim("metric  ")}  ${visible(metric.name ?? "")}${metric.name === undefined ? "" : ": "}${formatMetric(metric)}${change === undefined ? "" : `, ${change}`}`,
      );
    }
    for (const [key, value] of Object.entries(fields)) {
      if (key !== "metrics") terminal.note(`  ${colors.dim(key.replaceAll("_", " ").padEnd(8))}  ${visible(plainValue(value))}`);
    }
    for (const note of output.notes) terminal.note(`  ${colors.yellow("note    ")}  ${visible(note)}`);
  },
};

/** A field's value in one line, for people. */
export function plainValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainValue).join(", ");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([key, item]) => `${key} ${plainValue(item)}`)
      .join(", ");
  return String(value);
}
