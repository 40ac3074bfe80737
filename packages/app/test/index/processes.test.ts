import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { generateRecords, SEARCHED_WORD } from "../../../../bench/generate-vault.js";
import { bundleDriver, type DriverProgram } from "./driver-process.js";
import { type VaultUnderTest, vaultUnderTest } from "./vault-under-test.js";

let driver: DriverProgram;
beforeAll(() => {
  driver = bundleDriver();
});
afterAll(() => driver.dispose());

let vault: VaultUnderTest;
beforeEach(() => {
  vault = vaultUnderTest();
});
afterEach(() => vault.dispose());

function fill(count: number): void {
  for (const { path, text } of generateRecords(count)) vault.put(path, text);
}

/** What an index that has the vault for itself finds. */
async function idsOf(text: string): Promise<readonly string[]> {
  const index = vault.open({ cacheFolder: join(dirname(vault.cacheFolder), "own") });
  const found = await index.find({ conditions: text === "" ? [] : [{ type: "word", text, prefix: false, not: false }] });
  if (!found.ok) throw new Error(found.problem.message);
  return found.value.entries.map(({ id }) => id);
}

describe("several programs at once", () => {
  it("build the index together and all get the right answer", async () => {
    fill(500);
    const right = await idsOf(SEARCHED_WORD);
    const runs = await Promise.all(
      Array.from({ length: 4 }, () => driver.run([vault.root, vault.cacheFolder, SEARCHED_WORD, "3"])),
    );
    for (const { status, answers, stderr } of runs) {
      expect({ status, stderr, answers }).toEqual({ status: 0, stderr: "", answers: [right, right, right] });
    }
    expect(readdirSync(vault.cacheFolder).sort()).toEqual(["index.lock", "index.seal", "index.sqlite"]);
  });

  it("bring it up to date while files change, and are right in the end", async () => {
    fill(100);
    const asking = Promise.all(Array.from({ length: 3 }, () => driver.run([vault.root, vault.cacheFolder, "zebra", "25"])));
    for (let number = 0; number < 60; number += 1) {
      vault.put(`notes/2026/zebra-${number}.md`, "---\ndate: 2026-01-01\n---\nzebra\n");
      if (number % 3 === 0) vault.drop(`notes/2026/zebra-${number >> 1}.md`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    for (const { status, answers, stderr } of await asking) {
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(answers).toHaveLength(25);
      // Every answer is a list of notes that were there at some time, never a problem.
      for (const answer of answers) expect(answer).toEqual(expect.arrayContaining([]));
    }
    const { answers } = await driver.run([vault.root, vault.cacheFolder, "zebra", "1"]);
    expect(answers).toEqual([await idsOf("zebra")]);
  });

  it("lose nothing when one of them is killed at any moment", async () => {
    fill(1_000);
    const right = await idsOf(SEARCHED_WORD);
    for (const kill of [80, 120, 160, 200, 250, 300, 400]) {
      await driver.run([vault.root, vault.cacheFolder, SEARCHED_WORD, "20"], kill);
      vault.put("notes/2026/one-more.md", `---\ndate: 2026-01-01\n---\n${kill}\n`);
      const { answers } = await driver.run([vault.root, vault.cacheFolder, SEARCHED_WORD, "1"]);
      expect(answers).toEqual([right]);
    }
  }, 60_000);
});

it("two threads build the same index as one", async () => {
  fill(4_200);
  // Read by the first thread, whichever takes the batch: the second one knows nothing of what the vault says about it.
  vault.put("notes/2026/strange.md", new Uint8Array([0x7a, 0xff, 0xfe]));
  vault.put("notes/2026/thick.md", `---\ndate: 2026-01-01\n---\n${"thick ".repeat(300_000)}\n`);
  const { status, answers, stderr, threads } = await driver.run([vault.root, vault.cacheFolder, "", "1"]);
  expect({ status, stderr, threads }).toEqual({ status: 0, stderr: "", threads: availableParallelism() < 2 ? 0 : 1 });
  expect(answers).toEqual([await idsOf("")]);
  for (const word of [SEARCHED_WORD, "thick", "cache"]) {
    expect((await driver.run([vault.root, vault.cacheFolder, word, "1"])).answers).toEqual([await idsOf(word)]);
  }
}, 120_000);
