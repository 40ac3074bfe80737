import type { RecordList } from "@upshot/core/operations/list-records";
import type { Entry } from "@upshot/core/record/entry";
import { kindNamed } from "@upshot/core/record/kinds";
import type * as z from "zod";
import { visible } from "../terminal.js";
import { cut } from "./cut.js";
import type { Renderer } from "./renderer.js";

type Listed = z.output<typeof RecordList>;

/** One line a record: date, kind, title, and what its kind shows beside it; the id below where a person reads. */
export const recordList: Renderer = {
  json: (output: Listed) => output.records,
  text(output: Listed, { terminal }) {
    const { colors } = terminal;
    for (const record of output.records) {
      const kind = kindNamed(record.kind);
      const date = kind?.date === undefined ? "" : String(record[kind.date] ?? "");
      const beside = kind?.line({ title: record.title, fields: record as Entry["fields"] } as Entry) ?? [];
      const head = `${date.padEnd(10)}  ${record.kind.padEnd(8)}  `;
      const line = `${visible(record.title)}${beside.length === 0 ? "" : `  ${colors.dim(visible(beside.join("  ")))}`}`;
      terminal.out(`${colors.dim(head)}${terminal.interactive ? line : `${line}  ${visible(record.id)}`}`);
      if (terminal.interactive)
        terminal.out(`${" ".repeat(head.length)}${colors.dim(cut(visible(record.id), terminal.width - head.length))}`);
    }
    const { length } = output.records;
    terminal.note(
      colors.dim(length === output.total ? counted(output.total) : `${length} of ${counted(output.total)}; --limit 0 shows all`),
    );
  },
};

function counted(total: number): string {
  return total === 0 ? "no records" : total === 1 ? "1 record" : `${total} records`;
}
