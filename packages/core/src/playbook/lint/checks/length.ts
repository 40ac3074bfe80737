import type { TextModel } from "../text/read-text.js";
import type { Check, CheckOf, Passage } from "./passage.js";
import { passageOf, wholeText } from "./passage.js";

/** A text, or its title, that is longer than its readers have time for. */
export function lengthCheck(check: CheckOf<"length">): Check {
  return ({ model, record }) => {
    if (check.of === "title") return titleTooLong(model, record.title, check.most);
    if (check.unit === "sentences") {
      const sentences = model.sentences.filter(({ first, behind }) => wordsIn(model, first, behind) > 1);
      const next = sentences[check.most];
      return next === undefined ? [] : [{ start: next.start, end: sentences.at(-1)?.end ?? next.end }];
    }
    if (wordsIn(model, 0, model.tokens.length) <= check.most) return [];
    let count = 0;
    const at = model.tokens.findIndex(({ kind }) => {
      if (kind !== "mark") count += 1;
      return count > check.most;
    });
    return at < 0 ? [wholeText(model)] : [passageOf(model, at, model.tokens.length)];
  };
}

/** The title is the record's, the first heading, or the first line. */
function titleTooLong(model: TextModel, title: string | undefined, most: number): readonly Passage[] {
  const heading = model.masked.sections.find(({ level }) => level === 1);
  if (heading === undefined && title !== undefined) {
    return countWords(title) > most ? [{ start: model.start, end: model.start }] : [];
  }
  if (heading !== undefined) {
    const start = model.source.indexOf(heading.title, heading.start);
    return countWords(heading.title) > most ? [{ start, end: start + heading.title.length }] : [];
  }
  const first = model.sentences[0];
  if (first === undefined || wordsIn(model, first.first, first.behind) <= most) return [];
  return [passageOf(model, first.first, first.behind)];
}

function wordsIn(model: TextModel, first: number, behind: number): number {
  return model.tokens.slice(first, behind).filter(({ kind, joined }) => kind !== "mark" && !joined).length;
}

function countWords(text: string): number {
  return text.split(/[\s/&+]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
