import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clusterActivity } from "@upshot/core/activity/cluster-activity";
import type { Activity } from "@upshot/core/activity/ports";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fingerprints } from "../../packages/app/src/import/git/fingerprints.js";
import { readGit } from "../../packages/app/src/import/git/read-git.js";
import { isolateGit, lines, MARIA, runGit, ScratchRepository } from "../../packages/app/test/import/scratch-repository.js";

let repo: ScratchRepository;
/** What a trap leaves behind when it springs. */
let marker: string;
/** A program that leaves the marker, for settings that name a program. */
let trap: string;

beforeAll(isolateGit);

beforeEach(() => {
  repo = new ScratchRepository();
  marker = join(repo.path, "..", "sprung");
  trap = join(repo.path, "..", "trap.sh");
  writeFileSync(trap, `#!/bin/sh\necho "$0 $*" >> '${marker}'\nexit 1\n`);
  chmodSync(trap, 0o755);
});

afterEach(() => repo.remove());

/** Everything an import does with a repository, and what accepting does after it. */
async function importAll(path = repo.path): Promise<Activity> {
  const activity = await readGit({
    path,
    authors: [MARIA.email],
    settled: new Set([`git:abcdefabcdef@${"0".repeat(12)}`, `git-patch:${"0".repeat(40)}`]),
  });
  if (!activity.ok) throw new Error(`${activity.problem.code}: ${activity.problem.message}`);
  const { candidates } = clusterActivity(activity.value, { settled: new Set(), today: "2026-11-20" });
  const sources = candidates.flatMap((candidate) => candidate.sources);
  const root = activity.value.repository;
  await readGit({
    path,
    authors: [MARIA.email],
    settled: new Set([`git:${root}@${"0".repeat(12)}`, `git-patch:${"0".repeat(40)}`]),
  });
  await fingerprints({ path, sources });
  return activity.value;
}

/** Runs plain git, the way a careless importer would, and tells whether the trap sprang; then clears it away. */
function springsFor(...args: readonly string[]): boolean {
  spawnSync("git", args, { cwd: repo.path, env: { ...process.env, GIT_TERMINAL_PROMPT: "0" }, timeout: 20_000 });
  const sprung = existsSync(marker);
  rmSync(marker, { force: true });
  return sprung;
}

describe("a repository that wants to run a program", () => {
  beforeEach(() => {
    repo.commit("Start", { files: { "a.txt": lines(3), "b.txt": lines(3) } });
    repo.commit("Go on", { files: { "a.txt": lines(5), ".gitattributes": "*.txt diff=evil filter=evil merge=evil\n" } });
  });

  /** Name, what the repository sets, and a plain command that does run it: the proof that the trap is a real one. */
  const traps: readonly (readonly [string, () => void, readonly string[]])[] = [
    ["a file system monitor", () => repo.git("config", "core.fsmonitor", trap), ["status"]],
    ["a text converter", () => repo.git("config", "diff.evil.textconv", trap), ["log", "-p"]],
    ["a diff driver", () => repo.git("config", "diff.evil.command", trap), ["log", "-p", "--ext-diff"]],
    ["an external diff", () => repo.git("config", "diff.external", trap), ["diff", "HEAD~1"]],
    [
      "a filter",
      () => {
        repo.git("config", "filter.evil.clean", trap);
        repo.git("config", "filter.evil.smudge", trap);
        repo.git("config", "filter.evil.process", trap);
      },
      ["checkout", "HEAD~1", "--", "a.txt"],
    ],
    [
      "a signature check",
      () => {
        signHead();
        repo.git("config", "log.showSignature", "true");
        for (const key of ["gpg.program", "gpg.openpgp.program", "gpg.ssh.program", "gpg.x509.program"])
          repo.git("config", key, trap);
      },
      ["log"],
    ],
    [
      "hooks",
      () => {
        mkdirSync(join(repo.path, "hooks"));
        for (const hook of ["post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc", "fsmonitor-watchman"])
          symlinkSync(trap, join(repo.path, "hooks", hook));
        repo.git("config", "core.hooksPath", join(repo.path, "hooks"));
      },
      ["checkout", "-q", "-b", "other"],
    ],
    [
      "a configuration that it includes",
      () => {
        writeFileSync(join(repo.path, "more"), `[core]\n\tfsmonitor = ${trap}\n[diff "evil"]\n\ttextconv = ${trap}\n`);
        repo.git("config", "include.path", "../more");
      },
      ["log", "-p"],
    ],
    [
      "a pager and an editor",
      () => {
        for (const key of [
          "core.pager",
          "pager.log",
          "core.editor",
          "sequence.editor",
          "core.askPass",
          "credential.helper",
          "core.gitProxy",
          "core.alternateRefsCommand",
        ])
          repo.git("config", key, `!${trap}`);
        repo.git("config", "core.editor", trap);
      },
      ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--allow-empty"],
    ],
    [
      "commands under the names of git's own",
      () => {
        for (const name of [
          "log",
          "rev-parse",
          "rev-list",
          "diff-tree",
          "config",
          "for-each-ref",
          "check-mailmap",
          "cat-file",
          "patch-id",
          "own",
        ])
          repo.git("config", `alias.${name}`, `!${trap}`);
      },
      ["own"],
    ],
  ];

  it.each(traps)("runs none: %s", async (_, arrange, spring) => {
    arrange();
    expect(springsFor(...spring)).toBe(true);
    const activity = await importAll();
    expect(activity.commits.length).toBeGreaterThan(0);
    expect(activity.commits.some(({ files }) => (files?.length ?? 0) > 0)).toBe(true);
    expect(existsSync(marker)).toBe(false);
  });

  it("runs none that the environment names", async () => {
    const hostile = {
      GIT_EXTERNAL_DIFF: trap,
      GIT_PAGER: trap,
      GIT_SSH_COMMAND: trap,
      GIT_ASKPASS: trap,
      GIT_PROXY_COMMAND: trap,
      GIT_TRACE: marker,
      GIT_TRACE2_EVENT: marker,
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: "core.fsmonitor",
      GIT_CONFIG_VALUE_0: trap,
      GIT_DIR: join(repo.path, "nowhere"),
      GIT_WORK_TREE: "/",
      GIT_INDEX_FILE: marker,
      GIT_OBJECT_DIRECTORY: "/nonexistent",
      GIT_NAMESPACE: "none",
    };
    const before = Object.fromEntries(Object.keys(hostile).map((key) => [key, process.env[key]]));
    Object.assign(process.env, hostile);
    try {
      expect((await importAll()).commits).toHaveLength(2);
    } finally {
      for (const [key, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[key];
        else process.env[key] = value;
      }
    }
    expect(existsSync(marker)).toBe(false);
  });

  it("reads a work tree that is said to be elsewhere, from where it is", async () => {
    repo.git("config", "core.worktree", "/nonexistent");
    expect((await importAll()).commits).toHaveLength(2);
  });

  it("does not wait for pipes where files should be, nor follow links out of the repository", async () => {
    rmSync(join(repo.path, ".gitattributes"));
    const secret = join(repo.path, "..", "secret");
    writeFileSync(secret, `Somebody Else <else@example.org> <${MARIA.email}>\n`);
    execFileSync("mkfifo", [join(repo.path, ".gitattributes"), join(repo.path, "pipe"), join(repo.path, ".gitignore")]);
    symlinkSync(secret, join(repo.path, ".mailmap"));
    repo.git("config", "mailmap.file", join(repo.path, "pipe"));
    repo.git("config", "core.attributesFile", join(repo.path, "pipe"));
    repo.git("config", "diff.orderFile", join(repo.path, "pipe"));
    repo.git("config", "core.excludesFile", join(repo.path, "pipe"));
    const { commits } = await importAll();
    expect(commits.map(({ authorEmail }) => authorEmail)).toEqual([MARIA.email, MARIA.email]);
  });

  /** Puts a commit on top that has what looks like a signature. */
  function signHead(): void {
    const who = `${MARIA.name} <${MARIA.email}> 1768000000 +0100`;
    const signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQEzBAABCAAdFiEE\n =abcd\n -----END PGP SIGNATURE-----\n";
    repo.rawCommit(`author ${who}\ncommitter ${who}\n${signature}\nSigned\n`);
  }
});

describe("a clone that lacks objects", () => {
  /** A partial clone whose remote, when asked, leaves the marker. */
  function partialClone(filter: string): string {
    repo.commit("feat: add gift cards", {
      files: { ".mailmap": "", "src/gifts/card.ts": lines(40), "test/gifts/card.test.ts": lines(9) },
    });
    repo.commit("fix: round totals", { files: { "src/cart.ts": lines(5), "src/gifts/card.ts": lines(41) } });
    repo.git("config", "uploadpack.allowFilter", "true");
    const path = join(repo.path, "..", "partial");
    runGit(["clone", "-q", "--no-checkout", `--filter=${filter}`, `file://${repo.path}`, path], repo.path);
    const set = (key: string, value: string) => runGit(["config", key, value], path);
    set("remote.origin.url", `ext::touch ${marker}`);
    set("protocol.ext.allow", "always");
    set("protocol.allow", "always");
    set("core.sshCommand", trap);
    set("remote.origin.uploadpack", trap);
    set("core.fsmonitor", trap);
    return path;
  }

  it("is read by paths when contents are missing, says so, and asks nobody", async () => {
    const path = partialClone("blob:none");
    spawnSync("git", ["log", "-p"], { cwd: path, timeout: 20_000 });
    expect(existsSync(marker), "plain git contacts the remote").toBe(true);
    rmSync(marker);
    const activity = await importAll(path);
    expect(activity.problems).toMatchObject([{ code: "git.degraded" }]);
    expect(activity.commits).toMatchObject([
      { linesKnown: false, files: [{ path: "src/cart.ts", created: true }, { path: "src/gifts/card.ts" }] },
      { linesKnown: false, files: [{ path: ".mailmap" }, { path: "src/gifts/card.ts" }, { path: "test/gifts/card.test.ts" }] },
    ]);
    expect(existsSync(marker)).toBe(false);
    const { candidates } = clusterActivity(activity, { settled: new Set(), today: "2026-11-20" });
    expect(candidates.map(({ title, areas }) => [title, areas[0]])).toEqual([
      ["Add gift cards", "gifts"],
      ["Round totals", expect.any(String)],
    ]);
  });

  it("is read by messages when trees are missing too", async () => {
    const activity = await importAll(partialClone("tree:0"));
    expect(activity.problems).toMatchObject([{ code: "git.degraded" }]);
    expect(activity.commits.map(({ subject, files }) => [subject, files])).toEqual([
      ["fix: round totals", undefined],
      ["feat: add gift cards", undefined],
    ]);
    expect(existsSync(marker)).toBe(false);
  });

  it("loses only the sizes of the commits whose contents are gone", async () => {
    for (const name of ["a", "b", "c", "d", "e"]) repo.commit(`Add ${name}`, { files: { [`src/${name}.ts`]: lines(10, name) } });
    const blob = repo.git("rev-parse", "HEAD:src/c.ts").trim();
    rmSync(join(repo.path, ".git/objects", blob.slice(0, 2), blob.slice(2)));
    const { commits, problems } = await importAll();
    expect(commits.map(({ subject, linesKnown }) => [subject, linesKnown ?? true])).toEqual([
      ["Add e", true],
      ["Add d", true],
      ["Add c", false],
      ["Add b", true],
      ["Add a", true],
    ]);
    expect(problems).toMatchObject([{ code: "git.degraded", message: expect.stringContaining("1 commit has") }]);
  });

  it("is a clear problem when commits themselves are damaged", async () => {
    const first = repo.commit("One");
    repo.commit("Two");
    rmSync(join(repo.path, ".git/objects", first.slice(0, 2), first.slice(2)));
    const result = await readGit({ path: repo.path, authors: [MARIA.email], settled: new Set() });
    expect(result).toMatchObject({
      ok: false,
      problem: { code: "git.failed", place: { file: repo.path }, hint: expect.stringContaining("git fsck") },
    });
  });
});

describe("a repository of somebody else's", () => {
  it("is read although git itself refuses", async ({ skip }) => {
    if (process.getuid?.() !== 0) skip("needs to be root, to give files away");
    repo.commit("One");
    execFileSync("chown", ["-R", "12345", repo.path]);
    const plain = spawnSync("git", ["log"], {
      cwd: repo.path,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], GIT_CONFIG_NOSYSTEM: "1" },
    });
    expect(plain.stderr).toContain("dubious ownership");
    expect((await importAll()).commits).toHaveLength(1);
  });
});

describe("a user who gives up", () => {
  it("gets an answer at once, and can import again", async () => {
    for (let at = 0; at < 3; at += 1) repo.commit(`Step ${at}`);
    const signal = { aborted: false };
    const request = { path: repo.path, authors: [MARIA.email], settled: new Set<string>(), signal };
    const giveUp = () => {
      signal.aborted = true;
    };
    expect(await readGit({ ...request, progress: giveUp })).toMatchObject({ ok: false, problem: { code: "interrupted" } });
    expect(await readGit(request)).toMatchObject({ ok: false, problem: { code: "interrupted" } });
    expect((await importAll()).commits).toHaveLength(3);
  });

  it("leaves no git behind, not even one that hangs", async ({ skip }) => {
    if (process.platform !== "linux") skip("reads /proc");
    repo.commit("One");
    // Git waits here for ever.
    execFileSync("mkfifo", [join(repo.path, ".git/packed-refs")]);
    const signal = { aborted: false };
    const reading = readGit({ path: repo.path, authors: [MARIA.email], settled: new Set(), signal });
    await expect.poll(gitChildren, { timeout: 10_000 }).toBeGreaterThan(0);
    signal.aborted = true;
    expect(await reading).toMatchObject({ ok: false, problem: { code: "interrupted" } });
    await expect.poll(gitChildren, { timeout: 10_000 }).toBe(0);
  });

  /** How many processes called git this one has started that are still there. */
  function gitChildren(): number {
    return readdirSync("/proc").filter((name) => {
      if (!/^\d+$/.test(name)) return false;
      try {
        const [, command = "", rest = ""] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${name}/stat`, "utf8")) ?? [];
        return command === "git" && rest.split(" ")[1] === `${process.pid}`;
      } catch {
        return false;
      }
    }).length;
  }
});
