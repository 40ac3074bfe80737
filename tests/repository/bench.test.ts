import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlantedTree, plantedTree } from "./planted-tree.js";

describe("npm run bench", () => {
  let tree: PlantedTree;

  beforeAll(() => {
    tree = plantedTree();
    const module = (rows: string) => `import { against, skipped } from "./measure.js";

export const rows = async () => [${rows}];
`;
    const row = (figure: string) =>
      module(`against("upshot --version", { floorName: "a planted floor", floor: 10, figure: ${figure} })`);
    tree.plant({
      "bench/planted-within.ts": row("14"),
      "bench/planted-past.ts": row("14.1"),
      "bench/planted-nothing.ts": row("Number.NaN"),
      "bench/planted-skipped.ts": module('skipped("upshot --version", "ripgrep is not installed")'),
    });
  });
  afterAll(() => tree.remove());

  function bench(name: string): { readonly status: number | null; readonly stdout: string } {
    return spawnSync(join(tree.root, "node_modules/.bin/tsx"), ["bench/run.ts", name], { cwd: tree.root, encoding: "utf8" });
  }

  it("prints floor, figure, ratio and budget, and passes at the budget", () => {
    const { status, stdout } = bench("planted-within");
    expect(status).toBe(0);
    expect(stdout).toMatch(/upshot --version +10\.0 ms +14\.0 ms +1\.40 x +1\.4 x +ok +floor: a planted floor/);
  });

  it.each(["planted-past", "planted-nothing"])("fails for %s", (name) => {
    const { status, stdout } = bench(name);
    expect(status).toBe(1);
    expect(stdout).toContain("PAST BUDGET");
  });

  it("says why a row is skipped, and does not fail for it", () => {
    const { status, stdout } = bench("planted-skipped");
    expect(status).toBe(0);
    expect(stdout).toBe("skipped: upshot --version: ripgrep is not installed\n");
  });

  it("refuses a name that it does not know", () => {
    expect(bench("frobnicate").status).toBe(2);
  });
});
