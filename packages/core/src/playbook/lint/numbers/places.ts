import type { PhraseSet } from "../phrases/phrase-set.js";
import type { Token } from "../text/token.js";

/** Where the passages in brackets begin that these phrases find. */
export function places(set: PhraseSet, tokens: readonly Token[]): ReadonlySet<number> {
  return new Set(set.all(tokens).map(({ markFirst }) => markFirst));
}
