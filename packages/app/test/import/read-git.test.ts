import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clusterActivity } from "@upshot/core/activity/cluster-activity";
import type { Activity, GitRequest } from "@upshot/core/activity/ports";
import type { Result } from "@upshot/core/problem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readGit } from "../../src/import/git/read-git.js";
import { readGitIdentity } from "../../src/import/git/read-identity.js";
import { BEN, lines, MARIA, runGit, ScratchRepository } from "./scratch-repository.js";

const home = mkdtempSync(join(tmpdir(), "upshot-home-"));
const made: ScratchRepository[] = [];

beforeAll(() => {
  writeFileSync(join(home, ".gitconfig"), "");
  process.env["HOME"] = home;
  delete process.env["XDG_CONFIG_HOME"];
  delete process.env["GIT_CONFIG_GLOBAL"];
  delete process.env["GIT_AUTHOR_EMAIL"];
  process.env["GIT_CONFIG_NOSYSTEM"] = "1";
});

afterAll(() => {
  for (const repository of made) repository.remove();
  rmSync(home, { recursive: true, force: true });
});

function repository(...options: readonly string[]): ScratchRepository {
  const scratch = new ScratchRepository(undefined, options);
  made.push(scratch);
  return scratch;
}

function read(path: string, request: Partial<GitRequest> = {}): Promise<Result<Activity>> {
  return readGit({ path, authors: [MARIA.email], settled: new Set(), ...request });
}

async function activityOf(path: string, request: Partial<GitRequest> = {}): Promise<Activity> {
  const result = await read(path, request);
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

async function problemOf(path: string, request: Partial<GitRequest> = {}) {
  const result = await read(path, request);
  if (result.ok) throw new Error("expected a problem");
  return result.problem;
}

const subjects = (activity: Activity) => activity.commits.map(({ subject }) => subject);

describe("reading a repository", () => {
  it("gives the user's commits with messages, days, sizes and release, newest first", async () => {
    const repo = repository();
    repo.commit("Start", { by: BEN });
    repo.commit("Add the cart\n\nIt survives a restart.\n", {
      day: 3,
      files: { "src/cart.ts": lines(10), "logo.png": "\0\u0001" },
    });
    repo.tag("v1.0.0", 4);
    repo.commit("Shorten the cart", { day: 5, files: { "src/cart.ts": lines(4) } });
    const activity = await activityOf(repo.path);
    expect(activity).toMatchObject({ name: "shop", path: repo.path, emails: [MARIA.email], others: 1, problems: [] });
    expect(activity.repository).toMatch(/^[0-9a-f]{12}$/);
    expect(activity.commits).toMatchObject([
      { subject: "Shorten the cart", date: "2026-01-10", files: [{ path: "src/cart.ts", added: 0, deleted: 6, binary: false }] },
      {
        subject: "Add the cart",
        body: "It survives a restart.",
        date: "2026-01-08",
        release: "v1.0.0",
        authorName: MARIA.name,
        files: [
          { path: "logo.png", added: 0, deleted: 0, binary: true, created: true },
          { path: "src/cart.ts", added: 10, deleted: 0, binary: false, created: true },
        ],
      },
    ]);
    expect(activity.commits[0]?.release).toBeUndefined();
  });

  it("counts only what changed in a moved file", async () => {
    const repo = repository();
    repo.commit("Start", { files: { "a.ts": lines(50) } });
    repo.commit("Move it", { files: { "a.ts": null, "b/a.ts": `${lines(50)}one more\n` } });
    expect((await activityOf(repo.path)).commits[0]?.files).toEqual([{ path: "b/a.ts", added: 1, deleted: 0, binary: false }]);
  });

  it("keeps days in the author's zone and takes in what was written or committed in the range", async () => {
    const repo = repository();
    repo.commit("Before", { day: 0 });
    repo.commit("Written before, landed in it", { day: 1, landed: 40 });
    repo.commit("Inside", { day: 41 });
    repo.commit("After", { day: 90 });
    const activity = await activityOf(repo.path, { since: "2026-02-10", until: "2026-02-28" });
    expect(subjects(activity)).toEqual(["Inside", "Written before, landed in it"]);
    expect((await problemOf(repo.path, { since: "last week" })).code).toBe("input.invalid");
    expect((await problemOf(repo.path, { until: "2026-13-40" })).code).toBe("input.invalid");
  });

  it("finds the merge that brought a commit in, also through nested and update merges", async () => {
    const repo = repository();
    repo.commit("Start", { day: 0 });
    repo.git("switch", "-qc", "cart");
    repo.commit("Cart rows", { day: 1 });
    repo.git("switch", "-q", "main");
    repo.commit("Straight to main", { day: 2 });
    repo.git("switch", "-q", "cart");
    repo.merge("main", "Merge branch 'main' into cart", 3);
    repo.git("switch", "-qc", "cart-fix");
    repo.commit("Cart rounding", { day: 4 });
    repo.git("switch", "-q", "cart");
    repo.merge("cart-fix", "Merge branch 'cart-fix' into cart", 5);
    repo.git("switch", "-q", "main");
    repo.merge("cart", "Merge pull request #12 from shop/cart\n\nKeep the cart", 6);
    const by = new Map((await activityOf(repo.path)).commits.map(({ subject, mergedBy }) => [subject, mergedBy]));
    expect(by.get("Cart rows")).toMatchObject({
      subject: "Merge pull request #12 from shop/cart",
      body: "Keep the cart",
      date: "2026-01-11",
    });
    expect(by.get("Cart rounding")?.subject).toBe("Merge pull request #12 from shop/cart");
    expect(by.get("Straight to main")).toBeUndefined();
  });

  it("takes the first final release that contains a commit, and a beta only where no release followed", async () => {
    const repo = repository();
    repo.commit("One", { day: 0 });
    repo.tag("v1.0.0-beta.1", 1);
    repo.tag("nightly", 1);
    repo.commit("Two", { day: 2 });
    repo.tag("v1.0.0", 3);
    repo.tag("plugin@9.9.9", 3);
    repo.commit("Three", { day: 4 });
    repo.tag("v1.1.0-rc.1", 5);
    repo.commit("Four", { day: 6 });
    const releases = (await activityOf(repo.path)).commits.map(({ release }) => release);
    expect(releases).toEqual([undefined, "v1.1.0-rc.1", "v1.0.0", "v1.0.0"]);
  });

  it("leaves out what only a release branch holds", async () => {
    const repo = repository();
    repo.commit("Main work", { day: 0 });
    repo.git("switch", "-qc", "1.x");
    repo.commit("Backport", { day: 1 });
    repo.tag("v1.0.1", 2);
    repo.git("switch", "-q", "main");
    expect(subjects(await activityOf(repo.path))).toEqual(["Main work"]);
  });

  it("knows what was reverted, and what was put in again", async () => {
    const repo = repository();
    const gone = repo.commit("Add live prices");
    const back = repo.commit("Add gift cards");
    repo.commit("Add coupons (#7)");
    const first = repo.commit(`Revert "Add live prices"\n\nThis reverts commit ${gone}.`);
    const second = repo.commit(`Revert "Add gift cards"\n\nThis reverts commit ${back}.`, { by: BEN });
    repo.commit(`Revert "Revert "Add gift cards""\n\nThis reverts commit ${second}.`);
    const third = repo.commit('Revert "Add coupons (#7)" (#8)', { by: BEN });
    const by = new Map((await activityOf(repo.path)).commits.map(({ subject, revertedBy }) => [subject, revertedBy]));
    expect(by.get("Add live prices")).toBe(first);
    expect(by.get("Add gift cards")).toBeUndefined();
    expect(by.get("Add coupons (#7)")).toBe(third);
  });

  it("reads the default branch besides the one the user is on", async () => {
    const origin = repository();
    origin.commit("On main", { day: 0 });
    const path = join(origin.path, "..", "clone");
    runGit(["clone", "-q", origin.path, path], origin.path);
    origin.commit("Later on main", { day: 1 });
    runGit(["fetch", "-q"], path);
    runGit(["switch", "-qc", "mine", "HEAD"], path);
    expect(subjects(await activityOf(path))).toEqual(["Later on main", "On main"]);
    expect((await activityOf(path)).repository).toBe((await activityOf(origin.path)).repository);
  });

  it("leaves the repository as it was", async () => {
    const repo = repository();
    repo.commit("One");
    const before = readdirSync(join(repo.path, ".git"), { recursive: true }).sort();
    await activityOf(repo.path);
    expect(readdirSync(join(repo.path, ".git"), { recursive: true }).sort()).toEqual(before);
  });
});

describe("who the user is", () => {
  it("comes from the vault, the repository's and the user's configuration, and .mailmap", async () => {
    const repo = repository();
    repo.commit("From the vault", { by: { name: "Maria", email: "maria@example.org" } });
    repo.commit("From the repository", { by: { name: "Maria", email: "maria@work.example" } });
    repo.commit("From the user", { by: { name: "Maria", email: "maria@home.example" } });
    repo.commit("From the mailmap", {
      by: { name: "ml", email: "ml@old.example" },
      files: { ".mailmap": "Maria Lopez <maria@example.org> <ml@old.example>\n" },
    });
    repo.commit("Somebody else's", { by: BEN });
    repo.git("config", "user.email", "maria@work.example");
    writeFileSync(join(home, ".gitconfig"), "[user]\n\temail = maria@home.example\n\tname = Maria Lopez\n");
    try {
      expect(subjects(await activityOf(repo.path)).sort()).toEqual([
        "From the mailmap",
        "From the repository",
        "From the user",
        "From the vault",
      ]);
      expect(await readGitIdentity(repo.path)).toEqual({
        name: "Maria Lopez",
        emails: ["maria@home.example", "maria@work.example"],
      });
      expect(await readGitIdentity(home)).toEqual({ name: "Maria Lopez", emails: ["maria@home.example"] });
    } finally {
      writeFileSync(join(home, ".gitconfig"), "");
    }
  });

  it("takes a forge's no-reply address beside the user's name, and only then", async () => {
    const repo = repository();
    repo.commit("Squashed", { by: { name: MARIA.name, email: "1234+maria@users.noreply.github.com" } });
    repo.commit("Another Maria", { by: { name: "Maria Other", email: "99+other@users.noreply.github.com" } });
    repo.commit("Own", {});
    expect(subjects(await activityOf(repo.path, { names: [MARIA.name] }))).toEqual(["Own", "Squashed"]);
  });

  it("is what `only` says when it is given: addresses, or parts of name and address", async () => {
    const repo = repository();
    repo.commit("Maria's", {});
    repo.commit("Ben's", { by: BEN });
    expect(subjects(await activityOf(repo.path, { only: ["BEN@example.org"] }))).toEqual(["Ben's"]);
    expect(await activityOf(repo.path, { only: ["okafor"] })).toMatchObject({
      commits: [{ subject: "Ben's" }],
      emails: [BEN.email],
    });
  });

  it("counts co-authors both ways, and no bots", async () => {
    const repo = repository();
    repo.commit(
      `Pair\n\nCo-authored-by: ${BEN.name} <${BEN.email}>\nCo-authored-by: helper[bot] <helper[bot]@users.noreply.github.com>`,
    );
    repo.commit(`Helped\n\nCo-Authored-By: ${MARIA.name} <${MARIA.email}>`, { by: BEN });
    expect((await activityOf(repo.path)).commits).toMatchObject([
      { subject: "Helped", coAuthorOnly: true, coAuthors: [BEN] },
      { subject: "Pair", coAuthors: [BEN] },
    ]);
  });

  it("asks, with the most frequent authors of the range, when nobody is known or nothing is found", async () => {
    const repo = repository();
    repo.commit("One", { by: BEN, day: 0 });
    repo.commit("Two", { by: BEN, day: 1 });
    repo.commit("Three", { day: 2 });
    const unknown = await problemOf(repo.path, { authors: [] });
    expect(unknown.code).toBe("git.no-identity");
    expect(unknown.message).toBe(
      `nothing says which commits are yours. Most commits are by ${BEN.name} <${BEN.email}> (2), ${MARIA.name} <${MARIA.email}> (1)`,
    );
    expect(unknown.hint).toContain("--author");
    const early = await problemOf(repo.path, { until: "2026-01-06" });
    expect(early.message).toContain(`none of the commits in this range are by ${MARIA.email}`);
  });
});

describe("repositories of every kind", () => {
  it("reads bare ones, linked work trees, submodules and subfolders", async () => {
    const repo = repository();
    repo.commit("Shared work", { files: { "lib/a.ts": lines(3) } });
    const around = join(repo.path, "..");
    runGit(["clone", "-q", "--bare", repo.path, join(around, "bare.git")], around);
    repo.git("worktree", "add", "-q", join(around, "tree"), "HEAD");
    const outer = repository();
    outer.commit("Outer", {});
    outer.git("submodule", "--quiet", "add", repo.path, "inner");
    for (const path of [join(around, "bare.git"), join(around, "tree"), join(outer.path, "inner"), join(repo.path, "lib")]) {
      expect(subjects(await activityOf(path))).toEqual(["Shared work"]);
    }
    expect((await activityOf(join(around, "bare.git"))).name).toBe("bare");
  });

  it("says that an empty one has no commits, and that a range has none", async () => {
    const repo = repository();
    expect(await activityOf(repo.path)).toMatchObject({ commits: [], problems: [{ code: "git.empty" }] });
    repo.commit("One", { day: 0 });
    expect(await activityOf(repo.path, { since: "2027-01-01" })).toMatchObject({
      commits: [],
      problems: [{ code: "git.empty", message: "there are no commits in this range" }],
    });
  });

  it("says what is not a repository", async () => {
    const folder = mkdtempSync(join(tmpdir(), "upshot-plain-"));
    writeFileSync(join(folder, "file"), "");
    mkdirSync(join(folder, "-dash"));
    for (const path of [folder, join(folder, "missing"), join(folder, "file"), join(folder, "-dash")]) {
      expect(await problemOf(path)).toMatchObject({ code: "git.not-a-repository", place: { file: path } });
    }
    rmSync(folder, { recursive: true });
  });

  it("says that git is missing", async () => {
    const repo = repository();
    const path = process.env["PATH"];
    process.env["PATH"] = "/nonexistent";
    try {
      expect((await problemOf(repo.path)).code).toBe("git.missing");
    } finally {
      process.env["PATH"] = path;
    }
  });

  it("says that it was stopped, and not that git failed, when Ctrl-C ends git first", async () => {
    const repo = repository();
    const bin = mkdtempSync(join(tmpdir(), "upshot-git-"));
    writeFileSync(join(bin, "git"), "#!/bin/sh\nkill -INT $$\n", { mode: 0o755 });
    const path = process.env["PATH"];
    process.env["PATH"] = `${bin}:${path}`;
    try {
      expect((await problemOf(repo.path)).code).toBe("interrupted");
    } finally {
      process.env["PATH"] = path;
      rmSync(bin, { recursive: true });
    }
  });

  it("reads a shallow clone and says so", async () => {
    const repo = repository();
    for (const subject of ["One", "Two", "Three"]) repo.commit(subject);
    const path = join(repo.path, "..", "shallow");
    runGit(["clone", "-q", "--depth=2", `file://${repo.path}`, path], repo.path);
    expect(await activityOf(path)).toMatchObject({
      commits: [{ subject: "Three" }, { subject: "Two" }],
      problems: [{ code: "git.degraded" }],
    });
  });

  it("reads SHA-256 repositories", async () => {
    const repo = repository("--object-format=sha256");
    repo.commit("Long names", { files: { "src/a.ts": lines(7) } });
    expect((await activityOf(repo.path)).commits).toMatchObject([{ files: [{ path: "src/a.ts", added: 7 }] }]);
  });
});

describe("the top list of a small repository", () => {
  it("is what a person would name", async () => {
    const repo = repository();
    repo.commit("Initial commit", { by: BEN, day: 0, files: { "package.json": "{}\n", "src/app.ts": lines(40) } });
    repo.commit("feat(search): rank products by stock (#3)", {
      day: 2,
      files: { "src/search/rank.ts": lines(160), "test/search/rank.test.ts": lines(60), "docs/search.md": lines(20) },
    });
    repo.commit("chore(deps): bump zod from 4.0.1 to 4.1.0 (#4)", { day: 3, files: { "package.json": "{ }\n" } });
    repo.commit("fix(search): ranking of sold-out products (#5)", { day: 6, files: { "src/search/rank.ts": lines(165) } });
    repo.git("switch", "-qc", "checkout");
    repo.commit("Checkout: first cut", { day: 7, files: { "src/checkout/pay.ts": lines(200) } });
    repo.commit("Checkout: handle declined cards", {
      day: 9,
      files: { "src/checkout/pay.ts": lines(230), "test/checkout/pay.test.ts": lines(90) },
    });
    repo.git("switch", "-q", "main");
    repo.merge("checkout", "Merge pull request #6 from shop/checkout\n\nPay without leaving the page", 10);
    repo.commit("v1.2.0", { day: 11, files: { "package.json": '{"version":"1.2.0"}\n' } });
    repo.tag("v1.2.0", 11);
    repo.commit("Fix typo in README", { day: 12, files: { "README.md": "Shop\n" } });
    const bad = repo.commit("perf: cache every page", { day: 13, files: { "src/cache.ts": lines(80) } });
    repo.commit(`Revert "perf: cache every page"\n\nThis reverts commit ${bad}.`, { day: 14, files: { "src/cache.ts": null } });
    repo.commit("ci: run on pull requests", { day: 15, files: { ".github/workflows/ci.yml": lines(12) } });
    const { candidates, counted } = clusterActivity(await activityOf(repo.path), { settled: new Set(), today: "2026-11-20" });
    expect(
      candidates.map(({ title, span, areas, release, size }) => [
        title,
        span.from,
        span.to,
        areas.join(", "),
        release,
        size.commits,
      ]),
    ).toEqual([
      ["Rank products by stock (search)", "2026-01-07", "2026-01-11", "search, docs", "v1.2.0", 2],
      ["Pay without leaving the page", "2026-01-12", "2026-01-15", "checkout", "v1.2.0", 2],
      ["Run on pull requests", "2026-01-20", "2026-01-20", "CI", undefined, 1],
    ]);
    expect(counted).toEqual([
      { what: "reverts, and work that was reverted", commits: 2 },
      { what: "dependency updates", commits: 1 },
      { what: "merges", commits: 1 },
      { what: "releases and version bumps", commits: 1 },
      { what: "typos and small wording", commits: 1 },
    ]);
  });
});
