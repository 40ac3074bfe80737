import { patchKey } from "@upshot/core/activity/source-keys";
import { ok, type Result } from "@upshot/core/problem";
import { openRepository, type Repository } from "./open-repository.js";
import { patchIds, rangePatchId } from "./patch-ids.js";
import { type Abort, askGit } from "./run-git.js";

/** At most this many runs of commits get a patch-id of their sum; each costs one run of git. */
const RUNS = 20;

/**
 * Source keys (`git-patch:…`) for the commits among these sources: one for each commit, and one for each unbroken run
 * of them as a squash would have it. Commits that can't be read give none.
 */
export async function fingerprints(request: {
  readonly path: string;
  readonly sources: readonly string[];
  readonly signal?: Abort;
}): Promise<Result<readonly string[]>> {
  const named = request.sources.flatMap((source) => /^git:[0-9a-f]+@([0-9a-f]{12})$/.exec(source)?.[1] ?? []);
  if (named.length === 0) return ok([]);
  const repository = await openRepository(request.path, request.signal);
  if (!repository.ok) return repository;
  const commits = await readCommits(repository.value, named, request.signal);
  if (!commits.ok) return commits;
  const single = [...commits.value].filter(([, parents]) => parents.length < 2).map(([sha]) => sha);
  const ids = await patchIds(repository.value, single, request.signal);
  if (!ids.ok) return ids;
  const keys = new Set([...ids.value.values()]);
  for (const run of unbrokenRuns(commits.value).slice(0, RUNS)) {
    const sum = await rangePatchId(repository.value, run.from, run.to, request.signal);
    if (!sum.ok) return sum;
    if (sum.value !== undefined) keys.add(sum.value);
  }
  return ok([...keys].sort().map(patchKey));
}

/** Parents by full sha of those of the commits that git has. */
async function readCommits(
  repository: Repository,
  named: readonly string[],
  signal: Abort | undefined,
): Promise<Result<ReadonlyMap<string, readonly string[]>>> {
  const checked = await askGit({
    args: ["cat-file", "--batch-check=%(objectname) %(objecttype)"],
    gitDir: repository.gitDir,
    input: named.map((sha) => `${sha}\n`).join(""),
    signal,
  });
  if (!checked.ok) return checked;
  const shas = [...checked.value.output.matchAll(/^([0-9a-f]{40,64}) commit$/gm)].flatMap((match) => match[1] ?? []);
  if (shas.length === 0) return ok(new Map());
  const read = await askGit({
    args: ["rev-list", "--no-walk=unsorted", "--parents", "--stdin"],
    gitDir: repository.gitDir,
    input: shas.map((sha) => `${sha}\n`).join(""),
    signal,
    walk: true,
  });
  if (!read.ok) return read;
  const lines = read.value.output.split("\n").filter((line) => line !== "");
  return ok(
    new Map(
      lines.map((line) => {
        const [sha = "", ...parents] = line.split(" ");
        return [sha, parents] as const;
      }),
    ),
  );
}

/** Runs of two and more commits of which each is the only parent of the next; `from` is the one before the first. */
function unbrokenRuns(
  commits: ReadonlyMap<string, readonly string[]>,
): readonly { readonly from: string; readonly to: string }[] {
  const follows = new Set([...commits.values()].flatMap((parents) => (parents.length === 1 ? parents : [])));
  const runs: { from: string; to: string }[] = [];
  const onlyParent = (sha: string) => {
    const parents = commits.get(sha) ?? [];
    return parents.length === 1 ? parents[0] : undefined;
  };
  for (const [tip] of commits) {
    if (follows.has(tip)) continue;
    let length = 0;
    let before = tip;
    for (let parent = onlyParent(tip); parent !== undefined; parent = onlyParent(before)) {
      before = parent;
      length += 1;
    }
    if (length > 1) runs.push({ from: before, to: tip });
  }
  return runs;
}
