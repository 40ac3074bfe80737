import { mkdirSync, renameSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import type { Index } from "@upshot/core/ports";
import { kinds } from "@upshot/core/record/kinds";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { indexFiles, sealDatabase } from "../../src/index/index-files.js";
import { scanVault } from "../../src/index/scan-vault.js";
import { filePath, fileText } from "./random-records.js";
import { type VaultUnderTest, vaultUnderTest } from "./vault-under-test.js";

const HOUR = 3_600_000;

let vault: VaultUnderTest;
beforeEach(() => {
  vault = vaultUnderTest();
});
afterEach(() => vault.dispose());

/** Everything an index can be asked, as one value to compare. */
async function answers(index: Index): Promise<unknown> {
  const questions = [
    index.find({ conditions: [] }),
    index.find({ conditions: [{ type: "word", text: "cold", prefix: true, not: false }] }, { order: "relevance" }),
    index.find({ conditions: [{ type: "has", field: "theme", not: false }] }, { order: "title" }),
    index.find({ conditions: [{ type: "is", field: "kind", values: ["win"], not: true }] }, { order: "oldest" }),
    index.values("id", "", 1_000),
    index.values("theme", "", 1_000),
    index.resolve("cold"),
    index.sources(),
  ];
  const settled = await Promise.all(questions);
  return settled.map((answer) => (answer.ok && answer.value instanceof Map ? [...answer.value] : answer));
}

async function ids(index: Index, word: string): Promise<readonly string[]> {
  const found = await index.find({ conditions: [{ type: "word", text: word, prefix: false, not: false }] });
  if (!found.ok) throw new Error(found.problem.message);
  return found.value.entries.map(({ id }) => id);
}

describe("after any history of changes", () => {
  type Change =
    | { readonly type: "write"; readonly path: string; readonly text: string }
    | { readonly type: "drop"; readonly path: string }
    | { readonly type: "touch"; readonly path: string }
    | { readonly type: "rename"; readonly path: string; readonly to: string }
    | { readonly type: "quiet"; readonly path: string; readonly text: string }
    | { readonly type: "drop-folder"; readonly path: string }
    | { readonly type: "ask" };
  const change: fc.Arbitrary<Change> = fc.oneof(
    { weight: 5, arbitrary: fc.record({ type: fc.constant("write" as const), path: filePath, text: fileText }) },
    {
      weight: 2,
      arbitrary: fc.oneof(
        fc.record({ type: fc.constant("drop" as const), path: filePath }),
        fc.record({ type: fc.constant("touch" as const), path: filePath }),
      ),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant("rename" as const), path: filePath, to: filePath }) },
    {
      weight: 2,
      arbitrary: fc.record({
        type: fc.constant("quiet" as const),
        path: filePath,
        text: fc.constantFrom("cold", "CACHE", "\xff\xfe", ""),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant("drop-folder" as const), path: fc.constantFrom("wins", "wins/2026", "people") }),
    },
    { weight: 3, arbitrary: fc.record({ type: fc.constant("ask" as const) }) },
  );

  function make({ root, put, drop }: VaultUnderTest, step: Change): void {
    if (step.type === "ask") return;
    const path = join(root, step.path);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (step.type === "write") put(step.path, step.text);
    else if (stats === undefined) return;
    else if (step.type === "drop" || step.type === "drop-folder") drop(step.path);
    else if (step.type === "touch") utimesSync(path, new Date(), new Date());
    else if (step.type === "rename") {
      mkdirSync(join(root, step.to, ".."), { recursive: true });
      renameSync(path, join(root, step.to));
    } else {
      // As long as before, with the times of before: what rsync or a careless tool leaves.
      writeFileSync(path, step.text.padEnd(stats.size, "x").slice(0, stats.size), "latin1");
      utimesSync(path, stats.atime, stats.mtime);
    }
  }

  it("the index answers like one that was made anew", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 5, maxLength: 60 }), async (steps) => {
        const under = vaultUnderTest();
        try {
          const kept = under.open();
          for (const step of steps) {
            make(under, step);
            if (step.type === "ask") await answers(kept);
          }
          const right = await answers(under.open({ cacheFolder: join(under.cacheFolder, "..", "new") }));
          expect(await answers(kept)).toEqual(right);
          // Another program that finds the index as it was left.
          expect(await answers(under.open())).toEqual(right);
        } finally {
          under.dispose();
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});

describe("a change that neither size nor times show", () => {
  /** Changes a file, and makes the index believe that it knew its times already, as on a disk that keeps no better ones. */
  async function changeUnseen(): Promise<void> {
    vault.put("notes/a.md", "---\ndate: 2026-01-01\n---\nzebra\n");
    const index = vault.open();
    await ids(index, "zebra");
    index.close();
    vault.put("notes/a.md", "---\ndate: 2026-01-01\n---\nhippo\n");
    const files = indexFiles(vault.cacheFolder);
    const database = new DatabaseSync(files.database);
    for (const { path, digest, stamps } of scanVault(vault.root, ["notes"], Date.now).folders) {
      database.prepare("UPDATE file SET size = ?, mtime = ?, ctime = ?, inode = ?, fresh = 0").run(...stamps);
      database.prepare("UPDATE folder SET digest = ? WHERE path = ?").run(digest, path);
    }
    database.close();
    sealDatabase(files);
  }

  it("is noticed within a day", async () => {
    await changeUnseen();
    expect(await ids(vault.open(), "zebra")).toEqual(["note/a"]);
    expect(await ids(vault.open({ now: () => Date.now() + 24 * HOUR }), "hippo")).toEqual(["note/a"]);
  });

  it("is noticed within a day of questions, each of which looks at some files", async () => {
    await changeUnseen();
    let now = Date.now();
    const index = vault.open({ now: () => now });
    for (let hour = 0; hour < 24; hour += 1) {
      now += HOUR;
      await ids(index, "zebra");
    }
    expect(await ids(index, "hippo")).toEqual(["note/a"]);
  });

  it("is noticed when the clock went back", async () => {
    await changeUnseen();
    expect(await ids(vault.open({ now: () => 0 }), "hippo")).toEqual(["note/a"]);
  });

  it("is noticed at once by who verifies, and told", async () => {
    await changeUnseen();
    expect(await vault.open().verify()).toEqual({ ok: true, value: ["notes/a.md"] });
    expect(await vault.open().verify()).toEqual({ ok: true, value: [] });
    expect(await ids(vault.open(), "hippo")).toEqual(["note/a"]);
  });

  it("is noticed at once by doctor, who asks for problems", async () => {
    await changeUnseen();
    const index = vault.open();
    expect(await index.problems()).toEqual({ ok: true, value: [] });
    expect(await ids(index, "hippo")).toEqual(["note/a"]);
  });
});

describe("a clock that is wrong", () => {
  it.each([
    ["1970", 0],
    ["2100", Date.UTC(2100, 0, 1)],
  ])("says %s and changes nothing", async (_name, wrong) => {
    vault.put("notes/a.md", "zebra\n");
    const index = vault.open({ now: () => wrong });
    expect(await ids(index, "zebra")).toEqual(["note/a"]);
    vault.put("notes/a.md", "hippo\n");
    expect(await ids(index, "zebra")).toEqual([]);
    expect(await ids(vault.open(), "hippo")).toEqual(["note/a"]);
  });

  it("stamped files of the future, which are noticed like all others", async () => {
    vault.put("notes/a.md", "zebra\n");
    const future = new Date(Date.UTC(2100, 0, 1));
    utimesSync(join(vault.root, "notes/a.md"), future, future);
    const index = vault.open();
    expect(await ids(index, "zebra")).toEqual(["note/a"]);
    writeFileSync(join(vault.root, "notes/a.md"), "hippo\n");
    utimesSync(join(vault.root, "notes/a.md"), future, future);
    expect(await ids(index, "hippo")).toEqual(["note/a"]);
  });
});

it("nothing is written while nothing changes", async () => {
  vault.put("notes/a.md", "zebra\n");
  const long = new Date(Date.now() - HOUR);
  utimesSync(join(vault.root, "notes/a.md"), long, long);
  const later = Date.now() + 10 * HOUR;
  const now = () => later;
  await ids(vault.open({ now }), "zebra");
  const { database, seal } = indexFiles(vault.cacheFolder);
  const before = [database, seal].map((file) => statSync(file, { bigint: true }).mtimeNs);
  for (let times = 0; times < 3; times += 1) await ids(vault.open({ now }), "zebra");
  expect([database, seal].map((file) => statSync(file, { bigint: true }).mtimeNs)).toEqual(before);
});

it("a folder of every kind is looked into", async () => {
  for (const { folder } of kinds) vault.put(`${folder}/zebra-${folder}.md`, "zebra\n");
  expect(await ids(vault.open(), "zebra")).toHaveLength(kinds.length);
});
