/** Breaks a line at words; the lines after the first are indented as far as a list item's text is. */
export function wrapMarkdown(line: string, width: number): readonly string[] {
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
