import { fail, type Problem, type Result } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import type { VaultDigests } from "./digest-vault.js";
import { createDiskStore } from "./disk-store.js";
import type { Database } from "./file-rows.js";
import { indexFiles, isSystemError } from "./index-files.js";
import type { IndexOptions } from "./index-options.js";
import { lookAt, VaultUnreadable } from "./look.js";
import { createMemoryStore } from "./memory-store.js";
import { sqliteFailure } from "./sqlite-error.js";
import { dueHours } from "./suspicion.js";
import { lockedProblem } from "./writer-lock.js";

/** A database that is brought up to date before each question. */
export interface FreshIndex {
  /** Asks one question of a database that does not change meanwhile. Questions are answered one after the other. */
  ask<Answer>(question: (database: Database) => Promise<Result<Answer>>): Promise<Result<Answer>>;
  /** Reads every file again; gives back those whose change nothing else would have shown. */
  verify(): Promise<Result<readonly VaultPath[]>>;
  close(): void;
}

/** How long to wait for another program when nothing else is said: long enough for a large first build on a slow disk. */
const USUAL_WAIT = 15_000;

/** How often one question may find the index damaged, or written by others between two looks, before it gives up. */
const MOST_ATTEMPTS = 4;

/** Opens nothing yet; see `createSqliteIndex`. */
export function keepFresh(options: IndexOptions): FreshIndex {
  const { root, now = Date.now, wait = USUAL_WAIT } = options;
  const look = lookAt(root, now, options.thread);
  const files = indexFiles(options.cacheFolder);
  let store = createDiskStore(files, options, wait);
  let isOnDisk = true;
  let turn: Promise<unknown> = Promise.resolve();

  /** Runs work after all work before it, whatever became of that. */
  function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const answer = turn.then(work);
    turn = answer.catch(() => undefined);
    return answer;
  }

  async function ask<Answer>(question: (database: Database) => Promise<Result<Answer>>): Promise<Result<Answer>> {
    for (let attempts = 1; ; attempts += 1) {
      try {
        let database = store.begin();
        if (database === undefined || !isUpToDate(database, await look.digests())) {
          store.end();
          const written = await store.write(look, false);
          if (!written.ok) return written;
          database = store.begin();
        }
        if (database !== undefined) return await question(database);
        if (attempts >= MOST_ATTEMPTS) return fail(lockedProblem(wait));
      } catch (error) {
        const problem = react(error, attempts);
        if (problem !== undefined) return fail(problem);
      } finally {
        store.end();
      }
    }
  }

  async function verify(): Promise<Result<readonly VaultPath[]>> {
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await store.write(look, true);
      } catch (error) {
        const problem = react(error, attempts);
        if (problem !== undefined) return fail(problem);
      }
    }
  }

  /** Makes another attempt possible, or gives back the problem that there is; throws what is a bug. */
  function react(error: unknown, attempts: number): Problem | undefined {
    if (error instanceof VaultUnreadable) return error.problem;
    const failure = sqliteFailure(error);
    if (failure === "busy") return lockedProblem(wait);
    if (attempts >= MOST_ATTEMPTS) throw error;
    if (isOnDisk && (failure === "unusable" || isSystemError(error))) {
      options.progress?.(`The index can't be kept in ${files.folder}, so all records are read anew each time`);
      store.close();
      store = createMemoryStore(options);
      isOnDisk = false;
      return undefined;
    }
    // What was damaged may also show as text that is no JSON any more.
    if (failure !== "damaged" && !(error instanceof SyntaxError)) throw error;
    store.discard();
    return undefined;
  }

  return {
    ask: (question) => inTurn(() => ask(question)),
    verify: () => inTurn(verify),
    close: () => {
      options.thread?.close();
      store.close();
    },
  };
}

/** Whether nothing changed since the index was written, and no file is due to be read again. */
function isUpToDate(database: Database, { at, folders }: VaultDigests): boolean {
  const checked = database.prepare("SELECT value FROM meta WHERE key = 'checked'").get()?.value;
  if (dueHours(checked, at).hours.size > 0) return false;
  const known: readonly { readonly path: string; readonly digest: string | null }[] = database
    .prepare("SELECT path, digest FROM folder")
    .all();
  return known.length === folders.size && known.every(({ path, digest }) => digest === folders.get(path));
}
