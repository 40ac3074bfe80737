import { isIn as isInClass, wordClasses } from "../language/word-classes.js";
import type { Token } from "../text/token.js";
import { type Matcher, matcherOf, type PhraseMatch } from "./match-phrase.js";
import { beginningsOf, type Node, parsePhrase } from "./phrase.js";

/** Phrases that are looked for together. */
export interface PhraseSet {
  /** The longest match that begins at this token. */
  at(tokens: readonly Token[], index: number): PhraseMatch | undefined;
  /** Matches from left to right that don't overlap. */
  all(tokens: readonly Token[], from?: number, behind?: number): readonly PhraseMatch[];
  /** Whether any is found. */
  isIn(tokens: readonly Token[], from?: number, behind?: number): boolean;
}

/** Matchers by the class that they begin with. */
type ByClass = readonly (readonly [begins: string | undefined, matchers: readonly Matcher[]])[];
const NONE: ByClass = [];
const CLASSES = new Set(Object.keys(wordClasses));

/** Phrases that begin with a class, or with any word when there is none, and the words that a text must have for each. */
interface Open {
  readonly begins: string | undefined;
  readonly matcher: Matcher;
  readonly needs: ReadonlySet<string> | undefined;
}

/** Compiles phrases once; at each token only those that can begin with its word, or with a class it belongs to, are tried. */
export function phraseSet(phrases: readonly string[], lists: Readonly<Record<string, readonly string[]>> = {}): PhraseSet {
  const byWord = new Map<string, Matcher[]>();
  const open: Open[] = [];
  // A phrase that is a list and nothing else stands for the phrases of the list, each to be found by its own first word.
  for (const phrase of phrases.flatMap((each) => (each.startsWith("@") && lists[each.slice(1)]) || [each])) {
    const nodes = parsePhrase(phrase, { classes: CLASSES, lists });
    const matcher = matcherOf(nodes);
    const first = beginningsOf(nodes);
    for (const word of first?.words ?? []) byWord.set(word, [...(byWord.get(word) ?? []), matcher]);
    for (const begins of first?.classes ?? [undefined]) open.push({ begins, matcher, needs: neededWords(nodes) });
  }
  // Phrases that don't begin with a word are tried only in a text that has one of the words they need.
  const free = new WeakMap<readonly Token[], ByClass>();
  const freeOf = (tokens: readonly Token[]): ByClass => {
    if (open.length === 0) return NONE;
    const known = free.get(tokens);
    if (known !== undefined) return known;
    const words = vocabularyOf(tokens);
    const byClass = new Map<string | undefined, Matcher[]>();
    for (const { begins, matcher, needs } of open) {
      if (needs === undefined || hasAny(needs, words)) byClass.set(begins, [...(byClass.get(begins) ?? []), matcher]);
    }
    const list = [...byClass];
    free.set(tokens, list);
    return list;
  };
  const longest = (tokens: readonly Token[], index: number, others: ByClass): PhraseMatch | undefined => {
    const own = byWord.get(tokens[index]?.word ?? "");
    let best = own === undefined ? undefined : longestOf(own, tokens, index, undefined);
    for (const [begins, matchers] of others) {
      if (begins === undefined || isInClass(begins, tokens, index) > 0) best = longestOf(matchers, tokens, index, best);
    }
    return best;
  };
  const at = (tokens: readonly Token[], index: number) => longest(tokens, index, freeOf(tokens));
  const all = (tokens: readonly Token[], from = 0, behind = tokens.length): readonly PhraseMatch[] => {
    const found: PhraseMatch[] = [];
    const others = freeOf(tokens);
    for (let index = from; index < behind; index += 1) {
      const match = longest(tokens, index, others);
      if (match === undefined || match.behind > behind) continue;
      found.push(match);
      index = match.behind - 1;
    }
    return found;
  };
  const isIn = (tokens: readonly Token[], from = 0, behind = tokens.length): boolean => {
    const others = freeOf(tokens);
    for (let index = from; index < behind; index += 1) {
      const match = longest(tokens, index, others);
      if (match !== undefined && match.behind <= behind) return true;
    }
    return false;
  };
  return { at, all, isIn };
}

function longestOf(
  matchers: readonly Matcher[],
  tokens: readonly Token[],
  index: number,
  before: PhraseMatch | undefined,
): PhraseMatch | undefined {
  let best = before;
  for (const matcher of matchers) {
    const found = matcher(tokens, index);
    if (found !== undefined && (best === undefined || found.markBehind > best.markBehind)) best = found;
  }
  return best;
}

/** Words of which a text must have one for the phrase to be in it; nothing when that can't be said. */
function neededWords(nodes: readonly Node[]): ReadonlySet<string> | undefined {
  let best: ReadonlySet<string> | undefined;
  for (const node of nodes) {
    const words = node.type === "word" ? new Set([node.word]) : node.type === "one-of" ? neededOfAll(node.options) : undefined;
    if (words !== undefined && (best === undefined || words.size < best.size)) best = words;
  }
  return best;
}

function neededOfAll(options: readonly (readonly Node[])[]): ReadonlySet<string> | undefined {
  const all = new Set<string>();
  for (const option of options) {
    const words = neededWords(option);
    if (words === undefined) return undefined;
    for (const word of words) all.add(word);
  }
  return all;
}

const vocabularies = new WeakMap<readonly Token[], ReadonlySet<string>>();

function vocabularyOf(tokens: readonly Token[]): ReadonlySet<string> {
  const known = vocabularies.get(tokens);
  if (known !== undefined) return known;
  const words = new Set(tokens.map(({ word }) => word));
  vocabularies.set(tokens, words);
  return words;
}

function hasAny(wanted: ReadonlySet<string>, words: ReadonlySet<string>): boolean {
  for (const word of wanted) if (words.has(word)) return true;
  return false;
}
