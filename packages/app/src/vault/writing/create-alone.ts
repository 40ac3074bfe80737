import type { Applied, Change, Plan } from "@upshot/core/ports";
import { fail, ok, type Result } from "@upshot/core/problem";
import { contentHash } from "../disk/content-hash.js";
import { type Disk, onDisk } from "../disk/disk.js";
import { syncFolderOf } from "../disk/file-moves.js";
import { fileProblem } from "../disk/file-problem.js";
import { quietly } from "../disk/file-system.js";
import { folderProblem, makeFolders, removeFolders } from "../disk/plain-folders.js";
import { unlinkQuietly, writeNewFile } from "../disk/write-new-file.js";
import { journalNames, KEPT, makeJournal, nextId, pruneJournal, writeDoneEntry } from "./journal.js";
import type { Intent, Step } from "./journal-entry.js";
import { placeStep } from "./place-step.js";
import { existsProblem } from "./prepare-plan.js";
import { stepFiles } from "./step-files.js";
import { takeBackStep } from "./withdraw-step.js";

/** More entries than the journal keeps, so that not every capture has to forget one. */
const SLACK = 20;

/** A plan that makes one new file and nothing else. */
export type LoneCreate = Plan & { readonly changes: readonly [Change & { readonly type: "create" }] };

/** Whether a plan makes one new file and nothing else. */
export function isLoneCreate(plan: Plan): plan is LoneCreate {
  return plan.changes.length === 1 && plan.changes[0]?.type === "create";
}

/**
 * Creates one file without the vault's lock. Nothing that exists is compared or changed, and the hard link gives the whole
 * text its name or fails: there is nothing that a second writer or a kill could tear. It spares a capture the loading of
 * SQLite (docs/decisions/0002-write-protocol.md).
 */
export function createAlone(disk: Disk, plan: LoneCreate): Result<Applied> {
  const [{ path, text }] = plan.changes;
  const bytes = new TextEncoder().encode(text);
  const step: Step = { type: "create", path, mark: disk.mark(), hash: contentHash(bytes) };
  const folders: string[] = [];
  let isPlaced = false;
  try {
    const problem = folderProblem(disk, path);
    if (problem !== undefined) return fail(problem);
    if (disk.fileSystem.factsOf(onDisk(disk, path)) !== undefined) return fail(existsProblem(path));
    const names = journalNames(disk);
    const intent: Intent = { ...nextId(disk, names), summary: plan.summary, pid: disk.pid, steps: [step] };

    const made = makeFolders(disk, path);
    if (!made.ok) return made;
    folders.push(...made.value);
    const placed = place(disk, intent, step, bytes);
    if (!placed.ok) return placed;
    isPlaced = true;
    return ok({ ...noteCreated(disk, intent, names.done.length), conflicts: [] });
  } catch (error) {
    return fail(fileProblem(error, path));
  } finally {
    if (!isPlaced) removeFolders(disk, folders);
  }
}

function place(disk: Disk, intent: Intent, step: Step, bytes: Uint8Array): Result<void> {
  const files = stepFiles(disk, intent, step);
  const written = writeNewFile(disk, files.fresh, bytes);
  if (!written.ok) return written;
  try {
    if (placeStep(files).state === "conflict") return fail(existsProblem(step.path));
    syncFolderOf(disk, step.path);
    return ok(undefined);
  } catch (error) {
    // The name could not be made to last: better none than one that may vanish.
    quietly(() => takeBackStep(files));
    throw error;
  } finally {
    unlinkQuietly(disk.fileSystem, onDisk(disk, files.fresh));
  }
}

/** Writes the way back into the journal. The record is safe by now: a disk that fails here costs its undo only. */
function noteCreated(disk: Disk, intent: Intent, entries: number): { readonly entry?: string } {
  const isNoted = quietly(() => {
    if (!makeJournal(disk).ok) return;
    writeDoneEntry(disk, intent, [{ state: "placed" }]);
    if (entries >= KEPT.entries + SLACK) pruneJournal(disk);
  });
  return isNoted ? { entry: intent.id } : {};
}
