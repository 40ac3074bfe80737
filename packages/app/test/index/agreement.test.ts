import { readEntry } from "@upshot/core/codec/read-entry";
import type { Index, Page } from "@upshot/core/ports";
import type { Result } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createMemoryIndex } from "../../../core/testing/memory-index.js";
import { condition, files } from "./random-records.js";
import { vaultUnderTest } from "./vault-under-test.js";

const page: fc.Arbitrary<Page> = fc.record(
  { limit: fc.nat(5), offset: fc.nat(3), order: fc.constantFrom("newest", "oldest", "title", "relevance"), bodies: fc.boolean() },
  { requiredKeys: ["order"] },
);

const question = fc.record({ conditions: fc.array(condition, { maxLength: 4 }), page });

it("SQLite finds exactly what the filter language means, in the same order", async () => {
  let pairs = 0;
  let found = 0;
  await fc.assert(
    fc.asyncProperty(files, fc.array(question, { minLength: 60, maxLength: 60 }), async (texts, questions) => {
      const vault = vaultUnderTest();
      try {
        for (const [path, text] of texts) vault.put(path, text);
        const sqlite = vault.open();
        const memory = createMemoryIndex([...texts].flatMap(([path, text]) => readEntry(path as VaultPath, text).entry ?? []));
        for (const { conditions, page: wanted } of questions) {
          const [mine, right] = await both(sqlite, memory, (index) => index.find({ conditions }, wanted));
          expect({ conditions, ...mine }).toEqual({ conditions, ...right });
          if (found % 5 === 0) expect(value(await sqlite.count({ conditions }))).toBe(right.total);
          pairs += texts.size;
          found += right.total;
        }
        for (const name of ["id", "theme", "seen-by", "field", "kind", "own-key", "level", "visibility", "date"]) {
          const [mine, right] = await both(sqlite, memory, (index) => index.values(name, "", 50));
          expect(mine).toEqual(right);
        }
        for (const name of ["maria-lopez", "b", "2026", "cold", "win/a", "people/b-1", "étude", "wins/2026/a.md"]) {
          const [mine, right] = await both(sqlite, memory, (index) => index.resolve(name));
          expect(mine).toEqual(right);
        }
      } finally {
        vault.dispose();
      }
    }),
    { numRuns: 25 },
  );
  // A generator that stopped finding anything would prove nothing.
  expect(pairs).toBeGreaterThan(5_000);
  expect(found).toBeGreaterThan(1_000);
}, 120_000);

async function both<Answer>(
  one: Index,
  other: Index,
  ask: (index: Index) => Promise<Result<Answer>>,
): Promise<readonly [Answer, Answer]> {
  return [value(await ask(one)), value(await ask(other))];
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}
