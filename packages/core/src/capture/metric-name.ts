import { hasWord, LETTER, WORD } from "./letters.js";
import {
  CLAUSES,
  FILLERS,
  HOLLOW,
  LINKS,
  LOWERING,
  MEANS,
  NOT_A_UNIT,
  NOT_VERBS,
  OTHER_VERBS,
  RAISING,
  UPGRADING,
} from "./measure-words.js";

const NEXT_WORD = new RegExp(String.raw`^\s+([${LETTER}][${WORD}'’/-]*)`);

/** A name of more words than this is a sentence, and no name. */
const LONGEST = 6;

/** What the words before two numbers say about them. */
export interface Ahead {
  /** What was measured; absent when there are no words, or too many. */
  readonly name?: string;
  /** The name's words, however many. */
  readonly words: readonly string[];
  /** The verb of the clause, lower case: its first word, whether it is a verb or not, or the last one ("errors dropped"). */
  readonly verb: string;
}

/** The name of what was measured, out of the words before the numbers: "Cut checkout cold start" names "checkout cold start". */
export function nameAhead(text: string): Ahead {
  let words: readonly string[] = withoutFillers(clauseOf(text));
  const verb = lower(words[0]);
  const clause = words.findLastIndex((word) => CLAUSES.has(lower(word)));
  words = withoutFillers(words.slice(clause + 1));
  let last = "";
  while (words.length > 0 && isLink(lower(words.at(-1)))) {
    if (LINKS.has(lower(words.at(-1)))) last = lower(words.at(-1));
    words = words.slice(0, -1);
  }
  // "Abandoned quotes fell" has its verb at the end, "Cut quotes" at the beginning.
  const inner = lower(words[0]);
  const isFirst = isVerb(inner) && (last === "" || !inner.endsWith("ed"));
  if (isFirst) words = withoutFillers(words.slice(1));
  const means = words.findIndex((word) => MEANS.has(lower(word)));
  if (means > 0) words = words.slice(0, means);
  const name = words.length === 0 || words.length > LONGEST ? undefined : words.join(" ");
  return {
    ...(name !== undefined && { name }),
    words,
    verb: last !== "" && !(isFirst && isDirection(inner)) ? last : isFirst ? inner : verb,
  };
}

/** The name of what was measured, out of the words behind the numbers: "12 -> 4 min build" names "build". */
export function nameBehind(text: string): string | undefined {
  const words: string[] = [];
  let rest = text;
  for (;;) {
    const match = NEXT_WORD.exec(rest);
    const word = match?.[1];
    if (match === null || word === undefined || NOT_A_UNIT.has(lower(word))) break;
    words.push(word);
    rest = rest.slice(match[0].length);
  }
  return words.length === 0 || words.length > LONGEST ? undefined : words.join(" ");
}

/**
 * All words before and behind two numbers that were given as a metric, without the verb of the change at the beginning
 * ("Cut", "Raised") and the links to the numbers ("went from", "of").
 */
export function wholeName(before: string, behind: string): string {
  const ahead = before
    .replace(/[([{]\s*$/, "")
    .split(/\s+/)
    .filter(Boolean);
  if (isDirection(lower(ahead[0]))) ahead.shift();
  while (ahead.length > 0 && isLink(lower(ahead.at(-1)))) ahead.pop();
  const [first = "", ...others] = behind.trim().split(/\s+/);
  const rest = ahead.length === 0 && FILLERS.has(lower(first)) ? others : [first, ...others];
  return [ahead.join(" ").replace(/[\s:,;=–—-]+$/, ""), ...rest].filter(Boolean).join(" ");
}

/** Whether a lower-case word begins a sentence as its verb. */
export function isVerb(word: string): boolean {
  const isListed = isDirection(word) || HOLLOW.has(word) || LINKS.has(word) || OTHER_VERBS.has(word) || UPGRADING.has(word);
  return isListed || (/^[a-z]{3,}ed$/.test(word) && !NOT_VERBS.has(word));
}

/** The words of the clause that ends where the numbers begin, without quotes around them. */
function clauseOf(text: string): string[] {
  const clauses = text.split(/[.;,:!?=](?=\s|$)|\s[-–—](?=\s|$)|[([{]/).filter((clause) => clause.trim() !== "");
  const words = (clauses.at(-1) ?? "").replace(/[`"“”]/g, "").split(/\s+/);
  return words.filter((word) => hasWord(word) || word === "&" || word === "+");
}

/** Whether a lower-case word links a name to its numbers: "takes", "is now", "dropped". */
export function isLink(word: string): boolean {
  return FILLERS.has(word) || LINKS.has(word);
}

function withoutFillers(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !FILLERS.has(lower(word)));
  return first < 0 ? [] : words.slice(first);
}

function isDirection(word: string): boolean {
  return LOWERING.has(word) || RAISING.has(word);
}

function lower(word: string | undefined): string {
  return word?.toLowerCase() ?? "";
}
