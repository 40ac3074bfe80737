import { rmSync } from "node:fs";
import { DatabaseSync } from "@photostructure/sqlite";
import { ok, type Result } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import { buildInTwoThreads } from "./build-in-two-threads.js";
import { type BuildSource, buildIndex } from "./build-index.js";
import { type BuildPlan, planBuild } from "./build-plan.js";
import type { Database } from "./file-rows.js";
import { type IndexFiles, newDatabaseFile, putDatabase, sealDatabase } from "./index-files.js";
import type { IndexOptions } from "./index-options.js";
import type { Look } from "./look.js";
import { allHours, dueHours } from "./suspicion.js";
import { type Update, updateIndex } from "./update-index.js";

/** How to look at the vault, and whether to read files again that look unchanged. */
export interface Aim {
  readonly look: Look;
  readonly everything: boolean;
}

/** Makes the index anew beside the one that is there, if any, and puts it in its place when it is done. */
export async function buildFile(files: IndexFiles, options: IndexOptions, look: Look): Promise<Result<readonly VaultPath[]>> {
  const source = sourceOf(options);
  const plan = planOf(options, look);
  let path = newDatabaseFile(files);
  try {
    const inTwo = await buildInTwoThreads(path, source, plan);
    // What a second thread that failed left is no beginning.
    if (inTwo === undefined) path = newDatabaseFile(files);
    const built = inTwo ?? (await buildAlone(path, source, plan));
    if (!built.ok) return built;
    putDatabase(files, path);
    return ok([]);
  } finally {
    rmSync(path, { force: true });
  }
}

/** Brings a database that is sealed up to date, and seals it again. */
export async function updateFile(
  files: IndexFiles,
  database: Database,
  options: IndexOptions,
  aim: Aim,
): Promise<Result<readonly VaultPath[]>> {
  // A program that dies here leaves a database that its seal does not fit: it is made anew, and needs no journal on disk.
  database.exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
  const update = await updateDatabase(database, options, aim);
  if (!update.ok) return update;
  const { wrote, mustForget, unnoticed } = update.value;
  if (mustForget) {
    const built = await buildFile(files, options, aim.look);
    return built.ok ? ok(unnoticed) : built;
  }
  if (wrote) sealDatabase(files);
  return ok(unnoticed);
}

/** Fills an empty database. */
export function buildDatabase(database: Database, options: IndexOptions, look: Look): Promise<Result<void>> {
  return buildIndex(database, sourceOf(options), planOf(options, look));
}

/** Brings a filled database up to date. */
export function updateDatabase(database: Database, options: IndexOptions, { look, everything }: Aim): Promise<Result<Update>> {
  const scan = look.scan();
  const checked = database.prepare("SELECT value FROM meta WHERE key = 'checked'").get()?.value;
  const suspicion = everything ? allHours(scan.at) : dueHours(checked, scan.at);
  return updateIndex(database, sourceOf(options), { scan, suspicion });
}

async function buildAlone(path: string, source: BuildSource, plan: BuildPlan): Promise<Result<void>> {
  const database = new DatabaseSync(path);
  try {
    return await buildIndex(database, source, plan);
  } finally {
    database.close();
  }
}

function planOf({ root, isRecordName }: IndexOptions, look: Look): BuildPlan {
  return planBuild({ root, at: look.now() }, look.list(), isRecordName);
}

function sourceOf(options: IndexOptions): BuildSource {
  const { root, vault, isRecordName, progress = () => undefined, signal = { aborted: false } } = options;
  return { root, vault, isRecordName, progress, signal };
}
