import { ok, type Problem, type Result } from "@upshot/core/problem";
import type { Repository } from "./open-repository.js";
import { type Abort, askGit, type GitEnd, mainComplaint } from "./run-git.js";

/** A release tag and the commit it names. */
export interface ReleaseTag {
  readonly name: string;
  readonly sha: string;
  /** When it was made, in seconds since 1970. */
  readonly time: number;
  /** Alpha, beta, release candidate and the like. */
  readonly preliminary: boolean;
}

/** Where reading starts, and the releases to look for. */
export interface Refs {
  /** Commits to start from, the default branch first; empty in an empty repository. */
  readonly heads: readonly string[];
  /** Oldest first. */
  readonly releases: readonly ReleaseTag[];
  readonly problems: readonly Problem[];
}

const PLACES = ["refs/remotes/*/HEAD", "refs/heads/main", "refs/heads/master", "refs/heads/trunk", "refs/tags"];
const FORMAT = "%(refname)%00%(objectname)%00%(objecttype)%00%(*objectname)%00%(*objecttype)%00%(creatordate:unix)%00";

/** `1.2`, `v1.2.3-beta.1`, `release-1_2`, `REL_16_0`, `pkg@1.2.3`, `go1.22`, `v7`. */
const VERSION = /(?:^|[^\d.])\d+(?:[._]\d+)+|^(?:v|r|release-)?\d+$/i;
const PLAIN_VERSION = /^(?:v|r|version|release|rel)?[-_./]?\d+(?:[._]\d+)*(?:[-._+].*|[a-z].*)?$/i;
const PRELIMINARY =
  /(?:^|[^a-z])(?:alpha|beta|rc|pre|preview|dev|nightly|canary|next|snapshot|insiders|test|m)(?:[^a-z]|$)|\d(?:a|b|rc|alpha|beta)\d*$/i;

/**
 * Reads where to start (the default branch as the remote names it, `main` or `master`, and where the user is now) and the release tags.
 * A repository without any of these is read from all its branches.
 */
export async function readRefs(repository: Repository, signal: Abort | undefined): Promise<Result<Refs>> {
  const { gitDir } = repository;
  const [listed, current] = await Promise.all([
    askGit({ args: ["for-each-ref", `--format=${FORMAT}`, ...PLACES], gitDir, signal }),
    askGit({ args: ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], gitDir, signal }),
  ]);
  if (!listed.ok) return listed;
  if (!current.ok) return current;
  const refs = commitsOf(listed.value.output);
  const branches = refs.filter((ref) => !ref.name.startsWith("refs/tags/"));
  // The remote's default branch is ahead of a stale local `main`, so it leads.
  const remote = branches.filter((ref) => ref.name.startsWith("refs/remotes/"));
  const local = branches.filter((ref) => ref.name.startsWith("refs/heads/"));
  let heads = [...new Set([...remote, ...local].map((ref) => ref.sha))];
  if (current.value.code === 0) heads = [...new Set([...heads, current.value.output.trim()])];
  if (heads.length === 0) {
    const all = await askGit({
      args: ["for-each-ref", `--format=${FORMAT}`, "--sort=-committerdate", "--count=50", "refs/heads", "refs/remotes"],
      gitDir,
      signal,
    });
    if (!all.ok) return all;
    heads = [...new Set(commitsOf(all.value.output).map((ref) => ref.sha))];
  }
  return ok({
    heads,
    releases: releasesOf(refs),
    problems: listed.value.code === 0 ? [] : [tagsUnreadable(repository, listed.value)],
  });
}

function commitsOf(output: string): readonly { name: string; sha: string; time: number }[] {
  const fields = output.split("\0");
  const refs: { name: string; sha: string; time: number }[] = [];
  for (let at = 0; at + 6 < fields.length; at += 6) {
    const [name, sha, type, peeled, peeledType, time] = fields.slice(at, at + 6);
    if (name === undefined || time === undefined) break;
    const commit = type === "commit" ? sha : peeledType === "commit" ? peeled : undefined;
    if (commit !== undefined && commit !== "") refs.push({ name: name.replace(/^\n/, ""), sha: commit, time: Number(time) || 0 });
  }
  return refs;
}

function releasesOf(refs: readonly { name: string; sha: string; time: number }[]): readonly ReleaseTag[] {
  const tags = refs
    .filter((ref) => ref.name.startsWith("refs/tags/"))
    .map((ref) => ({ ...ref, name: ref.name.slice("refs/tags/".length) }))
    .filter((tag) => VERSION.test(tag.name));
  // In a repository that tags itself and also parts of itself (`create-x@1.2.0`), only its own tags are releases.
  const own = tags.filter((tag) => PLAIN_VERSION.test(tag.name));
  return (own.length > 0 ? own : tags)
    .map((tag) => ({ ...tag, preliminary: PRELIMINARY.test(tag.name) }))
    .sort((a, b) => a.time - b.time || a.name.localeCompare(b.name, "en", { numeric: true }));
}

function tagsUnreadable(repository: Repository, end: GitEnd): Problem {
  return {
    code: "git.degraded",
    message: `some tags or branches could not be read, so releases may be missing: ${mainComplaint(end)}`,
    place: { file: repository.path },
    hint: "`git fsck` in that folder says what is damaged",
  };
}
