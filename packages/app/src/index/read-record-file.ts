import { isUtf8 } from "node:buffer";
import { hash } from "node:crypto";
import { closeSync, constants, openSync, readSync } from "node:fs";

/** A file's text and a digest of its bytes. */
export interface RecordText {
  readonly text: string;
  /** The first 32 hex digits of SHA-256. */
  readonly digest: string;
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
  if (size > LARGEST) return undefined;
  buffer ??= Buffer.allocUnsafe(LARGEST + 1);
  let file: number;
  try {
    file = openSync(path, FLAGS);
  } catch {
    return undefined;
  }
  try {
    // One byte more than there should be: a file that grew gives itself away.
    if (readSync(file, buffer, 0, size + 1, 0) !== size) return undefined;
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
  const bytes = buffer.subarray(0, size);
  return isUtf8(bytes) ? { text: bytes.toString("utf8"), digest: digestOf(bytes) } : undefined;
}

/** The digest by which the index knows a file's content. */
export function digestOf(content: Buffer): string {
  return hash("sha256", content, "hex").slice(0, 32);
}
