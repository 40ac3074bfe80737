import { describe, expect, it } from "vitest";
import { acceptCandidates } from "../../src/operations/accept-candidates.js";
import { settledSources } from "../../src/operations/candidates.js";
import { dismissCandidates } from "../../src/operations/dismiss-candidates.js";
import { listInbox } from "../../src/operations/list-inbox.js";
import { mergeCandidates } from "../../src/operations/merge-candidates.js";
import { undo } from "../../src/operations/undo.js";
import { candidate, createWorld, frontMatter, good } from "./world.js";

const A = candidate({ id: "a1b2", title: "Cache the cart", score: 80, span: { from: "2026-09-28", to: "2026-10-02" } });
const B = candidate({ id: "b3c4", title: "Retry payments", score: 60 });
const C = candidate({
  id: "c5d6",
  title: "Rename a flag",
  score: 10,
  repository: "other",
  repositoryName: "flags",
  span: { from: "2026-07-01", to: "2026-07-01" },
});
const candidates = [C, B, A];

describe("the inbox", () => {
  it("lists what waits, most notable first, each in the quarter in which it ended", async () => {
    const { run } = createWorld({ candidates, files: { "inbox.md": "# Inbox\n\nOne\n" } });
    const { candidates: listed, total, lines } = await run(listInbox, {});
    expect(listed.map(({ id, quarter }) => [id, quarter])).toEqual([
      ["a1b2", "2026-Q4"],
      ["b3c4", "2026-Q4"],
      ["c5d6", "2026-Q3"],
    ]);
    expect([total, lines]).toEqual([3, 1]);
  });
  it("lists the first of them, and those of one quarter", async () => {
    const { run } = createWorld({ candidates });
    const top = await run(listInbox, { top: 1 });
    expect([top.candidates.map(({ id }) => id), top.total]).toEqual([["a1b2"], 3]);
    for (const quarter of ["2026-Q3", "2026q3"])
      expect((await run(listInbox, { quarter })).candidates.map(({ id }) => id)).toEqual(["c5d6"]);
  });
  it("leaves out what a record carries already", async () => {
    const win = "---\ndate: 2026-10-01\nsources: [git:root@b3c4]\n---\n# Retries\n";
    const { run } = createWorld({ candidates, files: { "wins/2026/2026-10-01-retries.md": win } });
    expect((await run(listInbox, {})).candidates.map(({ id }) => id)).toEqual(["a1b2", "c5d6"]);
  });
});

describe("accepting a candidate", () => {
  it("makes a win of what the history knows, with the rest to fill in", async () => {
    const known = candidate({
      ...A,
      repositoryPath: "/src/checkout",
      title: "Cache \u001b[31mthe\ncart",
      coAuthors: [
        { name: "Ben", email: "BEN@x.org" },
        { name: "Zoë Q.", email: "zoe@x.org" },
      ],
      release: "v2.1",
      subjects: Array.from({ length: 14 }, (_, index) => `Step ${index}`),
    });
    const { run, text } = createWorld({
      candidates: [known],
      files: { "people/ben-ito.md": "---\nemails: [ben@x.org]\n---\n# Ben\n" },
      fingerprints: ["git-patch:f00"],
    });
    const { created } = await run(acceptCandidates, { candidates: ["a1"] });
    expect(created).toEqual([
      { id: "win/2026-09-28-cache-the-cart", path: "wins/2026/2026-09-28-cache-the-cart.md", title: "Cache the cart" },
    ]);
    const win = text("wins/2026/2026-09-28-cache-the-cart.md");
    expect(frontMatter(win)).toEqual([
      "date: 2026-09-28",
      "end: 2026-10-02",
      "with: [ben-ito, zoe-q]",
      "sources: [git:root@a1b2, git-patch:f00]",
    ]);
    expect(win.split("\n").filter((line) => /^[#-]/.test(line) && line !== "---")).toEqual([
      "# Cache the cart",
      "## Problem",
      "## Action",
      ...Array.from({ length: 12 }, (_, index) => `- Step ${index}`),
      "- and 2 more",
      "## Result",
    ]);
    expect(win).toContain("3 commits in checkout; 2 files, +40 −12 lines; first released in v2.1.");
  });
  it("folds its sources in the file, and none of them is offered again", async () => {
    const sources = ["git:abc@0a1b", "git:abc@2c3d", "git:abc#7", "git:abc#9"];
    const whole = candidate({ ...A, sources, repositoryPath: "/src/checkout" });
    const parts = sources.map((source, index) => candidate({ ...B, id: `part${index}`, sources: [source] }));
    const { run, text, world } = createWorld({ candidates: [whole], fingerprints: ["git-patch:f00", "git-patch:ba5"] });
    const { created } = await run(acceptCandidates, { candidates: ["a1"] });
    expect(frontMatter(text(created[0]?.path ?? "")).at(-1)).toBe(
      "sources: ['git:abc@0a1b,2c3d', 'git:abc#7,9', 'git-patch:f00,ba5']",
    );
    await world.candidates.put(B.repository, [...parts, C]);
    expect((await run(listInbox, {})).candidates.map(({ id }) => id)).toEqual(["c5d6"]);
  });
  it("takes it out of the inbox, and puts it back with an undo", async () => {
    const { run } = createWorld({ candidates });
    await run(acceptCandidates, { candidates: ["b3c4", "b3c4"] });
    expect((await run(listInbox, {})).total).toBe(2);
    await run(undo, {});
    expect((await run(listInbox, {})).total).toBe(3);
  });
  it("takes the most notable ones, with names of their own", async () => {
    const twin = candidate({ ...B, id: "b9", title: A.title, span: A.span, score: 79 });
    const { run } = createWorld({ candidates: [...candidates, twin] });
    const { created } = await run(acceptCandidates, { top: 2 });
    expect(created.map(({ id }) => id)).toEqual(["win/2026-09-28-cache-the-cart", "win/2026-09-28-cache-the-cart-2"]);
  });
  it.each([
    [{ candidates: ["zz"] }, "candidate.not-found"],
    [{ candidates: ["a1b2", "zz"] }, "candidate.not-found"],
    [{}, "input.invalid"],
    [{ top: 0 }, "input.invalid"],
  ])("needs one that waits: %j", async (input, code) => {
    const { problem, vault } = createWorld({ candidates });
    expect(await problem(acceptCandidates, input)).toMatchObject({ code });
    expect(vault.files.size).toBe(0);
  });
  it("needs one at all", async () => {
    expect(await createWorld().problem(acceptCandidates, { top: 3 })).toMatchObject({ code: "candidate.not-found" });
  });
});

describe("merging candidates", () => {
  it("makes one of them, with all of their sources", async () => {
    const { run, waiting } = createWorld({ candidates });
    expect(await run(mergeCandidates, { into: "b3", candidates: ["a1b2", "c5"] })).toEqual({
      into: "b3c4",
      title: "Retry payments",
      merged: ["a1b2", "c5d6"],
    });
    const [one, ...others] = await waiting();
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      id: "b3c4",
      pinned: true,
      span: { from: "2026-07-01", to: "2026-10-03" },
      size: { commits: 9 },
      sources: ["git:root@b3c4", "git:root@a1b2", "git:root@c5d6"],
    });
  });
  it("adds the sources to a win that there is, and nothing else", async () => {
    const path = "wins/2026/2026-10-01-retries.md";
    const win = "---\ndate: 2026-10-01 # Thursday\nsources: [git:root@0001]\n---\n\n# Retries\n";
    const { run, text } = createWorld({
      candidates: [A, { ...B, repositoryPath: "/src/checkout" }, C],
      files: { [path]: win },
      fingerprints: ["git-patch:f00"],
    });
    expect(await run(mergeCandidates, { into: "2026-10-01-retries", candidates: ["b3c4"] })).toEqual({
      into: "win/2026-10-01-retries",
      title: "Retries",
      merged: ["b3c4"],
    });
    expect(text(path)).toBe(win.replace("[git:root@0001]", "[git:root@0001, git:root@b3c4, git-patch:f00]"));
    expect((await run(listInbox, {})).candidates.map(({ id }) => id)).toEqual(["a1b2", "c5d6"]);
  });
  it("changes nothing in a dry run", async () => {
    const { run, waiting } = createWorld({ candidates });
    expect(await run(mergeCandidates, { into: "b3c4", candidates: ["a1b2"] }, { dryRun: true })).toMatchObject({ into: "b3c4" });
    expect(await waiting()).toEqual(candidates);
  });
  it("needs two that there are", async () => {
    const { problem, waiting } = createWorld({ candidates });
    expect(await problem(mergeCandidates, { into: "zz", candidates: ["a1b2"] })).toMatchObject({ code: "candidate.not-found" });
    expect(await problem(mergeCandidates, { into: "a1b2", candidates: ["zz"] })).toMatchObject({ code: "candidate.not-found" });
    expect(await problem(mergeCandidates, { into: "a1b2", candidates: ["a1"] })).toMatchObject({ code: "input.invalid" });
    expect(await waiting()).toEqual(candidates);
  });
});

describe("dismissing a candidate", () => {
  it("is remembered in a file that people can read, and keeps it from being offered again", async () => {
    const { run, world, text } = createWorld({
      candidates: [{ ...A, repositoryPath: "/src/checkout" }, B, C],
      fingerprints: ["git-patch:f00"],
    });
    expect(await run(dismissCandidates, { candidates: ["a1", "c5"], why: "not mine" })).toEqual({
      dismissed: [
        { id: "a1b2", title: "Cache the cart" },
        { id: "c5d6", title: "Rename a flag" },
      ],
    });
    expect(text("dismissed.md")).toMatch(/^# Dismissed\n/);
    expect(text("dismissed.md").split("\n").slice(-3)).toEqual([
      "- 2026-11-20 checkout: Cache the cart (not mine) `git:root@a1b2` `git-patch:f00`",
      "- 2026-11-20 flags: Rename a flag (not mine) `git:root@c5d6`",
      "",
    ]);
    expect([...good(await settledSources(world)).keys()]).toEqual(["git:root@a1b2", "git-patch:f00", "git:root@c5d6"]);
    expect((await run(listInbox, {})).candidates.map(({ id }) => id)).toEqual(["b3c4"]);
  });
  it("adds to the file as it is, and can be taken back", async () => {
    const { run, text } = createWorld({ candidates, files: { "dismissed.md": "mine" } });
    await run(dismissCandidates, { candidates: ["a1b2"] });
    expect(text("dismissed.md")).toBe("mine\n- 2026-11-20 checkout: Cache the cart `git:root@a1b2`\n");
    await run(undo, {});
    expect(text("dismissed.md")).toBe("mine");
    expect((await run(listInbox, {})).total).toBe(3);
  });
  it("is forgotten when somebody takes its line out", async () => {
    const { run, vault } = createWorld({ candidates });
    await run(dismissCandidates, { candidates: ["a1b2"] });
    vault.put("dismissed.md", "# Dismissed\n");
    expect((await run(listInbox, {})).total).toBe(3);
  });
  it("holds no source but its own, whatever its title and reason say", async () => {
    const odd = candidate({ ...A, title: "Use `git:root@b3c4`\n\u001b[31mnow" });
    const { run, world, text } = createWorld({ candidates: [odd, B] });
    await run(dismissCandidates, { candidates: ["a1b2"], why: "see `git:root@b3c4`\nthere" });
    expect([...good(await settledSources(world)).keys()]).toEqual(["git:root@a1b2"]);
    expect(text("dismissed.md")).not.toContain("\u001b");
  });
});
