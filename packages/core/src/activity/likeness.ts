import type { Change } from "./group-changes.js";
import type { Work } from "./read-work.js";
import { tellingWords } from "./telling-words.js";

const DAY = 86_400;
/** Changes further apart than this (seconds between the end of one and the start of the other) are different efforts. */
const FAR = 60 * DAY;
/** Up to here nearness does not matter; from here to `FAR` likeness counts less and less, down to half. */
const NEAR = 7 * DAY;

/** How much each kind of likeness counts, of 1. Titles say most; where it happened only supports. */
const SHARES = { words: 0.5, files: 0.35, place: 0.15 };
/** A word or file in more changes than this (share, and number in small histories) is no sign of belonging together. */
const COMMON = { words: { share: 0.06, changes: 6 }, files: { share: 0.03, changes: 4 }, place: { share: 0.25, changes: 10 } };
/** Most words stand in one title only. They can't be shared, so they dilute what is shared only a little. */
const WEIGHT_OF_SINGLE = 0.3;
/** One shared word, and nothing else shared, is often chance ("status", "cache", "config"). */
const ONE_WORD_ALONE = 0.7;
/** Certain: one names the other's number. */
export const CERTAIN = 1;

type Kind = keyof typeof SHARES;
type Vector = ReadonlyMap<string, number>;

/** Likeness of pairs of changes, from 0 to 1. Pairs that share nothing are absent. */
export interface Likeness {
  /** 0 for a pair that shares nothing. */
  of(a: number, b: number): number;
  /** All pairs that share something, most alike first; ties in order of time. */
  pairs(): readonly { readonly a: number; readonly b: number; readonly value: number }[];
}

/** First and last writing time of a change, in seconds. */
export function timesOf(change: Change): { readonly from: number; readonly to: number } {
  const times = change.map((work) => work.commit.time);
  return { from: times.reduce((a, b) => Math.min(a, b)), to: times.reduce((a, b) => Math.max(a, b)) };
}

/**
 * How alike changes are: the weighted sum of three cosines, over the telling words of their titles, the files they touched, and
 * the part of the tree (scope and areas) they were in, each weighted by how rare it is among the changes (tf-idf). Nearness
 * in time damps it. A change that names another's number is alike for certain.
 */
export function likenessOf(changes: readonly Change[]): Likeness {
  const size = changes.length;
  const times = changes.map(timesOf);
  const near = (a: number, b: number) => gap(times[a], times[b]) <= FAR;
  const vectorsOf = (kind: Kind) =>
    weighted(
      changes.map((change) => counts(change, FEATURES[kind])),
      kind,
    );
  const [files, place] = [vectorsOf("files"), vectorsOf("place")];
  const values = new Map<number, number>();
  // Files and places alone say nothing: changes on the same files whose titles share no word are rarely one effort.
  for (const [key, words] of products(vectorsOf("words"), near)) {
    const [a, b] = [Math.floor(key / size), key % size];
    const file = product(files[a], files[b]);
    const where = product(place[a], place[b]);
    const alone = words.shared === 1 && file === 0 && where === 0;
    const away = Math.max(0, Math.min(1, (gap(times[a], times[b]) - NEAR) / (FAR - NEAR)));
    const plain = words.sum * SHARES.words + file * SHARES.files + where * SHARES.place;
    values.set(key, plain * (1 - away / 2) * (alone ? ONE_WORD_ALONE : 1));
  }
  for (const [a, b] of references(changes)) values.set(keyOf(a, b, size), CERTAIN);
  return {
    of: (a, b) => values.get(keyOf(a, b, size)) ?? 0,
    pairs: () =>
      [...values]
        .sort((x, y) => y[1] - x[1] || x[0] - y[0])
        .map(([key, value]) => ({ a: Math.floor(key / size), b: key % size, value })),
  };
}

const FEATURES: Readonly<Record<Kind, (work: Work) => readonly string[]>> = {
  words: (work) => tellingWords(work.subject.title),
  files: tellingFiles,
  place: (work) => [
    ...(work.subject.scope === undefined ? [] : [`scope ${work.subject.scope.toLowerCase()}`]),
    ...work.files.filter((file) => file.role === "source").map((file) => file.area),
  ],
};

/** Files that say what a commit is about: code and tests; documents only where there is nothing else. */
function tellingFiles(work: Work): readonly string[] {
  const code = work.files.filter((file) => file.role === "source" || file.role === "tests" || file.role === "data");
  const files = code.length > 0 ? code : work.files.filter((file) => file.role !== "changelog" && file.role !== "manifest");
  return files.map((file) => file.path);
}

function counts(change: Change, featuresOf: (work: Work) => readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const work of change) for (const feature of new Set(featuresOf(work))) found.set(feature, (found.get(feature) ?? 0) + 1);
  return found;
}

/** Unit vectors of what can be shared: how often a change has it (damped) times how rare it is among the changes. */
function weighted(all: readonly ReadonlyMap<string, number>[], kind: Kind): readonly Vector[] {
  const holders = new Map<string, number>();
  for (const features of all) for (const feature of features.keys()) holders.set(feature, (holders.get(feature) ?? 0) + 1);
  const common = Math.max(COMMON[kind].changes, all.length * COMMON[kind].share);
  return all.map((features) => {
    const vector = new Map<string, number>();
    let square = 0;
    for (const [feature, count] of features) {
      const among = holders.get(feature) ?? 1;
      const weight = Math.sqrt(count) * Math.log(1 + all.length / among) * (among === 1 ? WEIGHT_OF_SINGLE : 1);
      square += weight * weight;
      if (among > 1 && among <= common) vector.set(feature, weight);
    }
    const length = Math.sqrt(square) || 1;
    for (const [feature, weight] of vector) vector.set(feature, weight / length);
    return vector;
  });
}

/** Scalar product of two vectors. */
function product(a: Vector | undefined, b: Vector | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [feature, weight] of small) sum += weight * (large.get(feature) ?? 0);
  return sum;
}

/** Scalar products of all pairs of vectors that share something and are near enough, and how much they share, by pair key. */
function products(
  vectors: readonly Vector[],
  near: (a: number, b: number) => boolean,
): ReadonlyMap<number, { readonly sum: number; readonly shared: number }> {
  const holders = new Map<string, number[]>();
  vectors.forEach((vector, at) => {
    for (const feature of vector.keys()) {
      const known = holders.get(feature);
      if (known === undefined) holders.set(feature, [at]);
      else known.push(at);
    }
  });
  const found = new Map<number, { sum: number; shared: number }>();
  for (const [feature, ats] of holders) {
    for (const [index, a] of ats.entries()) {
      for (const b of ats.slice(index + 1)) {
        if (!near(a, b)) continue;
        const key = keyOf(a, b, vectors.length);
        const product = (vectors[a]?.get(feature) ?? 0) * (vectors[b]?.get(feature) ?? 0);
        const known = found.get(key);
        found.set(key, { sum: (known?.sum ?? 0) + product, shared: (known?.shared ?? 0) + 1 });
      }
    }
  }
  return found;
}

/** Pairs of a change and the one whose number it names ("follow-up to #12", "regression since #12"). */
function references(changes: readonly Change[]): readonly (readonly [number, number])[] {
  const byNumber = new Map<string, number>();
  changes.forEach((change, at) => {
    for (const work of change) if (work.number !== undefined) byNumber.set(work.number, at);
  });
  return changes.flatMap((change, at) =>
    change
      .flatMap((work) => [...work.issues, ...followed(work)])
      .flatMap((number) => {
        const to = byNumber.get(number);
        return to === undefined || to === at ? [] : [[at, to] as const];
      }),
  );
}

const FOLLOWS =
  /\b(?:follow[- ]?up|part \d|regress\w*|broken by|introduced (?:in|by)|caused by|since|after|stacked on|depends on|continues?|continuation of)\b[^\n#]{0,30}#(\d+)/gi;

function followed(work: Work): readonly string[] {
  return [...`${work.commit.subject}\n${work.commit.body}`.matchAll(FOLLOWS)].flatMap((match) => match[1] ?? []);
}

function gap(a: { from: number; to: number } | undefined, b: { from: number; to: number } | undefined): number {
  return a === undefined || b === undefined ? Number.POSITIVE_INFINITY : Math.max(0, a.from - b.to, b.from - a.to);
}

function keyOf(a: number, b: number, size: number): number {
  return a < b ? a * size + b : b * size + a;
}
