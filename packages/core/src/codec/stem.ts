import type { DateText } from "../record/entry.js";
import type { Kind } from "../record/kind.js";
import { slugOf } from "./slug.js";

/** What a new record's stem is made of. */
export interface StemParts {
  readonly kind: Kind;
  readonly title: string;
  /** Only dated kinds use it. */
  readonly date?: DateText;
}

/**
 * The stem of a new record: its title's slug, behind its date for dated kinds (`2026-11-20-checkout-cold-start`). A taken
 * stem gets `-2`, `-3` and so on. Stems that differ only in letter case or Unicode form count as the same.
 */
export function stemFor({ kind, title, date }: StemParts, taken: Iterable<string>): string {
  const slug = slugOf(title);
  const isDated = kind.date !== undefined && date !== undefined;
  // A title that begins with the date itself does not need it twice.
  const stem = isDated && slug !== date && !slug.startsWith(`${date}-`) ? `${date}-${slug}` : slug;
  const used = new Set(Array.from(taken, foldedStem));
  let free = stem;
  for (let count = 2; used.has(foldedStem(free)); count += 1) free = `${stem}-${count}`;
  return free;
}

/** A stem as a file system sees it that knows neither letter case nor Unicode forms: two stems with the same one are twins. */
export function foldedStem(stem: string): string {
  return stem.normalize("NFC").toLowerCase().normalize("NFC");
}
