import type { Entry } from "./entry.js";

/** The texts of a field that holds one or several; empty when it is absent or holds something else. */
export function texts(entry: Pick<Entry, "fields">, field: string): readonly string[] {
  const value = entry.fields[field];
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
