import { wordClasses } from "../language/word-classes.js";
import type { Token } from "../text/token.js";
import { eachEnd } from "./each-end.js";
import { beginsWith, type Phrase, type PhraseNames, parsePhrase } from "./phrase.js";
import { type Begun, type End, once, type PhraseText, phraseText } from "./phrase-text.js";
import { add, has, lastingSet, NOWHERE, placesOf, release } from "./place-set.js";
import { startsOf } from "./starts-of.js";

/** Tokens that a phrase was found in. */
export interface PhraseMatch {
  readonly first: number;
  readonly behind: number;
  /** Of the passage in brackets, else the same. */
  readonly markFirst: number;
  readonly markBehind: number;
}

/** Phrases that are looked for together. */
export interface PhraseSet {
  /** The longest match that begins at this token. */
  at(tokens: readonly Token[], index: number): PhraseMatch | undefined;
  /** Matches from left to right that don't overlap. */
  all(tokens: readonly Token[], from?: number, behind?: number): readonly PhraseMatch[];
  /** Whether any is found. */
  isIn(tokens: readonly Token[], from?: number, behind?: number): boolean;
}

type Lists = Readonly<Record<string, readonly string[]>>;

const CLASSES = new Set(Object.keys(wordClasses));
/** What a rule without lists has; the same each time, so that its phrases are known again. */
export const NO_LISTS: Lists = {};

/** Phrases beside the lists that they may name. A rule is compiled when it is validated and again when it is used; it is read once. */
const readBeside = new WeakMap<
  Lists,
  { readonly names: PhraseNames; readonly sets: WeakMap<readonly string[], readonly Phrase[]> }
>();

/** Reads phrases once, for many texts. */
export function phraseSet(phrases: readonly string[], lists: Lists = NO_LISTS): PhraseSet {
  const { names, sets } = once(readBeside, lists, () => ({
    names: { classes: CLASSES, lists, read: new Map() },
    sets: new WeakMap(),
  }));
  const set = once(sets, phrases, () =>
    phrases
      // A phrase that is a list and nothing else stands for the phrases of the list, of which the longest is found.
      .flatMap((each) => (each.startsWith("@") && lists[each.slice(1)]) || [each])
      .map((phrase) => parsePhrase(phrase, names)),
  );
  const matches = function* (tokens: readonly Token[], from: number, behind: number): Generator<PhraseMatch> {
    const text = phraseText(tokens);
    const { places, phrasesAt } = begunIn(text, set);
    if (places === NOWHERE) return;
    for (let at = from; at < behind; at += 1) {
      if (!has(places, at)) continue;
      const match = longest(text, phrasesAt.get(at) ?? [], at);
      if (match === undefined || match.behind > behind) continue;
      yield match;
      at = match.behind - 1;
    }
  };
  return {
    at: (tokens, index) => {
      const text = phraseText(tokens);
      return longest(text, begunIn(text, set).phrasesAt.get(index) ?? [], index);
    },
    all: (tokens, from = 0, behind = tokens.length) => [...matches(tokens, from, behind)],
    isIn: (tokens, from = 0, behind = tokens.length) => matches(tokens, from, behind).next().done === false,
  };
}

/** The phrases that may begin at each place of a text. */
function begunIn(text: PhraseText, set: readonly Phrase[]): Begun {
  return once(text.begun, set, () => {
    const phrasesAt = new Map<number, Phrase[]>();
    let places = NOWHERE;
    for (const phrase of set) {
      for (const at of placesOf(startsOf(text, phrase, text.ends))) {
        if (places === NOWHERE) places = lastingSet(text.sets);
        add(places, at);
        once(phrasesAt, at, () => []).push(phrase);
      }
      release(text.sets);
    }
    return { places, phrasesAt };
  });
}

/** The match that reaches farthest; of several, one that names the word it begins with goes first. */
function longest(text: PhraseText, phrases: readonly Phrase[], at: number): PhraseMatch | undefined {
  const word = text.tokens[at]?.word ?? "";
  let best: { readonly match: PhraseMatch; readonly phrase: Phrase } | undefined;
  for (const phrase of phrases) {
    const match = matchOf(text, phrase, at);
    if (match === undefined) continue;
    const more = best === undefined ? 1 : match.markBehind - best.match.markBehind;
    if (
      more > 0 ||
      (more === 0 && best !== undefined && beginsWith(phrase, word) === true && beginsWith(best.phrase, word) !== true)
    )
      best = { match, phrase };
  }
  return best?.match;
}

function matchOf(text: PhraseText, phrase: Phrase, first: number): PhraseMatch | undefined {
  const { tokens } = text;
  // A phrase is not found inside a hyphenated word: "hard" is not in "hard-coded", nor "alone" in "stand-alone".
  if (tokens[first]?.joined !== false) return undefined;
  let found: End | undefined;
  eachEnd(text, phrase, first, (end) => {
    if (tokens[end.at]?.joined === true) return false;
    found = end;
    return true;
  });
  if (found === undefined || found.at <= first) return undefined;
  const { at: behind, open: markFirst = first, close: markBehind = behind } = found;
  return markBehind <= markFirst ? undefined : { first, behind, markFirst, markBehind };
}
