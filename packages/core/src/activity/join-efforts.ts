import type { Change } from "./group-changes.js";
import type { Work } from "./read-work.js";

/** Changes that belong to one effort, oldest first. */
export type Effort = readonly Change[];

const DAY = 86_400;
/** Changes further apart than this (seconds between the end of one and the start of the other) are different efforts. */
const FAR = 60 * DAY;
/** Up to here nearness does not matter; from here to `FAR` likeness counts less and less, down to half. */
const NEAR = 7 * DAY;
/** An effort longer than this is a part of the job, not a change that a person would name. */
const LONGEST = 120 * DAY;
/** How alike two changes must be to start an effort, from 0 to 1. */
const ALIKE = 0.34;
/** How alike, on average, everything in a joined effort must be. Keeps chains (a like b, b like c) from swallowing the history. */
const ALIKE_ON_AVERAGE = 0.2;
/** A feature that more changes than this share is no sign of belonging together. */
const COMMON_SHARE = { words: 0.08, files: 0.03 };
const COMMON_CHANGES = { words: 6, files: 4 };
/** Words of the titles count this much, the files touched the rest. */
const WORDS_COUNT = 0.55;
/** What the same scope adds to the likeness. */
const SAME_SCOPE = 0.08;

/** Weighted features of one change, as unit vectors. */
interface Profile {
  readonly words: ReadonlyMap<string, number>;
  readonly files: ReadonlyMap<string, number>;
  readonly scope: string | undefined;
  readonly from: number;
  readonly to: number;
}

/**
 * Joins changes into efforts. Two changes are alike when their titles share words, and their commits share files, that few other
 * changes have (cosine of the two weight vectors), and when they are near in time. The most alike are joined first, as long as
 * the effort stays alike on average and short enough. A change that names another's number belongs to it.
 */
export function joinEfforts(changes: readonly Change[]): readonly Effort[] {
  const profiles = profilesOf(changes);
  const likeness = likenessOf(changes, profiles);
  const clusters = new Map<number, number[]>(changes.map((_, at) => [at, [at]]));
  const home = changes.map((_, at) => at);
  const pairs = [...likeness].map(([key, value]) => ({ key, value })).sort((a, b) => b.value - a.value || a.key - b.key);
  for (const { key, value } of pairs) {
    if (value < ALIKE) break;
    const a = home[Math.floor(key / changes.length)] ?? 0;
    const b = home[key % changes.length] ?? 0;
    if (a === b) continue;
    const [left, right] = [clusters.get(a) ?? [], clusters.get(b) ?? []];
    const all = [...left, ...right];
    const span = Math.max(...all.map((at) => profiles[at]?.to ?? 0)) - Math.min(...all.map((at) => profiles[at]?.from ?? 0));
    if (span > LONGEST && value < 1) continue;
    let sum = 0;
    for (const x of left) for (const y of right) sum += likeness.get(pairKey(x, y, changes.length)) ?? 0;
    if (sum / (left.length * right.length) < ALIKE_ON_AVERAGE && value < 1) continue;
    clusters.set(a, all);
    clusters.delete(b);
    for (const at of right) home[at] = a;
  }
  return [...clusters.values()].map((members) =>
    members.sort((a, b) => a - b).flatMap((at) => (changes[at] === undefined ? [] : [changes[at]])),
  );
}

function pairKey(a: number, b: number, size: number): number {
  return a < b ? a * size + b : b * size + a;
}

function likenessOf(changes: readonly Change[], profiles: readonly Profile[]): ReadonlyMap<number, number> {
  const size = changes.length;
  const words = sharedWeights(
    profiles.map((profile) => profile.words),
    profiles,
  );
  const files = sharedWeights(
    profiles.map((profile) => profile.files),
    profiles,
  );
  const likeness = new Map<number, number>();
  for (const key of new Set([...words.keys(), ...files.keys()])) {
    const [a, b] = [profiles[Math.floor(key / size)], profiles[key % size]];
    if (a === undefined || b === undefined) continue;
    const scope = a.scope !== undefined && a.scope === b.scope ? SAME_SCOPE : 0;
    const plain = (words.get(key) ?? 0) * WORDS_COUNT + (files.get(key) ?? 0) * (1 - WORDS_COUNT) + scope;
    const away = Math.max(0, Math.min(1, (gap(a, b) - NEAR) / (FAR - NEAR)));
    likeness.set(key, Math.min(0.99, plain * (1 - away / 2)));
  }
  for (const [at, to] of references(changes)) likeness.set(pairKey(at, to, size), 1);
  return likeness;
}

/** Sum of products of the weights that pairs of changes share, for the pairs that are not too far apart. */
function sharedWeights(
  vectors: readonly ReadonlyMap<string, number>[],
  profiles: readonly Profile[],
): ReadonlyMap<number, number> {
  const holders = new Map<string, number[]>();
  vectors.forEach((vector, at) => {
    for (const feature of vector.keys()) holders.set(feature, [...(holders.get(feature) ?? []), at]);
  });
  const shared = new Map<number, number>();
  for (const [feature, ats] of holders) {
    for (const [index, a] of ats.entries()) {
      for (const b of ats.slice(index + 1)) {
        const [left, right] = [profiles[a], profiles[b]];
        if (left === undefined || right === undefined || gap(left, right) > FAR) continue;
        const key = pairKey(a, b, vectors.length);
        shared.set(key, (shared.get(key) ?? 0) + (vectors[a]?.get(feature) ?? 0) * (vectors[b]?.get(feature) ?? 0));
      }
    }
  }
  return shared;
}

function profilesOf(changes: readonly Change[]): readonly Profile[] {
  const wordsOf = changes.map((change) => counts(change, (work) => work.words));
  const filesOf = changes.map((change) => counts(change, (work) => tellingFiles(work)));
  const words = weighted(wordsOf, "words");
  const files = weighted(filesOf, "files");
  return changes.map((change, at) => {
    const times = change.map((work) => work.commit.time);
    const scopes = new Set(change.flatMap((work) => work.subject.scope?.toLowerCase() ?? []));
    return {
      words: words[at] ?? new Map(),
      files: files[at] ?? new Map(),
      scope: scopes.size === 1 ? [...scopes][0] : undefined,
      from: Math.min(...times),
      to: Math.max(...times),
    };
  });
}

/** Files that say what a commit is about: code and tests; documents only where there is nothing else. */
function tellingFiles(work: Work): readonly string[] {
  const code = work.files.filter((file) => file.role === "source" || file.role === "tests" || file.role === "data");
  return (code.length > 0 ? code : work.files.filter((file) => file.role !== "changelog" && file.role !== "manifest")).map(
    (file) => file.path,
  );
}

function counts(change: Change, featuresOf: (work: Work) => readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const work of change) for (const feature of new Set(featuresOf(work))) found.set(feature, (found.get(feature) ?? 0) + 1);
  return found;
}

/** Unit vectors: how often a change has the feature (damped), times how rare it is among the changes. */
function weighted(all: readonly ReadonlyMap<string, number>[], of: "words" | "files"): readonly ReadonlyMap<string, number>[] {
  const holders = new Map<string, number>();
  for (const features of all) for (const feature of features.keys()) holders.set(feature, (holders.get(feature) ?? 0) + 1);
  const common = Math.max(COMMON_CHANGES[of], all.length * COMMON_SHARE[of]);
  return all.map((features) => {
    const vector = new Map<string, number>();
    let square = 0;
    for (const [feature, count] of features) {
      const among = holders.get(feature) ?? 1;
      const weight = Math.sqrt(count) * Math.log(1 + all.length / among);
      square += weight * weight;
      if (among > 1 && among <= common) vector.set(feature, weight);
    }
    const length = Math.sqrt(square) || 1;
    for (const [feature, weight] of vector) vector.set(feature, weight / length);
    return vector;
  });
}

/** Pairs of a change and the one whose number it names ("follow-up to #12", "Fixes regression in #12"). */
function references(changes: readonly Change[]): readonly (readonly [number, number])[] {
  const byNumber = new Map<string, number>();
  changes.forEach((change, at) => {
    for (const work of change) if (work.number !== undefined) byNumber.set(work.number, at);
  });
  return changes.flatMap((change, at) =>
    change.flatMap((work) => {
      const named = [...work.issues, ...followed(work)];
      return named.flatMap((number) => {
        const to = byNumber.get(number);
        return to === undefined || to === at ? [] : [[at, to] as const];
      });
    }),
  );
}

function followed(work: Work): readonly string[] {
  const text = `${work.commit.subject}\n${work.commit.body}`;
  return [
    ...text.matchAll(
      /\b(?:follow[- ]?up|part \d|regress\w*|broken by|introduced (?:in|by)|caused by|since|after|stacked on|depends on|continues?|continuation of)\b[^\n#]{0,30}#(\d+)/gi,
    ),
  ].flatMap((match) => match[1] ?? []);
}

function gap(a: Profile, b: Profile): number {
  return Math.max(0, a.from - b.to, b.from - a.to);
}
