import { type Format, formats } from "@upshot/core/playbook/formats";
import type { PlaybookFile } from "@upshot/core/playbook/item";
import type { Problem } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import { fileProblem } from "../vault/disk/file-problem.js";
import type { FileSystem } from "../vault/disk/file-system.js";
import { folderProblem } from "../vault/disk/plain-folders.js";
import { readVaultFile } from "../vault/read-vault-file.js";

/** The largest file of a playbook that is read, in bytes: five times the longest that anybody would write. */
const LARGEST_FILE = 512 * 1024;

/** Most names that are looked at in one format's folder. */
const MOST_NAMES = 2000;

/** A playbook's folder on disk. */
export interface PlaybookFolder {
  readonly fileSystem: FileSystem;
  /** Absolute path of the folder that holds `playbook/`. */
  readonly root: string;
  readonly origin: PlaybookFile["origin"];
}

/**
 * The files of one format in order of path, folders within folders included. Nothing is followed, waited for or read
 * past its limit: a link, a pipe or a huge file is a file with a problem.
 */
export function readFolder(folder: PlaybookFolder, format: Format): readonly PlaybookFile[] {
  const top = `playbook/${formats[format].folder}`;
  const unread = (path: string, problem: Problem): PlaybookFile => ({
    format,
    path,
    text: "",
    origin: folder.origin,
    unread: problem,
  });
  const inTheWay = folderProblem(folder, `${top}/x`);
  if (inTheWay !== undefined) return [unread(top, inTheWay)];
  if (folder.fileSystem.factsOf(`${folder.root}/${top}`) === undefined) return [];

  const files: PlaybookFile[] = [];
  const waiting = [top];
  let names = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    try {
      for (const { name, type } of folder.fileSystem.entries(`${folder.root}/${next}`)) {
        const path = `${next}/${name}`;
        names += 1;
        if (names > MOST_NAMES) return [...files.sort(byPath), unread(top, tooManyProblem(top))];
        if (name.startsWith(".")) continue;
        if (type === "folder") waiting.push(path);
        else if (type !== "file" || isOf(format, name)) files.push(readOne(folder, format, path));
      }
    } catch (error) {
      files.push(unread(next, fileProblem(error, next)));
    }
  }
  return files.sort(byPath);
}

/** Guides are Markdown, everything else is YAML. */
function isOf(format: Format, name: string): boolean {
  return format === "guide" ? name.endsWith(".md") : /\.ya?ml$/.test(name);
}

function readOne(folder: PlaybookFolder, format: Format, path: string): PlaybookFile {
  const base = { format, path, origin: folder.origin };
  const size = folder.fileSystem.factsOf(`${folder.root}/${path}`)?.size ?? 0;
  if (size > LARGEST_FILE) return { ...base, text: "", unread: tooLargeProblem(path, size) };
  const file = readVaultFile(folder, path as VaultPath);
  return file.ok ? { ...base, text: file.value.text } : { ...base, text: "", unread: file.problem };
}

function tooLargeProblem(path: string, size: number): Problem {
  return {
    code: "record.too-large",
    message: `the file has ${(size / 1024 / 1024).toFixed(1)} MB, more than the ${LARGEST_FILE / 1024} KB that a file of the playbook may have`,
    place: { file: path },
    hint: "write it shorter, or move it out of the playbook",
  };
}

function tooManyProblem(path: string): Problem {
  return {
    code: "playbook.invalid",
    message: `the folder holds more than ${MOST_NAMES} names; the rest was not read`,
    place: { file: path },
    hint: "keep only what Upshot should use",
  };
}

function byPath(one: PlaybookFile, other: PlaybookFile): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}
