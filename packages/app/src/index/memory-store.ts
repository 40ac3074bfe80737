import { DatabaseSync } from "@photostructure/sqlite";
import { ok } from "@upshot/core/problem";
import type { Database } from "./file-rows.js";
import type { IndexOptions } from "./index-options.js";
import type { IndexStore } from "./index-store.js";

/** The index in memory, for a cache folder that can't be written: the same answers, read anew by each program. */
export function createMemoryStore(options: IndexOptions): IndexStore {
  let database: Database | undefined;

  function close(): void {
    database?.close();
    database = undefined;
  }

  return {
    begin: () => database,
    end: () => undefined,
    close,
    discard: close,
    write: async (look, everything) => {
      const { buildDatabase, updateDatabase } = await import("./write-index-file.js");
      if (database !== undefined) {
        const update = await updateDatabase(database, options, { look, everything });
        if (!update.ok || !update.value.mustForget) return update.ok ? ok(update.value.unnoticed) : update;
        close();
      }
      const made = new DatabaseSync(":memory:");
      const built = await buildDatabase(made, options, look);
      if (!built.ok) {
        made.close();
        return built;
      }
      database = made;
      return ok([]);
    },
  };
}
