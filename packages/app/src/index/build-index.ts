import { fail, ok, type Result } from "@upshot/core/problem";
import { type Database, fileRows } from "./file-rows.js";
import { contentOf, type FoundFile, filesIn, isFresh, rowOf } from "./read-files.js";
import type { RecordText } from "./read-record-file.js";
import type { VaultScan } from "./scan-vault.js";
import { LOOKUPS, TABLES } from "./schema.js";
import { hourOf } from "./suspicion.js";
import type { UpdateSource } from "./update-index.js";

/** Says how far a long build is. */
export interface BuildSource extends UpdateSource {
  progress(message: string): void;
}

/** Files that are read, then understood, then written together: each step keeps the processor's caches to itself. */
export const BATCH = 256;

/** From here on a build takes long enough to say so. */
const LONG_BUILD = 5_000;

/**
 * Fills an empty database from scratch. Nothing protects the database while it is filled: a build that does not reach its end
 * is thrown away.
 */
export async function buildIndex(database: Database, source: BuildSource, scan: VaultScan): Promise<Result<void>> {
  prepareBuild(database);
  const files = addFolders(database, scan, source);
  const rows = fileRows(database);
  const cache = new Map<string, string>();
  for (let at = 0; at < files.length; at += BATCH) {
    if (source.signal.aborted) return fail({ code: "interrupted", message: "Stopped while reading the vault into the index" });
    if (files.length >= LONG_BUILD) source.progress(progressText(at, files.length));
    const batch = files.slice(at, at + BATCH);
    const contents: (RecordText | undefined)[] = [];
    for (const file of batch) contents.push(await contentOf(source, file));
    for (const row of batch.map((file, index) => rowOf(file, contents[index], cache))) rows.insert(row);
  }
  finishBuild(database, scan.at);
  return ok(undefined);
}

/** Makes the tables and begins the one transaction of a build. */
export function prepareBuild(database: Database): void {
  // A large hash of new words means few merges later.
  database.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000; BEGIN; ${TABLES}
    INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);`);
}

/** Ends the transaction of a build. `at` is the moment of the look at the disk. */
export function finishBuild(database: Database, at: number): void {
  database.exec(LOOKUPS);
  database.prepare("INSERT INTO meta VALUES ('checked', ?)").run(hourOf(at));
  database.exec("INSERT INTO words (words, rank) VALUES ('hashsize', 1048576); COMMIT");
}

/** Writes the rows of all folders and gives back the files in them. */
export function addFolders(
  database: Database,
  scan: VaultScan,
  source: Pick<UpdateSource, "isRecordName">,
): readonly FoundFile[] {
  const add = database.prepare("INSERT INTO folder VALUES (?, ?, ?)");
  return scan.folders.flatMap((folder, index) => {
    const files = filesIn(folder, index + 1, scan.at, source.isRecordName);
    add.run(index + 1, folder.path, files.some(isFresh) ? null : folder.digest);
    return files;
  });
}

/** What a user sees of a long build. */
export function progressText(done: number, all: number): string {
  return `Reading the vault for the first time: ${done} of ${all} files`;
}
