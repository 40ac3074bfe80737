import type { ContentHash, VaultPath } from "@upshot/core/record/entry";
import { folderOf, numbered } from "../names/vault-path.js";
import { hashFile } from "./content-hash.js";
import { type Disk, onDisk } from "./disk.js";
import { didUnless, type FileFacts, isSameFile, isSystemError } from "./file-system.js";

/** What is known of a file without opening it; nothing when it is not there. */
export function factsAt(disk: Disk, path: VaultPath): FileFacts | undefined {
  return disk.fileSystem.factsOf(onDisk(disk, path));
}

/** Whether two names stand for one file. */
export function areOneFile(disk: Disk, one: VaultPath, other: VaultPath): boolean {
  return isSameFile(factsAt(disk, one), factsAt(disk, other));
}

/** Hash and facts of the plain file at a path; nothing when there is none (a link or a pipe is none). */
export function lookAt(disk: Disk, path: VaultPath): { readonly hash: ContentHash; readonly facts: FileFacts } | undefined {
  try {
    const seen = hashFile(disk.fileSystem, onDisk(disk, path));
    return seen.facts.type === "file" ? seen : undefined;
  } catch (error) {
    if (isSystemError(error) && ["ENOENT", "ELOOP", "ENXIO", "EISDIR", "ENOTDIR"].includes(error.code)) return undefined;
    throw error;
  }
}

/** Whether the file at a path is there and holds these bytes. */
export function holds(disk: Disk, path: VaultPath, hash: ContentHash): boolean {
  return lookAt(disk, path)?.hash === hash;
}

/** Gives a file a second name; true also when it had it before, false when another file has it. */
export function linkAs(disk: Disk, from: VaultPath, to: VaultPath): boolean {
  const linked = didUnless(["EEXIST"], () => disk.fileSystem.link(onDisk(disk, from), onDisk(disk, to)));
  return linked || areOneFile(disk, from, to);
}

/** Gives a file a second name that is `to` or, when that is taken, `to` with a number; answers the name. */
export function linkFree(disk: Disk, from: VaultPath, to: VaultPath): VaultPath {
  for (let number = 1; ; number += 1) {
    const name = numbered(to, number);
    if (linkAs(disk, from, name)) return name;
  }
}

/** Takes a name away that may be gone already. */
export function unlinkIfThere(disk: Disk, path: VaultPath): void {
  didUnless(["ENOENT"], () => disk.fileSystem.unlink(onDisk(disk, path)));
}

/** Moves whatever is at `from` to a name of ours; false when nothing is there. */
export function moveAway(disk: Disk, from: VaultPath, to: VaultPath): boolean {
  return didUnless(["ENOENT"], () => disk.fileSystem.rename(onDisk(disk, from), onDisk(disk, to)));
}

/** Makes the names in a path's folder survive a power cut. */
export function syncFolderOf(disk: Disk, path: VaultPath): void {
  disk.fileSystem.syncFolder(onDisk(disk, folderOf(path)));
}
