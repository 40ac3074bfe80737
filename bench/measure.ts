import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import budgets from "./budgets.json" with { type: "json" };

/** Names that have a budget in budgets.json. */
export type BudgetName = keyof typeof budgets;

/** One measured line: a figure, what it is held against, and how far it may go. */
export interface BenchRow {
  readonly name: string;
  /** What the floor is, in words; empty where the budget is an absolute one. */
  readonly floorName: string;
  readonly floor?: number;
  readonly figure: number;
  /** Figure over floor; without a floor the figure itself, which the budget then limits directly. */
  readonly ratio: number;
  /** The largest ratio that passes. */
  readonly budget: number;
  /** Of floor and figure: `ms`, `MB`. */
  readonly unit: string;
  readonly note?: string;
}

/** A line that could not be measured here, and why. */
export interface SkippedRow {
  readonly name: string;
  readonly skipped: string;
}

/** What a bench module exports as `rows`. */
export type Rows = () => Promise<readonly (BenchRow | SkippedRow)[]>;

/** A whole process to run. It must exit with 0, or the measurement stops with what it said. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Done before each run, outside the clock. */
  readonly before?: () => void;
}

/** Milliseconds of wall clock. */
export interface Timing {
  readonly median: number;
  readonly fastest: number;
  readonly runs: number;
}

/** The checkout. */
export const root: string = resolve(fileURLToPath(new URL("..", import.meta.url)));

/** Floor of everything that is a Node program. */
export const emptyNode: Command = { command: process.execPath, args: ["-e", "0"] };

/** The built program, as a user starts it. Run `npm run build` first. */
export function upshot(args: readonly string[], options: Omit<Command, "command" | "args"> = {}): Command {
  return { command: process.execPath, args: [join(root, "packages/app/bin/upshot.js"), ...args], ...options };
}

/** A row held against a floor that was measured in the same run. `fixed` is taken off the figure first (a process start, say). */
export function against(
  name: BudgetName,
  measured: {
    readonly floorName: string;
    readonly floor: number;
    readonly figure: number;
    readonly fixed?: number;
    readonly unit?: string;
    readonly note?: string;
  },
): BenchRow {
  const { floorName, floor, figure, fixed = 0, unit = "ms", note } = measured;
  const ratio = (figure - fixed) / floor;
  return { name, floorName, floor, figure, ratio, budget: budgets[name], unit, ...(note === undefined ? {} : { note }) };
}

/** A row whose budget limits the figure itself. */
export function absolute(
  name: BudgetName,
  measured: { readonly figure: number; readonly unit: string; readonly note?: string },
): BenchRow {
  return { name, floorName: "", ratio: measured.figure, budget: budgets[name], ...measured };
}

/** A row for the table that says why there is no figure. */
export function skipped(name: BudgetName, reason: string): SkippedRow {
  return { name, skipped: reason };
}

/** A folder under bench/.data that survives between runs, for what is dear to make. It is ignored by git. */
export function dataFolder(name: string): string {
  const folder = join(root, "bench/.data", name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Whether a program of this name is on the PATH. */
export function isInstalled(program: string): boolean {
  return spawnSync("sh", ["-c", `command -v "$1"`, "sh", program], { stdio: "ignore" }).status === 0;
}

/**
 * Runs two whole processes in turn (floor, figure, floor, figure …), so that a slow moment of the machine hits both
 * alike. Output goes nowhere. The first `warmups` rounds are not counted.
 */
export function race(
  floor: Command,
  figure: Command,
  options: { readonly runs?: number; readonly warmups?: number } = {},
): { readonly floor: Timing; readonly figure: Timing } {
  const { runs = 11, warmups = 2 } = options;
  const floors: number[] = [];
  const figures: number[] = [];
  for (let round = -warmups; round < runs; round += 1) {
    const floorTime = timeOnce(floor);
    const figureTime = timeOnce(figure);
    if (round < 0) continue;
    floors.push(floorTime);
    figures.push(figureTime);
  }
  return { floor: timing(floors), figure: timing(figures) };
}

/** The middle of some numbers; the mean of the two middle ones when their count is even. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) throw new Error("median of no values");
  const lower = sorted[middle - 1];
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}

/** Largest resident memory of one run of a Node program, in MB (1,000,000 bytes), as the kernel counted it. */
export function peakMemory(command: Command): number {
  const folder = mkdtempSync(join(tmpdir(), "upshot-peak-"));
  try {
    const file = join(folder, "kilobytes");
    // The process itself knows its peak exactly; polling from outside would miss a short one.
    const report = `import { writeFileSync } from "node:fs";
      process.on("exit", () => writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)));`;
    const hook = `--import=data:text/javascript,${encodeURIComponent(report)}`;
    run({ ...command, args: [hook, ...command.args] });
    return (Number(readFileSync(file, "utf8")) * 1024) / 1e6;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a process to its end; stops the whole measurement when it fails, for a figure of a failure means nothing. */
export function run(command: Command): void {
  const { status, signal, error, stderr } = spawnSync(command.command, command.args, {
    cwd: command.cwd ?? root,
    env: command.env ?? process.env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status === 0) return;
  const line = [command.command, ...command.args].join(" ");
  throw new Error(`${line} ended with ${signal ?? status ?? error?.message}: ${String(stderr).trim()}`, { cause: error });
}

function timeOnce(command: Command): number {
  command.before?.();
  const start = process.hrtime.bigint();
  run(command);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function timing(values: readonly number[]): Timing {
  return { median: median(values), fastest: Math.min(...values), runs: values.length };
}
