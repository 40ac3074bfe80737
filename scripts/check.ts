import { spawn } from "node:child_process";
import { isAbsolute, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { findStrayText, sourceTexts } from "./find-stray-text.js";
import { findViolations, violationLine } from "./find-violations.js";
import { ownFiles } from "./own-files.js";

// Everything about the code that can be said without running it. All parts run at once; `npm run check NAME…` runs some.

const root = resolve(fileURLToPath(new URL("..", import.meta.url)));

/** What a part found: nothing, or the text to show. */
interface Verdict {
  readonly isGood: boolean;
  readonly output: string;
}

const checks: Readonly<Record<string, () => Promise<Verdict>>> = {
  types: checkTypes,
  lint: () => tool("biome", ["check", "--error-on-warnings", "--reporter=concise", "--max-diagnostics=none", "--colors=off"]),
  unused: () => tool("knip", ["--no-progress", "--no-config-hints"]),
  generated: () => tool("tsx", ["scripts/generate.ts", "--check"]),
  boundaries: async () => lines(findViolations(root).map(violationLine)),
  text: checkText,
};

await main(process.argv.slice(2));

async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !(name in checks));
  if (unknown.length > 0) {
    console.error(`There is no check called ${unknown.join(", ")}. There are: ${Object.keys(checks).join(", ")}.`);
    process.exitCode = 2;
    return;
  }
  const start = Date.now();
  const chosen = Object.entries(checks).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  const verdicts = await Promise.all(chosen.map(async ([name, check]) => ({ name, ...(await check()) })));
  for (const { name, isGood, output } of verdicts) {
    console.log(`${isGood ? "ok    " : "FAILED"} ${name}${output === "" ? "" : `\n${output.replace(/^(?=.)/gm, "  ")}`}`);
  }
  console.log(`${((Date.now() - start) / 1000).toFixed(1)} s`);
  if (verdicts.some(({ isGood }) => !isGood)) process.exitCode = 1;
}

/** Every TypeScript project, and that every TypeScript file is in one: a forgotten file would pass by not being read. */
async function checkTypes(): Promise<Verdict> {
  const files = ownFiles(root);
  const projects = files.filter((file) => /(^|\/)tsconfig\.json$/.test(file));
  const runs = await Promise.all(
    projects.map((project) => tool("tsc", ["--project", project, "--listFiles", "--pretty", "false"])),
  );
  const said = runs.flatMap(({ output }) => output.split("\n"));
  const read = new Set(said.filter((line) => isAbsolute(line)).map((path) => relative(root, path)));
  const errors = said.filter((line) => line !== "" && !isAbsolute(line));
  const forgotten = files.filter((file) => /\.[cm]?tsx?$/.test(file) && !read.has(file));
  return lines([...new Set(errors), ...forgotten.map((file) => `${file}: belongs to no tsconfig.json`)]);
}

async function checkText(): Promise<Verdict> {
  const sources = sourceTexts(join(root, "../shared/seeds"));
  const stray = findStrayText(root, sources).map(({ file, line, rule, message }) => `${file}:${line}: ${rule}: ${message}`);
  const note = sources.length > 0 ? [] : ["skipped: comparing own wording with its sources, which are not beside this checkout"];
  return { isGood: stray.length === 0, output: [...stray, ...note].join("\n") };
}

function lines(found: readonly string[]): Verdict {
  return { isGood: found.length === 0, output: found.join("\n") };
}

/** Runs an installed program; what it printed is shown only when it failed. */
function tool(name: string, args: readonly string[]): Promise<Verdict> {
  return new Promise((done, broken) => {
    const child = spawn(join(root, "node_modules/.bin", name), args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.on("error", broken);
    child.on("close", (status) => {
      const output = Buffer.concat(chunks).toString("utf8").trim();
      done({ isGood: status === 0, output });
    });
  });
}
