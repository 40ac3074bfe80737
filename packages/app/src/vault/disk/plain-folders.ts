import { fail, ok, type Problem, type Result } from "@upshot/core/problem";
import { folderOf } from "../names/vault-path.js";
import { linkProblem } from "./file-problem.js";
import { didUnless, type FileSystem, quietly } from "./file-system.js";

/** New folders are the user's alone: a vault holds what a career hangs on. */
const FOLDER_PERMISSIONS = 0o700;

interface Disk {
  readonly fileSystem: FileSystem;
  readonly root: string;
}

/**
 * What is in the way of reaching `path` through plain folders: a symbolic link or a file where a folder should be.
 * Folders that are not there yet are in nobody's way.
 */
export function folderProblem({ fileSystem, root }: Disk, path: string): Problem | undefined {
  for (const folder of foldersAbove(path)) {
    const facts = fileSystem.factsOf(`${root}/${folder}`);
    if (facts === undefined) return undefined;
    if (facts.type === "link") return linkProblem(folder);
    if (facts.type !== "folder") {
      return {
        code: "record.not-a-file",
        message: `${folder} is not a folder, so nothing can lie in it`,
        place: { file: folder },
        hint: "rename or move it away",
      };
    }
  }
  return undefined;
}

/**
 * Makes the folders above `path` that are missing, each so that it survives a power cut, and answers which it made.
 * Throws the operating system's errors.
 */
export function makeFolders(disk: Disk, path: string): Result<readonly string[]> {
  const { fileSystem, root } = disk;
  const made: string[] = [];
  try {
    for (const folder of foldersAbove(path)) {
      if (fileSystem.factsOf(`${root}/${folder}`) !== undefined) continue;
      // Somebody else may make it at the same moment; what it is gets checked below.
      if (!didUnless(["EEXIST"], () => fileSystem.makeFolder(`${root}/${folder}`, FOLDER_PERMISSIONS))) continue;
      made.push(folder);
      fileSystem.syncFolder(`${root}/${folderOf(folder)}`);
    }
  } catch (error) {
    removeFolders(disk, made);
    throw error;
  }
  const problem = folderProblem(disk, path);
  return problem === undefined ? ok(made) : fail(problem);
}

/** Takes folders away that were made for nothing; one that somebody put a file into stays. */
export function removeFolders({ fileSystem, root }: Disk, made: readonly string[]): void {
  for (const folder of made.toReversed()) quietly(() => fileSystem.removeFolder(`${root}/${folder}`));
}

/** `a/b/c.md` lies in `a` and `a/b`. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
