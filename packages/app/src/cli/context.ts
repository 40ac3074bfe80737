import type { Problem } from "@upshot/core/problem";
import type { Workspace } from "../open-workspace.js";
import type { Globals, Request } from "./build-program.js";
import type { Terminal } from "./terminal.js";

/** What a command of its own has at hand. */
export interface Context {
  readonly request: Request;
  readonly globals: Globals;
  readonly terminal: Terminal;
  /** Opens the vault that the options name; on a problem, says so and gives nothing. */
  open(): Promise<Workspace | undefined>;
  /** Says what is wrong and gives back the exit status. */
  fail(problem: Problem): number;
}
