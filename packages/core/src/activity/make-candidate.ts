import { compareText } from "./compare-text.js";
import { definingWork } from "./defining-work.js";
import type { Effort } from "./group-changes.js";
import { judgeEffort } from "./judge-effort.js";
import { nameEffort } from "./name-effort.js";
import type { Activity, Candidate } from "./ports.js";
import { areasOf, type Work } from "./read-work.js";
import { shortHash } from "./short-hash.js";
import { type Settled, settlerOf, sourcesOf } from "./source-keys.js";

/** What a candidate is made of. */
export interface Material {
  readonly activity: Activity;
  /** What is offered. */
  readonly effort: Effort;
  /** What was settled of the same effort before. */
  readonly before: readonly Work[];
  readonly settled: Settled;
  /** ISO day; commits from clocks that run ahead are taken to be of this day. */
  readonly today: string;
  /** Pull requests of which a commit was taken back. */
  readonly revertedNumbers: ReadonlySet<string>;
}

/** Parts of the tree named in a candidate. */
const AREAS_NAMED = 4;
/** An area smaller than this share of the changed lines is not named. */
const AREA_SHARE = 0.08;

/** One candidate. Its id depends on its oldest commit only, so that it stays when newer work joins, and after a rebase. */
export function makeCandidate(material: Material): Candidate {
  const { activity, effort, before, settled, today } = material;
  const works = effort.flat().sort((a, b) => b.commit.time - a.commit.time || compareText(a.commit.sha, b.commit.sha));
  const { score, reasons } = judgeEffort(effort, {
    partlyReverted: works.some((work) => work.number !== undefined && material.revertedNumbers.has(work.number)),
  });
  const words = reasons.map((reason) => reason.words);
  const oldest = works.at(-1)?.commit;
  // The release of what gives the title: follow-ups come out later, and that is not when it was there.
  const release = definingWork(works)?.commit.release;
  const followUp = before.flatMap((work) => settlerOf(work, activity.repository, settled) ?? [])[0];
  if (before.length > 0) words.push(followUp === undefined ? "goes on with work you have settled" : `goes on with ${followUp}`);
  return {
    id: shortHash(`${activity.repository} ${oldest?.time} ${oldest?.subject}`),
    repository: activity.repository,
    repositoryName: activity.name,
    ...(activity.path !== undefined && { repositoryPath: activity.path }),
    title: nameEffort(effort),
    span: spanOf(works, today),
    areas: namedAreas(works),
    size: sizeOf(works),
    tests: works.some((work) => work.roles.has("tests")),
    docs: works.some((work) => work.roles.has("docs")),
    ...(release !== undefined && { release }),
    coAuthors: coAuthorsOf(works),
    reverted: false,
    score,
    reasons: words,
    sources: sourcesOf(works, activity.repository).filter((source) => !settled.has(source)),
    subjects: works.map((work) => work.commit.subject),
    ...(followUp !== undefined && { followUp }),
  };
}

/** From the first day of writing to the day on which the last part came to the main line, as far as the history says. */
function spanOf(works: readonly Work[], today: string): Candidate["span"] {
  let [from, to] = [today, ""];
  for (const { commit, merge } of works) {
    const merged = merge === undefined ? undefined : commit.mergedBy?.date;
    const last = merged !== undefined && merged > commit.date ? merged : commit.date;
    if (commit.date < from) from = commit.date;
    if (last > to) to = last;
  }
  return { from, to: to > today || to === "" ? today : to };
}

function sizeOf(works: readonly Work[]): Candidate["size"] {
  const paths = new Set<string>();
  let [added, deleted] = [0, 0];
  for (const work of works) {
    for (const file of work.files) {
      paths.add(file.path);
      added += file.added;
      deleted += file.deleted;
    }
  }
  return { commits: works.length, files: paths.size, added, deleted };
}

function coAuthorsOf(works: readonly Work[]): Candidate["coAuthors"] {
  const people = new Map<string, { readonly name: string; readonly email: string }>();
  for (const { commit } of works) for (const person of commit.coAuthors) people.set(person.email.toLowerCase(), person);
  return [...people.values()];
}

function namedAreas(works: readonly Work[]): readonly string[] {
  const areas = new Map<string, number>();
  let all = 0;
  for (const work of works) {
    for (const [area, lines] of areasOf(work)) {
      areas.set(area, (areas.get(area) ?? 0) + lines);
      all += lines;
    }
  }
  return [...areas]
    .sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
    .filter(([, lines], at) => at === 0 || lines >= all * AREA_SHARE)
    .slice(0, AREAS_NAMED)
    .map(([area]) => area);
}
