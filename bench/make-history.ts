import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Random, random } from "./random.js";

/** How large a made history is. */
export interface HistorySize {
  readonly commits: number;
  readonly files: number;
  /** Lines of a file when it is made, on average. */
  readonly lines: number;
  /** One commit in so many is the merge of a branch. 0 for a straight line. */
  readonly mergeEvery: number;
}

/** The author whose work an import of a made history looks for. */
export const OWNER = "owner@example.org";

const PARTS = ["billing", "search", "cart", "auth", "reports", "mail", "stock", "prices"];
const VERBS = ["feat: add", "fix: repair", "perf: speed up", "refactor: split", "docs: explain", "test: cover"];
const START = Date.UTC(2021, 0, 4) / 1000;
/** Seconds between two commits: some fifteen a working day. */
const PACE = 2_300;
/** Commits from which on a tag is set. */
const TAG_EVERY = 150;

/**
 * Makes a bare repository, the same for the same size on every machine, unless it is there already: files in folders, edits of some
 * lines, branches that are merged with a pull request's number, squashed pull requests, tags, a dozen authors of whom one,
 * `OWNER`, has a quarter of the work. Gives its path.
 */
export function makeHistory(path: string, size: HistorySize): string {
  if (existsSync(join(path, "made"))) return path;
  const building = `${path}.building`;
  rmSync(building, { recursive: true, force: true });
  rmSync(path, { recursive: true, force: true });
  mkdirSync(dirname(path), { recursive: true });
  git(["init", "-q", "--bare", "-b", "main", building], dirname(path));
  const stream = `${building}.stream`;
  const file = openSync(stream, "w");
  for (const text of historyStream(size)) writeSync(file, text);
  closeSync(file);
  git(["-c", "core.fsync=none", "fast-import", "--quiet", "--force"], building, stream);
  rmSync(stream);
  git(["repack", "-adq"], building);
  // Last, so that a run that was stopped halfway is not taken for a whole repository.
  writeFileSync(join(building, "made"), "");
  renameSync(building, path);
  return path;
}

function git(args: readonly string[], cwd: string, stdin?: string): void {
  const command = stdin === undefined ? 'exec git "$@"' : `exec git "$@" < "${stdin}"`;
  const run = spawnSync("sh", ["-c", command, "sh", ...args], { cwd, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`git ${args.join(" ")} failed: ${run.stderr}`);
}

/** The history in the language of `git fast-import`. */
function* historyStream(size: HistorySize): Generator<string> {
  const chance = random(size.commits * 31 + size.files);
  const contents = new Map<string, string[]>();
  const paths = Array.from({ length: size.files }, (_, at) => pathOf(at, chance));
  let time = START;
  let mark = 0;
  let main = 0;
  for (let made = 0; made < size.commits; ) {
    time += PACE;
    const number = made + 1;
    if (size.mergeEvery > 0 && made > 0 && chance.below(size.mergeEvery) === 0) {
      const author = authorOf(chance);
      const part = chance.pick(PARTS);
      let tip = main;
      const steps = 1 + chance.below(4);
      for (let step = 0; step < steps; step += 1) {
        mark += 1;
        yield commitOf({
          branch: `work`,
          mark,
          from: tip,
          author,
          time: time + step * 60,
          message: `${chance.pick(VERBS)} ${part} step ${step + 1}`,
          changes: changesOf(paths, contents, size, chance, part),
        });
        tip = mark;
      }
      mark += 1;
      yield commitOf({
        branch: "main",
        mark,
        from: main,
        merge: tip,
        author: "Merge Keeper <keeper@example.org>",
        time: time + steps * 60,
        message: `Merge pull request #${number} from shop/${part}-${number}\n\nRework ${part} for ${chance.pick(PARTS)}`,
        changes: "",
      });
      main = mark;
      made += steps + 1;
    } else {
      mark += 1;
      const part = chance.pick(PARTS);
      yield commitOf({
        branch: "main",
        mark,
        from: main,
        author: authorOf(chance),
        time,
        message: `${chance.pick(VERBS)} ${part} ${chance.pick(PARTS)} (#${number})\n\nWhy: ${part} needs it.`,
        changes: changesOf(paths, contents, size, chance, part),
      });
      main = mark;
      made += 1;
    }
    if (mark % TAG_EVERY === 0)
      yield `tag v1.${mark / TAG_EVERY}.0\nfrom :${main}\ntagger Merge Keeper <keeper@example.org> ${time + 600} +0000\ndata 7\nrelease\n`;
  }
}

function commitOf(order: {
  readonly branch: string;
  readonly mark: number;
  readonly from: number;
  readonly merge?: number;
  readonly author: string;
  readonly time: number;
  readonly message: string;
  readonly changes: string;
}): string {
  const { branch, mark, from, merge, author, time, message, changes } = order;
  const parents = `${from === 0 ? "" : `from :${from}\n`}${merge === undefined ? "" : `merge :${merge}\n`}`;
  return `commit refs/heads/${branch}\nmark :${mark}\nauthor ${author} ${time} +0000\ncommitter ${author} ${time} +0000\ndata ${Buffer.byteLength(message)}\n${message}\n${parents}${changes}\n`;
}

function changesOf(
  paths: readonly string[],
  contents: Map<string, string[]>,
  size: HistorySize,
  chance: Random,
  part: string,
): string {
  const near = paths.filter((path) => path.includes(`/${part}/`));
  const touched = new Set(Array.from({ length: 1 + chance.skewed(12) }, () => chance.pick(near.length > 0 ? near : paths)));
  return [...touched].map((path) => `M 100644 inline ${path}\n${dataOf(edited(path, contents, size, chance))}`).join("");
}

function edited(path: string, contents: Map<string, string[]>, size: HistorySize, chance: Random): string {
  const known = contents.get(path);
  const text = known ?? Array.from({ length: 1 + chance.below(size.lines * 2) }, () => lineOf(chance));
  if (known !== undefined) {
    const at = chance.below(text.length);
    // As much goes as comes, on average, so that files keep their size.
    text.splice(at, chance.below(9), ...Array.from({ length: chance.below(9) }, () => lineOf(chance)));
  }
  contents.set(path, text);
  return text.join("\n");
}

function dataOf(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function lineOf(chance: Random): string {
  return `${"  ".repeat(chance.below(4))}${chance.pick(PARTS)}.${chance.pick(PARTS)}(${chance.below(9_999)});`;
}

function pathOf(at: number, chance: Random): string {
  const part = PARTS[at % PARTS.length] ?? "shop";
  const kind = chance.below(10);
  if (kind < 2) return `test/${part}/case${at}.test.ts`;
  return kind === 2 ? `docs/${part}/page${at}.md` : `src/${part}/unit${chance.below(12)}/file${at}.ts`;
}

function authorOf(chance: Random): string {
  const who = chance.below(16);
  return who < 4 ? `Olga Owner <${OWNER}>` : `Author ${who} <author${who}@example.org>`;
}
