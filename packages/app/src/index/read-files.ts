import type { Vault } from "@upshot/core/ports";
import type { VaultPath } from "@upshot/core/record/entry";
import type { TermMemory } from "./field-terms.js";
import type { FileRow } from "./file-rows.js";
import { indexFile } from "./index-document.js";
import type { IndexOptions } from "./index-options.js";
import { type FileStamp, type RecordText, readRecordFile } from "./read-record-file.js";
import { type FolderScan, STAMPS } from "./scan-vault.js";

/** A file to be read: where it is and what the disk said of it. */
export interface FoundFile {
  /** Id of its folder's row. */
  readonly folder: number;
  /** Below the vault's root. */
  readonly path: VaultPath;
  readonly name: string;
  readonly stamp: FileStamp;
  /** Moment of the look at the disk, milliseconds since 1970. */
  readonly at: number;
}

/** Where files are, and who reads those that are out of the ordinary. */
export interface FileSource {
  readonly root: string;
  readonly vault: Pick<Vault, "read">;
}

/**
 * A file whose time stamp is nearer to the look than this may be written again without a change of the stamp: some file
 * systems count time in steps of two seconds. Such a file is read again at the next start.
 */
const COARSEST_CLOCK = 2_000;

/** A folder with the names that are records in the vault's sense; conflict copies and other programs' files are left out. */
export function recordsOf(folder: FolderScan, isRecordName: IndexOptions["isRecordName"]): FolderScan {
  const siblings = new Set(folder.names);
  const kept = folder.names.flatMap((name, index) => (isRecordName(name, siblings) ? [index] : []));
  if (kept.length === folder.names.length) return folder;
  const stamps = new Float64Array(kept.length * STAMPS);
  kept.forEach((index, place) => {
    stamps.set(folder.stamps.subarray(index * STAMPS, (index + 1) * STAMPS), place * STAMPS);
  });
  return { ...folder, names: kept.flatMap((index) => folder.names[index] ?? []), stamps };
}

/** The files of a folder; `id` is that of the folder's row. */
export function filesOf({ path, names, stamps }: FolderScan, id: number, at: number): readonly FoundFile[] {
  return names.map((name, index) => ({
    folder: id,
    path: `${path}/${name}` as VaultPath,
    name,
    stamp: stampAt(stamps, index),
    at,
  }));
}

/** The stamp of one file out of a folder's numbers. */
export function stampAt(stamps: Float64Array, index: number): FileStamp {
  const start = index * STAMPS;
  const [size, mtime, ctime, inode] = [stamps[start], stamps[start + 1], stamps[start + 2], stamps[start + 3]];
  return { size: size ?? 0, mtime: mtime ?? 0, ctime: ctime ?? 0, inode: inode ?? 0 };
}

/** Whether a later write may leave a file's stamp as it is. A clock that was set back makes no difference. */
export function isFresh({ stamp, at }: Pick<FoundFile, "stamp" | "at">): boolean {
  return Math.abs(at - stamp.mtime) <= COARSEST_CLOCK || Math.abs(at - stamp.ctime) <= COARSEST_CLOCK;
}

/** The content of a file; nothing when even the vault can't read it. */
export async function contentOf({ root, vault }: FileSource, file: FoundFile): Promise<RecordText | undefined> {
  const quick = readRecordFile(`${root}/${file.path}`, file.stamp.size);
  if (quick !== undefined) return quick;
  const slow = await vault.read(file.path);
  return slow.ok ? { text: slow.value.text, digest: slow.value.hash.slice(0, 32) } : undefined;
}

/** The row of a file. One that can't be read has a row too, so that it isn't tried again before it changes. */
export function rowOf(file: FoundFile, content: RecordText | undefined, memory: TermMemory): FileRow {
  const indexed = content === undefined ? { hasProblems: true } : indexFile(file.path, content.text, memory);
  return {
    folder: file.folder,
    name: file.name,
    stamp: file.stamp,
    fresh: isFresh(file),
    digest: content?.digest ?? null,
    ...indexed,
  };
}
