import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clusterActivity } from "@upshot/core/activity/cluster-activity";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readGit } from "../../src/import/git/read-git.js";
import { BEN, MARIA, runGit } from "./scratch-repository.js";

const COMMITS = 50_000;
const OWN_EVERY = 10;
const TAG_EVERY = 5_000;
const folder = mkdtempSync(join(tmpdir(), "upshot-large-"));

beforeAll(() => {
  process.env["HOME"] = folder;
  process.env["GIT_CONFIG_NOSYSTEM"] = "1";
  runGit(["init", "-q", "--bare", "-b", "main"], folder);
  runGit(["fast-import", "--quiet"], folder, { input: Array.from({ length: COMMITS }, (_, at) => commandOf(at)).join("") });
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One commit in the language of `git fast-import`; every so often a tag after it. */
function commandOf(at: number): string {
  const { name, email } = at % OWN_EVERY === 0 ? MARIA : BEN;
  const who = `${name} <${email}> ${1_600_000_000 + at * 600} +0000`;
  const message = `Step ${at} of part ${at % 97} (#${at + 1})\n`;
  const text = `${at}\n`;
  const tag = at % TAG_EVERY === TAG_EVERY - 1 ? `reset refs/tags/v${Math.ceil(at / TAG_EVERY)}.0\nfrom :${at + 1}\n\n` : "";
  return `commit refs/heads/main\nmark :${at + 1}\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n${message}M 100644 inline src/part${at % 97}.ts\ndata ${text.length}\n${text}\n${tag}`;
}

describe("a history of 50,000 commits", () => {
  it("is read whole, with the release of each commit, and becomes candidates", async () => {
    const activity = await readGit({ path: folder, authors: [MARIA.email], settled: new Set() });
    if (!activity.ok) throw new Error(activity.problem.message);
    const { commits, others, problems } = activity.value;
    expect([commits.length, others, problems]).toEqual([COMMITS / OWN_EVERY, COMMITS - COMMITS / OWN_EVERY, []]);
    expect(commits.at(0)?.release).toBe(`v${COMMITS / TAG_EVERY}.0`);
    expect(commits.at(-1)?.release).toBe("v1.0");
    const { candidates, counted } = clusterActivity(activity.value, { settled: new Set(), today: "2026-11-20" });
    expect(
      candidates.reduce((sum, { size }) => sum + size.commits, 0) + counted.reduce((sum, { commits: number }) => sum + number, 0),
    ).toBe(commits.length);
  }, 120_000);
});
