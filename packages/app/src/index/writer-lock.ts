import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseSync } from "@photostructure/sqlite";
import { fail, ok, type Problem, type Result } from "@upshot/core/problem";
import { sqliteFailure } from "./sqlite-error.js";

/** Keeps other writers of the index out until it is released. */
export interface WriterLock {
  release(): void;
}

/** How long to wait, and what ends the waiting early. */
export interface Patience {
  /** Milliseconds. */
  readonly wait: number;
  readonly signal?: { readonly aborted: boolean };
}

/**
 * Takes the lock under which the index is written: an exclusive transaction on an SQLite file that stays empty. The
 * operating system drops it when its holder dies. Throws when the file can't be made.
 */
export async function takeWriterLock(path: string, { wait, signal }: Patience): Promise<Result<WriterLock>> {
  const deadline = performance.now() + wait;
  for (let pause = 2; ; pause = Math.min(pause * 2, 50)) {
    const lock = tryLock(path, true);
    if (lock !== undefined) return ok(lock);
    if (signal?.aborted === true) return fail({ code: "interrupted", message: "Stopped while waiting for the index" });
    if (performance.now() >= deadline) return fail(lockedProblem(wait));
    await sleep(pause);
  }
}

/** The problem of an index that somebody else holds for longer than we wait. */
export function lockedProblem(wait: number): Problem {
  return {
    code: "index.locked",
    message: `Another program has held the index for more than ${Math.round(wait / 1000)} s`,
    hint: "If an Upshot is reading a large vault for the first time, let it finish and try again.",
  };
}

function tryLock(path: string, mayReplace: boolean): WriterLock | undefined {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    const code = sqliteFailure(error);
    if (code === "busy") return undefined;
    if (code !== "damaged" || !mayReplace) throw error;
    // It holds nothing. Were two programs to replace it at once, both might write: the seal then fails, and the next start rebuilds.
    rmSync(path, { force: true });
    return tryLock(path, false);
  }
}
