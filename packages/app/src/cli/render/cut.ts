import columnsOf from "fast-string-width";

/** A text cut to `width` columns of a terminal, with `…` at its end where something is missing. */
export function cut(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let shown = "";
  let taken = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    taken += columns(segment);
    if (taken > width - 1) break;
    shown += segment;
  }
  return `${shown}…`;
}

/** A text filled up with spaces to `width` columns. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columns(text)));
}

/** How many columns of a terminal a text takes. */
export function columns(text: string): number {
  return columnsOf(text);
}
