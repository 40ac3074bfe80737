import { referencedStem } from "../../../record/entry.js";
import type { Check } from "./passage.js";
import { wholeText } from "./passage.js";

/** A title alone has no room for names; in so many tokens there is. */
const LEAST = 50;

/** People who did it with you, of whom the text names none. */
export function creditCheck(): Check {
  return ({ model, record }) => {
    const people = record.with ?? [];
    if (people.length === 0 || model.tokens.length < LEAST) return [];
    const prose = new Set(model.tokens.map(({ word }) => word));
    const isNamed = people.some((person) =>
      referencedStem(person)
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .some((part) => part.length > 1 && prose.has(part)),
    );
    const shared = ["we", "us", "our", "team", "together"].some((word) => prose.has(word));
    return isNamed || shared ? [] : [wholeText(model)];
  };
}
