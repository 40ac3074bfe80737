import { readSubject } from "@upshot/core/activity/read-subject";
import type { OwnCommit, Revert } from "./read-history.js";

/**
 * Which of the user's commits are taken back in the end, and by which commit. Reverts are followed in order of time, so
 * a revert of a revert, or a "Reapply", puts the work in again. `reverts` is newest first, as read.
 */
export function findReverted(own: readonly OwnCommit[], reverts: readonly Revert[]): ReadonlyMap<string, string> {
  if (reverts.length === 0) return new Map();
  const lookUp = lookUpOf(own, reverts);
  const takenBack = new Map<string, string>();
  /** What each revert took back, so that reverting it can put just that in again. */
  const doneBy = new Map<string, readonly string[]>();
  for (const revert of [...reverts].reverse()) {
    const inner =
      revert.subject === undefined ? undefined : /^(?:revert|reapply|reland)[:\s]*["“](.+)["”]$/i.exec(revert.subject)?.[1];
    const targets = lookUp(revert);
    const undone = targets.reverts.flatMap((sha) => doneBy.get(sha) ?? []);
    if (undone.length > 0 || revert.again || (inner !== undefined && targets.reverts.length > 0)) {
      for (const sha of [...undone, ...targets.commits]) takenBack.delete(sha);
      doneBy.set(revert.sha, []);
      continue;
    }
    for (const sha of targets.commits) takenBack.set(sha, revert.sha);
    doneBy.set(revert.sha, targets.commits);
  }
  return takenBack;
}

function lookUpOf(own: readonly OwnCommit[], reverts: readonly Revert[]) {
  const bySha = new Set(own.map((commit) => commit.sha));
  const revertShas = new Set(reverts.map((revert) => revert.sha));
  const position = new Map(own.map((commit, at) => [commit.sha, at]));
  const bySubject = new Map<string, string[]>();
  const byNumber = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string | undefined, sha: string) => {
    if (key !== undefined) map.set(key, [...(map.get(key) ?? []), sha]);
  };
  for (const commit of own) {
    const subject = readSubject(commit.subject);
    add(bySubject, plain(commit.subject), commit.sha);
    add(byNumber, subject.number, commit.sha);
  }
  const revertBySubject = new Map(
    reverts.flatMap((revert) => (revert.subject === undefined ? [] : [[plain(revert.subject), revert.sha] as const])),
  );
  return (revert: Revert): { commits: readonly string[]; reverts: readonly string[] } => {
    const expand = (sha: string, from: ReadonlySet<string>) =>
      sha.length >= 40 ? (from.has(sha) ? [sha] : []) : [...from].filter((full) => full.startsWith(sha));
    const commits = revert.shas.flatMap((sha) => expand(sha, bySha));
    const others = revert.shas.flatMap((sha) => expand(sha, revertShas)).filter((sha) => sha !== revert.sha);
    if (commits.length + others.length > 0) return { commits: commits.filter((sha) => !others.includes(sha)), reverts: others };
    const inner =
      revert.subject === undefined ? undefined : /^(?:revert|reapply|reland)[:\s]*["“](.+)["”]/i.exec(revert.subject)?.[1];
    if (inner !== undefined) {
      const sha = revertBySubject.get(plain(inner));
      return { commits: bySubject.get(plain(inner)) ?? [], reverts: sha === undefined ? [] : [sha] };
    }
    const named = revert.subject === undefined ? [] : (bySubject.get(plain(revert.subject)) ?? []);
    const numbered = revert.numbers.flatMap((number) => byNumber.get(number) ?? []);
    // The newest commit of that name that is older than the revert: `own` is newest first.
    const at = position.get(revert.sha) ?? -1;
    const found = [...named, ...numbered].filter((sha) => (position.get(sha) ?? 0) > at);
    return { commits: found.slice(0, 1), reverts: [] };
  };
}

/** A subject without pull-request number and final period, for comparing. */
function plain(subject: string): string {
  return subject
    .replace(/(?:\s*\(#\d+\))+\.?$/, "")
    .replace(/\.$/, "")
    .trim()
    .toLowerCase();
}
