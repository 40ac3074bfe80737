import { type Terminal, visible } from "../terminal.js";
import { wrapWords } from "./wrap-words.js";

/** A text in lines that fit the terminal, each after `indent` spaces. */
export function paragraph(text: string, terminal: Terminal, indent = 0): void {
  for (const line of wrapWords(visible(text), terminal.width - indent)) terminal.out(" ".repeat(indent) + line);
}

/** Texts as a list, each line after `indent` spaces. */
export function points(texts: readonly string[], terminal: Terminal, indent: number): void {
  for (const text of texts)
    for (const [at, line] of wrapWords(visible(text), terminal.width - indent - 2).entries())
      terminal.out(`${" ".repeat(indent)}${at === 0 ? "- " : "  "}${line}`);
}
