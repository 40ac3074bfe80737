import { compareText } from "./compare-text.js";
import { type Effort, groupChanges } from "./group-changes.js";
import { joinEfforts } from "./join-efforts.js";
import { judgeEffort } from "./judge-effort.js";
import { nameEffort } from "./name-effort.js";
import { noiseOf } from "./noise-of.js";
import type { Activity, Candidate, Clustering, Commit } from "./ports.js";
import { areasOf, readWorks, type Work } from "./read-work.js";
import { shortHash } from "./short-hash.js";

/** Parts of the tree named in a candidate. */
const AREAS_NAMED = 4;
/** An area smaller than this share of the changed lines is not named. */
const AREA_SHARE = 0.08;

/**
 * Turns one repository's activity into candidates, most notable first: changes that a person would name. In four steps: read each
 * commit and set the noise aside; group commits into changes (pull request, ticket, issue, sitting); join changes into
 * efforts (alike in words and files, near in time); judge and name each effort. Pure: the same activity gives the same answer.
 *
 * `settled` holds the source keys of accepted and dismissed work; given as a map, its values say which record settled a key.
 */
export function clusterActivity(
  activity: Activity,
  options: { readonly settled: ReadonlySet<string> | ReadonlyMap<string, string>; readonly today: string },
): Clustering {
  const counted = new Map<string, number>();
  const count = (what: string, commits: number) => counted.set(what, (counted.get(what) ?? 0) + commits);
  const works = readWorks(withoutCopies(activity.commits));
  const open: Work[] = [];
  const settledWorks: Work[] = [];
  const revertedNumbers = new Set<string>();
  for (const work of works) {
    const noise = noiseOf(work);
    const commits = 1 + work.copies.length;
    if (isSettled(work, activity.repository, options.settled)) settledWorks.push(work);
    else if (noise !== undefined) {
      count(noise, commits);
      if (work.commit.revertedBy !== undefined && work.number !== undefined) revertedNumbers.add(work.number);
    } else open.push(work);
  }
  // Settled work takes part in the joining, so that what came after it is known as its follow-up; it is never listed.
  const settledSet = new Set(settledWorks);
  const efforts = joinEfforts(groupChanges([...open, ...settledWorks.filter((work) => noiseOf(work) === undefined)]));
  const candidates = efforts.flatMap((effort): Candidate[] => {
    const fresh = effort.map((change) => change.filter((work) => !settledSet.has(work))).filter((change) => change.length > 0);
    if (fresh.length === 0) return [];
    const before = effort.flat().filter((work) => settledSet.has(work));
    return [
      candidateOf({
        activity,
        effort: fresh,
        before,
        settled: options.settled,
        today: options.today,
        revertedNumbers,
      }),
    ];
  });
  return {
    candidates: withOwnIds(candidates).sort(
      (a, b) => b.score - a.score || compareText(b.span.to, a.span.to) || compareText(a.id, b.id),
    ),
    counted: [...counted]
      .map(([what, commits]) => ({ what, commits }))
      .sort((a, b) => b.commits - a.commits || compareText(a.what, b.what)),
    settled: settledWorks.reduce((sum, work) => sum + 1 + work.copies.length, 0),
  };
}

/** Scripts write several commits of one name in one second: their candidates are told apart by counting. */
function withOwnIds(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Map<string, number>();
  return candidates.map((candidate) => {
    const count = (seen.get(candidate.id) ?? 0) + 1;
    seen.set(candidate.id, count);
    return count === 1 ? candidate : { ...candidate, id: `${candidate.id}${count}` };
  });
}

/**
 * The same work under several shas (cherry-picked to a branch that was merged later), with the first one first: written in
 * the same second, with the same subject, and on mostly the same files.
 */
function withoutCopies(commits: readonly Commit[]): readonly (readonly [Commit, ...Commit[]])[] {
  const groups = new Map<string, [Commit, ...Commit[]][]>();
  for (const commit of commits) {
    const key = commit.parents.length > 1 ? commit.sha : `${commit.time} ${commit.authorEmail} ${commit.subject}`;
    const alike = groups.get(key) ?? [];
    const known = alike.find(([first]) => onSameFiles(first, commit));
    if (known === undefined) groups.set(key, [...alike, [commit]]);
    else known.push(commit);
  }
  return [...groups.values()].flat();
}

function onSameFiles(a: Commit, b: Commit): boolean {
  const paths = new Set((a.files ?? []).map((file) => file.path));
  const shared = (b.files ?? []).filter((file) => paths.has(file.path)).length;
  return shared * 2 >= Math.max(paths.size, b.files?.length ?? 0);
}

function isSettled(work: Work, repository: string, settled: ReadonlySet<string> | ReadonlyMap<string, string>): boolean {
  return work.commit.settledAs !== undefined || sourcesOf([work], repository).some((source) => settled.has(source));
}

/** The keys by which this work is known again: commits, pull requests, patch-ids. */
function sourcesOf(works: readonly Work[], repository: string): readonly string[] {
  const shas = works.flatMap((work) =>
    [work.commit, ...work.copies].map((commit) => `git:${repository}@${commit.sha.slice(0, 12)}`),
  );
  const patches = works.flatMap((work) => (work.commit.patchId === undefined ? [] : [`git-patch:${work.commit.patchId}`]));
  const numbers = works.flatMap((work) => (work.number === undefined ? [] : [`git:${repository}#${work.number}`]));
  return [...new Set([...shas, ...numbers, ...patches])];
}

interface Material {
  readonly activity: Activity;
  readonly effort: Effort;
  readonly before: readonly Work[];
  readonly settled: ReadonlySet<string> | ReadonlyMap<string, string>;
  readonly today: string;
  readonly revertedNumbers: ReadonlySet<string>;
}

function candidateOf(material: Material): Candidate {
  const { activity, effort, before, settled, today } = material;
  const works = effort.flat().sort((a, b) => b.commit.time - a.commit.time || compareText(a.commit.sha, b.commit.sha));
  const commits = works.map((work) => work.commit);
  const { score, reasons } = judgeEffort(effort, {
    partlyReverted: works.some((work) => work.number !== undefined && material.revertedNumbers.has(work.number)),
  });
  const dates = works
    .flatMap((work) => [work.commit.date, landed(work)])
    .map((date) => (date > today ? today : date))
    .sort();
  const release = firstRelease(works);
  const followUp = before.flatMap((work) => settlerOf(work, activity.repository, settled) ?? [])[0];
  const files = new Set(works.flatMap((work) => work.files.map((file) => file.path)));
  const written = works.flatMap((work) => work.files);
  const oldest = commits.at(-1);
  return {
    id: shortHash(`${activity.repository} ${oldest?.time} ${oldest?.subject}`),
    repository: activity.repository,
    repositoryName: activity.name,
    ...(activity.path !== undefined && { repositoryPath: activity.path }),
    title: nameEffort(effort),
    span: { from: dates[0] ?? today, to: dates.at(-1) ?? today },
    areas: namedAreas(works),
    size: {
      commits: works.length,
      files: files.size,
      added: written.reduce((sum, file) => sum + file.added, 0),
      deleted: written.reduce((sum, file) => sum + file.deleted, 0),
    },
    tests: written.some((file) => file.role === "tests"),
    docs: written.some((file) => file.role === "docs"),
    ...(release !== undefined && { release }),
    coAuthors: [
      ...new Map(commits.flatMap((commit) => commit.coAuthors).map((each) => [each.email.toLowerCase(), each])).values(),
    ],
    reverted: false,
    score,
    reasons: [
      ...reasons.map((reason) => reason.words),
      ...(before.length > 0 ? [followUp === undefined ? "goes on with work you have settled" : `goes on with ${followUp}`] : []),
    ],
    sources: sourcesOf(works, activity.repository).filter((source) => !settled.has(source)),
    subjects: commits.map((commit) => commit.subject),
    ...(followUp !== undefined && { followUp }),
  };
}

/** The day on which a commit came to the main line, as far as the history says. */
function landed(work: Work): string {
  const merged = work.merge === undefined ? undefined : work.commit.mergedBy?.date;
  return merged !== undefined && merged > work.commit.date ? merged : work.commit.date;
}

/** The release in which the last part of it came out: before that, it was not whole. */
function firstRelease(works: readonly Work[]): string | undefined {
  return works.find((work) => work.commit.release !== undefined)?.commit.release;
}

function namedAreas(works: readonly Work[]): readonly string[] {
  const areas = new Map<string, number>();
  for (const work of works) for (const [area, lines] of areasOf(work)) areas.set(area, (areas.get(area) ?? 0) + lines);
  const all = [...areas.values()].reduce((sum, lines) => sum + lines, 0);
  return [...areas]
    .sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
    .filter(([, lines], at) => at === 0 || lines >= all * AREA_SHARE)
    .slice(0, AREAS_NAMED)
    .map(([area]) => area);
}

function settlerOf(
  work: Work,
  repository: string,
  settled: ReadonlySet<string> | ReadonlyMap<string, string>,
): string | undefined {
  if (!("get" in settled)) return undefined;
  const keys = [...(work.commit.settledAs === undefined ? [] : [work.commit.settledAs]), ...sourcesOf([work], repository)];
  return keys.map((key) => settled.get(key)).find((record) => record !== undefined);
}
