import type { RecordJson } from "@upshot/core/operations/record-json";
import type { Fields } from "@upshot/core/record/entry";
import { formatChange, formatMetric, metricsOf } from "@upshot/core/record/metric";
import type * as z from "zod";
import { visible } from "../terminal.js";
import { plainValue } from "./logged.js";
import type { Renderer } from "./renderer.js";

const ENVELOPE = new Set(["id", "kind", "title", "path", "body"]);

/** A record as a page: id and path, title, fields, text. */
export const record: Renderer = {
  text(output: z.output<typeof RecordJson>, { terminal, workspace }) {
    const { colors } = terminal;
    terminal.out(colors.bold(visible(output.title)));
    terminal.out(colors.dim(`${visible(output.id)}  ${visible(`${workspace.root}/${output.path ?? ""}`)}`));
    terminal.out();
    const fields = Object.entries(output).filter(([key]) => !ENVELOPE.has(key));
    const width = Math.max(0, ...fields.map(([key]) => key.length));
    const row = (label: string, value: string) =>
      terminal.out(`${colors.dim(label.replaceAll("_", " ").padEnd(width))}  ${visible(value)}`);
    for (const [key, value] of fields) {
      if (key !== "metrics") {
        row(key, plainValue(value));
        continue;
      }
      for (const metric of metricsOf({ fields: output as Fields })) {
        const change = formatChange(metric);
        row(
          key,
          `${metric.name === undefined ? "" : `${metric.name}: `}${formatMetric(metric)}${change === undefined ? "" : `, ${change}`}`,
        );
      }
    }
    const body = (output.body ?? "").replace(/^\s*# .*\n?/, "").trim();
    if (body !== "") terminal.out(`\n${visible(body)}`);
  },
};
