import type { Problem } from "../../../problem.js";
import { levelsAmong } from "./level-names.js";
import { MAX_CELL, MAX_PROBLEMS } from "./limits.js";

/** A row of a table, with the line on which it begins. */
export interface GridRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table as it stands in a file. */
export interface Grid {
  readonly file: string;
  readonly rows: readonly GridRow[];
}

/** One column: its heading, and which column of the file it is, from 1. */
export interface Column {
  readonly at: number;
  readonly heading: string;
}

/** A grid with its heading row found. */
export interface Table {
  readonly file: string;
  readonly title?: string;
  readonly columns: readonly Column[];
  /** A second row of headings, by column. */
  readonly below?: readonly string[];
  readonly rows: readonly GridRow[];
}

/** The heading row is the one with the most names of levels, else the first with two headings; what stands above it is a title. */
export function findTable(grid: Grid): Table | undefined {
  const rows = grid.rows
    .map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.replace(/^\ufeff/, "").trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const early = rows.slice(0, 12);
  const filled = early.map(({ cells }) => cells.filter((cell) => cell !== "").length);
  // Above the headings stand titles, which fill a cell or two: below a full row, names of levels are data.
  const counts = early.map(({ cells }, index) =>
    filled.slice(0, index).every((above) => above * 2 <= (filled[index] ?? 0))
      ? levelsAmong(cells.slice(1).filter((cell) => cell !== ""))
      : 0,
  );
  const best = Math.max(0, ...counts);
  const at = best >= 2 ? counts.indexOf(best) : early.findIndex(({ cells }) => cells.filter((cell) => cell !== "").length >= 2);
  const header = rows[at];
  if (header === undefined) return undefined;
  const width = Math.max(...rows.slice(at).map(({ cells }) => cells.length));
  const below = rows.slice(at + 1);
  const used = Array.from({ length: width }, (_, index) => index).filter((index) =>
    [header, ...below].some(({ cells }) => (cells[index] ?? "") !== ""),
  );
  const pick = (cells: readonly string[]) => used.map((index) => cells[index] ?? "");
  const isAgain = (cells: readonly string[]) =>
    cells.length > 1 && pick(cells).join("\u0000") === pick(header.cells).join("\u0000");
  const body = below.filter(({ cells }) => !isAgain(cells)).map(({ line, cells }) => ({ line, cells: pick(cells) }));
  const second = body[0];
  const isSecond =
    second !== undefined &&
    best < 2 &&
    second.cells[0] === "" &&
    second.cells.filter((cell) => cell !== "").length >= 2 &&
    second.cells.every((cell) => cell.length <= 60);
  const title = rows.slice(0, at).flatMap(({ cells }) => cells.find((cell) => cell !== "") ?? [])[0];
  return {
    file: grid.file,
    ...(title !== undefined && { title }),
    columns: used.map((index) => ({ at: index + 1, heading: header.cells[index] ?? "" })),
    ...(isSecond && { below: second.cells }),
    rows: isSecond ? body.slice(1) : body,
  };
}

/** Cells that hold something else than what the reader of the sheet sees, or more than a cell can. The first few of them. */
export function cellProblems({ file, rows }: Table): readonly Problem[] {
  const problems = rows.flatMap(({ line, cells }) =>
    cells.flatMap((cell): Problem[] => {
      if (cell.length > MAX_CELL)
        return [
          {
            code: "input.invalid",
            message: `a cell holds ${cell.length} characters; its first expectations are kept, each cut to fit`,
            place: { file, line },
            hint: "give each expectation a line of its own",
          },
        ];
      if (/^(?:=[A-Z"'(+-]|=\d|#(?:REF|NAME|VALUE|N\/A)[!?]?)/.test(cell))
        return [
          {
            code: "input.invalid",
            message: "a cell holds a formula instead of what it shows; it was kept as it is",
            place: { file, line },
            hint: "export the sheet with values",
          },
        ];
      return [];
    }),
  );
  return problems.slice(0, MAX_PROBLEMS);
}
