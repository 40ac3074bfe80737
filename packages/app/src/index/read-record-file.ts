import { isUtf8 } from "node:buffer";
import { hash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from "node:fs";

/** A file's text and a digest of its bytes. */
export interface RecordText {
  readonly text: string;
  /** The first 32 hex digits of SHA-256. */
  readonly digest: string;
}

/** What the disk says of a file. */
export interface FileStamp {
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly mtime: number;
  readonly ctime: number;
  readonly inode: number;
}

/** Larger files are left to the vault's own reader, which knows the limit and says what is wrong. */
const LARGEST = 1024 * 1024;

/** Never follows a link and never waits on a pipe that took a file's place. Windows has neither flag. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

let buffer: Buffer | undefined;

/**
 * Reads a plain file of known size as UTF-8, at the cost of three system calls. Nothing when there is anything out of the
 * ordinary: it went away, changed its size, is large, is no UTF-8, may not be read. The vault's reader then says what.
 */
export function readRecordFile(path: string, size: number): RecordText | undefined {
  return withOpenFile(path, (file) => readText(file, size));
}

/** The same for a file of which nothing is known yet, together with its stamp as of before it was read. */
export function readNewRecordFile(path: string): (RecordText & { readonly stamp: FileStamp }) | undefined {
  return withOpenFile(path, (file) => {
    const stats = fstatSync(file);
    const text = stats.isFile() ? readText(file, stats.size) : undefined;
    return text === undefined ? undefined : { ...text, stamp: stampOf(stats) };
  });
}

/** A file's stamp out of what Node knows of it. */
export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): FileStamp {
  return { size, mtime: mtimeMs, ctime: ctimeMs, inode: ino };
}

function withOpenFile<Found>(path: string, read: (file: number) => Found | undefined): Found | undefined {
  let file: number;
  try {
    file = openSync(path, FLAGS);
  } catch {
    return undefined;
  }
  try {
    return read(file);
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
}

function readText(file: number, size: number): RecordText | undefined {
  if (size > LARGEST) return undefined;
  buffer ??= Buffer.allocUnsafe(LARGEST + 1);
  // One byte more than there should be: a file that grew gives itself away.
  if (readSync(file, buffer, 0, size + 1, 0) !== size) return undefined;
  const bytes = buffer.subarray(0, size);
  return isUtf8(bytes) ? { text: bytes.toString("utf8"), digest: hash("sha256", bytes, "hex").slice(0, 32) } : undefined;
}
