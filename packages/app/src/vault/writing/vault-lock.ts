import { setTimeout as sleep } from "node:timers/promises";
import { getSystemErrorName } from "node:util";
import { DatabaseSync } from "@photostructure/sqlite";
import { fail, ok, type Problem, type Result } from "@upshot/core/problem";
import { fileProblem } from "../disk/file-problem.js";
import type { FileSystem } from "../disk/file-system.js";
import { makeFolders } from "../disk/plain-folders.js";
import { OWN_FOLDER } from "../names/vault-path.js";

/** Keeps other writers out until it is released. */
export interface HeldLock {
  release(): void;
}

interface Disk {
  readonly fileSystem: FileSystem;
  readonly root: string;
}

const LOCK_FILE = `${OWN_FOLDER}/lock`;

/** SQLite's result codes. */
const BUSY = 5;
const READ_ONLY = 8;
const NOT_A_DATABASE = 26;

/**
 * Takes the lock of a vault: an exclusive transaction on an SQLite file that stays empty. The operating system drops it
 * when its holder dies, so there is no stale lock, and no process id is trusted. Waits at most `patience` milliseconds,
 * without blocking the process.
 */
export async function acquireVaultLock(disk: Disk, patience: number): Promise<Result<HeldLock>> {
  const deadline = performance.now() + patience;
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    const lock = tryLock(disk);
    if (!lock.ok) return lock;
    if (lock.value !== undefined) return ok(lock.value);
    if (performance.now() >= deadline) return fail(lockedProblem(patience));
    // Unequal pauses, so that two who wait do not meet again and again.
    await sleep(pause * (0.5 + Math.random()));
  }
}

/** The lock, or nothing when somebody else has it. */
function tryLock({ fileSystem, root }: Disk): Result<HeldLock | undefined> {
  try {
    const folders = makeFolders({ fileSystem, root }, LOCK_FILE);
    if (!folders.ok) return folders;
    const facts = fileSystem.factsOf(`${root}/${LOCK_FILE}`);
    if (facts !== undefined && facts.type !== "file") return fail(damagedLock());
  } catch (error) {
    return fail(fileProblem(error, LOCK_FILE));
  }
  let database: InstanceType<typeof DatabaseSync> | undefined;
  try {
    database = new DatabaseSync(`${root}/${LOCK_FILE}`, { timeout: 0 });
    // In memory: a rollback journal beside the lock would be one more file to leave behind.
    database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    const held = database;
    return ok({ release: () => held.close() });
  } catch (error) {
    database?.close();
    if (!isSqliteError(error)) throw error;
    if (error.errcode === BUSY) return ok(undefined);
    return fail(error.errcode === NOT_A_DATABASE ? damagedLock(error) : fileProblem(asSystemError(error), LOCK_FILE));
  }
}

function isSqliteError(error: unknown): error is Error & { readonly errcode: number; readonly systemErrno?: number } {
  return error instanceof Error && "errcode" in error && typeof error.errcode === "number";
}

/** SQLite names its own codes; the operating system's reason lies beside them. */
function asSystemError(error: Error & { readonly errcode: number; readonly systemErrno?: number }): Error {
  const fallback = error.errcode === READ_ONLY ? "EROFS" : "EIO";
  const code = error.systemErrno === undefined || error.systemErrno === 0 ? fallback : getSystemErrorName(-error.systemErrno);
  return Object.assign(new Error(error.message, { cause: error }), { code, syscall: "write" });
}

function lockedProblem(patience: number): Problem {
  return {
    code: "vault.locked",
    message: `another program of Upshot's has been writing for more than ${(patience / 1000).toFixed(0)} s`,
    place: { file: LOCK_FILE },
    hint: "try again when it is done; nothing was changed",
  };
}

function damagedLock(cause?: unknown): Problem {
  return {
    code: "vault.io",
    message: `${LOCK_FILE} is not the lock that Upshot made`,
    place: { file: LOCK_FILE },
    hint: "delete it: it holds nothing",
    ...(cause !== undefined && { cause }),
  };
}
