import { factsAt, holds, linkAs, linkFree, lookAt, moveAway, syncFolderOf } from "../disk/file-moves.js";
import { type FileFacts, isSameFile } from "../disk/file-system.js";
import { isTrash } from "../names/vault-path.js";
import type { Outcome, Step } from "./journal-entry.js";
import { putBack, type StepFiles } from "./step-files.js";
import { withdrawEdit, withdrawMoved } from "./withdraw-step.js";

/**
 * Makes one step, from wherever a kill left it. Somebody else's text is never overwritten: when the path holds another
 * one than the step was made against, it stays, and the answer is a conflict. Nothing of ours is removed before the step
 * is finished. docs/decisions/0002-write-protocol.md says why it goes this way. Throws the operating system's errors.
 */
export function placeStep(files: StepFiles): Outcome {
  const { step } = files;
  if (step.type === "create") return placeNew(files);
  if (step.type === "edit") return placeEdit(files, step);
  return placeMoved(files, step);
}

const PLACED: Outcome = { state: "placed" };
const CONFLICT: Outcome = { state: "conflict" };

/**
 * A hard link is the one call that gives a file its name only if nobody has it. Whether the name lasts is the caller's to
 * see to, once for all that a plan creates in a folder.
 */
function placeNew(files: StepFiles): Outcome {
  const { disk, path, fresh } = files;
  // Our text is removed last, so where it is missing the step was finished before.
  if (factsAt(disk, fresh) === undefined) return PLACED;
  return linkAs(disk, fresh, path) ? PLACED : CONFLICT;
}

function placeEdit(files: StepFiles, step: Step & { readonly type: "edit" }): Outcome {
  const { disk, path, fresh, old, back } = files;
  if (factsAt(disk, fresh) === undefined) {
    putBack(files, old, path);
    return PLACED;
  }
  if (factsAt(disk, back) !== undefined) return withdrawn(files, step);
  if (factsAt(disk, old) === undefined) {
    const seen = lookAt(disk, path);
    if (seen?.hash === step.hash) return PLACED;
    if (seen?.hash !== step.base || !moveAside(files, seen.facts)) return CONFLICT;
  }
  // The name is absent from the move above until here, for some microseconds.
  if (!linkAs(disk, fresh, path)) return CONFLICT;
  syncFolderOf(disk, path);
  // Who had the old file open and wrote into it meanwhile wrote past the name: that text must win.
  return holds(disk, old, step.base) ? PLACED : withdrawn(files, step);
}

function placeMoved(files: StepFiles, step: Step & { readonly type: "move" }): Outcome {
  const { disk, path, old, back } = files;
  const { base, to } = step;
  if (factsAt(disk, old) === undefined) {
    const seen = lookAt(disk, path);
    if (seen?.hash !== base || !moveAside(files, seen.facts)) return CONFLICT;
  } else if (factsAt(disk, back) !== undefined) {
    withdrawMoved(files, step);
    return CONFLICT;
  }
  // In the trash any free name will do; elsewhere the name was asked for.
  const name = isTrash(to) ? linkFree(disk, old, to) : linkAs(disk, old, to) ? to : undefined;
  syncFolderOf(disk, to);
  if (name !== undefined && holds(disk, old, base)) return { state: "placed", to: name };
  withdrawMoved(files, step);
  return CONFLICT;
}

/**
 * Moves the file at the path aside when it is still the one that was looked at; false when it is not, and then it is
 * back in its place. Size and time are compared here, while the name is absent, and the content when it is not.
 */
function moveAside(files: StepFiles, seen: FileFacts): boolean {
  const { disk, path, old } = files;
  if (!moveAway(disk, path, old)) return false;
  const moved = factsAt(disk, old);
  if (isSameFile(moved, seen) && moved?.size === seen.size && moved.mtimeNs === seen.mtimeNs) return true;
  putBack(files, old, path);
  return false;
}

function withdrawn(files: StepFiles, step: Step & { readonly type: "edit" }): Outcome {
  withdrawEdit(files, step);
  return CONFLICT;
}
