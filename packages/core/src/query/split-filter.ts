import { fail, ok, type Problem, type Result } from "../problem.js";

/** One value as written: quoted or not, and where it begins (offset into the filter's text). */
export interface Value {
  readonly text: string;
  readonly quoted: boolean;
  readonly at: number;
}

/** One piece of a filter: a value alone, or values behind `name:`. `at` is where it begins, its minus included. */
export interface Piece {
  readonly at: number;
  readonly not: boolean;
  readonly name?: string;
  /** Where the name begins. */
  readonly nameAt: number;
  /** One, or several with commas between them behind a name. */
  readonly values: readonly [Value, ...Value[]];
}

const SPACE = /\s/;
const QUOTE = /["“”„]/;
const NAME = /[A-Za-z_][\w.-]*:/y;
/** For filters that are not all ASCII: the classes of Unicode take milliseconds to compile. */
const ANY_NAME = /[\p{L}_][\p{L}\p{N}\p{M}_.-]*:/uy;

/** Cuts a filter into its pieces; time is linear in its length. */
export function splitFilter(text: string): Result<readonly Piece[]> {
  const pieces: Piece[] = [];
  const namePattern = /^[\0-\x7f]*$/.test(text) ? NAME : ANY_NAME;
  let at = 0;
  for (;;) {
    while (at < text.length && SPACE.test(text.charAt(at))) at += 1;
    if (at >= text.length) return ok(pieces);
    const piece = readPiece(text, at, namePattern);
    if (!piece.ok) return piece;
    pieces.push(piece.value.piece);
    at = piece.value.end;
  }
}

/** A `query.syntax` problem that points at an offset of the filter's text. */
export function syntaxProblem(text: string, at: number, message: string, hint: string): Problem {
  return { code: "query.syntax", message, place: { column: columnAt(text, at) }, hint };
}

/** A piece of the filter for a message: in quotes, and not longer than a line. */
export function shown(text: string): string {
  const characters = [...text];
  return `"${characters.length > 40 ? `${characters.slice(0, 39).join("")}…` : text}"`;
}

/** The 1-based column of an offset, counted in characters as people see them in a terminal. */
export function columnAt(text: string, at: number): number {
  return [...text.slice(0, at)].length + 1;
}

function readPiece(text: string, at: number, namePattern: RegExp): Result<{ readonly piece: Piece; readonly end: number }> {
  const not = text[at] === "-";
  const nameAt = not ? at + 1 : at;
  namePattern.lastIndex = nameAt;
  const name = namePattern.exec(text)?.[0];
  // The two slashes of an address are no value that anybody looks for.
  const isField = name !== undefined && !text.startsWith("//", nameAt + name.length);
  const first = readValue(text, isField ? nameAt + name.length : nameAt, isField);
  if (!first.ok) return first;
  const values: [Value, ...Value[]] = [first.value.value];
  let { end } = first.value;
  while (isField && text[end] === ",") {
    const next = readValue(text, end + 1, isField);
    if (!next.ok) return next;
    values.push(next.value.value);
    end = next.value.end;
  }
  return ok({ piece: { at, not, nameAt, values, ...(isField && { name: name.slice(0, -1) }) }, end });
}

function readValue(text: string, at: number, inList: boolean): Result<{ readonly value: Value; readonly end: number }> {
  if (QUOTE.test(text.charAt(at))) return readQuoted(text, at, inList);
  // A link may hold spaces, commas and bars: `[[Maria Lopez|Maria]]`.
  const link = inList && text.startsWith("[[", at) ? text.indexOf("]]", at) : -1;
  let end = link < 0 ? at : link + 2;
  while (end < text.length && !SPACE.test(text.charAt(end)) && !(inList && text[end] === ",")) end += 1;
  return ok({ value: { text: text.slice(at, end), quoted: false, at }, end });
}

function readQuoted(text: string, at: number, inList: boolean): Result<{ readonly value: Value; readonly end: number }> {
  let inside = "";
  for (let end = at + 1; end < text.length; end += 1) {
    const character = text.charAt(end);
    if (character === "\\" && /["\\]/.test(text.charAt(end + 1))) {
      inside += text.charAt(end + 1);
      end += 1;
    } else if (!QUOTE.test(character)) inside += character;
    else if (end + 1 < text.length && !SPACE.test(text.charAt(end + 1)) && !(inList && text[end + 1] === ",")) {
      return fail(
        syntaxProblem(text, end + 1, "Something follows the closing quote without a space", "Put a space behind the quote."),
      );
    } else return ok({ value: { text: inside, quoted: true, at }, end: end + 1 });
  }
  return fail(syntaxProblem(text, at, "The quote is never closed", 'Put another " at the end of the phrase.'));
}
