import { readMerge } from "@upshot/core/activity/read-merge";
import type { HistoryCommit } from "./read-history.js";
import type { ReleaseTag } from "./read-refs.js";

/** Commits by number, so that walks over many of them stay cheap. */
export interface HistoryGraph {
  readonly commits: readonly HistoryCommit[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** Numbers of the parents that were read; a parent out of range is left out, so the first may be missing. */
  readonly parents: readonly (readonly number[])[];
}

/** The graph of the commits read. */
export function historyGraph(commits: readonly HistoryCommit[]): HistoryGraph {
  const numberOf = new Map(commits.map((commit, at) => [commit.sha, at]));
  const parents = commits.map((commit) => commit.parents.map((sha) => numberOf.get(sha) ?? -1));
  return { commits, numberOf, parents };
}

/** Which commits can be reached from these. */
export function reachable(graph: HistoryGraph, from: readonly string[]): Uint8Array {
  const seen = new Uint8Array(graph.commits.length);
  for (const sha of from) mark(graph, graph.numberOf.get(sha), seen, () => undefined);
  return seen;
}

/**
 * For each commit the first release that contains it. Releases are taken in order of time; each marks what no earlier
 * one did, so the whole costs one walk. Final releases come first: a beta counts only where no release followed.
 */
export function firstReleases(graph: HistoryGraph, releases: readonly ReleaseTag[]): readonly (string | undefined)[] {
  const names = new Array<string | undefined>(graph.commits.length).fill(undefined);
  for (const preliminary of [false, true]) {
    const seen = new Uint8Array(graph.commits.length);
    for (const tag of releases) {
      if (tag.preliminary !== preliminary) continue;
      mark(graph, graph.numberOf.get(tag.sha), seen, (at) => {
        names[at] ??= tag.name;
      });
    }
  }
  return names;
}

/**
 * For each commit the merge that brought it to the main line, or -1. The main line is the chain of first parents of the first
 * head. A merge owns the chain on its other side; a merge within that chain owns its own other side when it names a pull
 * request, or when the outer one does not. Merges that only bring a branch up to date own nothing.
 */
export function bringingMerges(graph: HistoryGraph, heads: readonly string[]): Int32Array {
  const UNSEEN = -2;
  const owner = new Int32Array(graph.commits.length).fill(UNSEEN);
  /** Marks a chain of first parents; gives its merges, oldest first, so that earlier merges claim their side first. */
  const claim = (tip: number | undefined, by: number): { at: number; by: number }[] => {
    const merges: { at: number; by: number }[] = [];
    for (let at = tip; at !== undefined && at >= 0 && owner[at] === UNSEEN; at = graph.parents[at]?.[0]) {
      owner[at] = by;
      if ((graph.parents[at]?.length ?? 0) > 1) merges.push({ at, by });
    }
    return merges;
  };
  for (const head of heads) {
    // Taken from the end: the oldest merge of the innermost chain is next.
    const waiting = claim(graph.numberOf.get(head), -1);
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const by = sideOwner(graph, next);
      for (const parent of (graph.parents[next.at] ?? []).slice(1)) waiting.push(...claim(parent, by));
    }
  }
  return owner.map((by) => (by === UNSEEN ? -1 : by));
}

function sideOwner(graph: HistoryGraph, merge: { at: number; by: number }): number {
  const note = readMerge(graph.commits[merge.at]?.subject ?? "", graph.commits[merge.at]?.body ?? "");
  if (note?.update === true) return merge.by;
  const outer = merge.by < 0 ? undefined : graph.commits[merge.by];
  const outerHasNumber = outer !== undefined && readMerge(outer.subject ?? "", outer.body ?? "")?.number !== undefined;
  return note?.number === undefined && outerHasNumber ? merge.by : merge.at;
}

function mark(graph: HistoryGraph, start: number | undefined, seen: Uint8Array, visit: (at: number) => void): void {
  const waiting = start === undefined ? [] : [start];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at < 0 || seen[at] === 1) continue;
    seen[at] = 1;
    visit(at);
    waiting.push(...(graph.parents[at] ?? []));
  }
}
