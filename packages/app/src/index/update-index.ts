import { fail, ok, type Result } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import { emptyTermMemory, type TermMemory } from "./field-terms.js";
import { type Database, type FileRows, fileRows } from "./file-rows.js";
import { contentOf, type FileSource, type FoundFile, filesOf, isFresh, recordsOf, rowOf } from "./read-files.js";
import type { FileStamp } from "./read-record-file.js";
import type { VaultScan } from "./scan-vault.js";
import type { Suspicion } from "./suspicion.js";

/** What an update needs beside the database. */
export interface UpdateSource extends FileSource {
  isRecordName(name: string, siblings: ReadonlySet<string>): boolean;
  readonly signal: { readonly aborted: boolean };
}

/** What an update did. */
export interface Update {
  readonly wrote: boolean;
  /**
   * Set when a record became private, or may have: nothing was written then. SQLite keeps deleted text in its file for a while,
   * so such an index has to be made anew.
   */
  readonly mustForget: boolean;
  /** Files whose content had changed although size and times had not. */
  readonly unnoticed: readonly VaultPath[];
}

/** A row of `file` as far as it says what the disk looked like. */
interface KnownFile {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly mtime: number;
  readonly ctime: number;
  readonly inode: number;
  readonly fresh: number;
  readonly digest: string | null;
  /** 1 when text of the file is in the index. */
  readonly open: number;
}

/** What happens to rows, counted; and what every folder's update needs. */
interface Work {
  readonly source: UpdateSource;
  readonly rows: FileRows;
  readonly hours: ReadonlySet<number>;
  readonly memory: TermMemory;
  readonly unnoticed: VaultPath[];
  changed: number;
  /** Rows whose text was taken out. */
  closed: number;
  /** Private records that came in. */
  hidden: number;
}

/**
 * Brings the tables up to what a look at the disk found, in one transaction, and does not write when there is nothing to.
 * Only folders whose digest differs are compared file by file. Only for who holds the writer's lock.
 */
export async function updateIndex(
  database: Database,
  source: UpdateSource,
  { scan, suspicion }: { readonly scan: VaultScan; readonly suspicion: Suspicion },
): Promise<Result<Update>> {
  database.exec("BEGIN IMMEDIATE");
  try {
    const update = await updateInside(database, source, scan, suspicion);
    database.exec(update.ok && update.value.wrote && !update.value.mustForget ? "COMMIT" : "ROLLBACK");
    return update;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

async function updateInside(
  database: Database,
  source: UpdateSource,
  scan: VaultScan,
  { hours, until }: Suspicion,
): Promise<Result<Update>> {
  const rowsIn = database.prepare(KNOWN_FILES);
  const setDigest = database.prepare("UPDATE folder SET digest = ? WHERE id = ?");
  const known = new Map<string, { readonly id: number; readonly digest: string | null }>();
  for (const { id, path, digest } of database.prepare("SELECT id, path, digest FROM folder").all())
    known.set(path, { id, digest });
  const unnoticed: VaultPath[] = [];
  const work: Work = {
    source,
    rows: fileRows(database),
    hours,
    memory: emptyTermMemory(),
    unnoticed,
    changed: 0,
    closed: 0,
    hidden: 0,
  };

  for (const folder of scan.folders) {
    if (source.signal.aborted) return fail({ code: "interrupted", message: "Stopped while bringing the index up to date" });
    const before = known.get(folder.path);
    known.delete(folder.path);
    if (hours.size === 0 && before?.digest === folder.digest) continue;
    const id = before?.id ?? Number(database.prepare("INSERT INTO folder (path) VALUES (?)").run(folder.path).lastInsertRowid);
    const files = filesOf(recordsOf(folder, source.isRecordName), id, scan.at);
    await updateFolder(files, rowsIn.all(id), work);
    // A folder with a fresh file gets no digest, so that the next start looks into it again.
    const digest = files.some(isFresh) ? null : folder.digest;
    if (before !== undefined && digest === before.digest) continue;
    setDigest.run(digest, id);
    work.changed += 1;
  }
  for (const { id } of known.values()) {
    await updateFolder([], rowsIn.all(id), work);
    database.prepare("DELETE FROM folder WHERE id = ?").run(id);
    work.changed += 1;
  }
  const checked = database.prepare("SELECT value FROM meta WHERE key = 'checked'").get()?.value;
  if (checked !== until) {
    database.prepare("REPLACE INTO meta VALUES ('checked', ?)").run(until);
    work.changed += 1;
  }
  // A private record under a new name may be the one that was taken out under another.
  return ok({ wrote: work.changed > 0, mustForget: work.closed > 0 && work.hidden > 0, unnoticed });
}

const KNOWN_FILES = `SELECT id, name, size, mtime, ctime, inode, fresh, digest, body_at IS NOT NULL AS open
  FROM file WHERE folder = ?`;

/** Compares a folder with its rows and writes what differs. */
async function updateFolder(files: readonly FoundFile[], known: readonly KnownFile[], work: Work): Promise<void> {
  const { source, rows, hours, unnoticed } = work;
  const gone = new Map(known.map((row) => [row.name, row] as const));
  for (const file of files) {
    const row = gone.get(file.name);
    gone.delete(file.name);
    const isMoved = row !== undefined && !isSameStamp(row, file.stamp);
    if (row !== undefined && !isMoved && row.fresh === 0 && !hours.has(row.id % 24)) continue;
    const content = await contentOf(source, file);
    if (row !== undefined && (content?.digest ?? null) === row.digest) {
      if (!isMoved && isFresh(file) === (row.fresh === 1)) continue;
      rows.touch(row.id, file.stamp, isFresh(file));
    } else {
      if (row !== undefined && !isMoved) unnoticed.push(file.path);
      const made = rowOf(file, content, work.memory);
      if (made.document?.bodyAt === null) work.hidden += 1;
      if (row === undefined) rows.insert(made);
      else rows.replace(row.id, made);
      work.closed += row?.open ?? 0;
    }
    work.changed += 1;
  }
  for (const { id, open } of gone.values()) {
    rows.remove(id);
    work.closed += open;
    work.changed += 1;
  }
}

function isSameStamp(row: KnownFile, { size, mtime, ctime, inode }: FileStamp): boolean {
  return row.size === size && row.mtime === mtime && row.ctime === ctime && row.inode === inode;
}
