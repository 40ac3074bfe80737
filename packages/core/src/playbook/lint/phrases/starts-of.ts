import { isIn, wordClasses } from "../language/word-classes.js";
import type { Token } from "../text/token.js";
import { isBridge, isClauseStart, isEnd, isMe } from "./before.js";
import { eachEnd } from "./each-end.js";
import type { Choice, Node } from "./phrase.js";
import { type End, judge, once, type PhraseText } from "./phrase-text.js";
import { add, before, either, emptySet, has, NOWHERE, type PlaceSet, placesOf } from "./place-set.js";

/** What may hold at a place by itself, without taking a token. */
const CONDITIONS = {
  start: { name: "^", holds: isClauseStart },
  me: { name: "<me", holds: isMe },
  end: { name: "$", holds: isEnd },
} as const;
const BRIDGE = { name: "..", holds: isBridge };
const CLASSES = new Map(
  Object.entries(wordClasses).map(([name, { has: lengthAt, isLong = false }]) => [
    name,
    { name: `#${name}`, holds: (tokens: readonly Token[], at: number) => lengthAt(tokens, at) > 0, isLong },
  ]),
);

/**
 * Where in a text a phrase may begin that has one of `next` behind it. It is worked out for the whole text at once, from the
 * last node to the first, and is done at the first node that is nowhere: most phrases are not in most texts.
 */
export function startsOf(text: PhraseText, nodes: readonly Node[], next: PlaceSet): PlaceSet {
  for (const node of nodes) if (node.type === "word" && !text.places.has(node.word)) return NOWHERE;
  let starts = next;
  for (let index = nodes.length - 1; index >= 0 && starts !== NOWHERE; index -= 1) {
    const node = nodes[index];
    if (node !== undefined) starts = startsOfNode(text, node, starts);
  }
  return starts;
}

function startsOfNode(text: PhraseText, node: Node, next: PlaceSet): PlaceSet {
  switch (node.type) {
    case "word":
      return withWord(text, node.word, next, NOWHERE);
    case "prefix": {
      let starts = NOWHERE;
      for (const word of text.alike.get(node.prefix.slice(0, 2)) ?? [])
        if (word.startsWith(node.prefix)) starts = withWord(text, word, next, starts);
      return starts;
    }
    case "class":
      return startsOfClass(text, node.name, next);
    case "gap":
    case "rest": {
      let starts = next;
      for (let step = 0; step < node.most; step += 1)
        starts = either(text.sets, next, judge(text, before(text.sets, starts), BRIDGE));
      return starts;
    }
    case "open":
    case "close":
      return next;
    case "start":
    case "me":
    case "end":
      return judge(text, next, CONDITIONS[node.type]);
    case "maybe":
      return either(text.sets, next, startsOf(text, node.nodes, next));
    case "one-of":
      return startsOfOptions(text, node, next);
    case "list":
      return startsOfList(text, node, next);
  }
}

/** Many phrases name a list, so all that it takes in the text is found out once. */
function startsOfList(text: PhraseText, list: Choice, next: PlaceSet): PlaceSet {
  const ends = once(text.lists, list, () => {
    const starts = placesOf(startsOfOptions(text, list, text.everywhere));
    return new Map(starts.map((at) => [at, endsOfOptions(text, list, at)]));
  });
  let starts = NOWHERE;
  for (const [at, those] of ends) if (those.some((end) => has(next, end.at))) starts = withPlace(text, starts, at);
  return starts;
}

function endsOfOptions(text: PhraseText, { options }: Choice, at: number): readonly End[] {
  const ends = new Map<number, End>();
  const take = (end: End) => {
    if (!ends.has(end.at)) ends.set(end.at, end);
    return false;
  };
  for (const option of options) eachEnd(text, option, at, take);
  return [...ends.values()];
}

function startsOfOptions(text: PhraseText, { words, longer }: Choice, next: PlaceSet): PlaceSet {
  let starts = NOWHERE;
  for (const word of words) starts = withWord(text, word, next, starts);
  for (const option of longer) starts = either(text.sets, starts, startsOf(text, option, next));
  return starts;
}

/** Puts the places of a word that has `next` behind it into a set that nobody else uses. */
function withWord(text: PhraseText, word: string, next: PlaceSet, to: PlaceSet): PlaceSet {
  let starts = to;
  for (const at of text.places.get(word) ?? []) if (has(next, at + 1)) starts = withPlace(text, starts, at);
  return starts;
}

function startsOfClass(text: PhraseText, name: string, next: PlaceSet): PlaceSet {
  const one = CLASSES.get(name);
  if (one === undefined) return NOWHERE;
  if (!one.isLong) return judge(text, before(text.sets, next), one);
  let starts = NOWHERE;
  for (const at of placesOf(judge(text, text.everywhere, one))) {
    if (has(next, at + isIn(name, text.tokens, at))) starts = withPlace(text, starts, at);
  }
  return starts;
}

function withPlace({ sets }: PhraseText, to: PlaceSet, at: number): PlaceSet {
  const set = to === NOWHERE ? emptySet(sets) : to;
  add(set, at);
  return set;
}
