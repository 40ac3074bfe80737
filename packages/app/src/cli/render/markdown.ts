import type { Terminal } from "../terminal.js";

/** The widest that running text is set: longer lines are hard to follow. */
const WIDEST = 92;

/** Markdown for a terminal: headings and strong words bold, paragraphs and list items broken at words, all else as written. */
export function markdown(text: string, terminal: Pick<Terminal, "colors" | "width">): string {
  const width = Math.min(terminal.width, WIDEST);
  const strong = (line: string) => line.replace(/\*\*([^*]+)\*\*/g, (_, words: string) => terminal.colors.bold(words));
  return blocksOf(text)
    .flatMap((block) => {
      if (block.kind === "verbatim") return [block.text];
      const heading = /^#{1,6} +(.*)$/.exec(block.text);
      return heading === null ? strong(wrap(block.text, width).join("\n")) : [terminal.colors.bold(heading[1] ?? "")];
    })
    .join("\n")
    .trimEnd();
}

interface Block {
  /** Running text may be broken anew; code, tables and quotations may not. */
  readonly kind: "running" | "verbatim";
  readonly text: string;
}

/** Lines of one paragraph or list item are joined into one; every other line is a block of its own. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let isCode = false;
  let isOpen = false;
  for (const line of text.split(/\r?\n/)) {
    const isFence = /^\s*(?:```|~~~)/.test(line);
    const isItem = /^\s*(?:[-*+]|\d+[.)])\s/.test(line);
    const last = blocks.at(-1);
    if (isFence) isCode = !isCode;
    if (isFence || isCode || /^\s*[|>]/.test(line) || line.trim() === "" || /^#{1,6} /.test(line)) {
      blocks.push({ kind: /^#/.test(line) && !isCode ? "running" : "verbatim", text: line });
      isOpen = false;
    } else if (isOpen && !isItem && last !== undefined) {
      blocks[blocks.length - 1] = { kind: "running", text: `${last.text} ${line.trim()}` };
    } else if (!isItem && /^ {4}/.test(line)) {
      blocks.push({ kind: "verbatim", text: line });
    } else {
      blocks.push({ kind: "running", text: line });
      isOpen = true;
    }
  }
  return blocks;
}

/** Breaks a line at words; the lines after the first are indented as far as a list item's text is. */
function wrap(line: string, width: number): readonly string[] {
  const indent = /^\s*(?:(?:[-*+]|\d+[.)])\s+)?/.exec(line)?.[0] ?? "";
  // A command between backticks stays on one line, so that it can be copied.
  const [first = "", ...words] = line.slice(indent.length).match(/(?:`[^`]*`|\S)+/g) ?? [];
  const lines: string[] = [];
  let current = `${indent}${first}`;
  for (const word of words) {
    if (current.length + 1 + word.length > width) {
      lines.push(current);
      current = `${" ".repeat(indent.length)}${word}`;
    } else current += ` ${word}`;
  }
  return [...lines, current];
}
