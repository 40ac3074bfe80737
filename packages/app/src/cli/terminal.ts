import { createColors } from "picocolors";

/** Where a command writes. Data goes through `text`, which makes control characters visible; only Upshot's own colours are escapes. */
export interface Terminal {
  /** A line to standard output: what the command is for. */
  out(line?: string): void;
  /** Text as it is, to standard output: documents and JSON, already free of control characters. */
  raw(text: string): void;
  /** A line to standard error: notes, progress, problems. */
  note(line: string): void;
  /** Replaces the last progress line; shown only where a person watches. */
  progress(line: string): void;
  readonly colors: ReturnType<typeof createColors>;
  /** Whether a person reads standard output. */
  readonly interactive: boolean;
  /** Columns of the terminal; wide where nobody watches, so that nothing is cut in pipes. */
  readonly width: number;
}

/** Makes control characters, and marks that change the direction of text, visible, so that data can't drive the terminal. */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The terminal of this process. */
export function processTerminal(options: { readonly color?: boolean | undefined } = {}): Terminal {
  const { stdout, stderr } = process;
  const wanted = options.color ?? (stdout.isTTY === true && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb");
  const watched = stderr.isTTY === true;
  let shown = false;
  const clear = () => {
    if (shown) stderr.write("\r\u001b[2K");
    shown = false;
  };
  return {
    out: (line = "") => {
      clear();
      stdout.write(`${line}\n`);
    },
    raw: (text) => {
      clear();
      stdout.write(text);
    },
    note: (line) => {
      clear();
      stderr.write(`${line}\n`);
    },
    progress: (line) => {
      if (!watched) return;
      clear();
      stderr.write(visible(line).slice(0, (stderr.columns ?? 80) - 1));
      shown = true;
    },
    colors: createColors(wanted),
    interactive: stdout.isTTY === true && process.stdin.isTTY === true && !process.env["CI"],
    width: stdout.isTTY === true ? (stdout.columns ?? 80) : 200,
  };
}
