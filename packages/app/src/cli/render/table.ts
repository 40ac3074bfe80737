import { columns, pad } from "./cut.js";
import { wrapMarkdown } from "./wrap-markdown.js";

/** Columns that stand between two cells. */
const GAP = 2;
/** No column is made narrower than this to make room for others. */
const NARROWEST = 8;

/** The line below the heads: `|---|:-:|`. */
const RULE = /^\s*\|[\s|:]*-[\s|:-]*$/;

/** A Markdown table in columns that fit `width`, cells broken at words; the heads of its columns are painted. */
export function table(lines: readonly string[], width: number, paint: (head: string) => string): readonly string[] {
  const rows = lines.filter((line) => !RULE.test(line)).map(cells);
  const count = Math.max(...rows.map((row) => row.length));
  const natural = Array.from({ length: count }, (_, at) => Math.max(...rows.map((row) => columns(row[at] ?? ""))));
  const widths = fitted(natural, width - GAP * (count - 1));
  const hasHead = rows.length < lines.length;
  return rows.flatMap((row, index) => {
    const broken = widths.map((room, at) => wrapMarkdown(row[at] ?? "", room));
    const height = Math.max(...broken.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) => {
      const text = broken
        .map((cell, at) => pad(cell[line] ?? "", widths[at] ?? 0))
        .join(" ".repeat(GAP))
        .trimEnd();
      return index === 0 && hasHead ? paint(text) : text;
    });
  });
}

function cells(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|").replaceAll("**", ""));
}

/** The widths that columns get: their own where there is room, else the widest give way first. */
function fitted(natural: readonly number[], room: number): readonly number[] {
  const widths = [...natural];
  for (;;) {
    const widest = widths.indexOf(Math.max(...widths));
    const total = widths.reduce((sum, each) => sum + each, 0);
    if (total <= room || (widths[widest] ?? 0) <= NARROWEST) return widths;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
}
