import { readNumbers } from "../numbers/read-numbers.js";
import { phraseSet } from "../phrases/phrase-set.js";
import { sectionsNamed } from "../text/parts.js";
import type { Check, CheckOf, Lists } from "./passage.js";
import { wholeText } from "./passage.js";
import { hasSign } from "./signs.js";

/** A section that must be there and say something. */
export function sectionCheck(check: CheckOf<"section">, lists: Lists): Check {
  const headings = phraseSet(check.headings, lists);
  const phrases = check.phrases === undefined ? undefined : phraseSet(check.phrases, lists);
  return (reading) => {
    const { model } = reading;
    if (check.unless_signs?.some((sign) => hasSign(sign, reading)) === true) return [];
    const named = check.name === undefined ? {} : { section: check.name };
    const sections = sectionsNamed(model, headings);
    const filled = sections.filter(({ tokens }) => tokens.some(({ kind, word }) => kind !== "mark" && !/^_+$/.test(word)));
    const said = filled.length > 0 || phrases?.isIn(model.tokens) === true;
    const empty = sections.find((section) => !filled.includes(section))?.heading ?? sections[0]?.heading;
    if (!said) return [{ ...(empty === undefined ? wholeText(model) : { start: empty.start, end: empty.end }), ...named }];
    if (check.signs === undefined || filled.length === 0) return [];
    const wanting = filled.filter((part) => {
      const own = {
        ...model,
        tokens: part.tokens,
        sentences: [{ start: part.start, end: part.end, first: 0, behind: part.tokens.length }],
      };
      return check.signs?.some((sign) => hasSign(sign, { ...reading, model: own, numbers: readNumbers(own) })) !== true;
    });
    return wanting.length < filled.length ? [] : wanting.slice(0, 1).map(({ start, end }) => ({ start, end, ...named }));
  };
}
