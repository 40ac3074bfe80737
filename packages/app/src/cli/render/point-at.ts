import { visible } from "../terminal.js";
import { columns } from "./cut.js";

/** Two lines: a text, and a caret below the character at a 1-based column, counted in characters. */
export function pointAt(source: string, column: number): readonly string[] {
  const before = [...source].slice(0, column - 1).join("");
  return [visible(source), `${" ".repeat(columns(visible(before)))}^`];
}
