import { setTimeout as sleep } from "node:timers/promises";
import type { Applied, JournalEntry, Plan, Vault, VaultFile } from "@upshot/core/ports";
import { fail, ok, type Result } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import { kinds } from "@upshot/core/record/kinds";
import type { Disk } from "./disk/disk.js";
import { fileProblem } from "./disk/file-problem.js";
import { type FileSystem, quietly } from "./disk/file-system.js";
import { nodeFileSystem } from "./disk/node-file-system.js";
import { pathProblem } from "./names/vault-path.js";
import { formatProblem } from "./newer-format.js";
import { readVaultFile } from "./read-vault-file.js";
import { recordPaths } from "./walk-vault.js";
import { createAlone, isLoneCreate } from "./writing/create-alone.js";
import { isUnfinished, journalEntries } from "./writing/journal.js";
import { planProblem } from "./writing/prepare-plan.js";
import type { HeldLock } from "./writing/vault-lock.js";

/** Milliseconds to wait, each time, for a file that another Upshot has moved aside. */
const MOMENTS = [2, 10, 40];

/** Which folder is the vault, and what tests put in place of the machine. */
export interface DiskVaultOptions {
  /** Absolute path of the vault's folder. */
  readonly root: string;
  /** Version of the vault's layout, from `upshot.yaml`; one that is newer than this program's is not written to. */
  readonly format: number;
  /** Milliseconds to wait for another writer; ten seconds when absent. */
  readonly lockPatience?: number;
  readonly fileSystem?: FileSystem;
  readonly now?: () => Date;
  readonly pid?: number;
  /** Lower-case letters and digits, new each time. */
  readonly mark?: () => string;
  readonly lock?: () => Promise<Result<HeldLock>>;
}

/** The vault in a folder on disk. Nothing is touched before it is asked for, and nothing stays open in between. */
export function createDiskVault(options: DiskVaultOptions): Vault {
  const { root, format, lockPatience = 10_000 } = options;
  const disk: Disk = {
    fileSystem: options.fileSystem ?? nodeFileSystem,
    root,
    pid: options.pid ?? process.pid,
    now: options.now ?? (() => new Date()),
    mark: options.mark ?? randomMark,
  };
  const folders = kinds.map((kind) => kind.folder);
  // Loaded when it is needed: SQLite takes longer to load than a record to write.
  const lock = options.lock ?? (async () => (await import("./writing/vault-lock.js")).acquireVaultLock(disk, lockPatience));

  async function apply(plan: Plan): Promise<Result<Applied>> {
    const problem = formatProblem(format) ?? planProblem(plan);
    if (problem !== undefined) return fail(problem);
    if (plan.changes.length === 0) return ok({ conflicts: [] });
    try {
      if (isLoneCreate(plan) && !isUnfinished(disk)) return createAlone(disk, plan);
    } catch (error) {
      return fail(fileProblem(error, plan.changes[0]?.path ?? ""));
    }
    return locked(lock, async () => {
      const { recoverVault } = await import("./writing/recover-vault.js");
      const recovered = recoverVault(disk);
      if (!recovered.ok) return recovered;
      const { applyPlan } = await import("./writing/apply-plan.js");
      return applyPlan(disk, plan);
    });
  }

  /** Whether another Upshot may have moved a file aside this moment, or was killed just then. */
  function isInBetween(): boolean {
    let isOpen = false;
    quietly(() => {
      isOpen = isUnfinished(disk);
    });
    return isOpen;
  }

  async function read(path: VaultPath): Promise<Result<VaultFile>> {
    for (const wait of MOMENTS) {
      const file = readVaultFile(disk, path);
      if (file.ok || file.problem.code !== "record.not-found" || !isInBetween()) return file;
      await sleep(wait);
    }
    return readVaultFile(disk, path);
  }

  async function list(folder?: string): Promise<readonly VaultPath[]> {
    if (folder !== undefined && pathProblem(folder) !== undefined) return [];
    const wanted = folder === undefined ? folders : [folder];
    for (const wait of MOMENTS) {
      const paths = recordPaths(disk, wanted);
      if (!isInBetween()) return paths;
      await sleep(wait);
    }
    return recordPaths(disk, wanted);
  }

  async function journal(limit: number): Promise<Result<readonly JournalEntry[]>> {
    try {
      return ok(journalEntries(disk, limit));
    } catch (error) {
      return fail(fileProblem(error, ".upshot/journal"));
    }
  }

  return {
    list,
    read,
    apply,
    journal,
    examine: async ({ mend }) => {
      const { examineVault } = await import("./examining/examine-vault.js");
      const examine = () => examineVault(disk, { folders, format, mend });
      return mend && formatProblem(format) === undefined ? locked(lock, async () => examine()) : examine();
    },
  };
}

async function locked<T>(lock: () => Promise<Result<HeldLock>>, act: () => Promise<Result<T>>): Promise<Result<T>> {
  const held = await lock();
  if (!held.ok) return held;
  try {
    return await act();
  } finally {
    held.value.release();
  }
}

/** Eight random letters and digits: names of files that no two writers may share, and that are created only if free. */
function randomMark(): string {
  return Math.random().toString(36).slice(2, 10).padEnd(8, "0");
}
