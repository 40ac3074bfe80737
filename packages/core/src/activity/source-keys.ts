import type { Work } from "./read-work.js";

/** Longest folded entry, in characters, where more than one key is in it: a line that an editor shows whole. */
const LONGEST = 100;

/** The key of a patch-id: its first 12 characters, as of a commit. */
export function patchKey(id: string): string {
  return `git-patch:${id.slice(0, 12)}`;
}

/**
 * Keys as they are written into files: those that begin alike share an entry, `git:<repository>@<sha>,<sha>`,
 * `git:<repository>#12,15`, `git-patch:<id>,<id>`, as long as it fits a line.
 */
export function foldSources(keys: Iterable<string>): readonly string[] {
  const entries: string[] = [];
  const openAt = new Map<string, number>();
  for (const key of keys) {
    const [, start, value = ""] = /^(git:[^@#]*[@#]|git-patch:)([0-9a-f]+)$/.exec(key) ?? [];
    const at = start === undefined ? undefined : openAt.get(start);
    const open = at === undefined ? undefined : entries[at];
    if (at !== undefined && open !== undefined && open.length + value.length < LONGEST) entries[at] = `${open},${value}`;
    else {
      if (start !== undefined) openAt.set(start, entries.length);
      entries.push(key);
    }
  }
  return entries;
}

/** The keys of an entry as it stands in a file, folded or not; what is no key of an import stays as it is. */
export function keysOf(entry: string): readonly string[] {
  const [, start, values] = /^(git:[^@#]*[@#]|git-patch:)([0-9a-f]+(?:,[0-9a-f]+)*)$/.exec(entry) ?? [];
  if (start === undefined || values === undefined) return [entry];
  return values.split(",").map((value) => (start === "git-patch:" ? patchKey(value) : start + value));
}

/** Source keys of accepted and dismissed work; as a map, with the record that settled each. */
export type Settled = ReadonlySet<string> | ReadonlyMap<string, string | undefined>;

/** The keys by which this work is known again: commits, pull requests, patch-ids. */
export function sourcesOf(works: readonly Work[], repository: string): readonly string[] {
  const keys = new Set<string>();
  for (const { commit, copies } of works) {
    for (const each of [commit, ...copies]) keys.add(`git:${repository}@${each.sha.slice(0, 12)}`);
  }
  for (const { number } of works) if (number !== undefined) keys.add(`git:${repository}#${number}`);
  for (const { commit } of works) if (commit.patchId !== undefined) keys.add(patchKey(commit.patchId));
  return [...keys];
}

/** The record that settled this work; nothing when it is not known or there is none, as for dismissed work. */
export function settlerOf(work: Work, repository: string, settled: Settled): string | undefined {
  if (!("get" in settled)) return undefined;
  const keys = [...(work.commit.settledAs === undefined ? [] : [work.commit.settledAs]), ...sourcesOf([work], repository)];
  return keys.map((key) => settled.get(key)).find((record) => record !== undefined);
}
