import { fail, ok, type Problem, type Result } from "@upshot/core/problem";
import { type BuildPlan, batchesOf, countRecords, finalDigest, type Place, readBatch, strangeFile } from "./build-plan.js";
import { emptyTermMemory, type TermMemory } from "./field-terms.js";
import { type Database, type FileRow, fileRows } from "./file-rows.js";
import { contentOf, type FileSource, rowOf } from "./read-files.js";
import { LOOKUPS, TABLES } from "./schema.js";
import { hourOf } from "./suspicion.js";
import type { UpdateSource } from "./update-index.js";

/** What a build needs, and where it says how far it is. */
export interface BuildSource extends UpdateSource {
  progress(message: string): void;
}

/** From so many files on a build takes long enough to say how far it is. */
const LONG_BUILD = 5_000;

/**
 * Fills an empty database from scratch. Nothing protects the database while it is filled: one that did not get to its end is
 * to be thrown away.
 */
export async function buildIndex(database: Database, source: BuildSource, plan: BuildPlan): Promise<Result<void>> {
  prepareBuild(database);
  const rows = fileRows(database);
  const memory = emptyTermMemory();
  const tell = teller(plan, source);
  for (const batch of batchesOf(plan)) {
    for (let from = batch.from; from < batch.to; ) {
      if (source.signal.aborted) return fail(stopped());
      const { files, strange, next } = readBatch(plan, { ...batch, from });
      for (const row of files.map(({ file, content }) => rowOf(file, content, memory))) rows.insert(row);
      for (const row of await strangeRows(plan, strange, source, memory)) rows.insert(row);
      tell(next - from);
      from = next;
    }
  }
  finishBuild(database, plan);
  return ok(undefined);
}

/** Makes the tables and begins the one transaction of a build. */
export function prepareBuild(database: Database): void {
  // No journal would do, but SQLite refuses that to programs on their guard. A large hash of new words means few merges later.
  database.exec(`PRAGMA page_size = 8192; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000; BEGIN; ${TABLES}
    INSERT INTO words (words, rank) VALUES ('hashsize', 8388608);`);
}

/** Writes what is known only now that all files were opened, and ends the transaction of a build. */
export function finishBuild(database: Database, { folders, at }: BuildPlan): void {
  const add = database.prepare("INSERT INTO folder VALUES (?, ?, ?)");
  folders.forEach((folder, index) => {
    add.run(index + 1, folder.path, finalDigest(folder, at));
  });
  database.prepare("INSERT INTO meta VALUES ('checked', ?)").run(hourOf(at));
  database.exec(`${LOOKUPS} INSERT INTO words (words, rank) VALUES ('hashsize', 1048576); COMMIT`);
}

/** Rows of files that only the vault can say something about. */
export async function strangeRows(
  plan: BuildPlan,
  places: readonly Place[],
  source: FileSource,
  memory: TermMemory,
): Promise<readonly FileRow[]> {
  const rows: FileRow[] = [];
  for (const place of places) {
    const file = strangeFile(plan, place);
    if (file !== undefined) rows.push(rowOf(file, await contentOf(source, file), memory));
  }
  return rows;
}

/** Says now and then how far a long build is; is told of each batch how many files it had. */
export function teller(plan: BuildPlan, source: Pick<BuildSource, "progress">): (files: number) => void {
  const all = countRecords(plan);
  let done = 0;
  let told = 0;
  return (files) => {
    done += files;
    if (all < LONG_BUILD || done - told < LONG_BUILD / 5) return;
    told = done;
    source.progress(`Reading the vault for the first time: ${Math.min(done, all)} of ${all} files`);
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
