import type { ContentHash, VaultPath } from "@upshot/core/record/entry";
import { areOneFile, factsAt, holds, moveAway, unlinkIfThere } from "../disk/file-moves.js";
import { isTrash, numbered } from "../names/vault-path.js";
import type { Step } from "./journal-entry.js";
import { putBack, type StepFiles, takeOut } from "./step-files.js";

/**
 * Takes one step back, from wherever it was: the old file returns to its path, and what the step had put there goes.
 * Somebody else's text stays where it is. Throws the operating system's errors.
 */
export function takeBackStep(files: StepFiles): void {
  const { disk, step, path, fresh, old, back } = files;
  if (step.type === "move") {
    withdrawMoved(files, step);
    return;
  }
  const isOurs = areOneFile(disk, path, fresh);
  if (step.type === "create") {
    if (isOurs || factsAt(disk, back) !== undefined) takeOut(files, path, fresh, step.hash);
    unlinkIfThere(disk, back);
  } else if (isOurs || factsAt(disk, back) !== undefined) {
    withdrawEdit(files, step);
  } else if (factsAt(disk, path) !== undefined && holds(disk, old, step.base)) {
    // They saved over it meanwhile, as they would have without us.
    unlinkIfThere(disk, old);
  } else {
    putBack(files, old, path);
  }
  dropCopies(files, step.hash);
  unlinkIfThere(disk, fresh);
}

/** Takes our text out of the path again and puts the old file back. */
export function withdrawEdit(files: StepFiles, step: Step & { readonly type: "edit" }): void {
  const { disk, path, fresh, old, back } = files;
  takeOut(files, path, fresh, step.hash);
  putBack(files, old, path);
  unlinkIfThere(disk, back);
}

/** Takes a moved file's new name away and puts it back to where it was. */
export function withdrawMoved(files: StepFiles, step: Step & { readonly type: "move" }): void {
  const { disk, path, old, back } = files;
  const to = nameOfMoved(files, step.to);
  if (to !== undefined && factsAt(disk, back) === undefined) moveAway(disk, to, back);
  if (areOneFile(disk, back, old)) unlinkIfThere(disk, back);
  else putBack(files, back, to ?? step.to);
  putBack(files, old, path);
}

/** Under which of the names that it could have the moved file lies; nothing when under none. */
function nameOfMoved(files: StepFiles, to: VaultPath): VaultPath | undefined {
  const { disk, old } = files;
  for (let number = 1; ; number += 1) {
    const name = numbered(to, number);
    if (factsAt(disk, name) === undefined) return undefined;
    if (areOneFile(disk, name, old)) return name;
    if (!isTrash(to)) return undefined;
  }
}

/** Conflict copies that a step made before it was taken back; what somebody changed since stays. */
function dropCopies(files: StepFiles, hash: ContentHash): void {
  const { disk, copy, fresh } = files;
  for (let number = 1; ; number += 1) {
    const name = numbered(copy, number);
    if (factsAt(disk, name) === undefined) return;
    if (areOneFile(disk, name, fresh) && holds(disk, name, hash)) unlinkIfThere(disk, name);
  }
}
