import type { Token } from "../text/token.js";
import type { Node, Phrase } from "./phrase.js";
import { add, both, lastingSet, lowestBit, NOWHERE, type PlaceSet, type Sets, setsFor } from "./place-set.js";

/** Where something that begins at a place ends, and where the passage in brackets began and ended on the way there. */
export interface End {
  readonly at: number;
  readonly open: number | undefined;
  readonly close: number | undefined;
}

/** Where phrases of a set may begin, and which of them at each place. */
export interface Begun {
  readonly places: PlaceSet;
  readonly phrasesAt: ReadonlyMap<number, readonly Phrase[]>;
}

/** What was found out about each place: whether anybody asked, and whether it holds. */
interface Judged {
  readonly asked: PlaceSet;
  readonly held: PlaceSet;
}

/** The tokens of a text, with what phrases found out about them; each thing is found out once. */
export interface PhraseText {
  readonly tokens: readonly Token[];
  /** Where each word stands. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Its words by their first two letters. */
  readonly alike: ReadonlyMap<string, readonly string[]>;
  readonly sets: Sets;
  /** Where a phrase may end: not inside a hyphenated word. */
  readonly ends: PlaceSet;
  /** Every place, also the one behind the last token. */
  readonly everywhere: PlaceSet;
  readonly judged: Map<string, Judged>;
  /** What lists take, by where it begins. */
  readonly lists: Map<Node, ReadonlyMap<number, readonly End[]>>;
  /** Where the phrases of a set may begin. */
  readonly begun: Map<readonly Phrase[], Begun>;
}

const texts = new WeakMap<readonly Token[], PhraseText>();

/** The text of some tokens; the same one each time. */
export function phraseText(tokens: readonly Token[]): PhraseText {
  return once(texts, tokens, () => {
    const places = new Map<string, number[]>();
    const alike = new Map<string, string[]>();
    for (const [at, { word }] of tokens.entries()) {
      const known = places.get(word);
      if (known !== undefined) known.push(at);
      else {
        places.set(word, [at]);
        once(alike, word.slice(0, 2), () => []).push(word);
      }
    }
    const sets = setsFor(tokens.length + 1);
    const [ends, everywhere] = [lastingSet(sets), lastingSet(sets)];
    for (let at = 0; at <= tokens.length; at += 1) {
      add(everywhere, at);
      if (tokens[at]?.joined !== true) add(ends, at);
    }
    return { tokens, places, alike, sets, ends, everywhere, judged: new Map(), lists: new Map(), begun: new Map() };
  });
}

/** Those of the places where something holds that goes by this name. */
export function judge(
  { tokens, sets, judged }: PhraseText,
  places: PlaceSet,
  by: { readonly name: string; readonly holds: (tokens: readonly Token[], at: number) => boolean },
): PlaceSet {
  if (places === NOWHERE) return NOWHERE;
  const { asked, held } = once(judged, by.name, () => ({ asked: lastingSet(sets), held: lastingSet(sets) }));
  for (let index = 0; index < places.length; index += 1) {
    const bits = places[index] ?? 0;
    const known = asked[index] ?? 0;
    if ((bits & ~known) === 0) continue;
    for (let left = bits & ~known; left !== 0; left &= left - 1) {
      const at = index * 32 + lowestBit(left);
      if (by.holds(tokens, at)) add(held, at);
    }
    asked[index] = known | bits;
  }
  return both(sets, places, held);
}

/** What a map has for a key, made where it has nothing. */
export function once<K extends object | string | number, V>(
  map: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  make: () => V,
): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
