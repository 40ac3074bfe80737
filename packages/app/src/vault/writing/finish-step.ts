import type { VaultPath } from "@upshot/core/record/entry";
import { onDisk } from "../disk/disk.js";
import { factsAt, holds, unlinkIfThere } from "../disk/file-moves.js";
import { isSystemError } from "../disk/file-system.js";
import type { Outcome } from "./journal-entry.js";
import { putBack, type StepFiles } from "./step-files.js";

/**
 * Clears away what a step needed, once all steps of its plan are made. The file that an edit replaced moves to `keepAs`,
 * so that the edit can be undone and a text that some program still writes into it is found later. Throws the operating
 * system's errors.
 */
export function finishStep(files: StepFiles, outcome: Outcome, keepAs: VaultPath): void {
  const { disk, step, path, old, fresh } = files;
  const isPlaced = outcome.state === "placed";
  if (factsAt(disk, old) !== undefined) {
    if (isPlaced && step.type === "move") {
      unlinkIfThere(disk, old);
    } else if (!isPlaced || !moveToJournal(files, keepAs)) {
      if (step.type === "edit" && holds(disk, old, step.base)) unlinkIfThere(disk, old);
      else putBack(files, old, path);
    }
  }
  // Last: a later start takes its absence to mean that the step is finished.
  unlinkIfThere(disk, fresh);
}

/** False when the journal lies on another disk: then there is no undo. */
function moveToJournal({ disk, old }: StepFiles, keepAs: VaultPath): boolean {
  try {
    disk.fileSystem.rename(onDisk(disk, old), onDisk(disk, keepAs));
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === "EXDEV") return false;
    throw error;
  }
}
