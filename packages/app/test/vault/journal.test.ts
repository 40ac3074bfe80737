import { openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { JournalEntry } from "@upshot/core/ports";
import type { Result } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeFileSystem } from "../../src/vault/disk/node-file-system.js";
import { createDiskVault } from "../../src/vault/disk-vault.js";
import { type ScratchVault, scratchVault } from "./scratch-vault.js";

const WIN = "wins/one.md" as VaultPath;
let scratch: ScratchVault;
beforeEach(() => {
  scratch = scratchVault();
});
afterEach(() => scratch.dispose());

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

async function edit(text: string, summary = "edit"): Promise<void> {
  const { hash } = value(await scratch.vault.read(WIN));
  value(await scratch.vault.apply({ summary, changes: [{ type: "edit", path: WIN, base: hash, text }] }));
}

async function create(name: string): Promise<void> {
  value(
    await scratch.vault.apply({ summary: name, changes: [{ type: "create", path: `wins/${name}.md` as VaultPath, text: name }] }),
  );
}

const entries = async (): Promise<readonly JournalEntry[]> => value(await scratch.vault.journal(1000));

describe("the journal on disk", () => {
  it("keeps a hundred plans and a little more of captures, and forgets the oldest", async () => {
    for (let number = 0; number < 130; number += 1) await create(`win-${number}`);
    expect((await entries()).length).toBeLessThanOrEqual(121);
    scratch.put(WIN, "one");
    await edit("two");
    const kept = await entries();
    expect(kept).toHaveLength(100);
    expect(kept[0]?.summary).toBe("edit");
    expect(kept[1]?.summary).toBe("win-129");
  });

  it("keeps at most five megabytes of old texts, and the newest one however large", async () => {
    scratch.put(WIN, "start");
    for (let number = 0; number < 8; number += 1) await edit(`${number} ${"x".repeat(1024 * 1024)}`);
    const olds = scratch.journal().filter((name) => name.endsWith(".old"));
    const bytes = olds.reduce((sum, name) => sum + readFileSync(join(scratch.root, ".upshot/journal", name)).length, 0);
    expect(bytes).toBeLessThanOrEqual(5 * 1024 * 1024);
    expect(olds.length).toBeGreaterThan(3);

    await edit("y".repeat(7 * 1024 * 1024));
    await edit("small again");
    value(await scratch.vault.apply((await entries())[0]?.reverse ?? { summary: "", changes: [] }));
    expect(scratch.get(WIN)).toBe("y".repeat(7 * 1024 * 1024));
  });

  it("lists the newest plan first also when the clock went back", async () => {
    const times = [
      "2026-11-20T10:00:00Z",
      "2026-11-20T09:00:00Z",
      "1970-01-01T00:00:00Z",
      "2100-01-01T00:00:00Z",
      "2026-11-20T11:00:00Z",
    ];
    const clocked = scratchVault({ now: () => new Date(times[0] ?? 0) });
    for (const [number] of Array.from({ length: 5 }).entries()) {
      const path = `wins/${number}.md` as VaultPath;
      value(await clocked.vault.apply({ summary: String(number), changes: [{ type: "create", path, text: "x" }] }));
      times.shift();
    }
    const listed = value(await clocked.vault.journal(10));
    expect(listed.map((entry) => entry.summary)).toEqual(["4", "3", "2", "1", "0"]);
    expect(new Set(listed.map((entry) => entry.id)).size).toBe(5);
    expect(listed[0]?.at).toBe("2026-11-20T11:00:00.000Z");
    clocked.dispose();
  });

  it("can be lost with nothing but undo", async () => {
    scratch.put(WIN, "one");
    await edit("two");
    rmSync(join(scratch.root, ".upshot"), { recursive: true });
    expect(await entries()).toEqual([]);
    await edit("three");
    expect(scratch.get(WIN)).toBe("three");
    expect((await entries()).map((entry) => entry.reverse.changes)).toMatchObject([[{ type: "edit", text: "two" }]]);
  });

  it("has no way back for an edit whose old text is gone, and says so by not listing it", async () => {
    scratch.put(WIN, "one");
    await edit("two");
    for (const name of scratch.journal()) if (name.endsWith(".old")) scratch.drop(`.upshot/journal/${name}`);
    expect(await entries()).toEqual([]);
  });

  it("leaves nothing beside the records after many writes of every kind", async () => {
    scratch.put(WIN, "one");
    for (let number = 0; number < 10; number += 1) {
      await edit(`text ${number}`);
      await create(`new-${number}`);
      value(await scratch.vault.apply((await entries())[0]?.reverse ?? { summary: "", changes: [] }));
    }
    expect(scratch.paths().filter((path) => path.includes("/."))).toEqual([]);
    expect(scratch.journal().filter((name) => name.endsWith(".open"))).toEqual([]);
  });

  it("brings back what a program writes into a file that it had open before the edit", async () => {
    scratch.put(WIN, "one\n");
    const held = openSync(join(scratch.root, WIN), "r+");
    await edit("ours\n");
    writeSync(held, "THEIRS\n", 0);
    expect(scratch.get(WIN)).toBe("ours\n");

    const before = value(await scratch.vault.examine({ mend: false }));
    expect(before.problems).toMatchObject([{ code: "vault.orphan", place: { file: WIN } }]);
    expect(before.mends).toMatchObject([{ done: false }]);
    const mended = value(await scratch.vault.examine({ mend: true }));
    expect(mended.mends).toMatchObject([{ done: true }]);
    const copies = scratch.paths().filter((path) => path !== WIN);
    expect(copies.map((path) => scratch.get(path))).toEqual(["THEIRS\n"]);
    expect(value(await scratch.vault.examine({ mend: true })).problems).toMatchObject([{ code: "record.sync-conflict" }]);
  });
});

describe("a plan that was interrupted", () => {
  const own = (role: string): string => `wins/.upshot-${2 ** 30}-abcd1234.${role}~one.md`;

  /** As a kill leaves it while the name is absent. */
  async function interrupt(): Promise<void> {
    scratch.put("wins/new.md", "new\n");
    const { hash } = value(await scratch.vault.read("wins/new.md" as VaultPath));
    scratch.drop("wins/new.md");
    scratch.put(WIN, "one\n");
    const base = value(await scratch.vault.read(WIN)).hash;
    scratch.drop(WIN);
    const steps = [{ type: "edit", path: WIN, mark: "abcd1234", base, hash }];
    const intent = {
      version: 1,
      id: "20261120-093000-000-abcd1234",
      summary: "edit one",
      at: "2026-11-20T09:30:00.000Z",
      pid: 2 ** 30,
      steps,
    };
    scratch.put(`.upshot/journal/${intent.id}.open`, `${JSON.stringify(intent)}\n`);
    scratch.put(own("old"), "one\n");
    scratch.put(own("new"), "new\n");
  }

  it("is finished by the next write", async () => {
    await interrupt();
    await create("two");
    expect(scratch.paths()).toEqual([WIN, "wins/two.md"]);
    expect(scratch.get(WIN)).toBe("new\n");
    expect((await entries()).map((entry) => entry.summary)).toEqual(["two", "edit one"]);
  });

  it("puts the record back when the new text was deleted meanwhile", async () => {
    await interrupt();
    scratch.drop(own("new"));
    await create("two");
    expect(scratch.paths()).toEqual([WIN, "wins/two.md"]);
    expect(scratch.get(WIN)).toBe("one\n");
  });

  it("is one finding of doctor's, and its files are none", async () => {
    await interrupt();
    const examined = value(await scratch.vault.examine({ mend: false }));
    expect(examined.problems).toMatchObject([{ code: "journal.unfinished" }]);
    expect(scratch.paths()).toEqual([own("new"), own("old")]);
  });

  it("stands in the way of the next write when it can't be put in order", async () => {
    await interrupt();
    let isFirst = true;
    const link: typeof nodeFileSystem.link = (from, to) => {
      if (!isFirst) return nodeFileSystem.link(from, to);
      isFirst = false;
      throw Object.assign(new Error("EIO"), { code: "EIO", syscall: "link" });
    };
    const failing = createDiskVault({ root: scratch.root, format: 1, fileSystem: { ...nodeFileSystem, link } });
    const applied = await failing.apply({
      summary: "remove",
      changes: [{ type: "create", path: "wins/two.md" as VaultPath, text: "x" }],
    });
    expect(applied.ok ? undefined : applied.problem.code).toBe("vault.io");
    expect(scratch.paths()).toEqual([own("new"), own("old")]);
  });
});

it("does not forget an old text into which a program wrote, however old it is", async () => {
  scratch.put(WIN, "one\n");
  const held = openSync(join(scratch.root, WIN), "r+");
  await edit("ours\n");
  writeSync(held, "THEIRS\n", 0);
  for (let number = 0; number < 105; number += 1) await edit(`text ${number}\n`);
  const mended = value(await scratch.vault.examine({ mend: true }));
  expect(mended.mends).toMatchObject([{ done: true }]);
  expect(scratch.paths().map((path) => scratch.get(path))).toContain("THEIRS\n");
});

describe("doctor and what an interrupted write left", () => {
  const dead = 2 ** 30;
  const own = (role: string, of = "one.md"): string => `wins/.upshot-${dead}-abcd1234.${role}~${of}`;
  const mend = async () => value(await scratch.vault.examine({ mend: true }));

  it("does nothing but say so, unless it is to mend", async () => {
    scratch.put(own("new"), "half of a te");
    const examined = value(await scratch.vault.examine({ mend: false }));
    expect(examined.problems).toMatchObject([{ code: "vault.orphan", place: { file: own("new") } }]);
    expect(examined.mends).toMatchObject([{ done: false }]);
    expect(scratch.paths()).toEqual([own("new")]);
    expect((await mend()).problems).toEqual([]);
  });

  it("removes what is nowhere else to be missed", async () => {
    scratch.put(WIN, "one\n");
    scratch.put(own("new"), "one\n");
    scratch.put(own("new", "two.md"), "");
    await mend();
    expect(scratch.paths()).toEqual([WIN]);
  });

  it("moves a text that is nowhere else to the trash", async () => {
    scratch.put(WIN, "one\n");
    scratch.put(own("new"), "never put in place\n");
    scratch.put(`.trash/${WIN}`, "older\n");
    await mend();
    expect(scratch.paths()).toEqual([".trash/wins/one-2.md", `.trash/${WIN}`, WIN]);
    expect(scratch.get(".trash/wins/one-2.md")).toBe("never put in place\n");
  });

  it("puts a record back that lost its name, also when the journal is lost", async () => {
    scratch.put(own("old"), "one\n");
    await mend();
    expect(scratch.paths()).toEqual([WIN]);
    expect(scratch.get(WIN)).toBe("one\n");
  });

  it("leaves the files of a write that goes on alone", async () => {
    scratch.put(`wins/.upshot-${process.pid}-abcd1234.new~one.md`, "in progress");
    expect(await mend()).toMatchObject({ problems: [], mends: [] });
    expect(scratch.paths()).toHaveLength(1);
  });

  it("finds nothing in a vault that is as it should be", async () => {
    scratch.put(WIN, "one");
    await edit("two");
    await create("three");
    expect(value(await scratch.vault.examine({ mend: false }))).toEqual({ files: 2, records: 2, problems: [], mends: [] });
  });
});
