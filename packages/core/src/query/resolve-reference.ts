import { type Entry, referencedStem } from "../record/entry.js";
import { kindNamed, kindOfFolder } from "../record/kinds.js";
import { holdsRun, wordsOf } from "./words.js";

/** A record as far as references can tell it from others. */
export type Named = Pick<Entry, "id" | "kind" | "stem" | "path" | "title">;

/** What a reference says before any record is looked at. */
export interface ReadReference {
  /** As written, without white space around it. */
  readonly text: string;
  readonly stem: string;
  /** The kind that an id or a path in it names. */
  readonly kind?: string;
}

/** Reads a reference: a stem, an id, a path in the vault, an Obsidian link, or any of them behind `@` or `#`. */
export function readReference(reference: string): ReadReference {
  const text = reference.trim();
  const stem = referencedStem(text);
  const inside = /^\[\[\s*([^\]|#]+)/.exec(text)?.[1] ?? text.replace(/^[@#]/, "");
  const first = inside.includes("/") ? inside.slice(0, inside.indexOf("/")) : undefined;
  const kind = first === undefined ? undefined : (kindNamed(first) ?? kindOfFolder(first))?.name;
  return { text, stem, ...(kind !== undefined && { kind }) };
}

/** Whether a record is exactly what a reference says: by path, by id or by stem. */
export function isNamed({ text, stem, kind }: ReadReference, record: Pick<Named, "kind" | "stem" | "path">): boolean {
  return record.path === text || (record.stem === stem && (kind === undefined || kind === record.kind));
}

/**
 * The records that a reference can mean when none is named exactly: those whose stem begins with it (letter case,
 * accents and a leading date aside); when there are none, those that hold its words in title or stem, in any order.
 */
export function likelyMeanings<Record extends Pick<Named, "kind" | "stem" | "title">>(
  reference: ReadReference,
  records: readonly Record[],
): readonly Record[] {
  const wanted = wordsOf(reference.stem);
  if (wanted === "") return [];
  const eligible = records.filter(({ kind }) => reference.kind === undefined || reference.kind === kind);
  const beginning = eligible.filter(({ stem }) => {
    const words = wordsOf(stem);
    return words.startsWith(wanted) || words.replace(/^\d{4} \d{2} \d{2} /, "").startsWith(wanted);
  });
  if (beginning.length > 0) return beginning;
  const words = wanted.split(" ");
  return eligible.filter(({ stem, title }) => {
    const own = `${wordsOf(title)} ${wordsOf(stem)}`;
    return words.every((word, index) => holdsRun(own, word, index === words.length - 1));
  });
}
