import { DatabaseSync } from "@photostructure/sqlite";
import type { Database } from "./file-rows.js";
import { type IndexFiles, makeIndexFolder, sealedInode, unseal } from "./index-files.js";
import type { IndexOptions } from "./index-options.js";
import type { IndexStore } from "./index-store.js";
import { takeWriterLock } from "./writer-lock.js";

/**
 * The index in a file. Readers see a database that is sealed (see `sealedInode`) and hold SQLite's shared lock while they
 * read; a seal that does not fit is a matter for `write` alone, which waits until no other program writes.
 */
export function createDiskStore(files: IndexFiles, options: IndexOptions, wait: number): IndexStore {
  let database: Database | undefined;
  let opened: number | undefined;

  function begin(): Database | undefined {
    const inode = sealedInode(files);
    // Another program may have put a new database in the place of the one that is open.
    if (inode === undefined || inode !== opened) close();
    if (inode === undefined) return undefined;
    database ??= new DatabaseSync(files.database, { timeout: wait });
    opened = inode;
    database.exec("BEGIN");
    // The first read takes the shared lock. From then on the file stays, so that the second look at the seal is final.
    database.prepare("SELECT 1 FROM folder LIMIT 1").get();
    if (sealedInode(files) === inode) return database;
    close();
    return undefined;
  }

  function end(): void {
    if (database?.isTransaction === true) database.exec("ROLLBACK");
  }

  function close(): void {
    // A connection with statements that the garbage collector has not met lives on, and so would its lock.
    end();
    database?.close();
    database = undefined;
    opened = undefined;
  }

  return {
    begin,
    end,
    close,
    discard: () => {
      close();
      unseal(files);
    },
    write: async (look, everything) => {
      makeIndexFolder(files);
      const lock = await takeWriterLock(files.lock, { wait, ...(options.signal !== undefined && { signal: options.signal }) });
      if (!lock.ok) return lock;
      try {
        const current = begin();
        end();
        // Reading files needs the codec; a start at which nothing changed does without.
        const { buildFile, updateFile } = await import("./write-index-file.js");
        return await (current === undefined
          ? buildFile(files, options, look)
          : updateFile(files, current, options, { look, everything }));
      } finally {
        lock.value.release();
      }
    },
  };
}
