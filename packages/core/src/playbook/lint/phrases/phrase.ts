import * as z from "zod";
import { splitContraction } from "../text/contraction.js";

/**
 * The language in which rules say which words they look for. It has no repetition without a bound, so that looking for a
 * phrase from one place in a text takes a bounded number of steps, whatever the text.
 *
 *     worked on            these words, in this order; a hyphen between them is the same as a blank
 *     part of|member of    one of several
 *     (help|helped) with   the same inside a phrase
 *     improv*              any word that begins so
 *     the? , (a lot of)?   may be missing
 *     ..3                  up to three words of any kind
 *     to improve ..5       at its end: up to five words more, as far as the clause goes
 *     #number              a class of words; the closed list is in word-classes.ts
 *     @quantity            a list of phrases that the rule itself defines
 *     ^ $                  the beginning of a clause, the end of a sentence
 *     <me                  what stands before has the writer as its subject: "I", "I have", or nothing, as in a bullet
 *     \\(                   the mark itself
 *     helped [a lot]       what is in brackets is the passage that the finding is about
 */
export type Node =
  | { readonly type: "word"; readonly word: string }
  | { readonly type: "prefix"; readonly prefix: string }
  | { readonly type: "class"; readonly name: string }
  | { readonly type: "gap" | "rest"; readonly most: number }
  | { readonly type: "start" | "end" | "me" | "open" | "close" }
  | Choice
  | { readonly type: "maybe"; readonly nodes: readonly Node[] };

/** One of several; a list is named in many places. */
export interface Choice {
  readonly type: "one-of" | "list";
  /** In the order in which they are tried. */
  readonly options: readonly (readonly Node[])[];
  /** The options that are one word, and all others. */
  readonly words: readonly string[];
  readonly longer: readonly (readonly Node[])[];
}

/** A phrase that was read. */
export type Phrase = readonly Node[];

/** What a phrase may refer to. */
export interface PhraseNames {
  readonly classes: ReadonlySet<string>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Lists that were read already. */
  readonly read: Map<string, Node>;
}

/** Longest gap; more than that is another thought. */
const MOST_GAP = 9;
const PART = /\\[()?]|\.\.\d|<me|[()[\]|?^$]|[#@][a-z-]+|[^\s()[\]|?^$]+/g;

/** Why a phrase can't be read. */
export class PhraseError extends Error {}

/** Reads a phrase; throws a PhraseError that says what is wrong with it. */
export function parsePhrase(text: string, names: PhraseNames, within: readonly string[] = []): Phrase {
  const parts = text.match(PART) ?? [];
  let at = 0;
  const sequence = (close: string | undefined): readonly (readonly Node[])[] => {
    const options: Node[][] = [[]];
    for (; at < parts.length; at += 1) {
      const part = parts[at] ?? "";
      const nodes = options.at(-1) ?? [];
      if (part === close) return options;
      if (part === ")" || part === "]") throw new PhraseError(`a "${part}" that closes nothing in "${text}"`);
      if (part === "|") options.push([]);
      else if (part === "?") {
        const last = nodes.pop();
        if (last === undefined) throw new PhraseError(`nothing before "?" in "${text}"`);
        nodes.push({ type: "maybe", nodes: [last] });
      } else nodes.push(...one());
    }
    if (close !== undefined) throw new PhraseError(`a "${close}" is missing in "${text}"`);
    return options;
  };
  const one = (): readonly Node[] => {
    const part = parts[at] ?? "";
    if (part === "(") {
      at += 1;
      return [choice("one-of", sequence(")"))];
    }
    if (part === "^") return [{ type: "start" }];
    if (part === "$") return [{ type: "end" }];
    if (part === "[") {
      at += 1;
      return [{ type: "open" }, choice("one-of", sequence("]")), { type: "close" }];
    }
    if (part === "<me") return [{ type: "me" }];
    if (/^\.\.\d$/.test(part)) return [{ type: "gap", most: Math.min(MOST_GAP, Number(part.slice(2))) }];
    if (part.startsWith("#") && part.length > 1) return [classOf(part.slice(1))];
    if (part.startsWith("@") && part.length > 1) return [listOf(part.slice(1))];
    if (part.startsWith("\\")) return [{ type: "word", word: part.slice(1) }];
    if (part.startsWith("*")) throw new PhraseError(`nothing before "*" in "${text}"`);
    if (part.endsWith("*") && part.length > 2) return [{ type: "prefix", prefix: plain(part.slice(0, -1)) }];
    return wordsOf(part);
  };
  const classOf = (name: string): Node => {
    if (!names.classes.has(name)) throw new PhraseError(`there is no class #${name}`);
    return { type: "class", name };
  };
  const listOf = (name: string): Node => {
    const list = names.lists[name];
    if (list === undefined) throw new PhraseError(`the rule has no list "${name}"`);
    if (within.includes(name)) throw new PhraseError(`the list "${name}" refers to itself`);
    const known = names.read.get(name);
    if (known !== undefined) return known;
    const node = choice(
      "list",
      list.map((phrase) => parsePhrase(phrase, names, [...within, name])),
    );
    names.read.set(name, node);
    return node;
  };
  const options = sequence(undefined);
  const [only = []] = options;
  const nodes = options.length === 1 ? withRest(only) : [choice("one-of", options.map(withRest))];
  if (
    options.some((option) =>
      option.every(({ type }) => ["start", "end", "me", "open", "close", "gap", "rest", "maybe"].includes(type)),
    )
  ) {
    throw new PhraseError(`"${text}" has no word that must be there`);
  }
  return nodes;
}

/** The schema of a phrase by itself; lists and classes are checked when the rule is compiled. */
export const Phrase = z.string().trim().min(1).max(2000);

function choice(type: Choice["type"], options: Choice["options"]): Choice {
  const words = options.flatMap(([first, ...more]) => (first?.type === "word" && more.length === 0 ? [first.word] : []));
  return { type, options, words, longer: options.filter((option) => option.length !== 1 || option[0]?.type !== "word") };
}

/** A gap with nothing behind it takes what it can. */
function withRest(nodes: readonly Node[]): readonly Node[] {
  const at = nodes.findLastIndex(({ type }) => type !== "close");
  return nodes.map((node, index) => {
    if (index !== at) return node;
    if (node.type === "gap") return { type: "rest", most: node.most };
    return node.type === "one-of" && nodes[index + 1]?.type === "close" ? choice("one-of", node.options.map(withRest)) : node;
  });
}

/** "full-stack" is two words; "I've" is "I" and "'ve", as in texts. */
function wordsOf(part: string): readonly Node[] {
  const word = plain(part);
  if (/^[a-z]+$/.test(word) || !/[\p{L}\p{N}]/u.test(word)) return [{ type: "word", word }];
  return word
    .split(/[\s-]+/)
    .flatMap((each) => {
      const split = splitContraction(each);
      return split === undefined ? [each] : [split.stem, split.ending];
    })
    .filter((each) => each !== "")
    .map((each) => ({ type: "word", word: each }));
}

function plain(word: string): string {
  const straight = word.toLowerCase().replaceAll("’", "'");
  return straight === "n't" ? "not" : straight;
}

/** Whether a phrase names this word among those that it begins with; nothing when it can begin with words that it doesn't name. */
export function beginsWith(nodes: readonly Node[], word: string): boolean | undefined {
  let isNamed = false;
  for (const node of nodes) {
    if (node.type === "prefix" || node.type === "gap" || node.type === "rest") return undefined;
    if (node.type === "word") return isNamed || node.word === word;
    if (node.type === "class") return isNamed;
    if (node.type !== "one-of" && node.type !== "list" && node.type !== "maybe") continue;
    for (const option of node.type === "maybe" ? [node.nodes] : node.options) {
      const begins = beginsWith(option, word);
      if (begins === undefined) return undefined;
      isNamed ||= begins;
    }
    if (node.type !== "maybe") return isNamed;
  }
  return undefined;
}
