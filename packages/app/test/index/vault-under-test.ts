import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { VAULT_FORMAT } from "@upshot/core/record/config";
import type { IndexOptions } from "../../src/index/index-options.js";
import { createSqliteIndex, type SqliteIndex } from "../../src/index/sqlite-index.js";
import { createDiskVault } from "../../src/vault/disk-vault.js";
import { isRecordName } from "../../src/vault/walk-vault.js";

/** A folder of records, a cache folder beside it, and any number of indexes over them. */
export interface VaultUnderTest {
  readonly root: string;
  readonly cacheFolder: string;
  put(path: string, text: string | Uint8Array): void;
  drop(path: string): void;
  /** Another program's index over the same files. */
  open(options?: Partial<IndexOptions>): SqliteIndex;
  dispose(): void;
}

/** An empty vault in a temporary folder. */
export function vaultUnderTest(): VaultUnderTest {
  const folder = mkdtempSync(join(tmpdir(), "upshot-index-"));
  const root = join(folder, "vault");
  const cacheFolder = join(folder, "cache", "vault");
  mkdirSync(root);
  const opened: SqliteIndex[] = [];
  return {
    root,
    cacheFolder,
    put: (path, text) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    },
    drop: (path) => rmSync(join(root, path), { recursive: true, force: true }),
    open: (options = {}) => {
      const vault = createDiskVault({ root, format: VAULT_FORMAT });
      const index = createSqliteIndex({ root, cacheFolder, vault, isRecordName, ...options });
      opened.push(index);
      return index;
    },
    dispose: () => {
      for (const index of opened) index.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
