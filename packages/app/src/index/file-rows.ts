import type { DatabaseSync } from "@photostructure/sqlite";
import type { IndexedFile } from "./index-document.js";
import type { FileStamp } from "./read-record-file.js";

/** An open database. */
export type Database = InstanceType<typeof DatabaseSync>;

/** A row of `file` before it has an id. */
export interface FileRow extends IndexedFile {
  /** Id of the folder's row. */
  readonly folder: number;
  readonly name: string;
  readonly stamp: FileStamp;
  /** Written so shortly before it was read that a later write may bear the same time stamp. */
  readonly fresh: boolean;
  /** Of the content; nothing when it could not be read. */
  readonly digest: string | null;
}

/** Writes and deletes rows; statements are prepared once. */
export interface FileRows {
  insert(row: FileRow): void;
  replace(id: number, row: FileRow): void;
  remove(id: number): void;
  /** Changes what the disk said, for a file whose content stayed. */
  touch(id: number, stamp: FileStamp, fresh: boolean): void;
}

/** The rows of a database whose tables exist. */
export function fileRows(database: Database): FileRows {
  const insertFile = database.prepare("INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const insertWords = database.prepare("INSERT INTO words (rowid, title, body, terms) VALUES (?, ?, ?, ?)");
  const removeFile = database.prepare("DELETE FROM file WHERE id = ?");
  const removeWords = database.prepare("DELETE FROM words WHERE rowid = ?");
  const touchFile = database.prepare("UPDATE file SET size = ?, mtime = ?, ctime = ?, inode = ?, fresh = ? WHERE id = ?");
  let last = Number(database.prepare("SELECT max(id) AS last FROM file").get().last ?? 0);

  function write(id: number, row: FileRow): void {
    const { folder, name, stamp, fresh, digest, document, hasProblems } = row;
    insertFile.run(
      id,
      folder,
      name,
      stamp.size,
      stamp.mtime,
      stamp.ctime,
      stamp.inode,
      Number(fresh),
      digest,
      Number(hasProblems),
      document?.kind ?? null,
      document?.date ?? null,
      document?.data ?? null,
      document?.bodyAt ?? null,
    );
    if (document !== undefined) insertWords.run(id, document.title, document.body, document.terms);
  }

  function remove(id: number): void {
    removeFile.run(id);
    removeWords.run(id);
  }

  return {
    insert: (row) => {
      last += 1;
      write(last, row);
    },
    replace: (id, row) => {
      remove(id);
      write(id, row);
    },
    remove,
    touch: (id, { size, mtime, ctime, inode }, fresh) => void touchFile.run(size, mtime, ctime, inode, Number(fresh), id),
  };
}
