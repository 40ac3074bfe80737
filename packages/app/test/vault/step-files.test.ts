import { link } from "node:fs/promises";
import { join } from "node:path";
import type { ContentHash, VaultPath } from "@upshot/core/record/entry";
import { afterEach, beforeEach, expect, it } from "vitest";
import { nodeFileSystem } from "../../src/vault/disk/node-file-system.js";
import { finishStep } from "../../src/vault/writing/finish-step.js";
import { putBack, type StepFiles, stepFiles } from "../../src/vault/writing/step-files.js";
import { withdrawMoved } from "../../src/vault/writing/withdraw-step.js";
import { type ScratchVault, scratchVault } from "./scratch-vault.js";

let scratch: ScratchVault;
let files: StepFiles;
beforeEach(() => {
  scratch = scratchVault();
  const disk = { fileSystem: nodeFileSystem, root: scratch.root, pid: 1, now: () => new Date(0), mark: () => "abcd" };
  const hash = "0".repeat(64) as ContentHash;
  const step = { type: "edit", path: "wins/one.md" as VaultPath, mark: "abcd", base: hash, hash } as const;
  files = stepFiles(disk, { pid: 1, at: "2026-11-20T09:30:00.000Z" }, step);
});
afterEach(() => scratch.dispose());

it("puts a file that was moved aside back under its name", () => {
  scratch.put(files.old, "moved aside");
  putBack(files, files.old, files.path);
  expect(scratch.paths()).toEqual(["wins/one.md"]);
  expect(scratch.get("wins/one.md")).toBe("moved aside");
});

it("keeps both when another file has the name by now", () => {
  scratch.put(files.old, "moved aside");
  scratch.put(files.path, "newer");
  putBack(files, files.old, files.path);
  expect(scratch.paths()).toEqual(["wins/one.conflict-20261120-093000-abcd.md", "wins/one.md"]);
  expect(scratch.get("wins/one.conflict-20261120-093000-abcd.md")).toBe("moved aside");
  expect(scratch.get("wins/one.md")).toBe("newer");
});

it("ends what was cut short: a file that has its name back already loses the other one", async () => {
  scratch.put(files.old, "moved aside");
  await link(join(scratch.root, files.old), join(scratch.root, files.path));
  putBack(files, files.old, files.path);
  expect(scratch.paths()).toEqual(["wins/one.md"]);
});

it("gives a file back that somebody put where a moved one was just taken away", () => {
  const move = {
    type: "move",
    path: files.path,
    mark: "abcd",
    base: "0".repeat(64) as ContentHash,
    to: "wins/two.md" as VaultPath,
  } as const;
  scratch.put(files.old, "moved");
  scratch.put(files.back, "somebody's");
  withdrawMoved({ ...files, step: move }, move);
  expect(scratch.paths()).toEqual(["wins/one.md", "wins/two.md"]);
  expect([scratch.get("wins/one.md"), scratch.get("wins/two.md")]).toEqual(["moved", "somebody's"]);
});

it("drops the old file of an edit that met another text only while it holds what it held", () => {
  const keepAs = ".upshot/journal/x.0.old" as VaultPath;
  scratch.put(files.path, "theirs");
  scratch.put(files.old, "written into since");
  finishStep(files, { state: "conflict" }, keepAs);
  expect(scratch.paths().map((path) => scratch.get(path))).toEqual(["written into since", "theirs"]);
});
