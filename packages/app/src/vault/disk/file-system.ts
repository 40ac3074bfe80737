/** What a name in a folder stands for. `link` is a symbolic link; `other` a pipe, socket or device. */
export type FileType = "file" | "folder" | "link" | "other";

/** What a file system knows of a file without reading it. */
export interface FileFacts {
  readonly type: FileType;
  readonly device: bigint;
  readonly inode: bigint;
  /** Bytes. */
  readonly size: number;
  /** Nanoseconds since 1970. */
  readonly mtimeNs: bigint;
  /** The nine permission bits. */
  readonly permissions: number;
}

/** One name in a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly type: FileType;
}

/**
 * The calls that the vault makes, and nothing more, so that tests can stand in for a disk that fails, fills up or loses
 * power. Synchronous: it is faster at start-up, and a write is a handful of calls. Failures throw Node's errors with
 * their `code`. No call follows a symbolic link in the last part of a path.
 */
export interface FileSystem {
  /** Opens a file for reading; never waits for the other end of a pipe. */
  openRead(path: string): number;
  /** Creates a file that must not exist, for writing. */
  openNew(path: string, permissions: number): number;
  /** Opens an existing file for writing at its end. */
  openAppend(path: string): number;
  /** Reads on from where the last read ended; 0 at the end. */
  read(file: number, into: Uint8Array, offset: number): number;
  /** Writes from `offset` on and answers how many bytes it took: not always all of them. */
  write(file: number, bytes: Uint8Array, offset: number): number;
  /** Returns when the file's content would survive a power cut. */
  sync(file: number): void;
  facts(file: number): FileFacts;
  setPermissions(file: number, permissions: number): void;
  close(file: number): void;
  /** `undefined` when nothing has that name. */
  factsOf(path: string): FileFacts | undefined;
  /** Replaces what is at `to`. */
  rename(from: string, to: string): void;
  /** Gives a file a second name; fails with EEXIST when it is taken, also by a name that differs in case where the disk says so. */
  link(from: string, to: string): void;
  unlink(path: string): void;
  makeFolder(path: string, permissions: number): void;
  removeFolder(path: string): void;
  /** Names in a folder, in no order. */
  entries(path: string): readonly FolderEntry[];
  /** Returns when the names in a folder would survive a power cut. */
  syncFolder(path: string): void;
}

/** Whether two looks were at the same file, whatever its name. */
export function isSameFile(one: FileFacts | undefined, other: FileFacts | undefined): boolean {
  return one !== undefined && other !== undefined && one.inode === other.inode && one.device === other.device;
}

/** Whether an error is one that the operating system gave (`ENOSPC`, `EEXIST` …) rather than a bug. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && "code" in error && typeof error.code === "string" && /^E[A-Z0-9]+$/.test(error.code);
}

/** Does it and answers true; answers false when that fails with one of the codes, and throws when it fails otherwise. */
export function didUnless(codes: readonly string[], act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (isSystemError(error) && codes.includes(error.code)) return false;
    throw error;
  }
}

/** Whether it could be done: for what may fail without harm. Only the operating system may stand in the way; bugs are thrown. */
export function quietly(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return false;
  }
}
