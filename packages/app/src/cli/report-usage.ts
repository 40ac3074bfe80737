import type { Problem } from "@upshot/core/problem";
import { exitStatus, reportProblem } from "./report-problem.js";
import { processTerminal } from "./terminal.js";

/** Says what is wrong with a command line that could not be parsed; gives back the exit status. */
export function reportUsage(problem: Problem, argv: readonly string[]): number {
  const end = argv.indexOf("--");
  const options = end === -1 ? argv : argv.slice(0, end);
  const terminal = processTerminal({ color: options.includes("--no-color") ? false : undefined });
  reportProblem(problem, terminal, { json: options.includes("--json"), verbose: false });
  return exitStatus(problem);
}
