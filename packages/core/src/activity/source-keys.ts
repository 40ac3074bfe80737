import type { Work } from "./read-work.js";

/** Source keys of accepted and dismissed work; as a map, with the record that settled each. */
export type Settled = ReadonlySet<string> | ReadonlyMap<string, string | undefined>;

/** The keys by which this work is known again: commits, pull requests, patch-ids. */
export function sourcesOf(works: readonly Work[], repository: string): readonly string[] {
  const keys = new Set<string>();
  for (const { commit, copies } of works) {
    for (const each of [commit, ...copies]) keys.add(`git:${repository}@${each.sha.slice(0, 12)}`);
  }
  for (const { number } of works) if (number !== undefined) keys.add(`git:${repository}#${number}`);
  for (const { commit } of works) if (commit.patchId !== undefined) keys.add(`git-patch:${commit.patchId}`);
  return [...keys];
}

/** The record that settled this work; nothing when it is not known or there is none, as for dismissed work. */
export function settlerOf(work: Work, repository: string, settled: Settled): string | undefined {
  if (!("get" in settled)) return undefined;
  const keys = [...(work.commit.settledAs === undefined ? [] : [work.commit.settledAs]), ...sourcesOf([work], repository)];
  return keys.map((key) => settled.get(key)).find((record) => record !== undefined);
}
