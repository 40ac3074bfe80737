import type { Terminal } from "../terminal.js";
import { table } from "./table.js";
import { wrapMarkdown } from "./wrap-markdown.js";

/** The widest that running text is set: longer lines are hard to follow. */
const WIDEST = 92;

/**
 * Markdown for a terminal: headings and strong words bold, paragraphs, list items and quotations broken at words, tables in
 * columns, all else as written.
 */
export function markdown(text: string, terminal: Pick<Terminal, "colors" | "width">): string {
  const { bold } = terminal.colors;
  return setLines(text, Math.min(terminal.width, WIDEST), bold)
    .join("\n")
    .replace(/\*\*([^*]+)\*\*/g, (_, words: string) => bold(words))
    .trimEnd();
}

function setLines(text: string, width: number, bold: (text: string) => string): readonly string[] {
  return blocksOf(text).flatMap(({ kind, lines }): readonly string[] => {
    const [first = ""] = lines;
    if (kind === "verbatim") return lines;
    if (kind === "table") return table(lines, width, bold);
    if (kind === "heading") return [bold(first.replace(/^#+ +/, ""))];
    if (kind === "quotation") {
      const inner = lines.map((line) => line.replace(/^\s*> ?/, "")).join("\n");
      return setLines(inner, width - 2, bold).map((line) => `> ${line}`.trimEnd());
    }
    return wrapMarkdown([first, ...lines.slice(1).map((line) => line.trim())].join(" "), width);
  });
}

interface Block {
  /** Running text may be broken anew, code may not. */
  readonly kind: "running" | "verbatim" | "heading" | "table" | "quotation";
  readonly lines: string[];
}

/** Lines that belong together: of a paragraph or list item, a table, a quotation. Every other line is a block of its own. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let isCode = false;
  for (const line of text.split(/\r?\n/)) {
    const isFence = /^\s*(?:```|~~~)/.test(line);
    if (isFence) isCode = !isCode;
    const last = blocks.at(-1);
    const kind = isFence || isCode ? "verbatim" : kindOf(line, last);
    const isItem = /^\s*(?:[-*+]|\d+[.)])\s/.test(line);
    const goesOn = kind === last?.kind && (kind === "table" || kind === "quotation" || (kind === "running" && !isItem));
    if (goesOn) last?.lines.push(line);
    else blocks.push({ kind, lines: [line] });
  }
  return blocks;
}

function kindOf(line: string, last: Block | undefined): Block["kind"] {
  if (/^#{1,6} /.test(line)) return "heading";
  if (/^\s*\|/.test(line)) return "table";
  if (/^\s*>/.test(line)) return "quotation";
  const isItem = /^\s*(?:[-*+]|\d+[.)])\s/.test(line);
  const isCode = /^ {4}/.test(line) && !isItem && last?.kind !== "running";
  return line.trim() === "" || isCode ? "verbatim" : "running";
}
