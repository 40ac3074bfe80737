import type { VaultPath } from "@upshot/core/record/entry";
import { type FileSystem, type FolderEntry, isSystemError } from "./disk/file-system.js";
import { copyOf } from "./names/foreign-copies.js";

/** What a walk needs to know of the vault. */
export interface Walk {
  readonly fileSystem: FileSystem;
  readonly root: string;
}

/**
 * Paths of all records below the given folders of the root, in order of path (by UTF-16 unit). A record is a plain file
 * whose name ends with `.md`, does not start with a dot and is no sync program's or conflict copy. Links are not
 * followed, hidden folders not entered, and folders that may not be opened are left out: `doctor` names those. Throws
 * when the disk fails otherwise, since half a list would look like a deletion.
 */
export function recordPaths(walk: Walk, folders: readonly string[]): readonly VaultPath[] {
  const paths: VaultPath[] = [];
  const inOrder = [...folders].sort((one, other) => compare(`${one}/`, `${other}/`));
  for (const folder of inOrder) walkFolder(walk, folder, (path) => paths.push(path));
  return paths;
}

function walkFolder(walk: Walk, folder: string, visit: (path: VaultPath) => void): void {
  // A stack rather than recursion: folders may be nested deeper than calls.
  const waiting: (FolderEntry & { readonly path: string })[] = [{ name: folder, path: folder, type: "folder" }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.type === "file") {
      visit(next.path as VaultPath);
      continue;
    }
    const entries = namesIn(walk, next.path);
    const names = new Set(entries.map((entry) => entry.name));
    const inside = entries.filter(
      (entry) => entry.type === "folder" || (entry.type === "file" && isRecordName(entry.name, names)),
    );
    inside.sort(byPath);
    for (const entry of inside.reverse()) waiting.push({ ...entry, path: `${next.path}/${entry.name}` });
  }
}

/** Whether a plain file of this name, among these names, holds a record. */
export function isRecordName(name: string, siblings: ReadonlySet<string>): boolean {
  // A name with U+FFFD was not UTF-8 on disk and can't be opened by what was read of it.
  if (!name.endsWith(".md") || name.startsWith(".") || name === ".md" || name.includes("\uFFFD")) return false;
  return copyOf(name, (other) => siblings.has(other)) === undefined;
}

/** Entries of a folder but the hidden ones; none when it is not there, not a folder, a link, or may not be opened. */
function namesIn({ fileSystem, root }: Walk, folder: string): readonly FolderEntry[] {
  const path = `${root}/${folder}`;
  try {
    // The walk comes here through plain folders only, but the first one is named by the caller.
    if (!folder.includes("/") && fileSystem.factsOf(path)?.type !== "folder") return [];
    return fileSystem.entries(path).filter((entry) => !entry.name.startsWith("."));
  } catch (error) {
    if (isSystemError(error) && ["ENOENT", "ENOTDIR", "EACCES", "EPERM", "ELOOP"].includes(error.code)) return [];
    throw error;
  }
}

/** Order of the paths that come of the entries: a folder sorts as its name with the slash that follows. */
function byPath(one: FolderEntry, other: FolderEntry): number {
  return compare(one.type === "folder" ? `${one.name}/` : one.name, other.type === "folder" ? `${other.name}/` : other.name);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
