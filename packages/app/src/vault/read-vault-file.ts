import type { VaultFile } from "@upshot/core/ports";
import { fail, ok, type Problem, type Result } from "@upshot/core/problem";
import type { ContentHash, VaultPath } from "@upshot/core/record/entry";
import { contentHash } from "./disk/content-hash.js";
import { fileProblem, linkProblem } from "./disk/file-problem.js";
import { type FileFacts, type FileSystem, isSameFile, isSystemError } from "./disk/file-system.js";
import { folderProblem } from "./disk/plain-folders.js";
import { pathProblem } from "./names/vault-path.js";

/** The largest file that is read as text, in bytes: a record is written by hand, and this is a thick book. */
export const LARGEST_FILE = 8 * 1024 * 1024;

/** How often a file is read again that changes while it is read, and the milliseconds in between. */
const PATIENCE = [2, 5, 10, 20, 40, 80];

/** Milliseconds after which a file that was just emptied counts as an empty one. */
const EMPTY_FOR = 10;

interface Disk {
  readonly fileSystem: FileSystem;
  readonly root: string;
}

/** Bytes of a file together with what the file was while they were read. */
interface Content {
  readonly bytes: Uint8Array;
  readonly facts: FileFacts;
}

/**
 * Reads one file of the vault as strict UTF-8; a byte-order mark stays in the text. Never waits on pipes, never follows a
 * link, and never gives half of what another program is just writing in place: it waits a little, then says so.
 */
export function readVaultFile(disk: Disk, path: VaultPath): Result<VaultFile> {
  const content = readContent(disk, path);
  if (!content.ok) return content;
  const { bytes } = content.value;
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return ok(textFile(path, text, bytes));
  } catch (cause) {
    return fail({
      code: "record.not-utf8",
      message: "the file is not written in UTF-8",
      place: { file: path, ...placeOfBadByte(bytes) },
      hint: "save it as UTF-8 in your editor",
      cause,
    });
  }
}

/** The hash is made when it is asked for: most files are read to be shown, not to be changed. */
function textFile(path: VaultPath, text: string, bytes: Uint8Array): VaultFile {
  let made: ContentHash | undefined;
  return {
    path,
    text,
    get hash() {
      made ??= contentHash(bytes);
      return made;
    },
  };
}

function readContent({ fileSystem, root }: Disk, path: VaultPath): Result<Content> {
  const problem = pathProblem(path);
  if (problem !== undefined) return fail(problem);
  try {
    const inTheWay = folderProblem({ fileSystem, root }, path);
    if (inTheWay !== undefined) return fail(inTheWay);
    for (const wait of PATIENCE) {
      const content = readOnce(fileSystem, root, path);
      if (!content.ok) return content;
      if (content.value !== undefined) return ok(content.value);
      sleep(wait);
    }
    return fail({
      code: "record.unreadable",
      message: "another program is writing the file at this moment",
      place: { file: path },
      hint: "try again when it is done",
    });
  } catch (error) {
    if (isSystemError(error) && (error.code === "EACCES" || error.code === "EPERM")) {
      return fail({
        code: "record.unreadable",
        message: "you may not read the file",
        place: { file: path },
        hint: "check its permissions",
        cause: error,
      });
    }
    return fail(fileProblem(error, path));
  }
}

/** Nothing when another program wrote the file meanwhile, or has just emptied it to write it anew. */
function readOnce(fileSystem: FileSystem, root: string, path: string): Result<Content | undefined> {
  const file = open(fileSystem, `${root}/${path}`);
  if (file === undefined) return fail(linkProblem(path));
  try {
    const facts = fileSystem.facts(file);
    const problem = notText(facts, path);
    if (problem !== undefined) return fail(problem);
    const bytes = readUpTo(fileSystem, file, facts.size);
    const after = fileSystem.facts(file);
    const isWhole = bytes.length === facts.size && after.size === facts.size && after.mtimeNs === facts.mtimeNs;
    if (!isWhole) return ok(undefined);
    if (facts.size > 0 || !isFresh(facts)) return ok({ bytes, facts });
  } finally {
    fileSystem.close(file);
  }
  // Truncating editors leave an empty file for an instant; a file that stays empty is one.
  sleep(EMPTY_FOR);
  const later = fileSystem.factsOf(`${root}/${path}`);
  return ok(later?.size === 0 ? { bytes: new Uint8Array(0), facts: later } : undefined);
}

/** Whether the file was written in the last second. */
function isFresh(facts: FileFacts): boolean {
  return Math.abs(Date.now() - Number(facts.mtimeNs / 1_000_000n)) < 1000;
}

/** The open file, or `undefined` when the name is a symbolic link. */
function open(fileSystem: FileSystem, path: string): number | undefined {
  try {
    const before = process.platform === "win32" ? fileSystem.factsOf(path) : undefined;
    if (before?.type === "link") return undefined;
    const file = fileSystem.openRead(path);
    if (before === undefined || isSameFile(before, fileSystem.facts(file))) return file;
    fileSystem.close(file);
    return undefined;
  } catch (error) {
    if (isSystemError(error) && (error.code === "ELOOP" || error.code === "EMLINK")) return undefined;
    throw error;
  }
}

function notText(facts: FileFacts, path: string): Problem | undefined {
  const place = { file: path };
  if (facts.type !== "file") {
    return {
      code: "record.not-a-file",
      message: facts.type === "folder" ? `${path} is a folder` : `${path} is a pipe, socket or device, not a file`,
      place,
      hint: "rename it or move it out of the vault",
    };
  }
  if (facts.size > LARGEST_FILE) {
    return {
      code: "record.too-large",
      message: `the file has ${(facts.size / 1024 / 1024).toFixed(1)} MB, more than the ${LARGEST_FILE / 1024 / 1024} MB that a record may have`,
      place,
      hint: "keep the large part in a file of its own and link to it",
    };
  }
  return undefined;
}

function readUpTo(fileSystem: FileSystem, file: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let count = 0;
  while (count < size) {
    const more = fileSystem.read(file, bytes, count);
    if (more === 0) break;
    count += more;
  }
  return bytes.subarray(0, count);
}

/** Line and column of the first byte that is no UTF-8. */
function placeOfBadByte(bytes: Uint8Array): { readonly line: number; readonly column: number } {
  const repaired = new TextEncoder().encode(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  let bad = 0;
  while (bytes[bad] === repaired[bad]) bad += 1;
  const lines = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, bad)).split("\n");
  return { line: lines.length, column: [...(lines.at(-1) ?? "")].length + 1 };
}

/** Blocks for some milliseconds: shorter than any wait a user notices, and only while another program writes the file. */
function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
