/** A line of a text, as offsets. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

/** A heading and where its section ends. */
interface Headed {
  readonly level: number;
  readonly start: number;
  readonly bodyStart: number;
  readonly end: number;
}

const PLACEHOLDER = String.raw`\(?(?:tbd|tba|tbc|todo|wip|xxx|\?{1,3}|…|\.{3}|to be (?:defined|determined|decided|discussed|written|added|filled in|completed))\)?\.?`;
const ONLY_PLACEHOLDER = new RegExp(String.raw`^[\s*_-]*(?:[\p{L} ]{2,40}:)?[\s*_]*${PLACEHOLDER}[\s*_]*$`, "iu");
const HEADING = /^ {0,3}#{1,6}[ \t]/;
const ROW = /^[ \t]*\|/;
/** What a blank spoils: the words around it, up to the next comma, bracket, cell or sentence. */
const SEGMENT = /(?:[^,;()|.!?]|[.!?](?!\s|$))+/g;

/**
 * What stands in a document and was not written by anybody yet: words around a blank (`___`), placeholders (TBD). A heading
 * with a blank is as empty as what is below it.
 */
export function blanksOf(line: string): readonly (readonly [number, number])[] {
  const hasBlank = line.includes("___");
  const isShort = line.length < 120;
  if ((hasBlank && HEADING.test(line)) || (isShort && ONLY_PLACEHOLDER.test(line))) return [[0, line.length]];
  if (!hasBlank) return [];
  return [...line.matchAll(SEGMENT)]
    .filter(([segment]) => segment.includes("___"))
    .map(({ 0: segment, index }) => {
      // The mark of a list item is nobody's word, and it stays.
      const mark = index === 0 ? (/^[ \t]*(?:[-*+•]|\d{1,3}[.)])?[ \t]+/.exec(segment)?.[0].length ?? 0) : 0;
      const stop = /[.!?]/.test(line[index + segment.length] ?? "") ? 1 : 0;
      return [index + mark, index + segment.length + stop] as const;
    });
}

/** The heads of tables that have no row yet; `text` has the blanks taken out. */
export function emptyTables(text: string, lines: readonly Line[]): readonly Line[] {
  const isRow = (line: Line | undefined) => line !== undefined && ROW.test(text.slice(line.start, line.end));
  const heads: Line[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if (!isRow(lines[at]) || isRow(lines[at - 1])) continue;
    let behind = at;
    while (isRow(lines[behind])) behind += 1;
    const [first, last] = [lines[at], lines[behind - 1]];
    const rows = lines.slice(at + 2, behind);
    if (first !== undefined && last !== undefined && rows.every(({ start, end }) => !hasWords(text.slice(start, end)))) {
      heads.push({ start: first.start, end: last.end });
    }
    at = behind;
  }
  return heads;
}

/**
 * Sections with nothing below their heading: the outermost ones below the title, since a subheading by itself may be an
 * option or an answer. `written` has what counts as text, quotations and code among it.
 */
export function emptySections<Section extends Headed>(sections: readonly Section[], written: string): readonly Section[] {
  const top = sections.reduce((least, { level }) => (level > 1 && level < least ? level : least), 7);
  return sections.filter(({ level, bodyStart, end }) => level === top && !hasWords(written.slice(bodyStart, end)));
}

/** The number of a list item is no word. */
function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text.replace(/^[ \t]*\d{1,3}[.)][ \t]/gm, ""));
}
