import { type PhraseMatch, phraseSet } from "../phrases/phrase-set.js";
import type { TextModel } from "../text/read-text.js";
import { titleOf } from "../text/title-of.js";
import type { Sentence } from "../text/token.js";
import type { Check, CheckOf, Lists, Reading } from "./passage.js";
import { passageOf } from "./passage.js";
import { hasSign } from "./signs.js";

/** Conditions under which words that were found are none of the rule's business. */
export interface Unless {
  readonly unless?: readonly string[] | undefined;
  readonly unless_sentence?: readonly string[] | undefined;
  readonly unless_text?: readonly string[] | undefined;
  readonly unless_signs?: CheckOf<"words">["unless_signs"] | undefined;
}

/** Makes the test whether matches count in a text at all. */
export function counts(unless: Unless, lists: Lists): (reading: Reading) => boolean {
  const phrases = unless.unless_text === undefined ? undefined : phraseSet(unless.unless_text, lists);
  return (reading) =>
    unless.unless_signs?.some((sign) => hasSign(sign, reading)) !== true && phrases?.isIn(reading.model.tokens) !== true;
}

/** Makes the test whether a match is excused by what stands around it. */
export function excuse(unless: Unless, lists: Lists): (match: PhraseMatch, reading: Reading) => boolean {
  const overlapping = unless.unless === undefined ? undefined : phraseSet(unless.unless, lists);
  const inSentence = unless.unless_sentence === undefined ? undefined : sentencesWith(unless.unless_sentence, lists);
  return (match, { model }) => {
    const sentence = model.sentences[sentenceOf(model, match)];
    if (sentence === undefined) return false;
    if (inSentence?.(sentence, model) === true) return true;
    return (
      overlapping
        ?.all(model.tokens, Math.max(sentence.first, match.first - 8), Math.min(sentence.behind, match.behind + 8))
        .some(({ first, behind }) => first < match.markBehind && behind > match.markFirst) === true
    );
  };
}

/** Words that should not stand there. */
export function wordsCheck(check: CheckOf<"words">, lists: Lists): Check {
  const find = phraseSet(check.find, lists);
  const isCounted = counts(check, lists);
  const isExcused = excuse(check, lists);
  const hasCompany = check.with_sentence === undefined ? undefined : sentencesWith(check.with_sentence, lists);
  const least = check.at_least ?? 1;
  return (reading) => {
    const { model } = reading;
    const matches = find.all(model.tokens);
    if (matches.length === 0 || !isCounted(reading)) return [];
    const found = matches
      .filter((match) => check.in === undefined || isInTitle(model, match))
      .filter((match) => {
        const sentence = model.sentences[sentenceOf(model, match)];
        return hasCompany === undefined || (sentence !== undefined && hasCompany(sentence, model));
      })
      .filter((match) => (check.quoted === true || !isQuoted(model, match)) && !isExcused(match, reading));
    const chosen =
      least === 1
        ? found
        : found.filter((match) => found.filter((other) => sentenceOf(model, other) === sentenceOf(model, match)).length >= least);
    const few =
      least > 1
        ? chosen.filter((match, index) => sentenceOf(model, match) !== (index > 0 ? sentenceOf(model, chosen[index - 1]) : -1))
        : chosen;
    return (check.once === true ? few.slice(0, 1) : few).map(({ markFirst, markBehind }) =>
      passageOf(model, markFirst, markBehind),
    );
  };
}

/** Makes the test whether a sentence has one of these phrases. One of many matches is searched once, not once for each of them. */
function sentencesWith(phrases: readonly string[], lists: Lists): (sentence: Sentence, model: TextModel) => boolean {
  const set = phraseSet(phrases, lists);
  const known = new WeakMap<Sentence, boolean>();
  return (sentence, { tokens }) => {
    const has = known.get(sentence) ?? set.isIn(tokens, sentence.first, sentence.behind);
    known.set(sentence, has);
    return has;
  };
}

function isInTitle(model: TextModel, match: PhraseMatch): boolean {
  const title = titleOf(model);
  const start = model.tokens[match.markFirst]?.start ?? 0;
  return title !== undefined && start >= title.start && start < title.end;
}

function sentenceOf(model: TextModel, match: PhraseMatch | undefined): number {
  return match === undefined ? -1 : (model.tokens[match.first]?.sentence ?? 0);
}

function isQuoted(model: TextModel, { markFirst, markBehind }: PhraseMatch): boolean {
  return model.tokens.slice(markFirst, markBehind).some(({ quoted }) => quoted);
}
