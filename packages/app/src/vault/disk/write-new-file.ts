import { fail, ok, type Result } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import { type Disk, onDisk } from "./disk.js";
import { type FileSystem, quietly } from "./file-system.js";
import { folderProblem } from "./plain-folders.js";

/** New files are the user's alone, like the vault's folders. */
export const FILE_PERMISSIONS = 0o600;

/**
 * Writes a file that must not exist, so that all of it would survive a power cut, and checks that it does hold all bytes:
 * a full disk may take a part of them without an error. Leaves nothing behind when that fails. Throws the operating
 * system's errors.
 */
export function writeNewFile(disk: Disk, path: VaultPath, bytes: Uint8Array, permissions = FILE_PERMISSIONS): Result<void> {
  const { fileSystem } = disk;
  const absolute = onDisk(disk, path);
  const file = fileSystem.openNew(absolute, permissions);
  let isWhole = false;
  try {
    // Looked at after opening: a folder that was swapped for a link just before would have led us out of the vault.
    const problem = folderProblem(disk, path);
    if (problem !== undefined) return fail(problem);
    // The umask may have taken bits that the file had before.
    if (fileSystem.facts(file).permissions !== permissions) fileSystem.setPermissions(file, permissions);
    writeAll(fileSystem, file, bytes);
    fileSystem.sync(file);
    const { size } = fileSystem.facts(file);
    if (size !== bytes.length) throw shortWrite(`${size} of ${bytes.length} bytes arrived`);
    isWhole = true;
    return ok(undefined);
  } finally {
    fileSystem.close(file);
    if (!isWhole) unlinkQuietly(fileSystem, absolute);
  }
}

/** Writes all bytes, however many calls that takes. */
export function writeAll(fileSystem: FileSystem, file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    const count = fileSystem.write(file, bytes, done);
    if (count === 0) throw shortWrite("the disk takes no more");
    done += count;
  }
}

/** Removes a file of our own; what can't be removed now is found by `doctor`. */
export function unlinkQuietly(fileSystem: FileSystem, absolute: string): void {
  quietly(() => fileSystem.unlink(absolute));
}

function shortWrite(message: string): Error {
  return Object.assign(new Error(message), { code: "ENOSPC", syscall: "write" });
}
