import type { ContentHash, VaultPath } from "@upshot/core/record/entry";
import type { Disk } from "../disk/disk.js";
import { areOneFile, factsAt, holds, linkAs, linkFree, moveAway, syncFolderOf, unlinkIfThere } from "../disk/file-moves.js";
import { filesOf, type Intent, type Step } from "./journal-entry.js";

/**
 * The files of one step, and the moves that its making and taking back are put together from. Each leaves every text
 * under some name at every moment, and can be made again after a kill.
 */
export interface StepFiles {
  readonly disk: Disk;
  readonly step: Step;
  readonly path: VaultPath;
  /** Our text, until the step is finished. */
  readonly fresh: VaultPath;
  /** The file that was at `path`, moved aside. */
  readonly old: VaultPath;
  /** What was taken out of `path` again. */
  readonly back: VaultPath;
  /** Where a text goes for which there is no place. */
  readonly copy: VaultPath;
}

/** The files of a step of an intent. */
export function stepFiles(disk: Disk, intent: Pick<Intent, "pid" | "at">, step: Step): StepFiles {
  const { new: fresh, old, back, copy } = filesOf(intent, step);
  return { disk, step, path: step.path, fresh, old, back, copy };
}

/** Puts a file that lies aside back to where it was; when another one is there by now, it becomes a copy. */
export function putBack(files: StepFiles, aside: VaultPath, path: VaultPath): void {
  const { disk } = files;
  if (factsAt(disk, aside) === undefined) return;
  if (!linkAs(disk, aside, path)) linkFree(disk, aside, files.copy);
  syncFolderOf(disk, path);
  unlinkIfThere(disk, aside);
}

/**
 * Takes our own file out of `path` again. It must be `ours` and hold what we wrote: anything else that is found there by
 * then is somebody's, and goes back. Answers whether it was ours.
 */
export function takeOut(files: StepFiles, path: VaultPath, ours: VaultPath, hash: ContentHash): boolean {
  const { disk } = files;
  if (factsAt(disk, files.back) === undefined && !moveAway(disk, path, files.back)) return false;
  if (areOneFile(disk, files.back, ours) && holds(disk, files.back, hash)) return true;
  putBack(files, files.back, path);
  return false;
}

/** Gives our text a name of its own beside the one that somebody else's text holds. */
export function copyOurs(files: StepFiles): VaultPath | undefined {
  const { disk } = files;
  if (factsAt(disk, files.fresh) === undefined) return undefined;
  const copy = linkFree(disk, files.fresh, files.copy);
  syncFolderOf(disk, files.path);
  return copy;
}
