import measure from "fast-string-truncated-width";

/** A text cut to `width` columns of a terminal, with `…` at its end where something is missing. */
export function cut(text: string, width: number): string {
  const { index, ellipsed, truncated } = measure(text, { limit: Math.max(1, width), ellipsis: "…" });
  return truncated ? `${text.slice(0, index)}${ellipsed ? "…" : ""}` : text;
}

/** A text filled up with spaces to `width` columns. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columns(text)));
}

/** How many columns of a terminal a text takes. */
export function columns(text: string): number {
  return measure(text).width;
}
