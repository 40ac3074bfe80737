import type { Problem } from "@upshot/core/problem";
import { hintWords, messageWords } from "./problem-words.js";
import { type Terminal, visible } from "./terminal.js";

/** How a problem is told. */
export interface Telling {
  readonly json: boolean;
  readonly verbose: boolean;
  /** Lines that show the place, when it is in what was typed. */
  readonly shown?: readonly string[];
}

/** The one table from problem to exit status: 2 wrong usage, 3 the vault can't be used, 1 anything else. */
export function exitStatus(problem: Problem): number {
  if (problem.code === "input.invalid" || problem.code === "query.syntax") return 2;
  if (problem.code === "interrupted") return 130;
  return problem.code.startsWith("vault.") ? 3 : 1;
}

/** Says what is wrong, where, and what can be done, on standard error. */
export function reportProblem(problem: Problem, terminal: Terminal, telling: Telling): void {
  const { cause, code, place, hint } = problem;
  const message = messageWords(problem.message);
  if (telling.json) {
    const told = {
      code,
      message,
      ...(place !== undefined && { place }),
      ...(hint !== undefined && { hint: hintWords(hint) }),
    };
    terminal.note(visible(JSON.stringify({ problem: told })));
    return;
  }
  const { colors } = terminal;
  const where = placeWords(place ?? {});
  terminal.note(`${colors.red("upshot:")} ${where === "" ? "" : `${where}: `}${visible(message)}`);
  for (const line of telling.shown ?? []) terminal.note(`  ${line}`);
  for (const line of hint?.split("\n") ?? []) terminal.note(`  ${colors.dim(visible(hintWords(line)))}`);
  if (telling.verbose && cause !== undefined) {
    terminal.note(visible(cause instanceof Error ? (cause.stack ?? cause.message) : JSON.stringify(cause)));
  }
}

/** A place as editors and terminals understand it: `file:line:column`; empty when it names no file. */
export function placeWords(place: {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}): string {
  const { file, line, column } = place;
  if (file === undefined) return "";
  return [visible(file), line, column].filter((part) => part !== undefined).join(":");
}
