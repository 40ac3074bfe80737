import {
  chmodSync,
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { INDEX_FORMAT } from "./schema.js";

/** Places of the index's files in a cache folder. */
export interface IndexFiles {
  readonly folder: string;
  /** The SQLite database. */
  readonly database: string;
  /** What the database's file looked like when Upshot last wrote it. */
  readonly seal: string;
  /** An empty SQLite file whose lock says who may write. */
  readonly lock: string;
}

/** Names in a cache folder that belongs to one vault. */
export function indexFiles(folder: string): IndexFiles {
  const at = (name: string) => join(folder, name);
  return { folder, database: at("index.sqlite"), seal: at("index.seal"), lock: at("index.lock") };
}

/**
 * The inode of the database when it is the one that Upshot sealed, else nothing. SQLite itself does not notice a flipped
 * bit, but whoever changes a file changes its times, and the seal holds those together with size, inode and format. A
 * database of another format, or written by another build of this program, is not ours either.
 */
export function sealedInode(files: IndexFiles): number | undefined {
  try {
    const { inode, seal } = sealOf(files);
    return readFileSync(files.seal, "utf8") === seal ? inode : undefined;
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

/** Makes the database one that is not ours, so that it will be made anew. */
export function unseal(files: IndexFiles): void {
  rmSync(files.seal, { force: true });
}

/** Whether an error is one that the operating system gave (`ENOSPC`, `EACCES` …) rather than a bug. */
export function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && "code" in error && typeof error.code === "string" && /^E[A-Z0-9]+$/.test(error.code);
}

/**
 * Seals the database as it is now. Its content reaches the disk first: a seal must not survive a power cut that the
 * content did not. Only for who holds the writer's lock.
 */
export function sealDatabase(files: IndexFiles): void {
  const file = openSync(files.database, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  const temporary = `${files.seal}.${process.pid}.new`;
  writeFileSync(temporary, sealOf(files).seal, { mode: 0o600 });
  renameSync(temporary, files.seal);
}

/** Makes the folder, for the user's eyes alone. Throws the operating system's error when that is not possible. */
export function makeIndexFolder({ folder }: IndexFiles): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** Makes an empty file for a database in the making, and removes what builds that were killed left behind. */
export function newDatabaseFile(files: IndexFiles): string {
  for (const name of readdirSync(files.folder)) {
    if (/^index\.(?:sqlite|seal)\..*new(?:-journal)?$/.test(name)) rmSync(join(files.folder, name), { force: true });
  }
  const path = `${files.database}.${process.pid}.new`;
  closeSync(openSync(path, "wx", 0o600));
  return path;
}

/** Puts a finished database in the place of the one that was there, and seals it. */
export function putDatabase(files: IndexFiles, finished: string): void {
  chmodSync(finished, 0o600);
  // A journal that an older program left would be taken for the new database's own.
  rmSync(`${files.database}-journal`, { force: true });
  rmSync(`${files.database}-wal`, { force: true });
  rmSync(`${files.database}-shm`, { force: true });
  renameSync(finished, files.database);
  sealDatabase(files);
}

/**
 * Which code wrote an index: other code may mean another one. A build can say it itself, so that several bundles of the same sources
 * share their index; otherwise the name of this file says it, which in a build holds a hash of all code behind it.
 */
const BUILD = typeof UPSHOT_BUILD === "string" ? UPSHOT_BUILD : basename(String(import.meta.url));

declare const UPSHOT_BUILD: string | undefined;

function sealOf({ database }: IndexFiles): { readonly inode: number; readonly seal: string } {
  const { size, mtimeMs, ctimeMs, ino } = lstatSync(database);
  return { inode: ino, seal: `${JSON.stringify({ format: INDEX_FORMAT, build: BUILD, size, mtimeMs, ctimeMs, ino })}\n` };
}
