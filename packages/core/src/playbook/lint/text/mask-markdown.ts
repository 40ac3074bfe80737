import { blanksOf, emptySections, emptyTables, type Line } from "./unwritten.js";

/** A heading with what stands below it, up to the next heading of its level or above. */
export interface Section {
  readonly level: number;
  readonly title: string;
  /** Where the heading begins. */
  readonly start: number;
  /** Where the text below it begins and ends. */
  readonly bodyStart: number;
  readonly end: number;
  /** Whether anything stands below it; a heading above nothing is not read. */
  readonly isWritten: boolean;
}

/** A passage where rules are off. Without rules, all are. */
export interface OffPassage {
  readonly rules: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** A text as lint reads it: the same length, with blanks where nothing is to be read. */
export interface Masked {
  readonly text: string;
  readonly frontMatter?: { readonly start: number; readonly end: number };
  /** Headings, also lines that stand for one: a line in bold, or a few words above a list. */
  readonly sections: readonly Section[];
  /** Words in bold at the beginning of a paragraph or list item: `**Owner:** Ana`. */
  readonly labels: readonly Line[];
  readonly off: readonly OffPassage[];
  /** `upshot-lint off` without a reason: offsets of the comments. */
  readonly unreasoned: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Blanks out what is not the writer's prose: front matter, fenced code, quotes, HTML comments and addresses. With `isDocument`
 * also what a document has still to be filled with. Offsets stay as they are. One pass over the lines, and one over each line.
 */
export function maskMarkdown(source: string, isDocument = false): Masked {
  const out = [...blankComments(source)];
  const { off, unreasoned } = offPassages(source);
  const lines = linesOf(source);
  const blank = (start: number, end: number) => {
    for (let index = start; index < end; index += 1) if (out[index] !== "\n") out[index] = " ";
  };
  const body = frontMatterEnd(source, lines);
  if (body > 0) blank(0, body);
  const headings: { level: number; title: string; start: number; bodyStart: number }[] = [];
  if (isDocument) {
    const bare = out.join("");
    for (const { start, end } of lines)
      for (const [from, to] of blanksOf(bare.slice(start, end))) blank(start + from, start + to);
  }
  for (const { start, end } of emptyTables(out.join(""), lines)) blank(start, end);
  const written = out.join("");
  const labels: Line[] = [];
  let fence: string | undefined;
  for (const { start, end } of lines) {
    if (start < body) continue;
    const line = source.slice(start, end);
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      blank(start, end);
      if (mark?.startsWith(fence) === true && line.trim() === mark) fence = undefined;
    } else if (mark !== undefined) {
      fence = mark;
      blank(start, end);
    } else if (/^ {0,3}>/.test(line)) blank(start, end);
    else {
      const heading = /^ {0,3}(#{1,6})[ \t]/.exec(out.slice(start, end).join(""));
      if (heading?.[1] !== undefined) {
        const title = line
          .trim()
          .replace(/^#+[ \t]+/, "")
          .replace(/[ \t]+#+$/, "");
        headings.push({ level: heading[1].length, title, start, bodyStart: end });
      } else if (standsForHeading(out.slice(start, end).join(""), () => nextLine(out, end))) {
        headings.push({ level: BELOW_HEADINGS, title: line.replace(/[*_:]/g, " ").trim(), start, bodyStart: end });
      } else {
        const bold = BOLD_START.exec(line);
        if (bold !== null && out[start + bold[0].length - 1] !== " ") labels.push({ start, end: start + bold[0].length });
      }
      for (const [from, to] of addresses(line)) blank(start + from, start + to);
    }
  }
  const sections = headings.map((heading, index): Section => {
    const next = headings.slice(index + 1).find(({ level }) => level <= heading.level);
    return { ...heading, end: next?.start ?? source.length, isWritten: true };
  });
  const empty = new Set(emptySections(sections, written));
  for (const { start, bodyStart } of empty) blank(start, bodyStart);
  return {
    text: out.join(""),
    ...(body > 0 && { frontMatter: { start: 0, end: body } }),
    sections: sections.map((section) => (empty.has(section) ? { ...section, isWritten: false } : section)),
    labels,
    off,
    unreasoned,
  };
}

/** Level of lines that stand for headings. */
const BELOW_HEADINGS = 7;
const BOLD_LINE = /^ {0,3}(\*\*|__)(?:(?!\1)[^\n]){2,60}\1:?\s*$/;
const BOLD_START = /^ {0,3}(?:[-*+] )?(\*\*|__)(?:(?!\1)[^\n]){2,60}\1/;
const FEW_WORDS = /^\p{Lu}[\p{L}\p{N}'’-]*(?: [\p{L}\p{N}'’&-]+){0,4}\s*$/u;
const LIST_OR_TABLE = /^[ \t]*(?:[-*+•]|\d{1,3}[.)]|\|)[ \t]/;

function standsForHeading(line: string, next: () => string): boolean {
  return BOLD_LINE.test(line) || (line.length < 60 && FEW_WORDS.test(line) && LIST_OR_TABLE.test(next()));
}

/** The next line that is not blank. */
function nextLine(characters: readonly string[], from: number): string {
  let start = from;
  while (start < characters.length && /\s/.test(characters[start] ?? "")) start += 1;
  return (
    characters
      .slice(start, start + 12)
      .join("")
      .split("\n")[0] ?? ""
  );
}

function linesOf(source: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= source.length) {
    const end = source.indexOf("\n", start);
    lines.push({ start, end: end < 0 ? source.length : end });
    if (end < 0) break;
    start = end + 1;
  }
  return lines;
}

function frontMatterEnd(source: string, lines: readonly Line[]): number {
  const isFence = ({ start, end }: Line) =>
    source
      .slice(start, end)
      .replace(/^\ufeff/, "")
      .trimEnd() === "---";
  const [first, ...rest] = lines;
  if (first === undefined || !isFence(first)) return 0;
  return rest.find(isFence)?.end ?? 0;
}

/** The source by UTF-16 unit, with blanks for comments; one that is never closed ends nothing. */
function blankComments(source: string): readonly string[] {
  const out = source.split("");
  let at = source.indexOf("<!--");
  while (at >= 0) {
    const end = source.indexOf("-->", at + 4);
    if (end < 0) break;
    for (let index = at; index < end + 3; index += 1) if (out[index] !== "\n") out[index] = " ";
    at = source.indexOf("<!--", end + 3);
  }
  return out;
}

/** Link targets, bare addresses, wiki-link targets and HTML tags of one line. */
function addresses(line: string): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let at = line.indexOf("](");
  while (at >= 0) {
    const end = line.indexOf(")", at);
    if (end < 0) break;
    found.push([at + 1, end + 1]);
    at = line.indexOf("](", end);
  }
  // The stem of a dated record; people and themes are named by theirs, and a name is read.
  for (const { 0: link, index } of line.matchAll(/\[\[[^\]|]{0,200}\d{4}-\d{2}-\d{2}[^\]|]{0,200}/g))
    found.push([index, index + link.length]);
  let from = line.indexOf("://");
  while (from >= 0) {
    let start = from;
    while (start > 0 && /[a-z+]/i.test(line[start - 1] ?? "")) start -= 1;
    let end = from;
    while (end < line.length && !/[\s)>\]]/.test(line[end] ?? "")) end += 1;
    found.push([start, end]);
    from = line.indexOf("://", end);
  }
  return found;
}

/** The comments of a text that turn rules off and on again. */
export function offPassages(source: string): Pick<Masked, "off" | "unreasoned"> {
  const off: OffPassage[] = [];
  const unreasoned: { start: number; end: number }[] = [];
  let open: { rules: readonly string[]; start: number } | undefined;
  let at = source.indexOf("<!--");
  while (at >= 0) {
    const end = source.indexOf("-->", at + 4);
    if (end < 0) break;
    const words = source.slice(at + 4, end).trim();
    const command = /^upshot-lint\s+(off|on)\b\s*/.exec(words);
    if (command?.[1] === "on" && open !== undefined) {
      off.push({ ...open, end: at });
      open = undefined;
    } else if (command?.[1] === "off") {
      const rest = words.slice(command[0].length);
      const colon = rest.indexOf(":");
      const reason = colon < 0 ? "" : rest.slice(colon + 1).trim();
      const rules = (colon < 0 ? rest : rest.slice(0, colon)).split(/[\s,]+/).filter((rule) => rule !== "");
      if (reason === "") unreasoned.push({ start: at, end: end + 3 });
      else open = { rules, start: end + 3 };
    }
    at = source.indexOf("<!--", end + 3);
  }
  if (open !== undefined) off.push({ ...open, end: source.length });
  return { off, unreasoned };
}
