import { isIn } from "../language/word-classes.js";
import type { Token } from "../text/token.js";
import { isClauseStart, isMe } from "./before.js";
import { beginningsOf, type Node } from "./phrase.js";

/** Tokens that a phrase was found in. */
export interface PhraseMatch {
  readonly first: number;
  readonly behind: number;
  /** Of the passage in brackets, else the same. */
  readonly markFirst: number;
  readonly markBehind: number;
}

/** Looks for a phrase at one place; gives the match or nothing. */
export type Matcher = (tokens: readonly Token[], at: number) => PhraseMatch | undefined;

interface Marks {
  open: number;
  close: number;
}
type Step = (tokens: readonly Token[], at: number, marks: Marks) => number;

/** Makes a matcher out of a phrase. The number of steps at one place has a bound, however many choices the phrase leaves. */
export function matcherOf(nodes: readonly Node[]): Matcher {
  const guard: Guard = waysThrough(nodes) > MANY_WAYS ? triedOnce : (step) => step;
  const step = chain(nodes, (tokens, at) => (tokens[at]?.joined === true ? -1 : at), guard);
  return (tokens, at) => {
    // A phrase is not found inside a hyphenated word: "hard" is not in "hard-coded", nor "alone" in "stand-alone".
    if (tokens[at] === undefined || tokens[at].joined) return undefined;
    const marks: Marks = { open: -1, close: -1 };
    const behind = step(tokens, at, marks);
    if (behind <= at) return undefined;
    const markFirst = marks.open < 0 ? at : marks.open;
    const markBehind = marks.close < 0 ? behind : marks.close;
    return markBehind <= markFirst ? undefined : { first: at, behind, markFirst, markBehind };
  };
}

/** How a choice hands over to what stands behind it. */
type Guard = (step: Step) => Step;

/** One step after the other, each handing over to the one behind it; gives where the last one ended, or -1. */
function chain(nodes: readonly Node[], last: Step, guard: Guard): Step {
  return nodes.reduceRight<Step>((next, node) => stepOf(node, CHOICES.has(node.type) ? guard(next) : next, guard), last);
}

/** What may be left in more ways than one, so that what stands behind it can be asked again about the same place. */
const CHOICES: ReadonlySet<Node["type"]> = new Set(["gap", "maybe", "one-of"]);

/** A step that remembers where it failed: whether it does depends on the place alone, and each choice would try it anew. */
function triedOnce(step: Step): Step {
  const failedIn = new WeakMap<readonly Token[], Set<number>>();
  return (tokens, at, marks) => {
    const failed = failedIn.get(tokens);
    if (failed?.has(at) === true) return -1;
    const end = step(tokens, at, marks);
    if (end < 0) {
      if (failed === undefined) failedIn.set(tokens, new Set([at]));
      else failed.add(at);
    }
    return end;
  };
}

/** Most ways through a phrase that are tried without remembering, which costs more than it saves where they are few. */
const MANY_WAYS = 1000;

/** In how many ways a phrase could be found at one place. */
function waysThrough(nodes: readonly Node[]): number {
  return nodes.reduce((ways, node) => {
    if (node.type === "maybe") return ways * (1 + waysThrough(node.nodes));
    if (node.type === "gap") return ways * (1 + node.most);
    return node.type === "one-of" ? ways * waysOfOptions(node.options) : ways;
  }, 1);
}

/** Of options, only those count together that can begin with the same word. */
function waysOfOptions(options: readonly (readonly Node[])[]): number {
  const byWord = new Map<string, number>();
  let open = 0;
  for (const option of options) {
    const begin = beginningsOf(option);
    const ways = waysThrough(option);
    if (begin === undefined || begin.classes.size > 0) open += ways;
    else for (const word of begin.words) byWord.set(word, (byWord.get(word) ?? 0) + ways);
  }
  return open + Math.max(0, ...byWord.values());
}

function stepOf(node: Node, next: Step, guard: Guard): Step {
  switch (node.type) {
    case "word":
      return (tokens, at, marks) => (tokens[at]?.word === node.word ? next(tokens, at + 1, marks) : -1);
    case "prefix":
      return (tokens, at, marks) => (tokens[at]?.word.startsWith(node.prefix) === true ? next(tokens, at + 1, marks) : -1);
    case "class":
      return (tokens, at, marks) => {
        const length = isIn(node.name, tokens, at);
        return length > 0 ? next(tokens, at + length, marks) : -1;
      };
    case "gap":
      return (tokens, at, marks) => {
        for (let skipped = 0; skipped <= node.most; skipped += 1) {
          const end = next(tokens, at + skipped, marks);
          if (end >= 0) return end;
          if (!isBridge(tokens, at + skipped)) return -1;
        }
        return -1;
      };
    case "rest":
      return (tokens, at, marks) => {
        let end = at;
        while (end < at + node.most && isBridge(tokens, end) && !BREAKS.has(tokens[end]?.word ?? "")) end += 1;
        // It takes hyphenated words whole or not at all.
        while (end > at && tokens[end]?.joined === true) end -= 1;
        return next(tokens, end, marks);
      };
    case "start":
      return (tokens, at, marks) => (isClauseStart(tokens, at) ? next(tokens, at, marks) : -1);
    case "me":
      return (tokens, at, marks) => (isMe(tokens, at) ? next(tokens, at, marks) : -1);
    case "end":
      return (tokens, at, marks) => (isEnd(tokens, at) ? next(tokens, at, marks) : -1);
    case "open":
      return (tokens, at, marks) => {
        marks.open = at;
        return next(tokens, at, marks);
      };
    case "close":
      return (tokens, at, marks) => {
        const end = next(tokens, at, marks);
        if (end >= 0) marks.close = at;
        return end;
      };
    case "maybe": {
      const taken = chain(node.nodes, next, guard);
      return (tokens, at, marks) => {
        const end = taken(tokens, at, marks);
        return end >= 0 ? end : next(tokens, at, marks);
      };
    }
    case "one-of": {
      const { byWord, others } = optionsOf(node.options, next, guard);
      return (tokens, at, marks) => {
        for (const option of byWord.get(tokens[at]?.word ?? "") ?? others) {
          const end = option(tokens, at, marks);
          if (end >= 0) return end;
        }
        return -1;
      };
    }
  }
}

/** The options to try, in their order: by the word that stands there, and those that may begin with another. */
function optionsOf(options: readonly (readonly Node[])[], next: Step, guard: Guard) {
  const byWord = new Map<string, Step[]>();
  const others: Step[] = [];
  const compiled = options.map((option) => ({ step: chain(option, next, guard), begin: beginningsOf(option) }));
  for (const { begin } of compiled) for (const word of begin?.words ?? []) byWord.set(word, []);
  for (const { step, begin } of compiled) {
    const isOpen = begin === undefined || begin.classes.size > 0;
    for (const [word, steps] of byWord) if (isOpen || begin.words.has(word)) steps.push(step);
    if (isOpen) others.push(step);
  }
  return { byWord, others };
}

/** Where a clause ends and another thought begins. */
const BREAKS = new Set([",", "which", "so", "because", "but", "after", "since", "while", "until", "now", "instead"]);

/** A word that a gap may skip: not the end of a sentence, and no mark but a comma. */
function isBridge(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && (token.kind !== "mark" || [",", "'", '"', "%"].includes(token.word)) && !isEnd(tokens, at);
}

function isEnd(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token === undefined || [".", ";", "!", "?"].includes(token.word) || token.sentence !== tokens[at - 1]?.sentence;
}
