import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { clusterActivity } from "@upshot/core/activity/cluster-activity";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readGit } from "../../packages/app/src/import/git/read-git.js";
import { BEN, isolateGit, lines, MARIA, runGit, ScratchRepository } from "../../packages/app/test/import/scratch-repository.js";

let repo: ScratchRepository;

beforeAll(isolateGit);

beforeEach(() => {
  repo = new ScratchRepository();
});

afterEach(() => repo.remove());

async function importAll() {
  const activity = await readGit({ path: repo.path, authors: [MARIA.email], settled: new Set() });
  if (!activity.ok) throw new Error(`${activity.problem.code}: ${activity.problem.message}`);
  clusterActivity(activity.value, { settled: new Set(), today: "2026-11-20" });
  return activity.value;
}

describe("names and messages that mean harm", () => {
  it("reads paths with line breaks, tabs, quotes, dashes and bytes that are no text", async () => {
    const odd = [
      "new\nline.ts",
      "tab\there.ts",
      "quo\"te's.ts",
      "-rf.ts",
      "back\\slash.ts",
      "ü.ts",
      "0".repeat(40),
      "1\t2\tx",
      ":100644 x",
    ];
    repo.commit("Odd names", { files: Object.fromEntries(odd.map((name) => [name, lines(2)])) });
    repo.commit("Odd bytes", { files: { "x.ts": lines(1) } });
    const bytes = Buffer.from("100644 blob ").toString("latin1");
    const blob = repo.git("rev-parse", "HEAD:x.ts").trim();
    const tree = runGit(["mktree", "-z"], repo.path, { input: Buffer.from(`${bytes}${blob}\tcaf\u00e9.ts\0`, "latin1") }).trim();
    const sha = runGit(["commit-tree", "-p", "HEAD", "-m", "Latin name", tree], repo.path).trim();
    repo.git("update-ref", "refs/heads/main", sha);
    const { commits } = await importAll();
    expect(
      commits
        .at(-1)
        ?.files?.map(({ path }) => path)
        .sort(),
    ).toEqual([...odd].sort());
    expect(commits[0]?.files?.some(({ path }) => path === "caf\ufffd.ts")).toBe(true);
  });

  it("reads messages in other encodings, without text, with control characters, and huge ones", async () => {
    repo.commit(Buffer.from("Größe ändern\n", "latin1"), { settings: ["i18n.commitEncoding=ISO-8859-1"] });
    const who = `${MARIA.name} <${MARIA.email}> 1768000000 +0100`;
    repo.rawCommit(Buffer.concat([Buffer.from(`author ${who}\ncommitter ${who}\n\n`), Buffer.from([0x41, 0xff, 0xfe, 0x42])]));
    repo.commit("");
    repo.commit("\u001b]52;c;ZXZpbA==\u0007Clip\u001b[2J");
    repo.commit(`Long\n\n${"x".repeat(2_000_000)}`);
    const subjects = (await importAll()).commits.map(({ subject }) => subject);
    expect(subjects).toEqual(["Long", "\u001b]52;c;ZXZpbA==\u0007Clip\u001b[2J", "", "A\ufffd\ufffdB", "Größe ändern"]);
  });

  it("takes no control characters into what it says itself", async () => {
    repo.commit("One", { by: { name: "Evil\u001b[31m Ben", email: BEN.email } });
    const result = await readGit({ path: repo.path, authors: [], settled: new Set() });
    if (result.ok) throw new Error("expected a problem");
    expect(result.problem.message).toContain("Evil Ben");
    expect(result.problem.message).not.toContain("\u001b");
  });

  it("reads refs whose names look like options, and tags of anything", async () => {
    const head = repo.commit("One");
    for (const name of ["--upload-pack=touch", "-x", "--help", "v1.0;touch", "v1.0$(touch)"])
      writeFileSync(join(repo.path, ".git/refs/tags", name), `${head}\n`);
    repo.git("update-ref", "refs/tags/v2.0", repo.git("rev-parse", "HEAD^{tree}").trim());
    expect((await importAll()).commits).toHaveLength(1);
  });

  it("reads commits from absurd times, by nobody", async () => {
    repo.commit("One");
    for (const who of [
      "<> 0 +0000",
      "Maria <maria@example.org> 99999999999999 +9999",
      "Maria <maria@example.org> -1 +0000",
      "Maria <maria@example.org> x",
    ]) {
      repo.rawCommit(`author ${who}\ncommitter ${who}\n\nStrange ${who}\0hidden\n`);
    }
    const activity = await importAll();
    expect(activity.commits.length).toBeGreaterThanOrEqual(1);
    for (const { span } of clusterActivity(activity, { settled: new Set(), today: "2026-11-20" }).candidates)
      expect(span.to <= "2026-11-20").toBe(true);
  });

  it("comes to an end with messages made to keep patterns busy", async () => {
    const busy = [
      `Co-authored-by:${" ".repeat(15_000)}x`,
      `x\n\nCo-authored-by:${" ".repeat(15_000)}x>`,
      `release ${"1".repeat(15_000)}`,
      `release ${"1.".repeat(7_000)}x y`,
      `fix #1${" fix #1".repeat(2_000)} x`,
      `${"a, ".repeat(5_000)}: x`,
      `Revert "${'"'.repeat(15_000)}`,
      `Merge branch '${"/".repeat(15_000)}`,
      `x\n\nThis reverts commit ${"abcdef1, ".repeat(1_500)}`,
      `x\n\n${"\n \t".repeat(5_000)}`,
      `${"[".repeat(15_000)}`,
      `${"WIP ".repeat(3_000)}`,
      `x\n\n${"fixes ".repeat(2_500)}#`,
      `x\n\n${"* x\n".repeat(4_000)}`,
    ];
    for (const message of busy) repo.commit(message);
    repo.commit("Deep", { files: { [`${"d/".repeat(120)}${"_test".repeat(40)}.x`]: lines(1) } });
    expect((await importAll()).commits).toHaveLength(busy.length + 1);
  });
});
