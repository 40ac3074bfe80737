import type { Change } from "./group-changes.js";
import type { WorkType } from "./read-subject.js";
import type { Work } from "./read-work.js";

/**
 * What sort of work is how notable, before size and the rest, and what it is called. Seen in changelogs: features and removals are
 * always named, fixes sometimes, tests never.
 */
export const POINTS_OF_TYPE: Readonly<Record<WorkType, readonly [number, string]>> = {
  security: [28, "a security fix"],
  feature: [26, "a feature"],
  performance: [24, "a gain in speed or size"],
  change: [12, "a change in how it works"],
  fix: [10, "a fix"],
  refactor: [8, "work on the inside"],
  docs: [4, "documentation"],
  chore: [3, "upkeep"],
  tests: [3, "tests"],
  ci: [2, "work on the build"],
  deps: [1, "a dependency update"],
  style: [1, "tidying"],
  release: [1, "a release"],
  revert: [0, "a revert"],
};

/** Points for breaking what others rely on: changelogs put it first. */
export const BREAKING = 12;
/** Points for being in the project's own changelog: its maintainers found it worth naming. */
export const IN_CHANGELOG = 8;

/** Points for each doubling of the lines a person wrote, from `SIZE_FROM` on; `SIZE_MOST` is reached at some 1,300 lines. */
const SIZE_EACH = 4;
const SIZE_FROM = 20;
const SIZE_MOST = 24;

/** A commit with a smaller share of the effort than this does not define it, unless the changelog names it. */
const SHARE_OF_DEFINING = 0.15;

const NAMEABLE: ReadonlySet<WorkType> = new Set(["feature", "performance", "security"]);
/** From so many lines on, also a rework or a fix is something by itself, and no mere follow-up. */
const NAMEABLE_WORTH = 150;

/** Points for size, 0 to 24; `worth` is in lines of source. */
export function pointsOfSize(worth: number): number {
  return Math.min(SIZE_MOST, SIZE_EACH * Math.log2(1 + worth / SIZE_FROM));
}

/** Lines of source that these commits are worth together. */
export function worthOf(works: readonly Work[]): number {
  return works.reduce((sum, work) => sum + work.worth, 0);
}

/** The most notable commit of an effort: it says what sort of work the effort is, and gives the title. */
export function definingWork(works: readonly Work[]): Work | undefined {
  const enough = worthOf(works) * SHARE_OF_DEFINING;
  let best: { readonly work: Work; readonly points: number } | undefined;
  for (const work of works) {
    if (work.worth < enough && !work.roles.has("changelog")) continue;
    const points = pointsOf(work);
    if (best === undefined || points > best.points) best = { work, points };
  }
  return best?.work ?? works[0];
}

/** Whether a change is one that a person could name by itself: something new, faster, safer, breaking, or large. */
export function isNameable(change: Change): boolean {
  const defining = definingWork(change);
  return defining !== undefined && (defining.breaking || NAMEABLE.has(defining.type) || worthOf(change) >= NAMEABLE_WORTH);
}

function pointsOf(work: Work): number {
  const named = work.roles.has("changelog") ? IN_CHANGELOG : 0;
  return POINTS_OF_TYPE[work.type][0] + (work.breaking ? BREAKING : 0) + named + pointsOfSize(work.worth);
}
