import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { digestVault } from "../../src/index/digest-vault.js";
import { type ScanThread, scanThread } from "../../src/index/scan-thread.js";
import { buildProgram, program } from "../trial-vault.js";

const folders = ["notes", "people", "wins"];
const built = pathToFileURL(join(program, "../../dist/scan-worker.cjs"));

let root: string;
let threads: ScanThread[];

beforeAll(buildProgram, 60_000);
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "upshot-scan-"));
  threads = [];
  write("people/ada.md");
  for (let year = 1990; year < 2026; year += 1) for (const kind of ["notes", "wins"]) write(`${kind}/${year}/a.md`);
  write("notes/2025/deep/er/b.md");
  write("notes/2025/.hidden/c.md");
  write("notes/2025/other.txt");
});
afterEach(() => {
  for (const thread of threads) thread.close();
  rmSync(root, { recursive: true });
});

function write(path: string, text = "text"): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** A thread that runs this code, or the one of the program. */
function start(code?: string): ScanThread {
  const file = join(root, "thread.cjs");
  if (code !== undefined) writeFileSync(file, `const { parentPort } = require("node:worker_threads");\n${code}`);
  const thread = scanThread(root, code === undefined ? built : pathToFileURL(file));
  threads.push(thread);
  return thread;
}

async function digests(thread?: ScanThread): Promise<readonly (readonly [string, string])[]> {
  return [...(await digestVault(root, folders, { now: () => 0, thread })).folders].sort();
}

describe("a look at the disk in two threads", () => {
  it.each([
    ["an edit in place", () => writeFileSync(join(root, "wins/2001/a.md"), "longer text")],
    [
      "an edit of the same size and time",
      () => {
        const { atime, mtime } = statSync(join(root, "wins/2001/a.md"));
        writeFileSync(join(root, "wins/2001/a.md"), "next");
        utimesSync(join(root, "wins/2001/a.md"), atime, mtime);
      },
    ],
    ["a rename", () => renameSync(join(root, "wins/2001/a.md"), join(root, "wins/2001/b.md"))],
    ["a new file", () => write("wins/2001/b.md")],
    ["a removed file", () => rmSync(join(root, "wins/2001/a.md"))],
    ["a new folder", () => write("wins/2001/deep/b.md")],
  ])("sees %s, as one thread does", async (_name, change) => {
    const thread = start();
    const before = await digests(thread);
    expect(before).toEqual(await digests());
    expect(before).toHaveLength(2 * 36 + 2);
    change();
    const after = await digests(thread);
    expect(after).not.toEqual(before);
    expect(after).toEqual(await digests());
  });

  it.each([
    ["can't start", "throw new Error('no');"],
    ["is over at once", "process.exit();"],
    ["never comes to it", "setInterval(() => undefined, 1000);"],
    [
      "ends with folders that it took",
      "parentPort.on('message', ({ taken }) => { Atomics.add(taken, 0, 5); process.exit(1); });",
    ],
  ])("misses nothing when the second thread %s", async (_name, code) => {
    const expected = await digests();
    const thread = start(code);
    for (let look = 0; look < 20; look += 1) expect(await digests(thread)).toEqual(expected);
  });

  it("puts together what both found", async () => {
    const expected = await digests();
    // Three folders at a time, with digests that nobody else would give.
    const thread = start(`parentPort.on("message", ({ paths, taken }) => {
      const from = Atomics.add(taken, 0, 3);
      const own = paths.slice(from, from + 3);
      if (own.length > 0) parentPort.postMessage(own.map((path) => ({ path, inside: [], digest: "theirs" })));
    });`);
    let theirs = 0;
    for (let look = 0; look < 50 && theirs === 0; look += 1) {
      const found = await digests(thread);
      theirs = found.filter(([, digest]) => digest === "theirs").length;
      if (theirs === 0) expect(found).toEqual(expected);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(theirs).toBeGreaterThan(0);
  });
});
