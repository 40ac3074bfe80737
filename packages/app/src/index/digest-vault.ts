import type { ScanThread } from "./scan-thread.js";
import { foldersOf } from "./scan-vault.js";
import { digestOf } from "./take-digests.js";

/** What tells whether a vault changed. */
export interface VaultDigests {
  /** Moment before the first look at the disk, milliseconds since 1970. */
  readonly at: number;
  /** Digests of names and stamps, by the path of a folder that holds records. */
  readonly folders: ReadonlyMap<string, string>;
}

/**
 * The digests of all folders: what a start costs when nothing changed. Folders of one depth are shared between this thread and
 * the second one, if there is one. Throws as `scanVault` does.
 */
export async function digestVault(
  root: string,
  kindFolders: readonly string[],
  { now, thread }: { readonly now: () => number; readonly thread: ScanThread | undefined },
): Promise<VaultDigests> {
  const at = now();
  const folders = new Map<string, string>();
  let paths = foldersOf(root, kindFolders);
  while (paths.length > 0) {
    const found = thread === undefined ? paths.map((path) => digestOf(root, path)) : await thread.digests(paths);
    for (const { path, digest } of found) if (digest !== undefined) folders.set(path, digest);
    paths = found.flatMap(({ inside }) => inside);
  }
  return { at, folders };
}
