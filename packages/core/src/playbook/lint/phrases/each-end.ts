import { isIn } from "../language/word-classes.js";
import type { Token } from "../text/token.js";
import { isBreak, isBridge, isClauseStart, isEnd, isMe } from "./before.js";
import type { Node } from "./phrase.js";
import type { End, PhraseText } from "./phrase-text.js";

/** Takes an end, and says whether it will do. */
type Take = (end: End) => boolean;

/**
 * Hands on where a phrase can end that begins at one of the places of `startsOf`, the best end first, until one will do. What
 * stands behind a node is tried once at each place, so the steps grow with the nodes and not with the ways through them.
 */
export function eachEnd(text: PhraseText, nodes: readonly Node[], at: number, take: Take): boolean {
  const [first] = nodes;
  if (first === undefined) return take(endAt(at));
  if (nodes.length === 1) return eachEndOfNode(text, first, at, take);
  const way: Way = { text, nodes, take, tried: new Set() };
  return eachEndOfNode(text, first, at, (end) => goOn(way, 1, end));
}

/** A way through nodes that follow each other, and which of them were tried where. */
interface Way {
  readonly text: PhraseText;
  readonly nodes: readonly Node[];
  readonly take: Take;
  readonly tried: Set<number>;
}

function goOn(way: Way, index: number, from: End): boolean {
  const state = from.at * way.nodes.length + index;
  if (way.tried.has(state)) return false;
  way.tried.add(state);
  const node = way.nodes[index];
  if (node === undefined) return way.take(from);
  return eachEndOfNode(way.text, node, from.at, (end) => goOn(way, index + 1, marked(from, end)));
}

function eachEndOfNode(text: PhraseText, node: Node, at: number, take: Take): boolean {
  const { tokens } = text;
  switch (node.type) {
    case "word":
      return tokens[at]?.word === node.word && take(endAt(at + 1));
    case "prefix":
      return tokens[at]?.word.startsWith(node.prefix) === true && take(endAt(at + 1));
    case "class": {
      const length = isIn(node.name, tokens, at);
      return length > 0 && take(endAt(at + length));
    }
    case "gap":
      for (let end = at; end <= at + node.most; end += 1) {
        if (take(endAt(end))) return true;
        if (!isBridge(tokens, end)) return false;
      }
      return false;
    case "rest": {
      let end = at;
      while (end < at + node.most && isBridge(tokens, end) && !isBreak(tokens, end)) end += 1;
      // It takes hyphenated words whole or not at all.
      while (end > at && tokens[end]?.joined === true) end -= 1;
      return take(endAt(end));
    }
    case "start":
      return isClauseStart(tokens, at) && take(endAt(at));
    case "me":
      return isMe(tokens, at) && take(endAt(at));
    case "end":
      return isEnd(tokens, at) && take(endAt(at));
    case "open":
      return take({ at, open: at, close: undefined });
    case "close":
      return take({ at, open: undefined, close: at });
    case "maybe":
      return eachEnd(text, node.nodes, at, take) || take(endAt(at));
    case "one-of":
      return node.options.some((option) => canBegin(option, tokens[at]) && eachEnd(text, option, at, take));
    case "list":
      // A list that `startsOf` never asked for stands in a way through the phrase that the text doesn't have.
      return text.lists.get(node)?.get(at)?.some(take) === true;
  }
}

/** Most options of most choices begin with another word; that is seen at once. */
function canBegin([first]: readonly Node[], token: Token | undefined): boolean {
  return first?.type !== "word" || first.word === token?.word;
}

function endAt(at: number): End {
  return { at, open: undefined, close: undefined };
}

/** What was marked before is not forgotten: the last beginning and the first end count. */
function marked(before: End, end: End): End {
  const { at, open, close } = end;
  return before.open === undefined && before.close === undefined
    ? end
    : { at, open: open ?? before.open, close: before.close ?? close };
}
