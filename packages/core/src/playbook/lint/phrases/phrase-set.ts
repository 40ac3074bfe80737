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
  const anywhere: Matcher[] = [];
  for (const phrase of phrases) {
    const nodes = parsePhrase(phrase, { classes: CLASSES, lists });
    const matcher = matcherOf(nodes);
    const first = firstWords(nodes);
    if (first === undefined) anywhere.push(matcher);
    else for (const word of first) byWord.set(word, [...(byWord.get(word) ?? []), matcher]);
  }
  const at = (tokens: readonly Token[], index: number): PhraseMatch | undefined => {
    let best: PhraseMatch | undefined;
    for (const matchers of [byWord.get(tokens[index]?.word ?? ""), anywhere]) {
      for (const matcher of matchers ?? []) {
        const found = matcher(tokens, index);
        if (found !== undefined && (best === undefined || found.behind > best.behind)) best = found;
      }
    }
    return best;
  };
  const all = (tokens: readonly Token[], from = 0, behind = tokens.length): readonly PhraseMatch[] => {
    const found: PhraseMatch[] = [];
    for (let index = from; index < behind; index += 1) {
      const match = at(tokens, index);
      if (match === undefined || match.behind > behind) continue;
      found.push(match);
      index = match.behind - 1;
    }
    return found;
  };
  const isIn = (tokens: readonly Token[], from = 0, behind = tokens.length): boolean => {
    for (let index = from; index < behind; index += 1) {
      const match = at(tokens, index);
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
