import { PassThrough } from "node:stream";
import { fail, ok, type Result } from "@upshot/core/problem";
import type { Repository } from "./open-repository.js";
import { type Abort, askGit, mainComplaint, runGit } from "./run-git.js";

/** Diffs that do not depend on anybody's settings, so that the same work has the same patch-id everywhere. */
const DIFF = [
  "diff-tree",
  "-p",
  "-r",
  "--root",
  "--no-ext-diff",
  "--no-textconv",
  "--no-color",
  "--no-renames",
  "--diff-algorithm=myers",
  "--indent-heuristic",
  "--inter-hunk-context=0",
  "-U3",
  "--src-prefix=a/",
  "--dst-prefix=b/",
];

/**
 * The stable patch-id of each of these commits, by full sha. Commits that change nothing, or whose contents are missing, have
 * none.
 */
export async function patchIds(
  repository: Repository,
  shas: readonly string[],
  signal: Abort | undefined,
): Promise<Result<ReadonlyMap<string, string>>> {
  return pipedIds(repository, { args: [...DIFF, "--stdin"], input: shas.map((sha) => `${sha}\n`).join("") }, signal);
}

/** The patch-id of everything that changed between two commits, as a squash of the commits between them would have it. */
export async function rangePatchId(
  repository: Repository,
  from: string,
  to: string,
  signal: Abort | undefined,
): Promise<Result<string | undefined>> {
  const ids = await pipedIds(repository, { args: [...DIFF, from, to], input: "" }, signal);
  return ids.ok ? ok([...ids.value.values()][0]) : ids;
}

async function pipedIds(
  repository: Repository,
  diff: { readonly args: readonly string[]; readonly input: string },
  signal: Abort | undefined,
): Promise<Result<ReadonlyMap<string, string>>> {
  const { gitDir } = repository;
  const pipe = new PassThrough();
  const [made, hashed] = await Promise.all([
    runGit({ ...diff, gitDir, onOutput: pipe, signal, walk: true }).finally(() => pipe.end()),
    askGit({ args: ["patch-id", "--stable"], gitDir, input: pipe, signal, walk: true }),
  ]);
  if (!made.ok) return made;
  if (!hashed.ok) return hashed;
  if (hashed.value.code !== 0)
    return fail({
      code: "git.failed",
      message: `git patch-id failed: ${mainComplaint(hashed.value)}`,
      place: { file: repository.path },
    });
  return ok(
    new Map(
      [...hashed.value.output.matchAll(/^([0-9a-f]{40,64}) ([0-9a-f]{40,64})$/gm)].map((match) => [
        match[2] ?? "",
        match[1] ?? "",
      ]),
    ),
  );
}
