import type { Problem } from "../problem.js";

/** Where the parts of a record's text lie, as offsets into that text, so that an edit can be a splice. */
export interface SplitText {
  readonly text: string;
  /** Offset behind the byte order mark: 1 when there is one, else 0. */
  readonly start: number;
  /** The front matter without its fences; absent when the text has none. */
  readonly yaml?: { readonly start: number; readonly end: number };
  /** Offset at which the body begins. */
  readonly body: number;
  /** The line break that the file uses first; `\n` when it has none. */
  readonly newline: "\n" | "\r\n" | "\r";
  /** Set when front matter opens and never closes; everything then counts as body. */
  readonly problem?: Problem;
}

const BOM = 0xfeff;
const DASH = 0x2d;
const OPENING = /---[ \t]*(\r\n|\n|\r|$)/y;
const CLOSING = /(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/g;

/**
 * Finds front matter, without reading it. It opens with `---` as the very first line (a byte order mark may stand
 * before it) and closes with the next line that is `---` or `...`. A text that opens otherwise is all body.
 */
export function splitFrontMatter(text: string): SplitText {
  const start = text.charCodeAt(0) === BOM ? 1 : 0;
  if (text.charCodeAt(start) !== DASH) return { text, start, body: start, newline: firstNewline(text) };
  OPENING.lastIndex = start;
  const opening = OPENING.exec(text);
  if (opening === null) return { text, start, body: start, newline: firstNewline(text) };
  const newline = opening[1] === "\r\n" || opening[1] === "\r" ? opening[1] : "\n";
  CLOSING.lastIndex = OPENING.lastIndex;
  const closing = CLOSING.exec(text);
  if (closing === null) return { text, start, body: start, newline, problem: UNCLOSED };
  return { text, start, yaml: { start: start + opening[0].length, end: closing.index }, body: CLOSING.lastIndex, newline };
}

const UNCLOSED: Problem = {
  code: "front-matter.unclosed",
  message: "The front matter opens with --- and is never closed",
  place: { line: 1, column: 1 },
  hint: "Put a line with only --- behind the last field. If the line was meant as a rule, put an empty line above it.",
};

function firstNewline(text: string): SplitText["newline"] {
  const found = /\r\n|\n|\r/.exec(text)?.[0];
  return found === "\r\n" || found === "\r" ? found : "\n";
}
