import type { Entry } from "../record/entry.js";
import { dateOf, matches } from "./matches.js";
import type { Condition, Query } from "./query.js";
import { wordsOf } from "./words.js";

/**
 * Records in an order for lists. Newest and oldest go by day, with records that have none at the end. By relevance, those
 * with all of the query's words in their title come first, then newest first. Equals are in order of kind, file name, path.
 */
export function sortEntries(
  entries: readonly Entry[],
  order: "newest" | "oldest" | "title" | "relevance",
  query: Query = { conditions: [] },
): readonly Entry[] {
  const titled: Query = { conditions: query.conditions.filter(isWords) };
  const keyed = entries.map((entry) => ({
    entry,
    date: dateOf(entry),
    title: order === "title" ? wordsOf(entry.title) : "",
    isTitled: order === "relevance" && titled.conditions.length > 0 && matches(titled, titleOnly(entry)),
  }));
  const direction = order === "oldest" ? 1 : -1;
  keyed.sort(
    (one, other) =>
      Number(other.isTitled) - Number(one.isTitled) ||
      compareText(one.title, other.title) ||
      (order === "title" ? 0 : Number(one.date === undefined) - Number(other.date === undefined)) ||
      (order === "title" ? 0 : direction * compareText(one.date ?? "", other.date ?? "")) ||
      compareText(one.entry.kind, other.entry.kind) ||
      compareText(`${one.entry.stem}.md`, `${other.entry.stem}.md`) ||
      compareText(one.entry.path, other.entry.path),
  );
  return keyed.map(({ entry }) => entry);
}

/** Order of two texts by code points, as databases compare UTF-8: below, at or above zero. */
export function compareText(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const [a, b] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (a !== b) return rank(a) - rank(b);
  }
  return one.length - other.length;
}

/** Halves of characters beyond the first 65,536 sort above all whole ones. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}

function isWords(condition: Condition): boolean {
  return !condition.not && (condition.type === "word" || condition.type === "phrase");
}

/** A record that matches words by its title alone: without kind it stands for no words of its own. */
function titleOnly(entry: Entry): Entry {
  return { ...entry, kind: "", body: "" };
}
