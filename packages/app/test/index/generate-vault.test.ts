import { createHash } from "node:crypto";
import { readEntry } from "@upshot/core/codec/read-entry";
import type { VaultPath } from "@upshot/core/record/entry";
import { kinds } from "@upshot/core/record/kinds";
import { describe, expect, it } from "vitest";
import { generateRecords, SEARCHED_WORD } from "../../../../bench/generate-vault.js";

function digest(count: number, seed?: number): string {
  const sum = createHash("sha256");
  for (const { path, text } of generateRecords(count, seed)) sum.update(path).update(text);
  return sum.digest("hex").slice(0, 16);
}

describe("an invented vault", () => {
  it("is the same on every machine for one seed, and another for another", () => {
    // Pinned: figures of two machines are about the same files.
    expect(digest(1_000)).toBe("48babfbea7f1bf15");
    expect(digest(100, 7)).toBe(digest(100, 7));
    expect(digest(100, 7)).not.toBe(digest(100, 8));
  });

  it("holds records of every common kind that read without a problem, no path twice", () => {
    const found = new Set<string>();
    const paths = new Set<string>();
    let searched = 0;
    for (const { path, text } of generateRecords(2_000)) {
      const { entry, problems } = readEntry(path as VaultPath, text);
      expect(problems).toEqual([]);
      found.add(entry?.kind ?? "");
      paths.add(path);
      if (text.includes(SEARCHED_WORD)) searched += 1;
    }
    // Checks and documents are few in any vault, and not what an index is slow at.
    const common = kinds.map(({ name }) => name).filter((name) => name !== "check" && name !== "document");
    expect([...found].sort()).toEqual(common.sort());
    expect(paths.size).toBe(2_000);
    expect(searched).toBeGreaterThan(5);
    expect(searched).toBeLessThan(60);
  });

  it("is written about as people write: a few words all the time, most hardly ever", () => {
    const uses = new Map<string, number>();
    let words = 0;
    for (const { text } of generateRecords(1_000)) {
      for (const word of text.toLowerCase().match(/[a-z]{3,}/g) ?? []) {
        uses.set(word, (uses.get(word) ?? 0) + 1);
        words += 1;
      }
    }
    expect(words / 1_000).toBeGreaterThan(60);
    expect(words / 1_000).toBeLessThan(160);
    expect(uses.size).toBeGreaterThan(2_000);
    const often = [...uses.values()].sort((a, b) => b - a);
    expect((often[0] ?? 0) / (often[99] ?? 1)).toBeGreaterThan(10);
  });
});
