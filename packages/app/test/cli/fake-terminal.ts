import { createColors } from "picocolors";
import type { Terminal } from "../../src/cli/terminal.js";

/** A terminal that keeps what was written, without colours. */
export interface FakeTerminal extends Terminal {
  /** Lines of standard output. */
  readonly lines: string[];
  /** Lines of standard error. */
  readonly notes: string[];
}

/** One of this width; a pipe when none is given. */
export function fakeTerminal(width?: number): FakeTerminal {
  const lines: string[] = [];
  const notes: string[] = [];
  return {
    lines,
    notes,
    out: (line = "") => void lines.push(line),
    raw: (text) => void lines.push(text),
    note: (line) => void notes.push(line),
    progress: () => undefined,
    colors: createColors(false),
    watched: width !== undefined,
    interactive: width !== undefined,
    width: width ?? Number.POSITIVE_INFINITY,
  };
}
