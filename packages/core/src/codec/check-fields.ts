import type * as z from "zod";
import type { Fields, FieldValue } from "../record/entry.js";
import { aboutField } from "../record/fields.js";
import type { Kind } from "../record/kind.js";
import { describeIssue } from "./describe-issue.js";
import { valueAt } from "./field-path.js";
import type { DataPath } from "./locate-in-yaml.js";
import { emptyMap } from "./plain-data.js";

/** What is wrong with one field, without a place: the reader of a file and the reader of JSON know it in their own ways. */
export interface FieldFault {
  readonly path: DataPath;
  /** One sentence without a period. */
  readonly message: string;
  readonly hint: string;
}

/** Fields that a kind accepts, and what was wrong with the others. */
export interface CheckedFields {
  readonly fields: Fields;
  readonly faults: readonly FieldFault[];
}

/**
 * What takes the place of an unreadable value that decides who may read a record: the value that hides it. A typing
 * mistake must not publish what was meant to be private.
 */
const HIDDEN: Fields = { private: true, visibility: "me" };

/**
 * Holds fields against their kind. Unknown keys pass. A known key with a bad value is left out and told, the others
 * stay. A known key without a value (`theme:`) is left out and not told, unless the kind needs it.
 */
export function checkFields(kind: Kind, fields: Fields): CheckedFields {
  if (kind.fields.safeParse(fields).success) return { fields, faults: [] };
  const shape: Readonly<Record<string, unknown>> = kind.fields.shape;
  const given = emptyMap();
  for (const [key, value] of Object.entries(fields)) {
    if (value !== null || !Object.hasOwn(shape, key)) given[key] = value;
  }
  const checked = kind.fields.safeParse(given);
  if (checked.success) return { fields: given, faults: [] };
  // One fault a field: a list of ten thousand bad items is one mistake.
  const first = new Map(checked.error.issues.map((issue) => [issue.path[0], issue] as const).reverse());
  const faults = [...first.values()].reverse().map((issue) => fieldFault(issue, given, kind.fields.shape));
  for (const { path } of faults) {
    const key = String(path[0]);
    const hidden = HIDDEN[key];
    if (hidden === undefined) delete given[key];
    else given[key] = hidden;
  }
  return { fields: given, faults };
}

/** A schema's complaint about one of these fields, in plain words. */
export function fieldFault(
  issue: z.core.$ZodIssue,
  fields: Fields,
  shape: Readonly<Record<string, z.core.$ZodType>>,
): FieldFault {
  const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  const field = String(path[0]);
  const about = aboutField(shape[field]).description;
  const { expected, hint } = describeIssue(issue, valueAt(fields, path));
  const name = path.reduce<string>(
    (text, part) => (typeof part === "number" ? `${text}[${part}]` : text === "" ? part : `${text}.${part}`),
    "",
  );
  if (path.length === 1 && fields[field] === undefined) {
    return {
      path,
      message: `The field ${field} is missing`,
      hint: `Add a line "${field}: ..."; it takes ${expected}${about === undefined ? "" : ` (${about})`}.`,
    };
  }
  return {
    path,
    message: `${name}: expected ${expected}, found ${shown(valueAt(fields, path))}`,
    hint: hint ?? `${field}: ${about ?? expected}.`,
  };
}

function shown(value: FieldValue | undefined): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}..."` : text;
}
