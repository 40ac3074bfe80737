import { lstatSync } from "node:fs";
import type { VaultPath } from "@upshot/core/record/entry";
import { type FoundFile, isFresh, stampAt } from "./read-files.js";
import { type FileStamp, type RecordText, readNewRecordFile, stampOf } from "./read-record-file.js";
import { digestFolder, type FolderNames, STAMPS } from "./scan-vault.js";

/** What is to be read, and what was learned of it on the way. Both threads of a build hold the same one. */
export interface BuildPlan {
  readonly root: string;
  readonly folders: readonly BuildFolder[];
  /** Moment before the first look at the disk, milliseconds since 1970. */
  readonly at: number;
}

/** A folder whose files get their stamps as they are opened, which saves a call for each of them. */
export interface BuildFolder extends FolderNames {
  /** 1 for each name that is a record in the vault's sense. */
  readonly isRecord: Uint8Array;
  /** `STAMPS` numbers for each name, zero as long as they are unknown. Shared between threads. */
  readonly stamps: Float64Array;
}

/** A piece of the work: names of one folder. `folder` is the place in the list of folders. */
export interface Batch {
  readonly folder: number;
  readonly from: number;
  readonly to: number;
}

/** One name of a plan. */
export interface Place {
  readonly folder: number;
  readonly index: number;
}

/** What a batch held: files that could be read, and those that only the vault can say something about. */
export interface ReadBatch {
  readonly files: readonly { readonly file: FoundFile; readonly content: RecordText }[];
  readonly strange: readonly Place[];
  /** Where to go on. */
  readonly next: number;
}

/**
 * Files that are read, then understood, then written together: each step keeps the processor's caches to itself. Of large files
 * fewer are read at once, since they all stand in memory.
 */
const BATCH = 64;
const BATCH_LENGTH = 2 * 1024 * 1024;

/** Makes a plan for folders of a vault. */
export function planBuild(
  { root, at }: Pick<BuildPlan, "root" | "at">,
  folders: readonly FolderNames[],
  isRecordName: (name: string, siblings: ReadonlySet<string>) => boolean,
): BuildPlan {
  return {
    root,
    at,
    folders: folders.map(({ path, names }) => {
      const siblings = new Set(names);
      const isRecord = Uint8Array.from(names, (name) => Number(isRecordName(name, siblings)));
      const stamps = new Float64Array(new SharedArrayBuffer(names.length * STAMPS * Float64Array.BYTES_PER_ELEMENT));
      const folder: BuildFolder = { path, names, isRecord, stamps };
      // The folder's digest is about all of its files.
      isRecord.forEach((is, index) => {
        if (is === 0) lookAt(root, folder, index);
      });
      return folder;
    }),
  };
}

/** How many records there are to read. */
export function countRecords({ folders }: BuildPlan): number {
  return folders.reduce((sum, { isRecord }) => sum + isRecord.reduce((inside, is) => inside + is, 0), 0);
}

/** Cuts the names of all folders into pieces. */
export function batchesOf({ folders }: BuildPlan): readonly Batch[] {
  return folders.flatMap(({ names }, folder) =>
    Array.from({ length: Math.ceil(names.length / BATCH) }, (_, index) => ({
      folder,
      from: index * BATCH,
      to: Math.min((index + 1) * BATCH, names.length),
    })),
  );
}

/** Reads the files of a batch, or a part of it when they are large, and keeps their stamps in the plan. */
export function readBatch({ root, folders, at }: BuildPlan, { folder: place, from, to }: Batch): ReadBatch {
  const folder = folders[place];
  const files: { file: FoundFile; content: RecordText }[] = [];
  const strange: Place[] = [];
  let length = 0;
  let index = from;
  for (; folder !== undefined && index < to && length < BATCH_LENGTH; index += 1) {
    if (folder.isRecord[index] !== 1) continue;
    const path = pathAt(folder, index);
    const content = readNewRecordFile(`${root}/${path}`);
    if (content === undefined) strange.push({ folder: place, index });
    else {
      putStamp(folder, index, content.stamp);
      files.push({ file: { folder: place + 1, path, name: nameAt(folder, index), stamp: content.stamp, at }, content });
      length += content.text.length;
    }
  }
  return { files, strange, next: folder === undefined ? to : index };
}

/** A file that could not be read the short way, with its stamp; nothing when it is gone. */
export function strangeFile({ root, folders, at }: BuildPlan, { folder: place, index }: Place): FoundFile | undefined {
  const folder = folders[place];
  if (folder === undefined || !lookAt(root, folder, index)) return undefined;
  const stamp = stampAt(folder.stamps, index);
  return { folder: place + 1, path: pathAt(folder, index), name: nameAt(folder, index), stamp, at };
}

/** What a folder's row holds in the end: its digest, or nothing when one of its files has to be looked at again. */
export function finalDigest({ names, stamps }: BuildFolder, at: number): string | null {
  for (let index = 0; index < names.length; index += 1) if (isFresh({ stamp: stampAt(stamps, index), at })) return null;
  return digestFolder(names, stamps);
}

function lookAt(root: string, folder: BuildFolder, index: number): boolean {
  const stats = lstatSync(`${root}/${pathAt(folder, index)}`, { throwIfNoEntry: false });
  if (stats !== undefined) putStamp(folder, index, stampOf(stats));
  return stats !== undefined;
}

function putStamp({ stamps }: BuildFolder, index: number, { size, mtime, ctime, inode }: FileStamp): void {
  stamps.set([size, mtime, ctime, inode], index * STAMPS);
}

function nameAt({ names }: BuildFolder, index: number): string {
  return names[index] ?? "";
}

function pathAt(folder: BuildFolder, index: number): VaultPath {
  return `${folder.path}/${nameAt(folder, index)}` as VaultPath;
}
