import type { Problem } from "@upshot/core/problem";
import { type Terminal, visible } from "./terminal.js";

/** The one table from problem to exit status: 2 wrong usage, 3 the vault can't be used, 1 anything else. */
export function exitStatus(problem: Problem): number {
  if (problem.code === "input.invalid" || problem.code === "query.syntax") return 2;
  if (problem.code === "interrupted") return 130;
  return problem.code.startsWith("vault.") ? 3 : 1;
}

/** Says what is wrong, where, and what can be done, on standard error. */
export function reportProblem(
  problem: Problem,
  terminal: Terminal,
  options: { readonly json: boolean; readonly verbose: boolean; readonly source?: string },
): void {
  if (options.json) {
    const { cause: _cause, ...plain } = problem;
    terminal.note(JSON.stringify({ problem: plain }));
    return;
  }
  const { colors } = terminal;
  const { file, line, column } = problem.place ?? {};
  const place = file === undefined ? "" : `${[visible(file), line, column].filter((part) => part !== undefined).join(":")}: `;
  terminal.note(`${colors.red("upshot:")} ${place}${visible(problem.message)}`);
  if (options.source !== undefined && file === undefined && column !== undefined) {
    terminal.note(`  ${visible(options.source)}`);
    terminal.note(`  ${" ".repeat(Math.max(0, column - 1))}^`);
  }
  if (problem.hint !== undefined) terminal.note(`  ${colors.dim(visible(problem.hint))}`);
  if (options.verbose && problem.cause !== undefined) {
    terminal.note(
      visible(problem.cause instanceof Error ? (problem.cause.stack ?? problem.cause.message) : JSON.stringify(problem.cause)),
    );
  }
}
