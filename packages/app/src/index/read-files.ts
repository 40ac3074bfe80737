import type { Vault } from "@upshot/core/ports";
import type { VaultPath } from "@upshot/core/record/entry";
import type { FileRow, FileStamp } from "./file-rows.js";
import { indexFile } from "./index-document.js";
import { type RecordText, readRecordFile } from "./read-record-file.js";
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

/** The files of a folder in the vault's sense, those of other programs and conflict copies left out. */
export function filesIn(
  folder: FolderScan,
  id: number,
  at: number,
  isRecordName: (name: string, siblings: ReadonlySet<string>) => boolean,
): readonly FoundFile[] {
  const siblings = new Set(folder.names);
  return folder.names.flatMap((name, index): readonly FoundFile[] => {
    if (!isRecordName(name, siblings)) return [];
    const [size = 0, mtime = 0, ctime = 0, inode = 0] = folder.stamps.subarray(index * STAMPS, (index + 1) * STAMPS);
    return [{ folder: id, path: `${folder.path}/${name}` as VaultPath, name, stamp: { size, mtime, ctime, inode }, at }];
  });
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
export function rowOf(file: FoundFile, content: RecordText | undefined, cache: Map<string, string>): FileRow {
  const indexed = content === undefined ? { hasProblems: true } : indexFile(file.path, content.text, cache);
  return {
    folder: file.folder,
    name: file.name,
    stamp: file.stamp,
    fresh: isFresh(file),
    digest: content?.digest ?? null,
    ...indexed,
  };
}
