import { createHash } from "node:crypto";
import { lstatSync, readdirSync } from "node:fs";

/** Numbers kept of each file: size, mtime and ctime in milliseconds, inode. */
export const STAMPS = 4;

/** The plain files of a folder that may hold records. */
export interface FolderNames {
  /** Below the vault's root, `/`-separated. */
  readonly path: string;
  /** Names ending in `.md`, as the disk gives them. */
  readonly names: readonly string[];
}

/** A folder as it is on disk now, and what tells whether it changed. */
export interface FolderScan extends FolderNames {
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
  return { at, folders: walk(root, kindFolders, (path, inside) => scanFolder(root, path, inside)) };
}

/** Names alone, for who will open every file anyway. Otherwise like `scanVault`. */
export function listVault(root: string, kindFolders: readonly string[]): readonly FolderNames[] {
  return walk(root, kindFolders, (path, inside) => listFolder(root, path, inside));
}

/** The digest of a folder's names and stamps. */
export function digestFolder(names: readonly string[], stamps: Float64Array): string {
  // No name holds a slash, so joined names can be taken for no others.
  return createHash("sha256").update(names.join("/")).update(stamps).digest("hex").slice(0, 32);
}

const QUIET = { throwIfNoEntry: false } as const;

/** Errors of a file or folder that isn't there any more or may not be looked into. */
const PASSED_OVER = new Set(["ENOENT", "ENOTDIR", "EACCES", "EPERM", "ELOOP"]);

function walk<Folder extends FolderNames>(
  root: string,
  kindFolders: readonly string[],
  look: (path: string, inside: string[]) => Folder | undefined,
): readonly Folder[] {
  const folders: Folder[] = [];
  const waiting = [...foldersOf(root, kindFolders)].reverse();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const inside: string[] = [];
    const folder = look(path, inside);
    if (folder !== undefined && folder.names.length > 0) folders.push(folder);
    waiting.push(...inside.reverse());
  }
  return folders;
}

/** Those of some folders that are there, as folders. */
export function foldersOf(root: string, kindFolders: readonly string[]): readonly string[] {
  return kindFolders.filter((folder) => lstatSync(`${root}/${folder}`, QUIET)?.isDirectory() === true);
}

/** Looks at the files of one folder, and adds the folders in it to `inside`. Otherwise like `scanVault`. */
export function scanFolder(root: string, path: string, inside: string[]): FolderScan | undefined {
  const start = `${root}/${path}/`;
  const all = unlessPassedOver(() => readdirSync(start));
  if (all === undefined) return undefined;
  const names: string[] = [];
  const stamps = new Float64Array(all.length * STAMPS);
  let end = 0;
  // In a bundle each use of an import is a call, and this loop is most of a start.
  const look = lstatSync;
  for (const name of all) {
    if (name.charCodeAt(0) === DOT) continue;
    const stats = unlessPassedOver(() => look(start + name, QUIET));
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
  return { path, names, stamps: used, digest: digestFolder(names, used) };
}

function listFolder(root: string, path: string, inside: string[]): FolderNames | undefined {
  const entries = unlessPassedOver(() => readdirSync(`${root}/${path}`, { withFileTypes: true }));
  if (entries === undefined) return undefined;
  const names: string[] = [];
  for (const entry of entries) {
    if (entry.name.charCodeAt(0) === DOT) continue;
    if (entry.isDirectory()) inside.push(`${path}/${entry.name}`);
    else if (entry.name.endsWith(".md") && entry.isFile()) names.push(entry.name);
  }
  return { path, names };
}

const DOT = 0x2e;

function unlessPassedOver<Found>(look: () => Found): Found | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && "code" in error && PASSED_OVER.has(String(error.code))) return undefined;
    throw error;
  }
}
