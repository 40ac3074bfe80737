import { wordClasses } from "../language/word-classes.js";
import type { Token } from "../text/token.js";
import { type Matcher, matcherOf, type PhraseMatch } from "./match-phrase.js";
import { type Node, parsePhrase } from "./phrase.js";

/** Phrases that are looked for together. */
export interface PhraseSet {
  /** The longest match that begins at this token. */
  at(tokens: readonly Token[], index: number): PhraseMatch | undefined;
  /** Matches from left to right that don't overlap. */
  all(tokens: readonly Token[], from?: number, behind?: number): readonly PhraseMatch[];
  /** Whether any is found. */
  isIn(tokens: readonly Token[], from?: number, behind?: number): boolean;
}

const CLASSES = new Set(Object.keys(wordClasses));

/** Compiles phrases once; at each token only those that can begin with its word are tried. */
export function phraseSet(phrases: readonly string[], lists: Readonly<Record<string, readonly string[]>> = {}): PhraseSet {
  const byWord = new Map<string, Matcher[]>();
  const anywhere: { readonly matcher: Matcher; readonly needs: ReadonlySet<string> | undefined }[] = [];
  // A phrase that is a list and nothing else stands for the phrases of the list, each to be found by its own first word.
  for (const phrase of phrases.flatMap((each) => (each.startsWith("@") && lists[each.slice(1)]) || [each])) {
    const nodes = parsePhrase(phrase, { classes: CLASSES, lists });
    const matcher = matcherOf(nodes);
    const first = firstWords(nodes);
    if (first === undefined) anywhere.push({ matcher, needs: neededWords(nodes) });
    else for (const word of first) byWord.set(word, [...(byWord.get(word) ?? []), matcher]);
  }
  // Phrases that may begin with any word are tried only in a text that has one of the words they need.
  const free = new WeakMap<readonly Token[], readonly Matcher[]>();
  const freeOf = (tokens: readonly Token[]): readonly Matcher[] => {
    if (anywhere.length === 0) return [];
    const known = free.get(tokens);
    if (known !== undefined) return known;
    const words = vocabularyOf(tokens);
    const matchers = anywhere.filter(({ needs }) => needs === undefined || hasAny(needs, words)).map(({ matcher }) => matcher);
    free.set(tokens, matchers);
    return matchers;
  };
  const longest = (tokens: readonly Token[], index: number, others: readonly Matcher[]): PhraseMatch | undefined => {
    let best: PhraseMatch | undefined;
    const own = byWord.get(tokens[index]?.word ?? "");
    for (const matchers of own === undefined ? [others] : [own, others]) {
      for (const matcher of matchers) {
        const found = matcher(tokens, index);
        if (found !== undefined && (best === undefined || found.markBehind > best.markBehind)) best = found;
      }
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

/** The words that a phrase can begin with; nothing when it can begin with any of a class. */
function firstWords(nodes: readonly Node[]): ReadonlySet<string> | undefined {
  const words = new Set<string>();
  for (const node of nodes) {
    if (["start", "end", "me", "open", "close"].includes(node.type)) continue;
    if (node.type === "word") return words.add(node.word);
    if (node.type === "one-of") {
      for (const option of node.options) {
        const first = firstWords(option);
        if (first === undefined || first.size === 0) return undefined;
        for (const word of first) words.add(word);
      }
      return words;
    }
    if (node.type !== "maybe") return undefined;
    const first = firstWords(node.nodes);
    if (first === undefined) return undefined;
    for (const word of first) words.add(word);
  }
  return undefined;
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
