import { fail, ok, type Result } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import { emptyTermMemory, type TermMemory } from "./field-terms.js";
import { type Database, type FileRows, type FileStamp, fileRows } from "./file-rows.js";
import { contentOf, type FileSource, type FoundFile, filesOf, isFresh, recordsOf, rowOf } from "./read-files.js";
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
    database.exec(update.ok && update.value.wrote ? "COMMIT" : "ROLLBACK");
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
  const rows = fileRows(database);
  const rowsIn = database.prepare("SELECT id, name, size, mtime, ctime, inode, fresh, digest FROM file WHERE folder = ?");
  const setDigest = database.prepare("UPDATE folder SET digest = ? WHERE id = ?");
  const known = new Map<string, { readonly id: number; readonly digest: string | null }>();
  for (const { id, path, digest } of database.prepare("SELECT id, path, digest FROM folder").all())
    known.set(path, { id, digest });
  const unnoticed: VaultPath[] = [];
  const memory = emptyTermMemory();
  let wrote = false;

  for (const folder of scan.folders) {
    if (source.signal.aborted) return fail({ code: "interrupted", message: "Stopped while bringing the index up to date" });
    const before = known.get(folder.path);
    known.delete(folder.path);
    if (hours.size === 0 && before?.digest === folder.digest) continue;
    const id = before?.id ?? Number(database.prepare("INSERT INTO folder (path) VALUES (?)").run(folder.path).lastInsertRowid);
    const files = filesOf(recordsOf(folder, source.isRecordName), id, scan.at);
    const changed = await updateFolder(files, rowsIn.all(id), { source, rows, hours, memory, unnoticed });
    // A folder with a fresh file gets no digest, so that the next start looks into it again.
    const digest = files.some(isFresh) ? null : folder.digest;
    if (before === undefined || digest !== before.digest) setDigest.run(digest, id);
    wrote ||= changed || before === undefined || digest !== before.digest;
  }
  for (const { id } of known.values()) {
    for (const file of rowsIn.all(id)) rows.remove(file.id);
    database.prepare("DELETE FROM folder WHERE id = ?").run(id);
    wrote = true;
  }
  const checked = database.prepare("SELECT value FROM meta WHERE key = 'checked'").get()?.value;
  if (checked !== until) {
    database.prepare("REPLACE INTO meta VALUES ('checked', ?)").run(until);
    wrote = true;
  }
  return ok({ wrote, unnoticed });
}

/** Compares a folder with its rows and writes what differs; gives back whether anything did. */
async function updateFolder(
  files: readonly FoundFile[],
  known: readonly KnownFile[],
  context: {
    readonly source: FileSource;
    readonly rows: FileRows;
    readonly hours: ReadonlySet<number>;
    readonly memory: TermMemory;
    readonly unnoticed: VaultPath[];
  },
): Promise<boolean> {
  const { source, rows, hours, memory, unnoticed } = context;
  const gone = new Map(known.map((row) => [row.name, row] as const));
  let changed = false;
  for (const file of files) {
    const row = gone.get(file.name);
    gone.delete(file.name);
    const isMoved = row !== undefined && !isSameStamp(row, file.stamp);
    if (row !== undefined && !isMoved && row.fresh === 0 && !hours.has(row.id % 24)) continue;
    const content = await contentOf(source, file);
    if (row === undefined) rows.insert(rowOf(file, content, memory));
    else if ((content?.digest ?? null) !== row.digest) {
      rows.replace(row.id, rowOf(file, content, memory));
      if (!isMoved) unnoticed.push(file.path);
    } else if (isMoved || isFresh(file) !== (row.fresh === 1)) rows.touch(row.id, file.stamp, isFresh(file));
    else continue;
    changed = true;
  }
  for (const { id } of gone.values()) rows.remove(id);
  return changed || gone.size > 0;
}

function isSameStamp(row: KnownFile, { size, mtime, ctime, inode }: FileStamp): boolean {
  return row.size === size && row.mtime === mtime && row.ctime === ctime && row.inode === inode;
}
