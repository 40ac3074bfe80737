import type { Terminal } from "../terminal.js";

/** What a renderer may look at beside the answer itself. */
export interface Scene {
  readonly terminal: Terminal;
  readonly workspace: { readonly root: string };
  /** What was asked for. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Nothing is written: say nothing of what now is so. */
  readonly dryRun: boolean;
}

/** How one operation's answer is shown to a person, and what of it `--json` prints when that is not all of it. */
export interface Renderer {
  text(output: never, scene: Scene): void;
  readonly json?: (output: never) => unknown;
  /** Exit status, when findings make it other than 0. */
  readonly status?: (output: never) => number;
}
