import type { TextModel } from "../text/read-text.js";
import { titleOf } from "../text/title-of.js";
import type { Check, CheckOf, Passage } from "./passage.js";
import { passageOf, wholeText } from "./passage.js";

/** A text, or its title, that is longer than its readers have time for. */
export function lengthCheck(check: CheckOf<"length">): Check {
  return ({ model }) => {
    if (check.of === "title") return titleTooLong(model, check.most);
    if (check.unit === "sentences") {
      const sentences = model.sentences.filter(({ first, behind }) => wordsIn(model, first, behind) > 1);
      const next = sentences[check.most];
      return next === undefined ? [] : [{ start: next.start, end: sentences.at(-1)?.end ?? next.end }];
    }
    return tooLong(model, check.most);
  };
}

/** What stands behind so many words. */
export function tooLong(model: TextModel, most: number): readonly Passage[] {
  if (wordsIn(model, 0, model.tokens.length) <= most) return [];
  let count = 0;
  const at = model.tokens.findIndex(({ kind }) => {
    if (kind !== "mark") count += 1;
    return count > most;
  });
  return at < 0 ? [wholeText(model)] : [passageOf(model, at, model.tokens.length)];
}

function titleTooLong(model: TextModel, most: number): readonly Passage[] {
  const title = titleOf(model);
  if (title === undefined || countWords(model.source.slice(title.start, title.end)) <= most) return [];
  return [{ start: title.start, end: title.end }];
}

/** Words between two tokens; a hyphenated one counts once. */
export function wordsIn(model: TextModel, first = 0, behind = model.tokens.length): number {
  return model.tokens.slice(first, behind).filter(({ kind, joined }) => kind !== "mark" && !joined).length;
}

function countWords(text: string): number {
  return text.split(/[\s/&+]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
