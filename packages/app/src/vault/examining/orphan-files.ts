import type { VaultPath } from "@upshot/core/record/entry";
import type { Disk } from "../disk/disk.js";
import { factsAt, linkFree, lookAt, syncFolderOf, unlinkIfThere } from "../disk/file-moves.js";
import { makeFolders } from "../disk/plain-folders.js";
import { readOwnName } from "../names/own-names.js";
import { beside, isTrash, nameOf, TRASH } from "../names/vault-path.js";

/** Milliseconds after which a file of ours counts as left behind although a process with its number lives. */
const LONGEST_WRITE = 10 * 60 * 1000;

/**
 * Whether a file that Upshot keeps beside a record for a moment was left behind: its process is gone, or the file so old
 * that the number belongs to another process by now.
 */
export function isOrphan(disk: Disk, path: VaultPath): boolean {
  const own = readOwnName(nameOf(path));
  const facts = factsAt(disk, path);
  if (own === undefined || facts?.type !== "file") return false;
  return !isAlive(own.pid) || disk.now().getTime() - Number(facts.mtimeNs / 1_000_000n) > LONGEST_WRITE;
}

/**
 * Clears a file away that was left behind, and says in words what it did. A text that is nowhere else goes to its record's path
 * when it was there last, else to the trash. Throws the operating system's errors.
 */
export function mendOrphan(disk: Disk, path: VaultPath): string {
  const own = readOwnName(nameOf(path));
  const record = beside(path, own?.of ?? nameOf(path));
  const seen = lookAt(disk, path);
  if (seen === undefined) return "it is gone";
  if (seen.facts.size === 0 || lookAt(disk, record)?.hash === seen.hash) {
    unlinkIfThere(disk, path);
    return "removed: nothing in it that is not elsewhere";
  }
  const isReturning = own?.role === "old" && factsAt(disk, record) === undefined;
  const wanted = isReturning ? record : ((isTrash(record) ? record : `${TRASH}/${record}`) as VaultPath);
  const folders = makeFolders(disk, wanted);
  if (!folders.ok) return "left where it is, since the trash can't be reached";
  const to = linkFree(disk, path, wanted);
  syncFolderOf(disk, to);
  unlinkIfThere(disk, path);
  return isReturning ? `put back as ${to}` : `moved to ${to}`;
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  try {
    // Signal 0 asks only.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
