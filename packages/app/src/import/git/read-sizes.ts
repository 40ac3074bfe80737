import { availableParallelism } from "node:os";
import type { Commit } from "@upshot/core/activity/ports";
import { ok, type Problem, type Result } from "@upshot/core/problem";
import type { Repository } from "./open-repository.js";
import { fieldReader } from "./read-fields.js";
import { type Abort, runGit } from "./run-git.js";

type FileSize = NonNullable<Commit["files"]>[number];

/** Files of one commit, and whether their line counts are known. */
export interface CommitFiles {
  readonly files: readonly FileSize[];
  readonly linesKnown: boolean;
}

/** Files by commit; a commit whose tree is missing has none. */
export interface Sizes {
  readonly byCommit: ReadonlyMap<string, CommitFiles>;
  readonly problems: readonly Problem[];
}

/** At most so many runs of git at once, each with at least so many commits; more gain little and heat the machine. */
const MOST_AT_ONCE = 4;
const COMMITS_OF_A_RUN = 100;
/** Reading starts again behind a commit whose content is missing, as long as each start has read this many commits on average … */
const COMMITS_A_START = 2;
/** … looked at from this many starts on, and at most this often: a start costs as much as reading some ten commits. */
const STARTS = { atLeast: 4, atMost: 200 };
/** At most this many files of one commit are kept; beyond, it is an import of a tree, and its size says nothing. */
const FILES_KEPT = 3_000;

const PLAIN = ["diff-tree", "--stdin", "-z", "-r", "--root", "--no-ext-diff", "--no-textconv", "--no-color", "-M", "-l200"];

/**
 * Reads which files these commits touched and how many lines. Where contents are missing (a partial clone, damage) line
 * counts are left out; where trees are missing, files are left out; both are said once with `git.degraded`.
 */
export async function readSizes(
  repository: Repository,
  shas: readonly string[],
  signal: Abort | undefined,
): Promise<Result<Sizes>> {
  const byCommit = new Map<string, CommitFiles>();
  // Comparing contents is nearly all of the work of an import, and git does it on one core.
  const parts = Math.max(1, Math.min(availableParallelism(), MOST_AT_ONCE, Math.floor(shas.length / COMMITS_OF_A_RUN)));
  const length = Math.ceil(shas.length / parts);
  const counted = await Promise.all(
    Array.from({ length: parts }, (_, part) =>
      readAround(repository, shas.slice(part * length, (part + 1) * length), { lines: true, signal, into: byCommit }),
    ),
  );
  const uncounted: string[] = [];
  for (const part of counted) {
    if (!part.ok) return part;
    uncounted.push(...part.value);
  }
  if (uncounted.length === 0) return ok({ byCommit, problems: [] });
  const named = await readAround(repository, uncounted, { lines: false, signal, into: byCommit });
  if (!named.ok) return named;
  return ok({ byCommit, problems: [degraded(repository, uncounted.length, named.value.length)] });
}

interface How {
  readonly lines: boolean;
  readonly signal: Abort | undefined;
  readonly into: Map<string, CommitFiles>;
}

/** Reads these commits, stepping over those that can't be read; gives back the ones that were not. */
async function readAround(repository: Repository, shas: readonly string[], how: How): Promise<Result<readonly string[]>> {
  const lost: string[] = [];
  let waiting = shas;
  let read = 0;
  while (waiting.length > 0) {
    const pass = await readPass(repository, waiting, how);
    if (!pass.ok) return pass;
    read += pass.value;
    lost.push(...waiting.slice(pass.value, pass.value + 1));
    waiting = waiting.slice(pass.value + 1);
    const hopeless = lost.length >= STARTS.atLeast && read < lost.length * COMMITS_A_START;
    if (hopeless || lost.length >= STARTS.atMost) break;
  }
  return ok([...lost, ...waiting]);
}

/** One run of git over these commits, in their order. Gives how many could be read before one that could not. */
async function readPass(repository: Repository, shas: readonly string[], how: How): Promise<Result<number>> {
  const positions = new Map(shas.map((sha, at) => [sha, at]));
  let current: { sha: string; files: Map<string, FileSize>; named: number; counted: number } | undefined;
  let lastSeen = -1;
  const finish = () => {
    if (current !== undefined) how.into.set(current.sha, { files: [...current.files.values()], linesKnown: how.lines });
    current = undefined;
  };
  const parse = entryParser({
    commit: (sha) => {
      finish();
      current = { sha, files: new Map(), named: 0, counted: 0 };
      lastSeen = positions.get(sha) ?? lastSeen;
    },
    file: (file, counted) => {
      if (current === undefined) return;
      if (counted) current.counted += 1;
      else current.named += 1;
      if (current.files.size >= FILES_KEPT && !current.files.has(file.path)) return;
      const known = current.files.get(file.path);
      current.files.set(file.path, known === undefined ? file : { ...file, ...(known.created === true && { created: true }) });
    },
  });
  const end = await runGit({
    args: [...PLAIN, "--raw", "--always", ...(how.lines ? ["--numstat"] : [])],
    gitDir: repository.gitDir,
    input: shas.map((sha) => `${sha}\n`).join(""),
    onOutput: fieldReader(1, ([field]) => field !== undefined && parse(field)),
    signal: how.signal,
    walk: true,
  });
  if (!end.ok) return end;
  if (end.value.code === 0) {
    finish();
    return ok(shas.length);
  }
  // Git failed while counting the lines of the last commit it named, or before it named the one behind that.
  const failedAtLast = how.lines && current !== undefined && current.counted < current.named;
  if (!failedAtLast) finish();
  return ok(failedAtLast ? lastSeen : lastSeen + 1);
}

/** Reads the fields of `diff-tree -z --raw --numstat`: a commit's name, `:modes shas status` with paths, `added deleted path`. */
function entryParser(on: {
  commit: (sha: string) => void;
  file: (file: FileSize, counted: boolean) => void;
}): (field: Buffer) => void {
  let expect: { paths: number; made: (paths: readonly string[]) => void } | undefined;
  let paths: string[] = [];
  return (field) => {
    if (expect !== undefined) {
      paths.push(field.toString("utf8"));
      if (paths.length < expect.paths) return;
      const { made } = expect;
      const full = paths;
      expect = undefined;
      paths = [];
      made(full);
      return;
    }
    const text = field.toString("utf8");
    if (text.startsWith(":")) {
      const status = /([A-Z])\d*$/.exec(text)?.[1] ?? "M";
      const created = status === "A" || status === "C";
      expect = {
        paths: status === "R" || status === "C" ? 2 : 1,
        made: (found) =>
          on.file({ path: found.at(-1) ?? "", added: 0, deleted: 0, binary: false, ...(created && { created }) }, false),
      };
      return;
    }
    const counted = /^(\d+|-)\t(\d+|-)\t([\s\S]*)$/.exec(text);
    if (counted === null) {
      on.commit(text);
      return;
    }
    const binary = counted[1] === "-";
    const size = { added: binary ? 0 : Number(counted[1]), deleted: binary ? 0 : Number(counted[2]), binary };
    const path = counted[3] ?? "";
    if (path !== "") on.file({ path, ...size }, true);
    else expect = { paths: 2, made: (found) => on.file({ path: found[1] ?? "", ...size }, true) };
  };
}

function degraded(repository: Repository, withoutLines: number, withoutPaths: number): Problem {
  const commits = (count: number) => (count === 1 ? "1 commit has" : `${count} commits have`);
  const lines = `contents are missing here: ${commits(withoutLines)} no line counts`;
  return {
    code: "git.degraded",
    message:
      withoutPaths > 0
        ? `${lines}, and ${commits(withoutPaths)} no files; what is notable is judged by messages there`
        : `${lines}; what is notable is judged by messages and paths there`,
    place: { file: repository.path },
    hint: "This is a partial clone, or objects are damaged. Import from a full clone to have sizes; nothing was downloaded",
  };
}
