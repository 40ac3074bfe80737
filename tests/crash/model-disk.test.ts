import type { VaultPath } from "@upshot/core/record/entry";
import { describe, expect, it } from "vitest";
import { describeVault } from "../../packages/core/testing/vault-contract.js";
import { createModelDisk, type ModelDisk } from "./model-disk.js";
import { ROOT, vaultOn, visible } from "./scenarios.js";

function emptyVault(ignoresCase: boolean): ModelDisk {
  const disk = createModelDisk({ ignoresCase });
  disk.makeFolder(ROOT, 0o700);
  return disk;
}

// The sweeps are worth what the model is worth: on it, the vault keeps the same contract as on a real disk.
describe.each([
  ["the vault on the model disk", false],
  ["the vault on a model disk that ignores case", true],
])("%s", (name, ignoresCase) => {
  describeVault(name, () => {
    const disk = emptyVault(ignoresCase);
    return {
      vault: vaultOn(disk),
      put: (path, text) => disk.saveByRename(`${ROOT}/${path}`, text),
      drop: (path) => disk.unlink(`${ROOT}/${path}`),
      get: (path) => disk.files().get(`${ROOT}/${path}`),
      paths: () => [...visible(disk).keys()],
      dispose: () => {},
    };
  });
});

describe("a disk that ignores case", () => {
  it.each([
    ["wins/apple.md", "wins/Apple.md"],
    ["wins/caf\u00e9.md", "wins/cafe\u0301.md"],
  ])("overwrites no record by creating or moving another one whose name is the same there (%j, %j)", async (there, wanted) => {
    const disk = emptyVault(true);
    const vault = vaultOn(disk);
    disk.saveByRename(`${ROOT}/${there}`, "first\n");
    disk.saveByRename(`${ROOT}/wins/other.md`, "other\n");
    const created = await vault.apply({
      summary: "log",
      changes: [{ type: "create", path: wanted as VaultPath, text: "second\n" }],
    });
    expect(created.ok ? undefined : created.problem.code).toBe("record.exists");
    const other = await vault.read("wins/other.md" as VaultPath);
    if (!other.ok) throw new Error(other.problem.message);
    const move = { type: "move", path: "wins/other.md" as VaultPath, base: other.value.hash, to: wanted as VaultPath } as const;
    const moved = await vault.apply({ summary: "move", changes: [move] });
    expect(moved.ok ? undefined : moved.problem.code).toBe("record.exists");
    expect(Object.fromEntries(visible(disk))).toEqual({ [there]: "first\n", "wins/other.md": "other\n" });
  });

  it("makes two records whose names are the same there in one plan not at all", async () => {
    const disk = emptyVault(true);
    const changes = ["wins/a.md", "wins/A.md"].map((path) => ({ type: "create", path: path as VaultPath, text: path }) as const);
    const applied = await vaultOn(disk).apply({ summary: "both", changes });
    expect(applied.ok ? undefined : applied.problem.code).toBe("record.exists");
    expect([...visible(disk).keys()]).toEqual([]);
  });
});
