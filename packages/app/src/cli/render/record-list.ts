import type { RecordList } from "@upshot/core/operations/list-records";
import type { Entry } from "@upshot/core/record/entry";
import { kindNamed } from "@upshot/core/record/kinds";
import type * as z from "zod";
import { oneLine, type Terminal } from "../terminal.js";
import { columns, cut, pad } from "./cut.js";
import { plural } from "./plural.js";
import type { Renderer } from "./renderer.js";

type Listed = z.output<typeof RecordList>;

/** One record as a row: what both ways of showing it need, safe for a terminal. */
interface Row {
  readonly id: string;
  readonly date: string;
  readonly kind: string;
  readonly title: string;
  /** What its kind shows beside the title. */
  readonly beside: string;
}

/**
 * For a person, two lines a record: date, kind, title and what its kind shows beside it, cut to the terminal's width; below
 * it the id, whole, because it is there to be copied. For a pipe, one line with tabs between id, date, title and the rest.
 */
export const recordList: Renderer = {
  json: (output: Listed) => output.records,
  text(output: Listed, { terminal, input }) {
    const rows = output.records.map(rowOf);
    if (terminal.watched) showRows(rows, terminal);
    else for (const { id, date, title, beside } of rows) terminal.out([id, date, title, beside].join("\t").trimEnd());
    terminal.note(terminal.colors.dim(closing(output, input)));
  },
};

function rowOf(record: Listed["records"][number]): Row {
  const kind = kindNamed(record.kind);
  const beside = kind?.line({ title: record.title, fields: record as Entry["fields"] } as Entry) ?? [];
  return {
    id: oneLine(record.id),
    date: kind?.date === undefined ? "" : oneLine(String(record[kind.date] ?? "")),
    kind: oneLine(record.kind),
    title: oneLine(record.title),
    beside: beside.map(oneLine).join("  "),
  };
}

function showRows(rows: readonly Row[], terminal: Terminal): void {
  const { colors, width } = terminal;
  const dates = Math.max(0, ...rows.map(({ date }) => date.length));
  const kinds = Math.max(0, ...rows.map(({ kind }) => kind.length));
  const indent = dates === 0 ? kinds + 2 : dates + 2;
  for (const { id, date, kind, title, beside } of rows) {
    const head = `${dates === 0 ? "" : `${date.padEnd(dates)}  `}${pad(kind, kinds)}  `;
    const shown = cut(title, width - head.length);
    const rest = beside === "" || shown !== title ? "" : cut(`  ${beside}`, width - head.length - columns(title));
    terminal.out(`${colors.dim(head)}${shown}${colors.dim(rest.length > 4 ? rest : "")}`);
    terminal.out(`${" ".repeat(Math.max(0, Math.min(indent, width - columns(id))))}${colors.dim(id)}`);
  }
}

/** How many there are, and what to do when none or not all were shown. */
function closing({ records, total }: Listed, input: Readonly<Record<string, unknown>>): string {
  const isNarrowed = [input["filter"], input["kind"]].some((each) => each !== undefined && each !== "");
  if (total === 0) return isNarrowed ? "No records match." : 'No records yet. `upshot log "…"` makes the first one.';
  if (records.length === total) return plural(total, "record");
  const skipped = typeof input["offset"] === "number" ? input["offset"] : 0;
  if (records.length === 0) return `Nothing behind the first ${skipped}: there are ${plural(total, "record")}.`;
  const which = skipped === 0 ? `${records.length}` : `${skipped + 1} to ${skipped + records.length}`;
  return `${which} of ${plural(total, "record")}; --limit 0 shows all`;
}
