import { fail, ok, type Result } from "../problem.js";
import { type Entry, type Fields, type FieldValue, splitId } from "../record/entry.js";
import { kindNamed, kinds } from "../record/kinds.js";
import { checkFields } from "./check-fields.js";
import { nearest } from "./nearest.js";
import { emptyMap, isMap, plainData } from "./plain-data.js";
import { oneLine, TITLE_KEY } from "./title.js";

/** A record as JSON. Its fields stand beside the envelope's own keys; those that share a name with one stand in `fields`. */
export interface EntryJson {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly path: string;
  readonly body: string;
  readonly [field: string]: FieldValue;
}

/** What a record's JSON says about a record to be created. */
export interface EntryInput {
  readonly kind: string;
  readonly title: string;
  readonly fields: Fields;
  /** Absent when the JSON has none. */
  readonly body?: string;
  /** The id the record had, or is to have. */
  readonly id?: string;
  /** False when the JSON is a whole record that Upshot gave out (it has a path): its body is complete and gets no heading. */
  readonly heading: boolean;
}

/** The names that are the envelope's own. A kind must not have a field of such a name. */
export const ENVELOPE: readonly string[] = ["id", "kind", "title", "path", "body", "fields"];

/**
 * A record as JSON: `id`, `kind`, `title`, `path`, then its fields under their own names, then `body`. A field of the
 * user's whose name is one of these, or `fields`, stands in a map `fields` instead, so that nothing is lost and nothing
 * is taken for something else.
 */
export function entryToJson(entry: Entry): EntryJson {
  const plain = emptyMap();
  const hidden = emptyMap();
  for (const [key, value] of Object.entries(entry.fields)) (ENVELOPE.includes(key) ? hidden : plain)[key] = value;
  const { id, kind, title, path, body } = entry;
  return { id, kind, title, path, ...plain, ...(Object.keys(hidden).length === 0 ? {} : { fields: hidden }), body };
}

/**
 * Reads one record's JSON, as `entryToJson` gives it or as somebody wrote it: a title, a kind (or an id that begins with
 * it), and fields beside them or in `fields`. A bad field is a problem here, since whoever sends it can correct it.
 */
export function entryFromJson(json: unknown): Result<EntryInput> {
  const plain = plainData(json, Number.POSITIVE_INFINITY);
  if (!plain.ok) return invalid("The data nests too deep");
  const { value, unsafe } = plain.value;
  if (unsafe[0] !== undefined)
    return invalid(`A field can't be named ${String(unsafe[0].at(-1))}`, "Give the field another name.");
  if (!isMap(value)) return invalid("A record is a JSON object", 'For example {"kind": "win", "title": "Cut cold start"}.');
  const { id, kind: named, title, path, body, fields: own, ...beside } = value;

  if (id !== undefined && typeof id !== "string") return invalid("id: expected text");
  if (body !== undefined && typeof body !== "string") return invalid("body: expected text");
  if (own !== undefined && !isMap(own)) return invalid("fields: expected a map of names and values");
  if (typeof title !== "string" || oneLine(title) === "") return invalid("A record needs a title", 'Add "title": "...".');
  const name = named ?? (id === undefined ? undefined : splitId(id).kind);
  const kind = typeof name === "string" ? kindNamed(name) : undefined;
  if (kind === undefined) return invalid(...noSuchKind(name));

  const given: Fields = Object.assign(emptyMap(), beside, own ?? {});
  if (Object.hasOwn(given, TITLE_KEY)) return invalid("The title stands beside the fields, not among them");
  const { fields, faults } = checkFields(kind, given);
  // A kind's date may be left out: whoever creates the record knows what day it is.
  const fault = faults.find((each) => each.path.length > 1 || Object.hasOwn(given, String(each.path[0])));
  if (fault !== undefined) return fail({ code: "record.invalid-field", message: fault.message, hint: fault.hint });
  return ok({
    kind: kind.name,
    title: oneLine(title),
    fields,
    ...(body === undefined ? {} : { body }),
    ...(id === undefined ? {} : { id }),
    heading: typeof path !== "string",
  });
}

/** Reads records from JSON text: one object, an array of objects, or an object on each line. The first bad one stops it. */
export function parseRecordsJson(text: string): Result<readonly EntryInput[]> {
  const parsed = parseJson(text.replace(/^\ufeff/, ""));
  if (!parsed.ok) return parsed;
  const records: EntryInput[] = [];
  for (const { value, line, position } of parsed.value) {
    const record = entryFromJson(value);
    if (!record.ok) {
      const message = position === undefined ? record.problem.message : `Record ${position}: ${record.problem.message}`;
      return fail({ ...record.problem, message, ...(line === undefined ? {} : { place: { line } }) });
    }
    records.push(record.value);
  }
  return ok(records);
}

/** A parsed value and where it was: its line among JSON lines, or its 1-based position in an array. */
interface Parsed {
  readonly value: unknown;
  readonly line?: number;
  readonly position?: number;
}

function parseJson(text: string): Result<readonly Parsed[]> {
  const whole = tryJson(text);
  if (whole.ok) {
    const { value } = whole;
    return ok(Array.isArray(value) ? value.map((item: unknown, index) => ({ value: item, position: index + 1 })) : [{ value }]);
  }
  const lines = text
    .split(/\r\n|\n|\r/)
    .flatMap((content, index) => (content.trim() === "" ? [] : [{ content, line: index + 1 }]));
  const first = lines[0];
  if (first === undefined)
    return invalid("There is no record in it", "Give a JSON object, an array of objects, or one object a line.");
  if (lines.length === 1 || !tryJson(first.content).ok) return notJson(whole.error);
  const records: Parsed[] = [];
  for (const { content, line } of lines) {
    const parsed = tryJson(content);
    if (!parsed.ok) return notJson(parsed.error, line);
    records.push({ value: parsed.value, line });
  }
  return ok(records);
}

function tryJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: unknown } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, error };
  }
}

function notJson(cause: unknown, line?: number): Result<never> {
  const reason = cause instanceof Error ? `: ${cause.message}` : "";
  return fail({
    code: "input.invalid",
    message: `This is not valid JSON${reason}`,
    ...(line === undefined ? {} : { place: { line } }),
    hint: "Give a JSON object, an array of objects, or one object a line.",
    cause,
  });
}

function noSuchKind(name: FieldValue | undefined): [message: string, hint: string] {
  const names = kinds.map((kind) => kind.name);
  if (typeof name !== "string") return ["A record needs a kind", `Kinds are ${names.join(", ")}.`];
  const near = nearest(name, names);
  return [
    `There is no kind ${JSON.stringify(name)}`,
    `${near === undefined ? "" : `Did you mean ${near}? `}Kinds are ${names.join(", ")}.`,
  ];
}

function invalid(message: string, hint?: string): Result<never> {
  return fail({ code: "input.invalid", message, ...(hint === undefined ? {} : { hint }) });
}
