import { VIRTUAL_FIELDS } from "@upshot/core/query/known-fields";
import { leavesOf, outermost } from "@upshot/core/query/leaves";
import { wordsOf, wordsOrSigns } from "@upshot/core/query/words";
import type { Fields } from "@upshot/core/record/entry";

// How front matter is written into the full-text index. Each word of a value becomes one term that begins with the
// field's name, so that "next to each other in the field's value" is a phrase, which the index finds fast. The marks are
// control characters beyond ASCII: `words.ts` takes them out of every text, so that no text can forge a term.

/** Names under which computed fields stand; no key of front matter becomes such a name, for it has no spaces left. */
export const VISIBILITY = " visibility";
export const BODY = " body";

/** Around a field's name, before a word of its value. First, so that no beginning of a plain word is the beginning of a term. */
const VALUE = "\x80";
/** Before a field's name: some value is there. */
const PRESENT = "\x81";
/** Alone: between two values, so that no phrase reaches from one into the next. */
const BREAK = " \x82 ";
/** What stands for `_`, which nearly every longer name has. */
const UNDERSCORE = "\x83";
/** Begins the code of any other ASCII mark. A mark itself would end the term. */
const MARK = "\x84";

/**
 * Fields whose values are no terms. Sources and links are nearly all different, which costs much and finds little; what
 * front matter says under the name of a computed field is never asked for. Conditions on the first two are answered
 * from the records themselves.
 */
const LEFT_OUT: ReadonlySet<string> = new Set(["sources", "links", ...VIRTUAL_FIELDS]);

/** Whether the index holds the words of an outermost field's values. */
export function hasTerms(outer: string): boolean {
  return !LEFT_OUT.has(outer);
}

/** What was worked out for texts that come again and again: names of fields, states, people, themes. Bounded. */
export interface TermMemory {
  readonly names: Map<string, FieldName>;
  readonly words: Map<string, string>;
}

/** What begins the terms of a field. */
interface FieldName {
  readonly outer: string;
  readonly present: string;
  readonly start: string;
  readonly isLeftOut: boolean;
}

/** Nothing remembered yet. */
export function emptyTermMemory(): TermMemory {
  return { names: new Map(), words: new Map() };
}

/**
 * The terms of a record's front matter. All values inside a map stand under the outermost field's name: a condition on
 * `level` finds them, one on `level.scope` has to look at what that finds.
 */
export function fieldTerms(fields: Fields, references: ReadonlySet<string>, memory: TermMemory): string {
  let terms = "";
  let before = "";
  for (const { path, value } of leavesOf(fields, references)) {
    const { outer, present, start, isLeftOut } = remember(memory.names, path, nameOf);
    const isFirst = outer !== before;
    before = outer;
    if (isFirst) terms += ` ${present}`;
    if (isLeftOut) continue;
    const words = typeof value === "string" ? remember(memory.words, value, termWords) : termWords(String(value));
    // Words of another field can't continue a phrase of this one, so only values of one field are kept apart.
    if (words !== "") terms += (isFirst ? " " : BREAK) + inField(start, words);
  }
  return terms;
}

/** The phrase that finds what a value says in an outermost field's values; empty when nothing can be found by it. */
export function valuePhrase(outer: string, value: string): string {
  const words = termWords(value);
  return words === "" ? "" : `"${inField(startOf(outer), words)}"`;
}

/** The phrase that finds records in which an outermost field has a value. */
export function presencePhrase(outer: string): string {
  return `"${presenceTerm(outer)}"`;
}

/** The term that says that an outermost field has a value. */
export function presenceTerm(outer: string): string {
  return PRESENT + asTerm(outer);
}

/** Terms that are not of a field, kept apart from all others. */
export function apart(terms: string): string {
  return BREAK + terms;
}

/** Terms of one value of a field. */
export function termsOf(outer: string, value: string): string {
  const words = termWords(value);
  return words === "" ? "" : inField(startOf(outer), words);
}

function startOf(outer: string): string {
  return VALUE + asTerm(outer) + VALUE;
}

function nameOf(path: string): FieldName {
  const outer = outermost(path);
  return { outer, present: presenceTerm(outer), start: startOf(outer), isLeftOut: LEFT_OUT.has(outer) };
}

function remember<Made>(memory: Map<string, Made>, text: string, make: (text: string) => Made): Made {
  const known = memory.get(text);
  if (known !== undefined) return known;
  const made = make(text);
  if (text.length <= LONGEST_REMEMBERED) {
    if (memory.size >= MOST_REMEMBERED) memory.clear();
    memory.set(text, made);
  }
  return made;
}

const LONGEST_REMEMBERED = 24;
const MOST_REMEMBERED = 20_000;

function inField(start: string, words: string): string {
  return words.includes(" ") ? start + words.replaceAll(" ", ` ${start}`) : start + words;
}

/** The words of a value as they stand in terms: signs, which would end a term, are moved. */
function termWords(value: string): string {
  return wordsOf(value) || asTerm(wordsOrSigns(value));
}

function asTerm(text: string): string {
  return text.replace(/[\0-/:-@[-`{-\x9f]/g, (mark) =>
    mark === "_" ? UNDERSCORE : `${MARK}${mark.charCodeAt(0).toString(36)}${MARK}`,
  );
}
