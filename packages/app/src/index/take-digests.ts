import { scanFolder } from "./scan-vault.js";

/** The digest of one folder, and where to go on. */
export interface FolderDigest {
  readonly path: string;
  /** Absent when there is no record in it. */
  readonly digest?: string;
  /** Paths of the folders in it. */
  readonly inside: readonly string[];
}

/** Digests of those of some folders that no other thread has taken yet. `taken` counts the folders that somebody took. */
export function takeDigests(
  root: string,
  paths: readonly string[],
  taken: Int32Array<SharedArrayBuffer>,
): readonly FolderDigest[] {
  const found: FolderDigest[] = [];
  for (;;) {
    const path = paths[Atomics.add(taken, 0, 1)];
    if (path === undefined) return found;
    found.push(digestOf(root, path));
  }
}

/** The digest of one folder. Throws as `scanVault` does. */
export function digestOf(root: string, path: string): FolderDigest {
  const inside: string[] = [];
  const scan = scanFolder(root, path, inside);
  return { path, inside, ...(scan !== undefined && scan.names.length > 0 && { digest: scan.digest }) };
}
