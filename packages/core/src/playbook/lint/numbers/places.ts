import type { PhraseSet } from "../phrases/phrase-set.js";
import type { TextModel } from "../text/read-text.js";
import type { NumberReading } from "./reading.js";

/** Where the passages in brackets begin that these phrases find, in sentences with a number. */
export function places(
  set: PhraseSet,
  { tokens, sentences }: TextModel,
  readings: readonly NumberReading[],
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const index of new Set(readings.map(({ token }) => token.sentence))) {
    const { first = 0, behind = 0 } = sentences[index] ?? {};
    for (const { markFirst } of set.all(tokens, first, behind)) found.add(markFirst);
  }
  return found;
}
