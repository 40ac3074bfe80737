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

/** The same for many offsets of one text, whose lines are looked for once. */
export function placesIn(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ 0: end, index }) => index + end.length)];
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
