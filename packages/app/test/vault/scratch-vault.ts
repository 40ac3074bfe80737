import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Vault } from "@upshot/core/ports";
import { createDiskVault, type DiskVaultOptions } from "../../src/vault/disk-vault.js";

/** A vault in a folder of its own, and hands that reach past it. */
export interface ScratchVault {
  readonly root: string;
  readonly vault: Vault;
  put(path: string, content: string | Uint8Array): void;
  drop(path: string): void;
  get(path: string): string | undefined;
  /** Every file below the root but Upshot's own folder, in order. */
  paths(): readonly string[];
  /** Names in the journal. */
  journal(): readonly string[];
  dispose(): void;
}

/** Makes an empty vault on the real disk. */
export function scratchVault(options: Partial<DiskVaultOptions> = {}): ScratchVault {
  const root = mkdtempSync(join(tmpdir(), "upshot-vault-"));
  return {
    root,
    vault: createDiskVault({ root, format: 1, ...options }),
    put(path, content) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    },
    drop: (path) => rmSync(join(root, path)),
    get: (path) => readIfThere(join(root, path)),
    paths: () => filesBelow(root).filter((path) => !path.startsWith(".upshot/")),
    journal: () => filesBelow(root).flatMap((path) => (path.startsWith(".upshot/journal/") ? [path.slice(16)] : [])),
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Relative paths of everything that is no folder, in order. */
export function filesBelow(root: string, folder = ""): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, path) : [path];
    })
    .sort();
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
