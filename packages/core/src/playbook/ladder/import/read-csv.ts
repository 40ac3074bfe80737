/// <reference path="./papaparse.d.ts" />
import papa from "papaparse";
import { fail, ok, type Result } from "../../../problem.js";
import { MAX_COLUMNS, MAX_ROWS } from "./limits.js";
import type { Grid } from "./table.js";

/** A CSV text as a grid, with the line on which each row begins. Commas, semicolons, tabs or bars, whichever the file uses. */
export function readCsv(text: string, file: string): Result<Grid> {
  const { data, errors } = papa.parse(text, { delimitersToGuess: [",", ";", "\t", "|"], preview: MAX_ROWS + 1 });
  if (data.length > MAX_ROWS)
    return fail({
      code: "input.invalid",
      message: `the table has more than ${MAX_ROWS} rows`,
      place: { file },
      hint: "keep the rows that are the ladder",
    });
  let line = 1;
  const rows: { line: number; cells: readonly string[] }[] = [];
  for (const cells of data) {
    if (cells.length > MAX_COLUMNS)
      return fail({
        code: "input.invalid",
        message: `this row has ${cells.length} columns; a ladder has at most ${MAX_COLUMNS}`,
        place: { file, line },
        hint: "keep the columns that are the ladder",
      });
    rows.push({ line, cells });
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
  }
  const unclosed = errors.find(({ code }) => code === "MissingQuotes" || code === "InvalidQuotes");
  if (unclosed !== undefined) {
    return fail({
      code: "input.invalid",
      message:
        unclosed.code === "MissingQuotes"
          ? "a cell opens with a quotation mark that never closes"
          : "a quoted cell goes on after its closing quotation mark",
      place: { file, line: rows[unclosed.row ?? 0]?.line ?? 1 },
      hint: 'write a quotation mark inside a quoted cell twice: ""',
    });
  }
  return ok({ file, rows });
}
