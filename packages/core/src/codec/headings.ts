/** A Markdown heading that starts with `#`; offsets are into the text it was found in. */
export interface Heading {
  readonly level: number;
  /** Its text without the marks around it. */
  readonly text: string;
  /** Where its line begins. */
  readonly start: number;
  /** Where its text begins and ends. */
  readonly textStart: number;
  readonly textEnd: number;
  /** Where its line ends, line break included. */
  readonly end: number;
}

const LINE = /[^\r\n]*(?:\r\n|\n|\r|$)/y;
const HEADING_START = /^ {0,3}(#{1,6})(?:[ \t]+|(?=[\r\n]|$))/;
const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})(.*)/s;

/**
 * Calls `visit` with each `#` heading of a Markdown text that is not inside a code fence, until it gives back true.
 * A scan by lines, since a full Markdown parse is thirty times slower and an index reads every record's title.
 */
export function scanHeadings(text: string, visit: (heading: Heading) => boolean): void {
  let fence: string | undefined;
  let start = 0;
  while (start < text.length) {
    LINE.lastIndex = start;
    const line = LINE.exec(text)?.[0] ?? "";
    const end = start + line.length;
    const mark = mayMatter(line) ? line : "";
    const fenced = mark === "" ? null : FENCE.exec(mark);
    if (fence !== undefined) {
      if (closes(fenced, fence)) fence = undefined;
    } else if (fenced?.[1] !== undefined) {
      fence = fenced[1];
    } else {
      const heading = mark === "" ? undefined : headingOf(mark, start, end);
      if (heading !== undefined && visit(heading)) return;
    }
    start = end;
  }
}

/** The first `# ` heading that has a text. */
export function firstHeading(text: string): Heading | undefined {
  let found: Heading | undefined;
  scanHeadings(text, (heading) => {
    if (heading.level === 1 && heading.text !== "") found = heading;
    return found !== undefined;
  });
  return found;
}

function headingOf(line: string, start: number, end: number): Heading | undefined {
  const match = HEADING_START.exec(line);
  if (match === null) return undefined;
  const textStart = match[0].length;
  // Loops, not a pattern: with one, a line of a hundred thousand spaces takes seconds.
  const lineEnd = endWithout(line, textStart, " \t\r\n");
  const marks = endWithout(line.slice(0, lineEnd), textStart, "#");
  const isClosed = marks === textStart || " \t".includes(line[marks - 1] ?? "x");
  const textEnd = isClosed ? endWithout(line.slice(0, marks), textStart, " \t") : lineEnd;
  const level = match[1]?.length ?? 1;
  return { level, text: line.slice(textStart, textEnd), start, textStart: start + textStart, textEnd: start + textEnd, end };
}

/** The end of `text` once all of `chars` at its end are taken off, but not before `least`. */
function endWithout(text: string, least: number, chars: string): number {
  let end = text.length;
  while (end > least && chars.includes(text[end - 1] ?? "")) end -= 1;
  return end;
}

/** A cheap test that keeps lines of prose away from the regular expressions. */
function mayMatter(line: string): boolean {
  for (let index = 0; index < 4; index += 1) {
    const char = line[index];
    if (char !== " ") return char === "#" || char === "`" || char === "~";
  }
  return false;
}

function closes(fenced: RegExpExecArray | null, open: string): boolean {
  const mark = fenced?.[1];
  return mark !== undefined && mark[0] === open[0] && mark.length >= open.length && (fenced?.[2] ?? "").trim() === "";
}
