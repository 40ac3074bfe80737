import type { Ladder } from "../formats/ladder.js";

/** A criterion that a win may speak for, and the words that made it so. */
export interface Suggestion {
  readonly criterion: string;
  readonly title: string;
  readonly words: readonly string[];
}

/**
 * The likeliest criteria for a win's text, at most three, by how many different words of the criterion stand in it; a
 * phrase of several words counts double, because it is rarely there by accident. Nothing for a text without any.
 */
export function suggestCriteria(text: string, ladder: Ladder): readonly Suggestion[] {
  const plain = ` ${wordsOf(text)} `;
  return ladder.criteria
    .map(({ id, title, words = [] }) => {
      const found = words.filter((word) => holds(plain, wordsOf(word)));
      return { criterion: id, title, words: found, weight: found.reduce((sum, word) => sum + (word.includes(" ") ? 2 : 1), 0) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3)
    .map(({ criterion, title, words }) => ({ criterion, title, words }));
}

/** Whole words, and their plain plurals and pasts: `incident` is in `incidents`. */
function holds(text: string, phrase: string): boolean {
  return [" ", "s ", "ed ", "d "].some((ending) => text.includes(` ${phrase}${ending}`));
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}-]+/gu, " ")
    .trim();
}
