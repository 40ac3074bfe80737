import { createHash } from "node:crypto";
import { lstatSync, readdirSync, type Stats } from "node:fs";

/** Numbers kept of each file: size, mtime and ctime in milliseconds, inode. */
export const STAMPS = 4;

/** A folder as it is on disk now: the plain files in it that may hold records, and what tells whether they changed. */
export interface FolderScan {
  /** Below the vault's root, `/`-separated. */
  readonly path: string;
  /** Names ending in `.md`, as the disk gives them. */
  readonly names: readonly string[];
  /** `STAMPS` numbers for each name, in the same order. */
  readonly stamps: Float64Array;
  /** Stands for names and stamps: equal digests, equal folders. */
  readonly digest: string;
}

/** All folders that hold records, and the moment before the first look. */
export interface VaultScan {
  readonly folders: readonly FolderScan[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Looks at every file below the kinds' folders without reading any: this is what a start costs when nothing changed, so
 * it does nothing else. Links are not followed, hidden names are passed over, folders that may not be opened or went away
 * meanwhile are left out. Throws the operating system's other errors: half a look would be taken for deletions.
 */
export function scanVault(root: string, kindFolders: readonly string[], now: () => number): VaultScan {
  const at = now();
  const folders: FolderScan[] = [];
  const waiting = kindFolders.filter((folder) => lstatSync(`${root}/${folder}`, QUIET)?.isDirectory() === true).reverse();
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const inside: string[] = [];
    const scan = scanFolder(root, folder, inside);
    if (scan !== undefined && scan.names.length > 0) folders.push(scan);
    waiting.push(...inside.reverse());
  }
  return { folders, at };
}

const QUIET = { throwIfNoEntry: false } as const;

/** Errors of a folder that isn't there any more or may not be looked into. */
const PASSED_OVER = new Set(["ENOENT", "ENOTDIR", "EACCES", "EPERM", "ELOOP"]);

function scanFolder(root: string, path: string, inside: string[]): FolderScan | undefined {
  const all = namesIn(`${root}/${path}`);
  if (all === undefined) return undefined;
  const names: string[] = [];
  const stamps = new Float64Array(all.length * STAMPS);
  let end = 0;
  for (const name of all) {
    if (name.charCodeAt(0) === DOT) continue;
    const stats = look(`${root}/${path}/${name}`);
    if (stats === undefined) continue;
    if (stats.isDirectory()) inside.push(`${path}/${name}`);
    else if (name.endsWith(".md") && stats.isFile()) {
      names.push(name);
      stamps[end] = stats.size;
      stamps[end + 1] = stats.mtimeMs;
      stamps[end + 2] = stats.ctimeMs;
      stamps[end + 3] = stats.ino;
      end += STAMPS;
    }
  }
  const used = stamps.subarray(0, end);
  // No name holds a slash, so joined names can be taken for no others.
  const digest = createHash("sha256").update(names.join("/")).update(used).digest("hex").slice(0, 32);
  return { path, names, stamps: used, digest };
}

const DOT = 0x2e;

function namesIn(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isPassedOver(error)) return undefined;
    throw error;
  }
}

function look(path: string): Stats | undefined {
  try {
    return lstatSync(path, QUIET);
  } catch (error) {
    if (isPassedOver(error)) return undefined;
    throw error;
  }
}

function isPassedOver(error: unknown): boolean {
  return error instanceof Error && "code" in error && PASSED_OVER.has(String(error.code));
}
