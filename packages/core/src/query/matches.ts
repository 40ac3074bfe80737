import type { DateText, Entry } from "../record/entry.js";
import { referenceFields } from "../record/field-type.js";
import { isDateText } from "../record/fields.js";
import type { Kind } from "../record/kind.js";
import { kindNamed } from "../record/kinds.js";
import { withoutComments } from "../record/without-comments.js";
import { isVirtual, type VirtualField } from "./known-fields.js";
import { fieldName, isWithin, type Leaf, leavesOf } from "./leaves.js";
import type { Bound, Condition, Query } from "./query.js";
import { holdsRun, holdsValue, wordsOf, wordsOrSigns } from "./words.js";

/** Whether a record passes a filter. This is the meaning of the filter language; every index gives the same answers, faster. */
export function matches(query: Query, entry: Entry): boolean {
  return query.conditions.every((condition) => holds(condition, entry));
}

/**
 * Whether a condition on front matter holds, from the values alone. For conditions on fields that are not virtual.
 */
function holdsIn(condition: Extract<Condition, { type: "is" | "range" | "has" }>, leaves: readonly Leaf[]): boolean {
  const field = fieldName(condition.field);
  const within = leaves.filter(({ path }) => isWithin(path, field));
  return condition.not !== within.some(({ value }) => condition.type === "has" || passes(condition, value));
}

/** The name of the field that holds a kind's day. */
export function dateFieldOf(kind: string): string {
  return kindNamed(kind)?.date ?? "date";
}

/** The day that stands for a record in lists and in `date:`; nothing when it has none. */
export function dateOf(entry: Pick<Entry, "kind" | "fields">): DateText | undefined {
  const value = entry.fields[dateFieldOf(entry.kind)];
  return typeof value === "string" && isDateText(value) ? value : undefined;
}

/** Who may read a record: what it says itself, else what its kind says. A private one is for nobody else. */
export function visibilityOf(entry: Pick<Entry, "kind" | "fields">): string {
  const { private: hidden, visibility } = entry.fields;
  if (hidden === true) return "me";
  return typeof visibility === "string" ? visibility : (kindNamed(entry.kind)?.visibility ?? "me");
}

/** The names of a kind's fields that hold references. */
export function referencesOf(kind: string): ReadonlySet<string> {
  const known = references.get(kind);
  if (known !== undefined) return known;
  const found = kindNamed(kind);
  const names = new Set(found === undefined ? [] : referenceFields(found as Kind));
  references.set(kind, names);
  return names;
}

const references = new Map<string, ReadonlySet<string>>();

function holds(condition: Condition, entry: Entry): boolean {
  if (condition.type === "any") return condition.not !== condition.conditions.some((one) => holds(one, entry));
  if (condition.type === "word" || condition.type === "phrase") {
    const run = wordsOf(condition.text);
    const prefix = condition.type === "word" && condition.prefix;
    return condition.not !== textsOf(entry).some((text) => holdsRun(wordsOf(text), run, prefix));
  }
  const field = fieldName(condition.field);
  if (!isVirtual(field)) return holdsIn(condition, leavesOf(entry.fields, referencesOf(entry.kind)));
  if (condition.type === "has") return condition.not !== hasVirtual(entry, field);
  // A text is looked through for words, as a search without a field does; marks count in short values only.
  const read = field === "text" || field === "title" ? wordsOf : wordsOrSigns;
  return condition.not !== virtualValues(entry, field).some((value) => passes(condition, value, read));
}

function hasVirtual(entry: Entry, field: VirtualField): boolean {
  return field === "text" ? withoutComments(entry.body).trim() !== "" : field !== "date" || dateOf(entry) !== undefined;
}

function textsOf(entry: Entry): readonly string[] {
  return [entry.title, withoutComments(entry.body), ...(kindNamed(entry.kind)?.words?.(entry) ?? [])];
}

function virtualValues(entry: Entry, field: VirtualField): readonly string[] {
  if (field === "text") return textsOf(entry);
  if (field === "date") return [dateOf(entry)].filter((date) => date !== undefined);
  return [field === "visibility" ? visibilityOf(entry) : entry[field]];
}

function passes(
  condition: Extract<Condition, { type: "is" | "range" }>,
  value: string | number | boolean,
  read = wordsOrSigns,
): boolean {
  if (condition.type === "range") return isBetween(value, condition.from, condition.to);
  const words = read(String(value));
  return condition.values.some((wanted) => holdsValue(words, wanted));
}

/** A value is compared with bounds of its own type only: numbers with numbers, and days, of a time stamp too, with days. */
function isBetween(value: string | number | boolean, from: Bound | undefined, to: Bound | undefined): boolean {
  const comparable = typeof value === "string" ? dayIn(value) : value;
  if (comparable === undefined || typeof comparable === "boolean") return false;
  if (from !== undefined && (typeof from.value !== typeof comparable || from.value > comparable)) return false;
  if (from !== undefined && from.value === comparable && !from.inclusive) return false;
  if (to !== undefined && (typeof to.value !== typeof comparable || to.value < comparable)) return false;
  return to === undefined || to.value !== comparable || to.inclusive;
}

function dayIn(text: string): string | undefined {
  const day = text.trim().slice(0, 10);
  return isDateText(day) && /^(?:$|[T\s])/.test(text.trim().slice(10)) ? day : undefined;
}
