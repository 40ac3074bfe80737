import { createColors } from "picocolors";

/** Where a command writes. Data goes through `visible` or `oneLine`, so that only Upshot's own colours are escapes. */
export interface Terminal {
  /** A line to standard output: what the command is for. */
  out(line?: string): void;
  /** Text as it is, to standard output: documents, already free of control characters. */
  raw(text: string): void;
  /** A line to standard error: notes, problems. */
  note(line: string): void;
  /** Replaces the last progress line; shown only where a person watches. */
  progress(line: string): void;
  readonly colors: ReturnType<typeof createColors>;
  /** Whether a person reads standard output. */
  readonly watched: boolean;
  /** Whether that person can also be asked. */
  readonly interactive: boolean;
  /** Columns of the terminal at this moment; without end where nobody watches, so that nothing is cut in pipes. */
  readonly width: number;
}

// Controls, and marks that can't be seen or change the direction of text. Tab and newline are text.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Makes control characters, and marks that change the direction of text, visible, so that data can't drive the terminal. */
export function visible(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The same in one line, so that data can't begin a line of its own either. */
export function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, " ").trim());
}

/**
 * Lets the program go on in silence when the reader of a pipe has gone away, as `head` does: what it does is done to its
 * end, and the exit status says how that went.
 */
export function writeOnWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED") return;
      if (stream === process.stdout) process.stderr.write(`upshot: the output can't be written (${error.code})\n`);
      process.exit(1);
    });
  }
}

/** The terminal of this process. */
export function processTerminal(options: { readonly color?: boolean | undefined } = {}): Terminal {
  const { stdout, stderr } = process;
  const mayColor = options.color ?? (!process.env["NO_COLOR"] && process.env["TERM"] !== "dumb");
  const colors = createColors(mayColor && stdout.isTTY === true);
  const isWatched = stderr.isTTY === true;
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
      // Colours are made for standard output; a log file on the other side gets none.
      stderr.write(`${isWatched ? line : withoutColors(line)}\n`);
    },
    progress: (line) => {
      if (!isWatched) return;
      clear();
      stderr.write(oneLine(line).slice(0, (stderr.columns ?? 80) - 1));
      shown = true;
    },
    colors,
    watched: stdout.isTTY === true,
    interactive: stdout.isTTY === true && process.stdin.isTTY === true && !process.env["CI"],
    get width() {
      return stdout.isTTY === true ? stdout.columns || 80 : Number.POSITIVE_INFINITY;
    },
  };
}

function withoutColors(line: string): string {
  return line.replace(/\u001b\[\d+m/g, "");
}
