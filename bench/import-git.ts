import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { makeHistory } from "./make-history.js";
import {
  against,
  type BenchRow,
  type Command,
  dataFolder,
  isInstalled,
  race,
  run,
  type SkippedRow,
  skipped,
  upshot,
} from "./measure.js";

/** As large as the repositories that the budget speaks of; files and edits such that a commit costs git what it does in real ones. */
const SIZE = { commits: 6_000, files: 3_000, lines: 300, mergeEvery: 12 };
const NAME = "import git, 5k+ commits";

/**
 * The whole `upshot import git` of a repository against `git log --numstat` of the same commits: once for the busiest author, as a
 * user would, and once for all authors at a time, which is the most that an import can have to do. Measures the repository at
 * `$UPSHOT_BENCH_REPO`, else one that it makes.
 */
export async function rows(): Promise<readonly (BenchRow | SkippedRow)[]> {
  if (!isInstalled("git")) return [skipped(NAME, "git is not installed")];
  const given = process.env["UPSHOT_BENCH_REPO"];
  const repository = given ?? makeHistory(join(dataFolder("history"), Object.values(SIZE).join("-")), SIZE);
  const folder = mkdtempSync(join(tmpdir(), "upshot-import-"));
  try {
    const home = { env: { ...process.env, HOME: folder, XDG_CACHE_HOME: folder, XDG_CONFIG_HOME: folder } };
    const vault = join(folder, "vault");
    run(upshot(["init", vault, "--yes"], home));
    const floor: Command = { command: "git", args: ["log", "--numstat"], cwd: repository };
    const measure = (author: string) => {
      const imported = upshot(["--vault", vault, "import", "git", repository, "--author", author], home);
      return race(floor, imported, { runs: 5, warmups: 1 });
    };
    const commits = Number(git(repository, "rev-list", "--count", "HEAD"));
    const author = busiestAuthor(repository);
    const where = `${commits} commits of ${given === undefined ? "a made repository" : basename(given)}`;
    const [one, all] = [measure(author.email), measure("@")];
    const row = { floorName: "git log --numstat" };
    return [
      against(NAME, {
        ...row,
        floor: one.floor.median,
        figure: one.figure.median,
        note: `${where}, ${author.commits} the author's`,
      }),
      {
        ...against(NAME, { ...row, floor: all.floor.median, figure: all.figure.median, note: `${where}, all authors at once` }),
        name: `${NAME}, everybody's`,
        // No user has everybody's work: a figure to watch, with room for clustering thousands of commits after git is done.
        budget: 2,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function busiestAuthor(repository: string): { readonly email: string; readonly commits: number } {
  const counts = new Map<string, number>();
  for (const email of git(repository, "log", "--no-merges", "--format=%aE").split("\n"))
    counts.set(email, (counts.get(email) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined) throw new Error(`no commits in ${repository}`);
  return { email: first[0], commits: first[1] };
}

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync("git", args, { cwd, encoding: "utf8", maxBuffer: 1 << 28 }).trim();
}
