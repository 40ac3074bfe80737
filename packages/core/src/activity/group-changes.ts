import { compareText } from "./compare-text.js";
import type { WorkType } from "./read-subject.js";
import type { Work } from "./read-work.js";

/** Commits that are one change: a pull request, a ticket, an issue, or one sitting. Oldest first. */
export type Change = readonly Work[];

/** Changes that belong to one effort, oldest first. */
export type Effort = readonly Change[];

const DAY = 86_400;
/** Work on a ticket or an issue that rests longer than this and goes on is another change; long-lived umbrella tickets would else swallow all. */
const REST = 45 * DAY;
/** Commits this close in time on the same file, with nothing else to say what they belong to, are one sitting. */
const SITTING = 12 * 3600;
/** Commits under the same heading (`RESP3: …`) with nothing else to say what they belong to, no further apart than this. */
const SERIES = 3 * DAY;
/** A file that more than this share of the commits touch says nothing about any of them. */
const HUB_SHARE = 0.05;
/** … but in a small history a file must be in at least this many commits to be such a hub. */
const HUB_COMMITS = 8;

/**
 * Groups commits into changes. In this order: the pull request (own number, else the merge that brought it in), the ticket key, the
 * first issue it refers to, and for what has none of these: the same files in one sitting, or the same heading in a series.
 */
export function groupChanges(works: readonly Work[]): readonly Change[] {
  const ordered = [...works].sort((a, b) => a.commit.time - b.commit.time || compareText(a.commit.sha, b.commit.sha));
  const sets = new DisjointSets(ordered.length);
  joinByKey(ordered, sets, Number.POSITIVE_INFINITY, (work) => {
    if (work.number !== undefined) return [`number ${work.number}`];
    return work.merge === undefined || work.commit.mergedBy === undefined ? [] : [`merge ${work.commit.mergedBy.sha}`];
  });
  joinByKey(ordered, sets, REST, (work) => work.tickets.slice(0, 1).map((ticket) => `ticket ${ticket}`));
  joinByKey(ordered, sets, REST, (work) => work.issues.slice(0, 1).map((issue) => `issue ${issue}`));
  joinSittings(ordered, sets);
  joinByKey(ordered, sets, SERIES, (work) => (hasKey(work) ? [] : headingOf(work)));
  const groups = new Map<number, Work[]>();
  ordered.forEach((work, at) => {
    const group = groups.get(sets.find(at));
    if (group === undefined) groups.set(sets.find(at), [work]);
    else group.push(work);
  });
  return [...groups.values()];
}

function joinByKey(works: readonly Work[], sets: DisjointSets, rest: number, keysOf: (work: Work) => readonly string[]): void {
  const last = new Map<string, number>();
  works.forEach((work, at) => {
    for (const key of keysOf(work)) {
      const before = last.get(key);
      if (before !== undefined && work.commit.time - (works[before]?.commit.time ?? 0) <= rest) sets.join(before, at);
      last.set(key, at);
    }
  });
}

/** Joins a commit without any key to the one before it on the same file, when both are of one sitting. */
function joinSittings(works: readonly Work[], sets: DisjointSets): void {
  const touched = new Map<string, number>();
  for (const work of works) for (const file of work.files) touched.set(file.path, (touched.get(file.path) ?? 0) + 1);
  const hub = Math.max(HUB_COMMITS, works.length * HUB_SHARE);
  const last = new Map<string, number>();
  works.forEach((work, at) => {
    const files = work.files.filter((file) => file.role !== "changelog" && (touched.get(file.path) ?? 0) <= hub);
    if (!hasKey(work) && !isDeclaredNew(work)) {
      const before = files
        .map((file) => last.get(file.path))
        .filter((each) => each !== undefined)
        .filter((each) => work.commit.time - (works[each]?.commit.time ?? 0) <= SITTING);
      const closest = Math.max(-1, ...before);
      if (closest >= 0) sets.join(closest, at);
    }
    for (const file of files) last.set(file.path, at);
  });
}

/** What a commit stands under: `net: …`; with a conventional type only what follows up on something (`fix(parser): …`). */
function headingOf(work: Work): readonly string[] {
  if (work.subject.theme !== undefined) return [`theme ${work.subject.theme}`];
  return work.subject.scope !== undefined && FOLLOW_UPS.has(work.type) ? [`scope ${work.subject.scope.toLowerCase()}`] : [];
}

const FOLLOW_UPS: ReadonlySet<WorkType> = new Set(["fix", "refactor", "docs", "tests", "chore", "style"]);

/** Whether the author says that something new begins here (`feat: …`): then it does not belong to the commit before. */
function isDeclaredNew(work: Work): boolean {
  return work.subject.type === "feature" || work.subject.type === "performance" || work.breaking;
}

function hasKey(work: Work): boolean {
  return work.number !== undefined || work.merge !== undefined || work.tickets.length > 0 || work.issues.length > 0;
}

/** Union-find over numbers. */
class DisjointSets {
  readonly #parent: number[];

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, at) => at);
  }

  /** The number that stands for the set of this one. */
  find(at: number): number {
    let root = at;
    for (let up = this.#parent[root]; up !== undefined && up !== root; up = this.#parent[root]) root = up;
    this.#parent[at] = root;
    return root;
  }

  /** Makes the sets of both one; the smaller number stands for it. */
  join(a: number, b: number): void {
    const [low, high] = [this.find(a), this.find(b)].sort((x, y) => x - y);
    if (low !== undefined && high !== undefined) this.#parent[high] = low;
  }
}
