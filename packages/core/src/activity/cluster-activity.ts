import { compareText } from "./compare-text.js";
import { groupChanges } from "./group-changes.js";
import { joinEfforts } from "./join-efforts.js";
import { makeCandidate } from "./make-candidate.js";
import { noiseOf } from "./noise-of.js";
import type { Activity, Candidate, Clustering, Commit } from "./ports.js";
import { readWorks, type Work } from "./read-work.js";
import { type Settled, sourcesOf } from "./source-keys.js";

/**
 * Turns one repository's activity into candidates, most notable first: changes that a person would name. In four steps: read each
 * commit and set the noise aside; group commits into changes (pull request, ticket, issue, sitting); join changes into
 * efforts (alike in words and files, near in time); judge and name each effort. Pure: the same activity gives the same answer.
 *
 * `settled` holds the source keys of accepted and dismissed work; given as a map, its values say which record settled a key.
 */
export function clusterActivity(activity: Activity, options: { readonly settled: Settled; readonly today: string }): Clustering {
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
      makeCandidate({
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

function isSettled(work: Work, repository: string, settled: Settled): boolean {
  if (work.commit.settledAs !== undefined) return true;
  return settled.size > 0 && sourcesOf([work], repository).some((source) => settled.has(source));
}
