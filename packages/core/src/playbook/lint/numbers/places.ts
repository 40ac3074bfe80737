import type { PhraseSet } from "../phrases/phrase-set.js";
import type { TextModel } from "../text/read-text.js";
import type { NumberReading } from "./reading.js";

/** Whether the passage in brackets of one of these phrases begins with a number; a sentence is searched once, when it is asked about. */
export function placesOf(set: PhraseSet, { tokens, sentences }: TextModel): (reading: NumberReading) => boolean {
  const known = new Map<number, ReadonlySet<number>>();
  return ({ first, token }) => {
    const { first: from = 0, behind = 0 } = sentences[token.sentence] ?? {};
    const found = known.get(token.sentence) ?? new Set(set.all(tokens, from, behind).map(({ markFirst }) => markFirst));
    known.set(token.sentence, found);
    return found.has(first);
  };
}
