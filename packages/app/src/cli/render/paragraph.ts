import { type Terminal, visible } from "../terminal.js";
import { wrapWords } from "./wrap-words.js";

/** A text in lines that fit the terminal, each after `indent` spaces and, when asked for, painted. */
export function paragraph(
  text: string,
  terminal: Pick<Terminal, "out" | "width">,
  indent = 0,
  paint: (line: string) => string = (line) => line,
): void {
  for (const line of wrapWords(visible(text), terminal.width - indent)) terminal.out(paint(" ".repeat(indent) + line));
}

/** Texts as a list, each line after `indent` spaces. */
export function points(texts: readonly string[], terminal: Terminal, indent: number): void {
  for (const text of texts)
    for (const [at, line] of wrapWords(visible(text), terminal.width - indent - 2).entries())
      terminal.out(`${" ".repeat(indent)}${at === 0 ? "- " : "  "}${line}`);
}
