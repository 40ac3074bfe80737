import type { Entry, Fields } from "../record/entry.js";
import { dateFieldOf, dateOf } from "./matches.js";

/** The title that stands for a private record wherever its own must not be seen. */
const VEILED_TITLE = "Private record";

/** Sources that are made of digests and numbers only: they tell nothing, and keep an import from offering the same work again. */
const OPAQUE_SOURCE = /^git(?:-patch)?:[0-9a-f@#,]+$/;

/** Whether a record says that it is private. */
export function isPrivate(entry: Pick<Entry, "fields">): boolean {
  return entry.fields["private"] === true;
}

/**
 * A record as an index may know it. Of a private one that is id, kind, path, date and opaque sources: no title, no text,
 * no other field. Every other record is given back as it is.
 */
export function veil(entry: Entry): Entry {
  if (!isPrivate(entry)) return entry;
  const date = dateOf(entry);
  const { sources } = entry.fields;
  const opaque = Array.isArray(sources)
    ? sources.filter((source) => typeof source === "string" && OPAQUE_SOURCE.test(source))
    : [];
  const fields: Fields = {
    ...(date !== undefined && { [dateFieldOf(entry.kind)]: date }),
    ...(opaque.length > 0 && { sources: opaque }),
    private: true,
  };
  return { ...entry, title: VEILED_TITLE, fields, body: "" };
}
