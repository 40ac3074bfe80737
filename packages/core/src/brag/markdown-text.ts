/** Text that GitHub would turn into a link by itself. As code it stays text. */
const AUTOLINK = /(?:https?:\/\/|ftp:\/\/|www\.|mailto:|xmpp:)[^\s]*|[\p{L}\p{N}._+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}_-]+)+/giu;

/**
 * One line of text as inline Markdown that renders as exactly that text: no emphasis, link, HTML, entity or footnote
 * comes out of it, and nothing that a renderer links by itself. Escapes no more than that, so that it stays readable raw.
 */
export function inlineMarkdown(text: string): string {
  let markdown = "";
  let end = 0;
  for (const match of text.matchAll(AUTOLINK)) {
    markdown += escaped(text.slice(end, match.index)) + codeSpan(match[0]);
    end = match.index + match[0].length;
  }
  return markdown + escaped(text.slice(end));
}

/** A line that may begin a block keeps being a line: `1. x`, `# x`, `> x` and the like are escaped. */
export function lineStart(markdown: string): string {
  return markdown.replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2").replace(/^([#>=|:]|[+-](?![\p{L}\p{N}]))/u, "\\$1");
}

function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]~]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/<(?=[a-z/!?])/gi, "\\<")
    .replace(/&(?=#?\w+;)/g, "\\&")
    .replace(/(?<=^|\s)#/g, "\\#");
}

/** A fence longer than any run of backticks inside. */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${space}${text}${space}${fence}`;
}
