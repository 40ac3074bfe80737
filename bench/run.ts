import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BenchRow, Rows, SkippedRow } from "./measure.js";
import { root } from "./measure.js";

/** A module of this folder that measures something: it exports `rows`. */
interface BenchModule {
  readonly rows: Rows;
}

const folder = join(root, "bench");

/** Measures everything, or what is named, prints the table and sets the exit code: 1 when a row is past its budget. */
async function main(wanted: readonly string[]): Promise<void> {
  const names = benchNames();
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no bench called ${unknown.join(", ")}. There are: ${names.join(", ")}.`);
    process.exitCode = 2;
    return;
  }
  const measured: BenchRow[] = [];
  const skipped: SkippedRow[] = [];
  for (const name of wanted.length > 0 ? wanted : names) {
    console.error(`measuring ${name} …`);
    const module: BenchModule = await import(join(folder, `${name}.ts`));
    for (const row of await module.rows()) {
      if ("skipped" in row) skipped.push(row);
      else measured.push(row);
    }
  }
  if (measured.length > 0) console.log(table(measured));
  for (const { name, skipped: reason } of skipped) console.log(`skipped: ${name}: ${reason}`);
  if (measured.some(isPastBudget)) process.exitCode = 1;
}

/** Names of the files that export `rows`. Decided from the text, because importing the others could run them. */
function benchNames(): readonly string[] {
  return readdirSync(folder)
    .filter(
      (file) => file.endsWith(".ts") && /^export (async function|const) rows\b/m.test(readFileSync(join(folder, file), "utf8")),
    )
    .map((file) => file.replace(/\.ts$/, ""))
    .sort();
}

/** Not `ratio > budget`: a ratio that is not a number must fail too. */
function isPastBudget(row: BenchRow): boolean {
  return !(row.ratio <= row.budget);
}

function table(rows: readonly BenchRow[]): string {
  const lines = [["what", "floor", "figure", "ratio", "budget", "", ""], ...rows.map(cells)];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  const isNumber = (column: number) => column > 0 && column < 5;
  return lines
    .map((line) => line.map((cell, column) => cell[isNumber(column) ? "padStart" : "padEnd"](widths[column] ?? 0)))
    .map((line) => line.join("  ").trimEnd())
    .join("\n");
}

function cells(row: BenchRow): readonly string[] {
  const figure = `${round(row.figure)} ${row.unit}`;
  const verdict = isPastBudget(row) ? "PAST BUDGET" : "ok";
  const detail = [row.floorName && `floor: ${row.floorName}`, row.note].filter(Boolean).join("; ");
  if (row.floor === undefined) return [row.name, "", figure, "", `${row.budget} ${row.unit}`, verdict, detail];
  return [row.name, `${round(row.floor)} ${row.unit}`, figure, `${row.ratio.toFixed(2)} x`, `${row.budget} x`, verdict, detail];
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}

await main(process.argv.slice(2));
