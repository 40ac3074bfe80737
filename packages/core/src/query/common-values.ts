import type { Entry } from "../record/entry.js";
import { fieldName, isWithin, leavesOf } from "./leaves.js";
import { dateOf, referencesOf, visibilityOf } from "./matches.js";
import { compareText } from "./sort-entries.js";

/**
 * Distinct values of a field that begin with `prefix` (letter case aside), the most used first, equals in order of text.
 * References come as stems. `id` gives record ids, also by their stem; `field` the names of the fields that records have.
 */
export function commonValues(entries: Iterable<Entry>, field: string, prefix: string, limit: number): readonly string[] {
  const name = fieldName(field);
  const wanted = prefix.toLowerCase();
  const uses = new Map<string, number>();
  for (const entry of entries) {
    if (name === "id" && entry.stem.toLowerCase().startsWith(wanted)) uses.set(entry.id, 1);
    for (const value of new Set(valuesOf(entry, name))) {
      if (value.toLowerCase().startsWith(wanted)) uses.set(value, (uses.get(value) ?? 0) + 1);
    }
  }
  return [...uses]
    .sort(([one, often], [other, oftener]) => oftener - often || compareText(one, other))
    .slice(0, limit)
    .map(([value]) => value);
}

function valuesOf(entry: Entry, field: string): readonly string[] {
  if (field === "field") return leavesOf(entry.fields).map(({ path }) => path);
  if (field === "date") return [dateOf(entry)].filter((date) => date !== undefined);
  if (field === "visibility") return [visibilityOf(entry)];
  if (field === "text") return [];
  if (field === "kind" || field === "id" || field === "title" || field === "path") return [entry[field]];
  return leavesOf(entry.fields, referencesOf(entry.kind))
    .filter(({ path }) => isWithin(path, field))
    .map(({ value }) => String(value));
}
