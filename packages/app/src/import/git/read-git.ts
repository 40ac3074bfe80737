import type { Activity, Commit, GitRequest } from "@upshot/core/activity/ports";
import { fail, ok, type Problem, type Result } from "@upshot/core/problem";
import { withoutControls } from "@upshot/core/record/plain-text";
import { findReverted } from "./find-reverted.js";
import { bringingMerges, firstReleases, historyGraph, reachable } from "./history-graph.js";
import { openRepository, type Repository, repositoryName } from "./open-repository.js";
import { type History, readHistory } from "./read-history.js";
import { type Identity, readIdentity } from "./read-identity.js";
import { readRefs } from "./read-refs.js";
import { readSizes } from "./read-sizes.js";
import { recogniseRewritten } from "./recognise-rewritten.js";
import { type Abort, askGit, mainComplaint } from "./run-git.js";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** How many authors are offered when none of the commits are the user's. */
const AUTHORS_SHOWN = 5;

/**
 * What the user did in one repository: two passes of git, one over the whole range without sizes, one over the user's
 * commits with sizes. Nothing the repository configures is executed, and nothing is fetched. Problems that stop it:
 * `git.missing`, `git.not-a-repository`, `git.failed`, `git.no-identity`, `input.invalid`, `interrupted`; those that only
 * cost detail are in the result.
 */
export async function readGit(request: GitRequest): Promise<Result<Activity>> {
  const { since, until, signal } = request;
  const badDate = [since, until].find((day) => day !== undefined && (!DAY.test(day) || Number.isNaN(Date.parse(day))));
  if (badDate !== undefined)
    return fail({ code: "input.invalid", message: `"${badDate}" is not a date`, hint: "Write dates as 2026-01-31" });
  const repository = await openRepository(request.path, signal);
  if (!repository.ok) return repository;
  const [name, refs, identity] = await Promise.all([
    repositoryName(repository.value, signal),
    readRefs(repository.value, signal),
    readIdentity(repository.value, { authors: request.authors, names: request.names ?? [], only: request.only ?? [] }, signal),
  ]);
  if (!refs.ok) return refs;
  if (!identity.ok) return identity;
  const { heads, releases } = refs.value;
  const nothing: Activity = {
    repository: "empty",
    name,
    path: repository.value.path,
    commits: [],
    emails: [...identity.value.emails, ...identity.value.parts],
    others: 0,
    problems: [],
  };
  if (heads.length === 0) return ok({ ...nothing, problems: [noCommits(repository.value)] });

  request.progress?.(`Reading the history of ${name}`);
  const from = since === undefined ? 0 : Date.parse(since) / 1000;
  const starts = [...new Set([...heads, ...releases.filter((tag) => tag.time >= from).map((tag) => tag.sha)])];
  const [history, root] = await Promise.all([
    readHistory({ repository: repository.value, starts, since, until, identity: identity.value, signal }),
    rootOf(repository.value, heads, signal),
  ]);
  if (!history.ok) return history;
  if (!root.ok) return root;

  const graph = historyGraph(history.value.commits);
  // A commit that only a release branch holds is a copy of work that the main line has, or never landed there.
  const landed = reachable(graph, heads);
  const own = history.value.own.filter((commit) => landed[graph.numberOf.get(commit.sha) ?? -1] === 1);
  const problems: Problem[] = [...refs.value.problems, ...(repository.value.shallow ? [shallowProblem(repository.value)] : [])];
  if (own.length === 0) {
    if (history.value.authors.length > 0) return fail(nobody(repository.value, history.value, identity.value, request));
    return ok({ ...nothing, repository: root.value, problems: [...problems, nothingInRange(repository.value)] });
  }

  request.progress?.(`Reading the sizes of ${own.length} commits`);
  const sizes = await readSizes(
    repository.value,
    own.filter((commit) => commit.parents.length < 2).map((commit) => commit.sha),
    signal,
  );
  if (!sizes.ok) return sizes;
  const prefixes = new Set(history.value.commits.map((commit) => commit.sha.slice(0, 12)));
  const rewritten = await recogniseRewritten({
    repository: repository.value,
    root: root.value,
    heads,
    own,
    holds: (sha12) => prefixes.has(sha12),
    settled: request.settled,
    signal,
  });
  if (!rewritten.ok) return rewritten;

  const releaseOf = firstReleases(graph, releases);
  const mergeOf = bringingMerges(graph, heads);
  const revertedBy = findReverted(own, history.value.reverts);
  const commits = own.map((commit): Commit => {
    const at = graph.numberOf.get(commit.sha) ?? -1;
    const merge = graph.commits[mergeOf[at] ?? -1];
    const size = sizes.value.byCommit.get(commit.sha);
    const release = releaseOf[at];
    const reverter = revertedBy.get(commit.sha);
    const settledAs = rewritten.value.get(commit.sha);
    return {
      ...commit,
      ...(size !== undefined && { files: size.files }),
      ...(size?.linesKnown === false && { linesKnown: false as const }),
      ...(release !== undefined && { release }),
      ...(merge !== undefined && {
        mergedBy: {
          sha: merge.sha,
          subject: merge.subject ?? "",
          body: merge.body ?? "",
          ...(merge.date !== undefined && { date: merge.date }),
        },
      }),
      ...(reverter !== undefined && { revertedBy: reverter }),
      ...(settledAs !== undefined && { settledAs }),
    };
  });
  return ok({
    repository: root.value,
    name,
    path: repository.value.path,
    commits,
    emails: [
      ...new Set([
        ...identity.value.emails,
        ...(identity.value.parts.length > 0
          ? own.filter((commit) => commit.coAuthorOnly !== true).map((commit) => commit.authorEmail)
          : []),
      ]),
    ],
    others: history.value.others,
    problems: [...problems, ...sizes.value.problems],
  });
}

/** The oldest commit on the chain of first parents: the same for every clone, and a merged foreign history does not change it. */
async function rootOf(repository: Repository, heads: readonly string[], signal: Abort | undefined): Promise<Result<string>> {
  const answer = await askGit({
    args: ["rev-list", "--first-parent", "--max-parents=0", "--stdin"],
    gitDir: repository.gitDir,
    input: `${heads[0] ?? ""}\n`,
    signal,
    walk: true,
  });
  if (!answer.ok) return answer;
  const root = answer.value.output.trim().split("\n")[0]?.slice(0, 12);
  if (answer.value.code === 0 && root !== undefined && root !== "") return ok(root);
  return fail({
    code: "git.failed",
    message: `git could not follow the history to its start: ${mainComplaint(answer.value)}`,
    place: { file: repository.path },
    hint: "`git fsck` in that folder says what is damaged",
  });
}

function noCommits(repository: Repository): Problem {
  return { code: "git.empty", message: "this repository has no commits yet", place: { file: repository.path } };
}

function nothingInRange(repository: Repository): Problem {
  return {
    code: "git.empty",
    message: "there are no commits in this range",
    place: { file: repository.path },
    hint: "Widen --since and --until",
  };
}

function shallowProblem(repository: Repository): Problem {
  return {
    code: "git.degraded",
    message: "this is a shallow clone: only its newest commits are here",
    place: { file: repository.path },
    hint: "`git fetch --unshallow` gets the rest",
  };
}

function nobody(repository: Repository, history: History, identity: Identity, request: GitRequest): Problem {
  const known = [...identity.emails, ...identity.parts];
  const shown = history.authors
    .slice(0, AUTHORS_SHOWN)
    .map((author) => withoutControls(`${author.name} <${author.email}> (${author.commits})`));
  const range = request.since === undefined && request.until === undefined ? "" : " in this range";
  return {
    code: "git.no-identity",
    message:
      known.length === 0
        ? `nothing says which commits are yours. Most commits${range} are by ${shown.join(", ")}`
        : `none of the commits${range} are by ${known.join(", ")}. Most are by ${shown.join(", ")}`,
    place: { file: repository.path },
    hint: "Say who you are with --author, or add your addresses to `emails` in upshot.yaml",
  };
}
