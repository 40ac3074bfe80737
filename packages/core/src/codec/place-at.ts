import type { Place } from "../problem.js";

/** The place of an offset in a text: 1-based line and column, columns in UTF-16 units. `\r\n`, `\n` and `\r` end a line. */
export function placeAt(text: string, offset: number, file?: string): Place {
  let line = 1;
  let lineStart = 0;
  for (const match of text.slice(0, offset).matchAll(/\r\n|\n|\r/g)) {
    line += 1;
    lineStart = match.index + match[0].length;
  }
  return { ...(file === undefined ? {} : { file }), line, column: offset - lineStart + 1 };
}
