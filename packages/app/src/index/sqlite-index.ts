import { nearest } from "@upshot/core/codec/nearest";
import type { Index } from "@upshot/core/ports";
import { fail, ok, type Problem, type Result } from "@upshot/core/problem";
import type { Query } from "@upshot/core/query/query";
import { unknownName } from "@upshot/core/query/unknown-name";
import type { VaultPath } from "@upshot/core/record/entry";
import type { IndexOptions } from "./index-options.js";
import { keepFresh } from "./keep-fresh.js";
import { isUsed, resolve, sources, values } from "./look-up.js";
import { count, type Shelf, search } from "./search.js";

/** An index over the files on disk. */
export interface SqliteIndex extends Index {
  /** How many records match. */
  count(query: Query): Promise<Result<number>>;
  /** Reads every file again, whatever size and times say; gives back those whose change would have gone unnoticed. */
  verify(): Promise<Result<readonly VaultPath[]>>;
  close(): void;
}

/**
 * The index of a vault, in an SQLite file that may be deleted at any time. Each question first looks whether files changed;
 * a file that is missing, damaged or of another version is made anew without a word. Nothing is opened before the first
 * question. Problems: `query.syntax` for a field that does not exist, `index.locked`, `interrupted`, `vault.io`.
 */
export function createSqliteIndex(options: IndexOptions): SqliteIndex {
  const fresh = keepFresh(options);
  const shelfOf = (database: Shelf["database"]): Shelf => ({ root: options.root, vault: options.vault, database });

  function ask<Answer>(answer: (shelf: Shelf) => Answer | Promise<Answer>): Promise<Result<Answer>> {
    return fresh.ask(async (database) => ok(await answer(shelfOf(database))));
  }

  function askQuery<Answer>(query: Query, answer: (shelf: Shelf) => Promise<Answer>): Promise<Result<Answer>> {
    return fresh.ask(async (database) => {
      const shelf = shelfOf(database);
      const problem: Problem | undefined = unknownName(query, { nearest, isUsed: (field, value) => isUsed(shelf, field, value) });
      return problem === undefined ? ok(await answer(shelf)) : fail(problem);
    });
  }

  return {
    find: (query, page = {}) => askQuery(query, (shelf) => search(shelf, query, page)),
    count: (query) => askQuery(query, (shelf) => count(shelf, query)),
    resolve: (reference, kind) => ask((shelf) => resolve(shelf, reference, kind)),
    values: (field, prefix, limit) => ask((shelf) => values(shelf, field, prefix, limit)),
    sources: () => ask(sources),
    problems: async () => {
      const verified = await fresh.verify();
      if (!verified.ok) return verified;
      const { readProblems } = await import("./read-problems.js");
      return ask(readProblems);
    },
    verify: () => fresh.verify(),
    close: () => fresh.close(),
  };
}
