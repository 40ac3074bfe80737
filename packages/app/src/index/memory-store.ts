import { DatabaseSync } from "@photostructure/sqlite";
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
    write: async (scan, everything) => {
      const { buildInto, updateDatabase } = await import("./write-index-file.js");
      if (database !== undefined) return updateDatabase(database, options, { scan, everything });
      const made = new DatabaseSync(":memory:");
      const built = await buildInto(made, options, scan);
      if (built.ok) database = made;
      else made.close();
      return built;
    },
  };
}
