import { fail, ok, type Problem, type Result } from "@upshot/core/problem";
import { emptyTermMemory, type TermMemory } from "./field-terms.js";
import { type Database, type FileRow, fileRows } from "./file-rows.js";
import { contentOf, type FoundFile, filesOf, isFresh, recordsOf, rowOf } from "./read-files.js";
import type { RecordText } from "./read-record-file.js";
import type { FolderScan, VaultScan } from "./scan-vault.js";
import { LOOKUPS, TABLES } from "./schema.js";
import { hourOf } from "./suspicion.js";
import type { UpdateSource } from "./update-index.js";

/** What a build needs, and where it says how far it is. */
export interface BuildSource extends UpdateSource {
  progress(message: string): void;
}

/** A piece of the work: files of one folder. `folder` is the place in the list of folders. */
export interface Batch {
  readonly folder: number;
  readonly from: number;
  readonly to: number;
}

/** Files that are read, then understood, then written together: each step keeps the processor's caches to itself. */
const BATCH = 256;

/** From so many files on a build takes long enough to say how far it is. */
const LONG_BUILD = 5_000;

/**
 * Fills an empty database from scratch. Nothing protects the database while it is filled: one that did not get to its end is
 * to be thrown away.
 */
export async function buildIndex(database: Database, source: BuildSource, scan: VaultScan): Promise<Result<void>> {
  const folders = scan.folders.map((folder) => recordsOf(folder, source.isRecordName));
  prepareBuild(database, folders, scan.at);
  const rows = fileRows(database);
  const memory = emptyTermMemory();
  const tell = teller(folders, source);
  for (const batch of batchesOf(folders)) {
    if (source.signal.aborted) return fail(stopped());
    for (const row of await rowsOf(filesIn(folders, batch, scan.at), source, memory)) rows.insert(row);
    tell(batch);
  }
  finishBuild(database, scan.at);
  return ok(undefined);
}

/** Cuts the files of all folders into pieces. */
export function batchesOf(folders: readonly FolderScan[]): readonly Batch[] {
  return folders.flatMap(({ names }, folder) =>
    Array.from({ length: Math.ceil(names.length / BATCH) }, (_, index) => ({
      folder,
      from: index * BATCH,
      to: Math.min((index + 1) * BATCH, names.length),
    })),
  );
}

/** The files of one piece. */
export function filesIn(folders: readonly FolderScan[], { folder, from, to }: Batch, at: number): readonly FoundFile[] {
  const found = folders[folder];
  return found === undefined ? [] : filesOf(found, folder + 1, at, from, to);
}

/** Makes the tables, begins the one transaction of a build and writes the folders' rows, whose ids are their places from 1 on. */
export function prepareBuild(database: Database, folders: readonly FolderScan[], at: number): void {
  // No journal would do, but SQLite refuses that to programs on their guard. A large hash of new words means few merges later.
  database.exec(`PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000; BEGIN; ${TABLES}
    INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);`);
  const add = database.prepare("INSERT INTO folder VALUES (?, ?, ?)");
  folders.forEach((folder, index) => {
    add.run(index + 1, folder.path, filesOf(folder, index + 1, at).some(isFresh) ? null : folder.digest);
  });
}

/** Ends the transaction of a build. `at` is the moment of the look at the disk. */
export function finishBuild(database: Database, at: number): void {
  database.exec(LOOKUPS);
  database.prepare("INSERT INTO meta VALUES ('checked', ?)").run(hourOf(at));
  database.exec("INSERT INTO words (words, rank) VALUES ('hashsize', 1048576); COMMIT");
}

/** Says how far a long build is, a little less often than once a batch. */
export function teller(folders: readonly FolderScan[], source: Pick<BuildSource, "progress">): (batch: Batch) => void {
  const all = folders.reduce((sum, { names }) => sum + names.length, 0);
  let done = 0;
  let told = 0;
  return ({ from, to }) => {
    done += to - from;
    if (all < LONG_BUILD || done - told < LONG_BUILD / 5) return;
    told = done;
    source.progress(`Reading the vault for the first time: ${done} of ${all} files`);
  };
}

/** The problem of work that was told to end. */
export function stopped(): Problem {
  return {
    code: "interrupted",
    message: "Stopped while reading the vault into the index",
    hint: "The next command begins anew.",
  };
}

/** Reads files and makes rows of them. */
export async function rowsOf(files: readonly FoundFile[], source: BuildSource, memory: TermMemory): Promise<readonly FileRow[]> {
  const contents: (RecordText | undefined)[] = [];
  for (const file of files) contents.push(await contentOf(source, file));
  return files.map((file, index) => rowOf(file, contents[index], memory));
}
