import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

// From a repository's history to a brag document, in a vault that can be thrown away: `npm run demo [-- PATH]`.

const root = resolve(fileURLToPath(new URL("..", import.meta.url)));
// npm runs scripts in the checkout; a path is meant from where the user is.
const repository = resolve(process.env["INIT_CWD"] ?? ".", process.argv[2] ?? root);
const author = busiestAuthor();
if (author === undefined) {
  console.error(`There is no git history in ${repository}. Name a repository: npm run demo -- PATH`);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), "upshot-demo-"));
const vault = join(folder, "career");
console.log(`As ${author.name} <${author.email}>, who has the most commits in ${repository}.`);

upshot("init", vault, "--yes", "--name", author.name, "--emails", author.email);
upshot("--vault", vault, "import", "git", repository);
upshot("--vault", vault, "inbox", "--plain", "--top", "5");
upshot("--vault", vault, "inbox", "accept", "--top", "5", "--yes");
upshot("--vault", vault, "brag", "--from", earliestWin());

console.log(`
The files are in ${vault}, one Markdown file for each win in ${join(vault, "wins")}.
Edit them as you like, then:  npx upshot --vault ${vault} brag
To be rid of all of it:       rm -r ${folder}`);

/**
 * Runs one command as a user would, showing it first.
 *
 * @param {...string} args
 */
function upshot(...args) {
  const shown = args.map((word) => (/^[\w./:@-]+$/.test(word) ? word : `'${word}'`));
  console.log(`\n$ npx upshot ${shown.join(" ")}`);
  run(args, "inherit");
}

/**
 * The program, with none of the user's own configuration or cache. When it fails, so does the demonstration.
 *
 * @param {readonly string[]} args
 * @param {"inherit" | "pipe"} output
 */
function run(args, output) {
  const { status, stdout } = spawnSync(process.execPath, [join(root, "packages/app/bin/upshot.js"), ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, XDG_CONFIG_HOME: join(folder, "config"), XDG_CACHE_HOME: join(folder, "cache") },
    stdio: ["inherit", output, "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
  return stdout;
}

/** @returns {string} the day with which the document has to begin, so that it holds work of years ago too */
function earliestWin() {
  /** @type {readonly { date: string }[]} */
  const wins = JSON.parse(run(["--vault", vault, "list", "kind:win", "--json"], "pipe"));
  const dates = wins.map(({ date }) => date).sort();
  return dates[0] ?? new Date().toISOString().slice(0, 10);
}

/** @returns {{ name: string, email: string } | undefined} who has most of the latest commits, as `.mailmap` knows them */
function busiestAuthor() {
  const log = ["-c", "core.fsmonitor=false", "log", "--no-show-signature", "--max-count=5000", "--format=%aN%x09%aE"];
  const { status, stdout } = spawnSync("git", log, { cwd: repository, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  if (status !== 0) return undefined;
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const line of stdout.split("\n").filter((text) => text !== "")) counts.set(line, (counts.get(line) ?? 0) + 1);
  const [busiest] = [...counts].sort(([, a], [, b]) => b - a);
  const [name, email] = busiest?.[0].split("\t") ?? [];
  return name === undefined || email === undefined ? undefined : { name, email };
}
