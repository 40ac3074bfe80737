import { BREAKING, definingWork, IN_CHANGELOG, POINTS_OF_TYPE, pointsOfSize, worthOf } from "./defining-work.js";
import type { Effort } from "./group-changes.js";
import type { PathRole } from "./path-role.js";
import type { WorkType } from "./read-subject.js";
import type { Work } from "./read-work.js";

/** A part of the score, in words. */
export interface Reason {
  readonly words: string;
  readonly points: number;
}

/** Points for each doubling of the number of changes that belong together. */
const CHANGES_EACH = 3;
const CHANGES_MOST = 9;
const WITH_TESTS = 4;
const WITH_DOCS = 6;
const NEW_MODULE = 5;
const NEW_MODULE_LINES = 20;
/** On fewer lines than this, a type that is guessed from words counts half. */
const LINES_TO_BELIEVE = 10;
/** The user helped, another one wrote it. A reviewer's accepted suggestion makes a co-author too. */
const HELPED = -15;
/** The user calls it small: "minor", "tweak", "nit". */
const CALLED_SMALL = -5;
/** Parts of it were taken back. */
const PARTLY_REVERTED = -4;
/** Breaking commits that are a smaller share of the effort than this do not make it a breaking change. */
const SHARE_OF_BREAKING = 0.15;

const NOT_PRODUCT: ReadonlySet<WorkType> = new Set(["docs", "tests", "ci", "chore", "style", "deps", "release", "revert"]);
const REMOVAL = /^(?:remove|removes|removed|drop|drops|dropped|deprecate|deprecates|deprecated|delete|deletes|deleted)\b/i;
const CALLED_SMALL_BY = /\b(?:minor|small|tiny|trivial|nits?|tweaks?|cosmetic|clean-?ups?)\b/i;

/** What counts for and against an effort, strongest first; the score is the sum, between 0 and 100. */
export function judgeEffort(
  effort: Effort,
  about: { readonly partlyReverted: boolean },
): { readonly score: number; readonly reasons: readonly Reason[] } {
  const works = effort.flat();
  const worth = worthOf(works);
  const defining = definingWork(works);
  const type = defining?.type ?? "change";
  const product = !NOT_PRODUCT.has(type);
  const has = (role: PathRole) => works.some((work) => work.roles.has(role));
  const title = defining?.subject.title ?? "";
  const reasons: Reason[] = [];
  const say = (points: number, words: string, when = true) => {
    if (when && Math.round(points) !== 0) reasons.push({ points: Math.round(points), words });
  };
  const [points, words] = POINTS_OF_TYPE[type];
  // A verb such as "add" is weak evidence: on a few lines it may be anything.
  const guessed = defining?.subject.type === "change" && worth < LINES_TO_BELIEVE;
  say(guessed ? points / 2 : points, type === "feature" && REMOVAL.test(title) ? "a removal" : words);
  const breaking = works.filter((work) => work.breaking);
  say(BREAKING, "a breaking change", breaking.length > 0 && worthOf(breaking) >= worth * SHARE_OF_BREAKING);
  // A large change to tests, documents or the build is not notable for its size alone.
  say(product ? pointsOfSize(worth) : pointsOfSize(worth) / 2, sizeWords(works));
  say(Math.min(CHANGES_MOST, CHANGES_EACH * Math.log2(effort.length)), `${effort.length} changes that belong together`);
  say(WITH_TESTS, "with tests", product && has("tests"));
  say(WITH_DOCS, "with documentation", product && has("docs"));
  say(IN_CHANGELOG, "named in the changelog", product && has("changelog"));
  say(NEW_MODULE, "new source files", product && works.some(makesModule));
  say(
    HELPED,
    "you are named as co-author",
    works.every((work) => work.commit.coAuthorOnly === true),
  );
  say(CALLED_SMALL, "called small by its title", CALLED_SMALL_BY.test(defining?.merge?.title ?? title));
  say(PARTLY_REVERTED, "parts of it were reverted", about.partlyReverted);
  reasons.sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  const sum = reasons.reduce((all, reason) => all + reason.points, 0);
  return { score: Math.max(0, Math.min(100, sum)), reasons };
}

function makesModule(work: Work): boolean {
  return work.files.some((file) => file.created && file.role === "source" && file.added >= NEW_MODULE_LINES);
}

function sizeWords(works: readonly Work[]): string {
  const paths = new Set<string>();
  let changed = 0;
  for (const work of works) {
    for (const file of work.files) {
      paths.add(file.path);
      changed += file.added + file.deleted;
    }
  }
  const inFiles = `${paths.size} ${paths.size === 1 ? "file" : "files"}`;
  if (works.some((work) => work.commit.linesKnown === false)) return inFiles;
  return `${changed} ${changed === 1 ? "line" : "lines"} in ${inFiles}`;
}
