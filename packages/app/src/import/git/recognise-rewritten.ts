import { readSubject } from "@upshot/core/activity/read-subject";
import { patchKey } from "@upshot/core/activity/source-keys";
import { ok, type Result } from "@upshot/core/problem";
import type { Repository } from "./open-repository.js";
import { patchIds } from "./patch-ids.js";
import { fieldReader } from "./read-fields.js";
import type { OwnCommit } from "./read-history.js";
import { type Abort, askGit, runGit } from "./run-git.js";

/** A settled commit that is not in the history any more, but that git still has. */
interface GoneCommit {
  readonly key: string;
  readonly time: number;
  readonly email: string;
  readonly subject: string;
}

/** At most this many commits get a patch-id at an import: it costs about as much as reading their sizes. */
const PATCH_IDS = 2_000;
/** A title shorter than this ("Fix tests") is no proof that two commits are the same work. */
const TELLING_TITLE = 12;

/**
 * Finds work that was settled before its commits were rebased, amended or squashed: which of the user's commits are it,
 * and under which source key it was settled. Looks only when settled commits are missing from the history. What the
 * settled commit says comes first (time and subject survive a rebase), the patch-id after that.
 */
export async function recogniseRewritten(request: {
  readonly repository: Repository;
  readonly root: string;
  readonly heads: readonly string[];
  readonly own: readonly OwnCommit[];
  /** Whether the part of the history that was read holds a commit whose name starts so. */
  readonly holds: (sha12: string) => boolean;
  readonly settled: ReadonlySet<string>;
  readonly signal?: Abort | undefined;
}): Promise<Result<ReadonlyMap<string, string>>> {
  const { repository, own, settled, signal } = request;
  const found = new Map<string, string>();
  const missing = new Map<string, string>();
  const present = new Map<string, string>();
  for (const key of settled) {
    const [, root, sha] = /^git:([0-9a-f]+)@([0-9a-f]{12})$/.exec(key) ?? [];
    if (sha === undefined) continue;
    if (request.holds(sha)) present.set(sha, key);
    else if (root === request.root) missing.set(sha, key);
  }
  for (const commit of own) {
    // Known under another root: a shallow clone has one of its own.
    const key = present.get(commit.sha.slice(0, 12));
    if (key !== undefined && !key.startsWith(`git:${request.root}@`)) found.set(commit.sha, key);
  }
  if (missing.size === 0) return ok(found);
  const gone = await readGone(request, missing);
  if (!gone.ok) return gone;
  if (gone.value.length === 0) return ok(found);
  const open = own.filter((commit) => commit.parents.length < 2 && !present.has(commit.sha.slice(0, 12)));
  const remembered = gone.value.filter((commit) => commit !== FORGOTTEN);
  for (const [sha, key] of sameWork(open, remembered)) found.set(sha, key);
  const patches = new Set([...settled].filter((key) => key.startsWith("git-patch:")));
  const rest = open.filter((commit) => !found.has(commit.sha)).slice(0, PATCH_IDS);
  if (patches.size > 0 && rest.length > 0) {
    const shas = rest.map((commit) => commit.sha);
    const ids = await patchIds(repository, shas, signal);
    if (!ids.ok) return ids;
    for (const [sha, id] of ids.value) if (patches.has(patchKey(id))) found.set(sha, patchKey(id));
  }
  return ok(found);
}

/** A commit that left the history and that git has dropped. */
const FORGOTTEN: GoneCommit = { key: "", time: Number.NaN, email: "", subject: "" };

/** Of commits that were not read, those that really left the history; commits out of the range that was read did not. */
async function readGone(
  {
    repository,
    heads,
    signal,
  }: { readonly repository: Repository; readonly heads: readonly string[]; readonly signal?: Abort | undefined },
  missing: ReadonlyMap<string, string>,
): Promise<Result<readonly GoneCommit[]>> {
  const { gitDir } = repository;
  const lines = (names: Iterable<string>) => [...names].map((name) => `${name}\n`).join("");
  const checked = await askGit({
    args: ["cat-file", "--batch-check=%(objectname) %(objecttype)"],
    gitDir,
    input: lines(missing.keys()),
    signal,
  });
  if (!checked.ok) return checked;
  const kept = [...checked.value.output.matchAll(/^([0-9a-f]{40,64}) commit$/gm)].flatMap((match) => match[1] ?? []);
  const gone: GoneCommit[] = Array.from({ length: missing.size - kept.length }, () => FORGOTTEN);
  if (kept.length === 0) return ok(gone);
  const left = await askGit({
    args: ["rev-list", "--stdin"],
    gitDir,
    input: lines([...kept, ...heads.map((sha) => `^${sha}`)]),
    signal,
    walk: true,
  });
  if (!left.ok) return left;
  const outside = new Set(left.value.output.split("\n"));
  const shas = kept.filter((sha) => outside.has(sha));
  if (shas.length === 0) return ok(gone);
  const end = await runGit({
    args: [
      "log",
      "--no-walk=unsorted",
      "--stdin",
      "-s",
      "-z",
      "--no-show-signature",
      "--encoding=UTF-8",
      "--format=tformat:%H%x00%at%x00%aE%x00%s",
    ],
    gitDir,
    input: lines(shas),
    onOutput: fieldReader(4, ([sha, time, email, subject]) => {
      const key = missing.get(sha?.toString("latin1", 0, 12) ?? "");
      if (key === undefined) return;
      gone.push({
        key,
        time: Number(time?.toString("latin1")),
        email: email?.toString("utf8").toLowerCase() ?? "",
        subject: subject?.toString("utf8") ?? "",
      });
    }),
    signal,
    walk: true,
  });
  return end.ok ? ok(gone) : end;
}

/** Pairs by what a rewrite keeps: writing time and subject (rebase, amend), time alone (reworded), title or listed subjects (squash). */
function sameWork(open: readonly OwnCommit[], gone: readonly GoneCommit[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const by = (keyOf: (commit: GoneCommit) => string) => {
    const map = new Map<string, GoneCommit[]>();
    for (const commit of gone) map.set(keyOf(commit), [...(map.get(keyOf(commit)) ?? []), commit]);
    return (key: string) => map.get(key) ?? [];
  };
  const exact = by((commit) => `${commit.time} ${commit.subject}`);
  const written = by((commit) => `${commit.time} ${commit.email}`);
  const titled = by((commit) => readSubject(commit.subject).title.toLowerCase());
  const openAt = (time: number) => open.filter((commit) => commit.time === time).length;
  for (const commit of open) {
    const same = exact(`${commit.time} ${commit.subject}`)[0];
    const reworded = written(`${commit.time} ${commit.authorEmail.toLowerCase()}`);
    const title = readSubject(commit.subject).title;
    const squashed = title.length >= TELLING_TITLE ? titled(title.toLowerCase()).filter((old) => old.time <= commit.time) : [];
    // Scripts write several commits in one second: then the time alone proves nothing.
    const match =
      same ??
      (reworded.length === 1 && openAt(commit.time) === 1 ? reworded[0] : undefined) ??
      squashed[0] ??
      listed(commit, titled);
    if (match !== undefined) found.set(commit.sha, match.key);
  }
  return found;
}

/** A squash whose body lists only subjects of settled commits (`* subject`), as forges write it. */
function listed(commit: OwnCommit, titled: (title: string) => readonly GoneCommit[]): GoneCommit | undefined {
  const items = [...commit.body.matchAll(/^[*-] (.+)$/gm)].map(
    (match) => titled(readSubject(match[1] ?? "").title.toLowerCase())[0],
  );
  return items.length > 0 && items.every((item) => item !== undefined) ? items[0] : undefined;
}
