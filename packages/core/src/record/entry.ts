declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** `kind/stem`, for example `win/2026-11-20-checkout-cold-start`. Never changes after creation. */
export type RecordId = Brand<string, "RecordId">;

/** A path inside the vault: relative, `/`-separated, NFC or as found on disk, never with `..`. */
export type VaultPath = Brand<string, "VaultPath">;

/** An ISO local date, `YYYY-MM-DD`. */
export type DateText = Brand<string, "DateText">;

/** SHA-256 of a file's bytes, lower-case hex. */
export type ContentHash = Brand<string, "ContentHash">;

/** The values front matter can hold once read: plain data, no dates, no cycles. */
export type FieldValue = string | number | boolean | null | readonly FieldValue[] | { readonly [key: string]: FieldValue };

/** Field values by their front-matter key, in file order. Has no prototype surprises: `__proto__` is never a key. */
export type Fields = Readonly<Record<string, FieldValue>>;

/** One record as read from its file. */
export interface Entry {
  readonly id: RecordId;
  readonly kind: string;
  /** The file name without `.md`. */
  readonly stem: string;
  readonly path: VaultPath;
  /** From `title:`, else the first `# ` heading, else the stem in words. Never empty. */
  readonly title: string;
  /** Known keys that passed their kind's schema, and all keys the schema does not know. */
  readonly fields: Fields;
  /** All text after the front matter, byte for byte. */
  readonly body: string;
}

/** Joins a kind and a stem. */
export function recordId(kind: string, stem: string): RecordId {
  return `${kind}/${stem}` as RecordId;
}

/** Takes an id apart; a text without `/` is a stem of unknown kind. */
export function splitId(id: string): { readonly kind?: string; readonly stem: string } {
  const slash = id.indexOf("/");
  return slash < 0 ? { stem: id } : { kind: id.slice(0, slash), stem: id.slice(slash + 1) };
}

/**
 * The stem a reference points at. References may be a stem (`maria-lopez`), an id (`person/maria-lopez`),
 * an Obsidian link (`[[maria-lopez|Maria]]`, `[[people/maria-lopez.md]]`) or carry the sigil of capture (`@maria-lopez`).
 */
export function referencedStem(reference: string): string {
  let text = reference.trim();
  const link = /^\[\[([^\]|#]+)(?:[#|][^\]]*)?\]\]$/.exec(text);
  if (link?.[1] !== undefined) text = link[1].trim();
  text = text.replace(/^[@#]/, "").replace(/\.md$/, "");
  return text.slice(text.lastIndexOf("/") + 1);
}
