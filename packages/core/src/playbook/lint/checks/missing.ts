import { phraseSet } from "../phrases/phrase-set.js";
import type { Token } from "../text/token.js";
import type { Check, CheckOf, Lists } from "./passage.js";
import { passageOf, wholeText } from "./passage.js";
import { hasSign } from "./signs.js";

/** Something that a text of this type must have somewhere. */
export function missingCheck(check: CheckOf<"missing">, lists: Lists): Check {
  const wanted = check.phrases === undefined ? undefined : phraseSet(check.phrases, lists);
  const hidden = check.but_not === undefined ? undefined : phraseSet(check.but_not, lists);
  const at = check.at === undefined ? undefined : phraseSet(check.at, lists);
  const only = check.only_with === undefined ? undefined : phraseSet(check.only_with, lists);
  return (reading) => {
    const { model } = reading;
    const { tokens } = model;
    if (tokens.filter(({ kind }) => kind === "word").length < (check.least_words ?? 1)) return [];
    if (only !== undefined && !only.isIn(tokens)) return [];
    if (check.signs?.some((sign) => hasSign(sign, reading)) === true) return [];
    if (wanted?.isIn(hidden === undefined ? tokens : without(tokens, hidden.all(tokens))) === true) return [];
    const place = at?.all(tokens)[0];
    return [place === undefined ? wholeText(model) : passageOf(model, place.markFirst, place.markBehind)];
  };
}

/** The tokens with a mark in place of those that are not to be read, so that no phrase reaches across. */
function without(
  tokens: readonly Token[],
  passages: readonly { readonly markFirst: number; readonly markBehind: number }[],
): readonly Token[] {
  if (passages.length === 0) return tokens;
  const hidden = new Set(
    passages.flatMap(({ markFirst, markBehind }) =>
      Array.from({ length: markBehind - markFirst }, (_, step) => markFirst + step),
    ),
  );
  return tokens.map((token, index) => {
    if (!hidden.has(index)) return token;
    const { quantity: _, ...rest } = token;
    return { ...rest, word: "\u0000", kind: "mark" };
  });
}
