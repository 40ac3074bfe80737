import type { Terminal } from "../terminal.js";

/** Markdown for a terminal: headings bold, lines broken at words, everything else as it was written. */
export function markdown(text: string, terminal: Pick<Terminal, "colors" | "width">): string {
  const width = Math.min(terminal.width, 100);
  let isCode = false;
  const lines = text.split("\n").flatMap((line) => {
    if (/^\s*(?:```|~~~)/.test(line)) isCode = !isCode;
    if (isCode || /^ {4}|^\s*[|>]/.test(line)) return [line];
    const heading = /^#{1,6} +(.*)$/.exec(line);
    return heading === null ? wrap(line, width) : [terminal.colors.bold(heading[1] ?? "")];
  });
  return lines.join("\n").trimEnd();
}

/** Breaks a line at words; the lines after the first are indented as far as a list's text is. */
function wrap(line: string, width: number): readonly string[] {
  if (line.length <= width) return [line];
  const indent = /^\s*(?:(?:[-*+]|\d+[.)])\s+)?/.exec(line)?.[0] ?? "";
  const lines: string[] = [];
  let current = indent;
  for (const word of line.slice(indent.length).split(/\s+/)) {
    const isFirst = current.trimEnd() === indent.trimEnd();
    if (!isFirst && current.length + 1 + word.length > width) {
      lines.push(current);
      current = `${" ".repeat(indent.length)}${word}`;
    } else current = isFirst ? `${current}${word}` : `${current} ${word}`;
  }
  return [...lines, current];
}
