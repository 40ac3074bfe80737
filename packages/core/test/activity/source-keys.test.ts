import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldSources, keysOf } from "../../src/activity/source-keys.js";

const ROOT = "git:abcdefabcdef";
const shas = Array.from({ length: 50 }, (_, index) => (0xa0b1c2d3e4f5 + index).toString(16));

describe("the sources of an effort of fifty commits", () => {
  const keys = [`${ROOT}#12`, ...shas.map((sha) => `${ROOT}@${sha}`), `${ROOT}#7`, ...shas.map((sha) => `git-patch:${sha}`)];

  it("take a line for each seven or so, and come back as the keys they were", () => {
    const entries = foldSources(keys);
    expect(entries[0]).toBe(`${ROOT}#12,7`);
    expect(entries[1]).toMatch(/^git:abcdefabcdef@a0b1c2d3e4f5,a0b1c2d3e4f6,/);
    expect(entries.length).toBeLessThan(20);
    expect(Math.max(...entries.map(({ length }) => length))).toBeLessThanOrEqual(100);
    expect(new Set(entries.flatMap(keysOf))).toEqual(new Set(keys));
  });
});

it.each<readonly [entry: string, keys: readonly string[]]>([
  ["git:abc@0a1b", ["git:abc@0a1b"]],
  ["git:settlement#401,415", ["git:settlement#401", "git:settlement#415"]],
  ["git-patch:0123456789abcdef0123456789abcdef01234567", ["git-patch:0123456789ab"]],
  ["git:abc@", ["git:abc@"]],
  ["git:abc@0a1b,", ["git:abc@0a1b,"]],
  ["offer letter, signed", ["offer letter, signed"]],
  ["https://example.org/a#1,2", ["https://example.org/a#1,2"]],
  ["", [""]],
])("%s stands for %j", (entry, keys) => {
  expect(keysOf(entry)).toEqual(keys);
});

it("folding loses no entry that a person wrote", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), (entries) => {
      expect(foldSources(entries).flatMap(keysOf).sort()).toEqual([...new Set(entries.flatMap(keysOf))].sort());
    }),
  );
});
