import { visible } from "../terminal.js";

/**
 * A value as JSON that a terminal can't be driven by: control characters of every kind are written as escapes, which JSON
 * reads back as they were. A list has one item a line.
 */
export function jsonText(value: unknown): string {
  const text =
    Array.isArray(value) && value.length > 1
      ? `[\n${value.map((item) => JSON.stringify(item)).join(",\n")}\n]`
      : JSON.stringify(value);
  return `${visible(text)}\n`;
}
