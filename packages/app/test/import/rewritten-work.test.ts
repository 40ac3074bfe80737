import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clusterActivity } from "@upshot/core/activity/cluster-activity";
import type { Candidate } from "@upshot/core/activity/ports";
import { foldSources, keysOf } from "@upshot/core/activity/source-keys";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fingerprints } from "../../src/import/git/fingerprints.js";
import { readGit } from "../../src/import/git/read-git.js";
import { BEN, lines, MARIA, runGit, ScratchRepository } from "./scratch-repository.js";

const home = mkdtempSync(join(tmpdir(), "upshot-home-"));
const made: ScratchRepository[] = [];

beforeAll(() => {
  process.env["HOME"] = home;
  process.env["GIT_CONFIG_NOSYSTEM"] = "1";
  delete process.env["XDG_CONFIG_HOME"];
  delete process.env["GIT_CONFIG_GLOBAL"];
});

afterAll(() => {
  for (const repository of made) repository.remove();
  rmSync(home, { recursive: true, force: true });
});

/** A repository where Ben began and Maria works on a branch, which is checked out. */
function onBranch(): ScratchRepository {
  const repo = new ScratchRepository();
  made.push(repo);
  repo.commit("Start", { by: BEN, day: 0, files: { "src/app.ts": lines(30), "src/cart.ts": lines(30) } });
  repo.git("switch", "-qc", "work");
  return repo;
}

/** What an import offers, with what has been settled so far. */
async function offered(path: string, settled: ReadonlySet<string>): Promise<readonly Candidate[]> {
  const activity = await readGit({ path, authors: [MARIA.email], settled });
  if (!activity.ok) throw new Error(activity.problem.message);
  return clusterActivity(activity.value, { settled, today: "2026-11-20" }).candidates;
}

/** Accepts everything that is offered, as the inbox does: the candidates' keys and their fingerprints, written and read again. */
async function acceptAll(path: string): Promise<ReadonlySet<string>> {
  const sources = (await offered(path, new Set())).flatMap((candidate) => candidate.sources);
  const more = await fingerprints({ path, sources });
  if (!more.ok) throw new Error(more.problem.message);
  return new Set(foldSources([...sources, ...more.value]).flatMap(keysOf));
}

const titles = (candidates: readonly Candidate[]) => candidates.map(({ title }) => title);

/** The same history in a clone, where git does not have the commits that left it. */
function freshClone(repo: ScratchRepository): string {
  const path = join(repo.path, "..", `clone-${made.length}-${Date.now()}`);
  runGit(["clone", "-q", `file://${repo.path}`, path], repo.path);
  return path;
}

function rebaseOntoMain(repo: ScratchRepository): void {
  repo.git("switch", "-q", "main");
  repo.commit("Ben goes on", { by: BEN, day: 30, files: { "README.md": lines(3) } });
  repo.git("switch", "-q", "work");
  repo.git("rebase", "-q", "main");
}

describe("importing again", () => {
  it("offers nothing that was accepted, and the same candidates when nothing was", async () => {
    const repo = onBranch();
    repo.commit("Add gift cards", { day: 1 });
    repo.commit("Speed up the search", { day: 9 });
    const settled = await acceptAll(repo.path);
    expect(await offered(repo.path, settled)).toEqual([]);
    expect(await offered(repo.path, new Set())).toEqual(await offered(repo.path, new Set()));
  });

  it("offers only what is new", async () => {
    const repo = onBranch();
    repo.commit("Add gift cards", { day: 1 });
    const settled = await acceptAll(repo.path);
    repo.commit("Speed up the search", { day: 9 });
    expect(titles(await offered(repo.path, settled))).toEqual(["Speed up the search"]);
  });
});

describe("the same repository under another root", () => {
  it("offers nothing again that was accepted in a shallow clone", async () => {
    const repo = onBranch();
    repo.commit("Add gift cards", { day: 1 });
    const path = join(repo.path, "..", "shallow");
    runGit(["clone", "-q", "--depth=1", `file://${repo.path}`, path], repo.path);
    const settled = await acceptAll(path);
    expect(settled.size).toBeGreaterThan(0);
    expect(await offered(repo.path, settled)).toEqual([]);
  });
});

describe("work that was rewritten after it was settled", () => {
  it("is recognised after a rebase, here and in a fresh clone", async () => {
    const repo = onBranch();
    repo.commit("Add gift cards", { day: 1, files: { "src/gifts.ts": lines(40) } });
    repo.commit("Round totals", { day: 12, files: { "src/cart.ts": lines(31) } });
    const settled = await acceptAll(repo.path);
    rebaseOntoMain(repo);
    expect(await offered(repo.path, settled)).toEqual([]);
    expect(await offered(freshClone(repo), settled)).toEqual([]);
  });

  it("is recognised when its message was reworded", async () => {
    const repo = onBranch();
    repo.commit("Add gift cards", { day: 1, files: { "src/gifts.ts": lines(40) } });
    const settled = await acceptAll(repo.path);
    repo.git("commit", "-q", "--amend", "-m", "Sell vouchers that can be given away");
    expect(await offered(repo.path, settled)).toEqual([]);
    expect(await offered(freshClone(repo), settled)).toEqual([]);
  });

  it("is recognised when its content was amended, as long as git still has the old commit", async () => {
    const repo = onBranch();
    repo.commit("Add gift cards", { day: 1, files: { "src/gifts.ts": lines(40) } });
    const settled = await acceptAll(repo.path);
    repo.git("rm", "-q", "src/cart.ts");
    repo.git("commit", "-q", "--amend", "--no-edit");
    expect(await offered(repo.path, settled)).toEqual([]);
  });

  it("is recognised when a forge squashed it, by its parts or by its sum", async () => {
    const repo = onBranch();
    repo.commit("Gift cards: sell them", { day: 1, files: { "src/gifts.ts": lines(40) } });
    repo.commit("Gift cards: take them", { day: 2, files: { "src/gifts.ts": lines(60) } });
    const settled = await acceptAll(repo.path);
    repo.git("switch", "-q", "main");
    repo.git("merge", "-q", "--squash", "work");
    repo.commit("Vouchers (#12)\n\n* Gift cards: sell them\n\n* Gift cards: take them\n", { day: 3, files: {} });
    repo.git("branch", "-qD", "work");
    expect(await offered(repo.path, settled)).toEqual([]);
    expect(await offered(freshClone(repo), settled)).toEqual([]);
  });

  it("leaves new work in the same rewritten branch to be offered", async () => {
    const repo = onBranch();
    repo.commit("Add gift cards", { day: 1, files: { "src/gifts.ts": lines(40) } });
    const settled = await acceptAll(repo.path);
    rebaseOntoMain(repo);
    repo.commit("Faster product pictures", { day: 50, files: { "src/pictures.ts": lines(40) } });
    expect(titles(await offered(repo.path, settled))).toEqual(["Faster product pictures"]);
  });

  it("does not take scripted commits of one second for one another", async () => {
    const repo = onBranch();
    repo.commit("Add gift cards", { day: 1, files: { "src/gifts.ts": lines(40) } });
    const settled = await acceptAll(repo.path);
    const when = repo.git("log", "-1", "--format=%at").trim();
    repo.git("reset", "-q", "--hard", "main");
    for (const name of ["one", "two"]) {
      runGit(["commit", "-q", "--allow-empty", "-m", `Scripted step ${name}`, `--date=@${when} +0100`], repo.path);
      runGit(["commit", "-q", "--amend", "--no-edit", "--allow-empty"], repo.path);
    }
    repo.commit("Import prices nightly", { day: 20 });
    expect(titles(await offered(repo.path, settled))).toEqual(["Import prices nightly"]);
  });
});

describe("fingerprints", () => {
  it("are none for commits that are not here, and a problem where there is no repository", async () => {
    const repo = onBranch();
    expect(await fingerprints({ path: repo.path, sources: ["git:abcdefabcdef@000000000000", "git:abcdefabcdef#3"] })).toEqual({
      ok: true,
      value: [],
    });
    expect(await fingerprints({ path: join(repo.path, "gone"), sources: ["git:abcdefabcdef@000000000000"] })).toMatchObject({
      ok: false,
      problem: { code: "git.not-a-repository" },
    });
  });
});
