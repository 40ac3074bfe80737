import { wordsOf } from "../query/words.js";

/** Those in whose text every word of a search stands, or begins a word; none when there is no word to look for. */
export function byWords<T>(items: readonly T[], search: string, textOf: (item: T) => string): readonly T[] {
  const sought = wordsOf(search).split(" ").filter(Boolean);
  if (sought.length === 0) return [];
  return items.filter((item) => {
    const text = ` ${wordsOf(textOf(item))}`;
    return sought.every((word) => text.includes(` ${word}`));
  });
}
