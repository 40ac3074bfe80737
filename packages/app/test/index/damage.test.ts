import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import type { Index } from "@upshot/core/ports";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type IndexFiles, indexFiles, sealDatabase } from "../../src/index/index-files.js";
import { type VaultUnderTest, vaultUnderTest } from "./vault-under-test.js";

let vault: VaultUnderTest;
let files: IndexFiles;
beforeEach(() => {
  vault = vaultUnderTest();
  files = indexFiles(vault.cacheFolder);
  for (let number = 0; number < 40; number += 1) {
    vault.put(
      `wins/2026/win-${number}.md`,
      `---\ndate: 2026-01-02\ntheme: theme-${number % 3}\n---\n# Win ${number}\n\nzebra ${number * 7}\n`,
    );
  }
});
afterEach(() => vault.dispose());

async function answers(index: Index): Promise<unknown> {
  const found = await Promise.all([
    index.find({ conditions: [] }),
    index.find({ conditions: [{ type: "word", text: "zebra", prefix: false, not: false }] }),
    index.find({ conditions: [{ type: "is", field: "theme", values: ["theme-1"], not: false }] }),
    index.find({ conditions: [{ type: "phrase", text: "zebra 7", not: false }] }),
    index.values("theme", "", 10),
  ]);
  for (const answer of found) expect(answer.ok).toBe(true);
  return found;
}

async function answersAnew(): Promise<unknown> {
  const index = vault.open();
  try {
    return await answers(index);
  } finally {
    index.close();
  }
}

describe("an index that is", () => {
  it.each<readonly [what: string, damage: () => void]>([
    ["deleted", () => rmSync(vault.cacheFolder, { recursive: true })],
    ["deleted without its seal", () => rmSync(files.database)],
    ["without a seal", () => rmSync(files.seal)],
    ["empty", () => truncateSync(files.database, 0)],
    ["truncated", () => truncateSync(files.database, 10_000)],
    ["zeroed", () => writeFileSync(files.database, Buffer.alloc(statSync(files.database).size))],
    ["garbage", () => writeFileSync(files.database, "garbage ".repeat(5_000))],
    [
      "a folder",
      () => {
        rmSync(files.database);
        mkdirSync(join(files.database, "x"), { recursive: true });
      },
    ],
    ["sealed with garbage", () => writeFileSync(files.seal, "\0\0")],
    [
      "locked with garbage",
      () => {
        rmSync(files.seal);
        writeFileSync(files.lock, "garbage ".repeat(5_000));
      },
    ],
    [
      "of another format and sealed",
      () => {
        const database = new DatabaseSync(files.database);
        database.exec("DROP TABLE words; DROP TABLE file; CREATE TABLE file (other TEXT)");
        database.close();
        sealDatabase(files);
      },
    ],
    [
      "written by a newer program",
      () => writeFileSync(files.seal, readFileSync(files.seal, "utf8").replace('"format":1', '"format":999')),
    ],
    [
      "full of text that is no JSON, and sealed",
      () => {
        const database = new DatabaseSync(files.database);
        database.exec("UPDATE file SET data = substr(data, 2)");
        database.close();
        sealDatabase(files);
      },
    ],
  ])("%s is made anew, with the same answers", async (_what, damage) => {
    const right = await answersAnew();
    damage();
    expect(await answersAnew()).toEqual(right);
    expect(await answersAnew()).toEqual(right);
  });

  it("flipped in any one bit gives the same answers", async () => {
    const right = await answersAnew();
    const whole = join(dirname(files.folder), "whole");
    copyFileSync(files.database, whole);
    const size = statSync(whole).size;
    await fc.assert(
      fc.asyncProperty(fc.nat(size - 1), fc.nat(7), async (at, bit) => {
        const bytes = readFileSync(files.database);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        writeFileSync(files.database, bytes);
        expect(await answersAnew()).toEqual(right);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("damaged while it is open is made anew", async () => {
    const index = vault.open();
    const right = await answers(index);
    writeFileSync(files.database, Buffer.alloc(statSync(files.database).size));
    expect(await answers(index)).toEqual(right);
    rmSync(vault.cacheFolder, { recursive: true });
    expect(await answers(index)).toEqual(right);
  });
});

describe("a cache folder that can't be written", () => {
  it("leaves the index in memory, and says so once", async () => {
    const right = await answersAnew();
    const file = join(vault.root, "..", "in-the-way");
    writeFileSync(file, "");
    const told: string[] = [];
    const index = vault.open({ cacheFolder: join(file, "cache"), progress: (message) => told.push(message) });
    expect(await answers(index)).toEqual(right);
    vault.put("wins/2026/win-0.md", "# Win 0\n\nhippo\n");
    const found = await index.find({ conditions: [{ type: "word", text: "hippo", prefix: false, not: false }] });
    expect(found).toMatchObject({ ok: true, value: { total: 1 } });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/can't be kept in .*in-the-way/);
  });
});

describe("an index that another program holds", () => {
  it("is waited for, and then is a problem", async () => {
    await answersAnew();
    const other = new DatabaseSync(files.database);
    other.exec("BEGIN EXCLUSIVE");
    expect(await vault.open({ wait: 50 }).find({ conditions: [] })).toMatchObject({
      ok: false,
      problem: { code: "index.locked" },
    });
    other.exec("ROLLBACK");
    other.close();
    await answersAnew();
  });

  it("is a problem too when it has to be written", async () => {
    // Later than all files by more than clocks are coarse, so that none has to be looked at again.
    const later = Date.now() + 10_000;
    const now = () => later;
    const right = await answers(vault.open({ now }));
    const other = new DatabaseSync(files.lock);
    other.exec("BEGIN EXCLUSIVE");
    expect(await answers(vault.open({ now, wait: 50 }))).toEqual(right);
    rmSync(files.seal);
    expect(await vault.open({ wait: 50 }).find({ conditions: [] })).toMatchObject({
      ok: false,
      problem: { code: "index.locked" },
    });
    other.close();
    expect(await answersAnew()).toEqual(right);
  });
});

it("a build that is stopped leaves nothing behind, and the next one is whole", async () => {
  const stopped = vault.open({ signal: { aborted: true } });
  expect(await stopped.find({ conditions: [] })).toMatchObject({ ok: false, problem: { code: "interrupted" } });
  expect(readdirSync(files.folder)).toEqual(["index.lock"]);
  writeFileSync(`${files.database}.1.new`, "left by a program that was killed");
  await answersAnew();
  expect(readdirSync(files.folder).sort()).toEqual(["index.lock", "index.seal", "index.sqlite"]);
});

it("the index is for the user's eyes alone", async () => {
  await answersAnew();
  expect(statSync(files.database).mode & 0o077).toBe(0);
  expect(statSync(files.seal).mode & 0o077).toBe(0);
  expect(existsSync(files.folder) && statSync(files.folder).mode & 0o077).toBe(0);
});
