import { fail, ok, type Problem, type Result } from "../problem.js";
import { type DateText, referencedStem } from "../record/entry.js";
import { type KnownFields, knownFields, typeOf, type ValueType } from "./known-fields.js";
import { fieldName } from "./leaves.js";
import { parseRange } from "./parse-range.js";
import type { Condition, Query, StrangeValue } from "./query.js";
import { columnAt, type Piece, shown, splitFilter, syntaxProblem, type Value } from "./split-filter.js";
import { holdsValue, wordsOf, wordsOrSigns } from "./words.js";

/** Longest filter that is read, in UTF-16 units; far beyond what a person types. */
const MAX_LENGTH = 4_000;

/** Most conditions, each value of a list counted. */
const MAX_CONDITIONS = 200;

/** What reading a filter needs to know. */
export interface ParseOptions {
  /** The day that `today` and `-30d` count from. */
  readonly today: DateText;
  /** Types of the fields that schemas know; those of all kinds when absent. */
  readonly fields?: KnownFields;
}

/**
 * Reads a filter. docs/query.md describes the language. A filter that can't be read is a `query.syntax` problem whose column
 * points at the character. Whether a field or a value exists is not asked here: only the records know (see `unknownName`).
 */
export function parseQuery(text: string, options: ParseOptions): Result<Query> {
  if (text.length > MAX_LENGTH) {
    const message = `The filter has ${text.length} characters; ${MAX_LENGTH} are the most that is read`;
    return fail(syntaxProblem(text.slice(0, MAX_LENGTH), MAX_LENGTH, message, "Look for a part of it."));
  }
  const pieces = splitFilter(text);
  if (!pieces.ok) return pieces;
  const conditions: Condition[] = [];
  let size = 0;
  for (const piece of pieces.value) {
    size += piece.values.length;
    if (size > MAX_CONDITIONS) {
      const message = `The filter has more than ${MAX_CONDITIONS} conditions`;
      return fail(syntaxProblem(text, piece.at, message, 'Put words that belong together in quotes: "…".'));
    }
    const condition = readPiece(text, piece, options);
    if (!condition.ok) return condition;
    conditions.push(condition.value);
  }
  return ok({ conditions });
}

function readPiece(text: string, piece: Piece, { today, fields }: ParseOptions): Result<Condition> {
  const { not, name, nameAt, values } = piece;
  if (name === undefined) return readWord(text, values[0], not);
  const empty = values.find((value) => value.text.trim() === "");
  if (empty !== undefined) {
    const hint = `Write ${name}:something; has:${name} finds the records that have any.`;
    return fail(syntaxProblem(text, empty.at, `A value is missing behind ${name}:`, hint));
  }
  const column = columnAt(text, nameAt);
  const field = fieldName(name);
  if (field === "has") {
    return ok(
      either(
        values.map(({ text: wanted, at }) => ({ type: "has", field: fieldName(wanted), not: false, column: columnAt(text, at) })),
        not,
      ),
    );
  }
  if (field === "before" || field === "after")
    return readEach(text, { field: "date", column, not, values, type: "date", today, side: field });
  // Only now: words alone need no schema, and making all of them takes milliseconds.
  const type = typeOf(fields ?? knownFields(), field);
  return readEach(text, { field, column, not, values, today, ...(type !== undefined && { type }) });
}

/** A field and the values behind it, as `readEach` needs them. */
interface FieldPiece {
  readonly field: string;
  readonly column: number;
  readonly not: boolean;
  readonly values: readonly Value[];
  /** Absent for a field that no schema knows. */
  readonly type?: ValueType;
  readonly today: DateText;
  /** Set for `before:` and `after:`. */
  readonly side?: "before" | "after";
}

/** Ranges become conditions of their own; all other values of a list stay together in one. */
function readEach(text: string, piece: FieldPiece): Result<Condition> {
  const { field, column, not, values, type } = piece;
  const ranges: Condition[] = [];
  const plain: string[] = [];
  const strange: StrangeValue[] = [];
  for (const value of values) {
    const range = parseRange(text, value, piece);
    if (!range.ok) return range;
    if (range.value !== undefined) {
      ranges.push(...range.value.map((ends): Condition => ({ type: "range", field, ...ends, not: false, column })));
      continue;
    }
    const wanted = readValue(text, value, type);
    if (!wanted.ok) return wanted;
    plain.push(wanted.value);
    if (typeof type === "object" && !type.some((word) => holdsValue(wordsOrSigns(word), wanted.value)))
      strange.push({ value: wanted.value, column: columnAt(text, value.at) });
  }
  if (plain.length === 0) return ok(either(ranges, not));
  const is: Condition = { type: "is", field, values: plain, not: false, column, ...(strange.length > 0 && { strange }) };
  return ok(either([is, ...ranges], not));
}

function either(conditions: readonly Condition[], not: boolean): Condition {
  const [first, ...others] = conditions;
  return first === undefined || others.length > 0 ? { type: "any", conditions, not } : { ...first, not };
}

/** What an `is` condition looks for: a reference by its stem, `yes` and `no` as YAML has them, a star only at the end. */
function readValue(text: string, value: Value, type: ValueType | undefined): Result<string> {
  if (type === "boolean") {
    const truth = TRUTH.get(value.text.toLowerCase());
    if (truth !== undefined) return ok(truth);
    return fail(syntaxProblem(text, value.at, `${shown(value.text)} is neither true nor false`, "Write true or false."));
  }
  const stem = type === "reference" ? referencedStem(value.text) : value.text;
  const star = value.quoted ? undefined : strayStar(text, value);
  if (star !== undefined) return fail(star);
  const wanted = value.quoted ? stem.replace(/\*+$/, "") : stem;
  return wordsOrSigns(wanted) === "" ? fail(nothingToFind(text, value)) : ok(wanted);
}

const TRUTH = new Map([
  ["true", "true"],
  ["yes", "true"],
  ["false", "false"],
  ["no", "false"],
]);

function readWord(text: string, value: Value, not: boolean): Result<Condition> {
  if (wordsOf(value.text) === "") return fail(nothingToFind(text, value));
  if (value.quoted) return ok({ type: "phrase", text: value.text, not });
  if (value.text.startsWith("(")) {
    const hint = 'Leave them out, since all conditions must hold; write field:a,b for either, and text in quotes: "…".';
    return fail(syntaxProblem(text, value.at, "Parentheses mean nothing in a filter", hint));
  }
  const instead = not ? undefined : INSTEAD.get(value.text);
  if (instead !== undefined) {
    const hint = `${instead}; to look for the word itself, write it in small letters.`;
    return fail(syntaxProblem(text, value.at, `${value.text} is not part of the filter language`, hint));
  }
  const star = strayStar(text, value);
  if (star !== undefined) return fail(star);
  const prefix = value.text.endsWith("*");
  return ok({ type: "word", text: prefix ? value.text.slice(0, -1) : value.text, prefix, not });
}

const INSTEAD = new Map([
  ["OR", "Write field:a,b for either"],
  ["AND", "Leave it out, since all conditions must hold"],
  ["NOT", "Write -word for without"],
]);

function strayStar(text: string, value: Value): Problem | undefined {
  const star = value.text.indexOf("*");
  if (star < 0 || star === value.text.length - 1) return undefined;
  return syntaxProblem(
    text,
    value.at + star,
    "A star can only stand at the end of a word",
    'To look for text with a star in it, put it in quotes: "…".',
  );
}

function nothingToFind(text: string, value: Value): Problem {
  const place = value.quoted ? "between the quotes" : "behind the minus";
  const message = value.text === "" ? `There is nothing ${place}` : `There are no letters or digits in ${shown(value.text)}`;
  return syntaxProblem(text, value.at, message, "Only words can be looked for.");
}
