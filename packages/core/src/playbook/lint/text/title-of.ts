import { phraseSet } from "../phrases/phrase-set.js";
import { type Part, sectionsNamed, tokensBetween } from "./parts.js";
import type { TextModel } from "./read-text.js";

const LABELS = phraseSet(["label|theme|title|name"]);

/** The title of a text: what stands behind `Label:` or below that heading, else the first heading, else the first sentence. */
export function titleOf(model: TextModel): Part | undefined {
  const named = sectionsNamed(model, LABELS).find(({ heading, tokens }) => tokens.length > 0 && heading.tokens.length < 5);
  if (named !== undefined) return firstLine(model, named.start);
  const heading = model.masked.sections.find(({ level }) => level === 1);
  if (heading !== undefined)
    return firstLine(
      model,
      tokensBetween(model, heading.start, heading.bodyStart).find(({ word }) => word !== "#")?.start ?? heading.start,
    );
  return model.tokens.length === 0 ? undefined : firstLine(model, model.start);
}

/** From an offset to the end of its sentence or line, without what closes it. */
function firstLine(model: TextModel, start: number): Part | undefined {
  const newline = model.source.indexOf("\n", start);
  const tokens = tokensBetween(model, start, newline < 0 ? model.source.length : newline);
  const sentence = tokens[0]?.sentence;
  const own = tokens.filter((token) => token.sentence === sentence);
  while (own.at(-1)?.kind === "mark") own.pop();
  const [first, last] = [own[0], own.at(-1)];
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end, tokens: own };
}
