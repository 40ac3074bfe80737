import type { Change, Effort } from "./group-changes.js";
import type { PathRole } from "./path-role.js";
import type { WorkType } from "./read-subject.js";
import type { Work } from "./read-work.js";

/** A part of the score, in words. */
export interface Reason {
  readonly words: string;
  readonly points: number;
}

/** What sort of work is how notable, before size and the rest. Seen in changelogs: features and removals are always named, fixes sometimes, tests never. */
const POINTS_OF_TYPE: Readonly<Record<WorkType, readonly [number, string]>> = {
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

const BREAKING = 12;
/** Points for each doubling of the lines a person wrote, from `SIZE_FROM` on; `SIZE_MOST` is reached at some 1,300 lines. */
const SIZE_EACH = 4;
const SIZE_FROM = 20;
const SIZE_MOST = 24;
/** Tests and documents are part of the work, but a smaller part of what it is worth naming for. */
const WEIGHT_OF_TESTS = 0.3;
const WEIGHT_OF_DOCS = 0.2;
/** Points for each doubling of the number of changes that belong together. */
const CHANGES_EACH = 3;
const CHANGES_MOST = 9;
const WITH_TESTS = 4;
const WITH_DOCS = 6;
const IN_CHANGELOG = 8;
const NEW_MODULE = 5;
const NEW_MODULE_LINES = 20;
/** On fewer lines than this, a type that is guessed from words counts half. */
const LINES_TO_BELIEVE = 10;
/** The user helped, another one wrote it. */
const HELPED = -15;
/** The user calls it small: "minor", "tweak", "nit". */
const CALLED_SMALL = -5;
/** Parts of it were taken back. */
const PARTLY_REVERTED = -4;

/** What counts for and against an effort, strongest first; the score is the sum, between 0 and 100. */
export function judgeEffort(
  effort: Effort,
  about: { readonly partlyReverted: boolean },
): { readonly score: number; readonly reasons: readonly Reason[] } {
  const works = effort.flat();
  const lines = linesOf(works);
  const defining = definingWork(works);
  const type = defining?.type ?? "change";
  const product = !NOT_PRODUCT.has(type);
  const reasons: Reason[] = [];
  const say = (points: number, words: string) => {
    if (Math.round(points) !== 0) reasons.push({ points: Math.round(points), words });
  };
  const [points, words] = POINTS_OF_TYPE[type];
  // A verb such as "add" is weak evidence: on a few lines it may be anything.
  const guessed = defining?.subject.type === "change" && weighted(lines) < LINES_TO_BELIEVE;
  say(guessed ? points / 2 : points, type === "feature" && REMOVAL.test(defining?.subject.title ?? "") ? "a removal" : words);
  const breaking = weighted(linesOf(works.filter((work) => work.breaking)));
  if (works.some((work) => work.breaking) && breaking >= weighted(lines) * SHARE_OF_BREAKING) say(BREAKING, "a breaking change");
  // A large change to tests, documents or the build is not notable for its size alone.
  const sizePoints = Math.min(SIZE_MOST, SIZE_EACH * Math.log2(1 + weighted(lines) / SIZE_FROM));
  say(product ? sizePoints : sizePoints / 2, sizeWords(works));
  say(Math.min(CHANGES_MOST, CHANGES_EACH * Math.log2(effort.length)), `${effort.length} changes that belong together`);
  if (product && lines.tests > 0) say(WITH_TESTS, "with tests");
  if (product && touches(works, "docs")) say(WITH_DOCS, "with documentation");
  if (product && touches(works, "changelog")) say(IN_CHANGELOG, "named in the changelog");
  if (
    product &&
    works.some((work) => work.files.some((file) => file.role === "source" && file.created && file.added >= NEW_MODULE_LINES))
  )
    say(NEW_MODULE, "new source files");
  if (works.every((work) => work.commit.coAuthorOnly === true)) say(HELPED, "you are named as co-author");
  if (CALLED_SMALL_BY.test(defining?.merge?.title ?? defining?.subject.title ?? ""))
    say(CALLED_SMALL, "called small by its title");
  if (about.partlyReverted) say(PARTLY_REVERTED, "parts of it were reverted");
  reasons.sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  return {
    score: Math.max(
      0,
      Math.min(
        100,
        reasons.reduce((sum, reason) => sum + reason.points, 0),
      ),
    ),
    reasons,
  };
}

/** Whether a change is one that a person could name by itself: something new, faster, safer, or breaking. */
export function isNameable(change: Change): boolean {
  const defining = definingWork(change);
  return defining !== undefined && (defining.breaking || NAMEABLE.has(defining.type));
}

const NAMEABLE: ReadonlySet<WorkType> = new Set(["feature", "performance", "security"]);
const NOT_PRODUCT: ReadonlySet<WorkType> = new Set(["docs", "tests", "ci", "chore", "style", "deps", "release", "revert"]);
const REMOVAL = /^(?:remove|removes|removed|drop|drops|dropped|deprecate|deprecates|deprecated|delete|deletes|deleted)\b/i;
const CALLED_SMALL_BY = /\b(?:minor|small|tiny|trivial|nits?|tweaks?|cosmetic|clean-?ups?)\b/i;
/** Breaking commits that are a smaller share of the effort than this do not make it a breaking change. */
const SHARE_OF_BREAKING = 0.15;

/** A commit with a smaller share of the effort than this does not define it, unless the changelog names it. */
const SHARE_OF_DEFINING = 0.15;

/** The most notable commit of an effort: it says what sort of work the effort is, and gives the title. */
export function definingWork(works: readonly Work[]): Work | undefined {
  const enough = weighted(linesOf(works)) * SHARE_OF_DEFINING;
  const fit = works.filter((work) => weighted(linesOf([work])) >= enough || touches([work], "changelog"));
  return (fit.length > 0 ? fit : works).reduce<Work | undefined>(
    (best, work) => (best === undefined || weightOfWork(work) > weightOfWork(best) ? work : best),
    undefined,
  );
}

/** How much of a change, from 0 to 1, one of its commits is, by lines. */
export function shareOf(work: Work, change: Change): number {
  return weighted(linesOf([work])) / (weighted(linesOf(change)) || 1);
}

/** How notable one commit is within its effort; the most notable one gives the title. */
function weightOfWork(work: Work): number {
  return (
    POINTS_OF_TYPE[work.type][0] +
    (work.breaking ? BREAKING : 0) +
    (touches([work], "changelog") ? IN_CHANGELOG : 0) +
    Math.min(SIZE_MOST, SIZE_EACH * Math.log2(1 + weighted(linesOf([work])) / SIZE_FROM))
  );
}

function linesOf(works: readonly Work[]): Work["lines"] {
  const sum = { source: 0, tests: 0, docs: 0, other: 0 };
  for (const { lines } of works) {
    sum.source += lines.source;
    sum.tests += lines.tests;
    sum.docs += lines.docs;
    sum.other += lines.other;
  }
  return sum;
}

function weighted(lines: Work["lines"]): number {
  return lines.source + lines.tests * WEIGHT_OF_TESTS + lines.docs * WEIGHT_OF_DOCS + lines.other * WEIGHT_OF_DOCS;
}

function touches(works: readonly Work[], role: PathRole): boolean {
  return works.some((work) => work.files.some((file) => file.role === role));
}

function sizeWords(works: readonly Work[]): string {
  const files = works.flatMap((work) => work.files);
  const paths = new Set(files.map((file) => file.path)).size;
  const changed = files.reduce((sum, file) => sum + file.added + file.deleted, 0);
  const inFiles = `${paths} ${paths === 1 ? "file" : "files"}`;
  return works.some((work) => work.commit.linesKnown === false)
    ? inFiles
    : `${changed} ${changed === 1 ? "line" : "lines"} in ${inFiles}`;
}
