import type { Terminal } from "../terminal.js";

/** How many records a person gets to see when no limit is given; nothing for pipes and for JSON, which get all. */
export function screenful(terminal: Terminal, isJson: boolean): number | undefined {
  return terminal.watched && !isJson ? 50 : undefined;
}
