import { type Fields, type FieldValue, referencedStem } from "../record/entry.js";

/** One plain value of a record's front matter, and the name of the place it was found at. */
export interface Leaf {
  /** Names from the outside in, joined by `.`: `metrics.unit`. Lists leave no trace in it. */
  readonly path: string;
  readonly value: string | number | boolean;
}

/**
 * A field's name as the filter language knows it: lower case, and `-`, `_` and spaces are the same.
 * A `.` leads into a map.
 */
export function fieldName(text: string): string {
  // Nearly every key there is; an index sees millions of them.
  if (/^[a-z_]+$/.test(text)) return text;
  return text.normalize("NFC").toLowerCase().replace(/[-\s]/g, "_");
}

/** Longest path that counts; without a limit, deep maps and long names would multiply. */
const MAX_PATH = 200;

/** Most values of one record that count. */
const MAX_LEAVES = 10_000;

/**
 * The values in front matter, however deep, in file order; empty texts, `null` and empty maps give none.
 * Texts of the fields named in `references` are reduced to the stem they point at. Values past the first 10,000, and
 * those whose path is longer than 200 characters, don't count.
 */
export function leavesOf(fields: Fields, references: ReadonlySet<string> = NONE): readonly Leaf[] {
  const leaves: Leaf[] = [];
  for (const [key, value] of Object.entries(fields)) collect(value, fieldName(key), references.has(key), leaves);
  return leaves;
}

/** Whether a leaf lies in the field of that name, at any depth. */
export function isWithin(path: string, field: string): boolean {
  return path.startsWith(field) && (path.length === field.length || path[field.length] === ".");
}

/** The outermost field of a path: `metrics` of `metrics.unit`. */
export function outermost(path: string): string {
  const dot = path.indexOf(".");
  return dot < 0 ? path : path.slice(0, dot);
}

const NONE: ReadonlySet<string> = new Set();

function collect(value: FieldValue, path: string, reference: boolean, leaves: Leaf[]): void {
  if (path.length > MAX_PATH || leaves.length >= MAX_LEAVES) return;
  if (typeof value === "string") {
    if (value.trim() !== "") leaves.push({ path, value: reference ? referencedStem(value) : value });
  } else if (typeof value === "number" || typeof value === "boolean") leaves.push({ path, value });
  else if (isList(value)) for (const item of value) collect(item, path, reference, leaves);
  else if (value !== null)
    for (const [key, item] of Object.entries(value)) collect(item, `${path}.${fieldName(key)}`, reference, leaves);
}

function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}
