import { basename, dirname, join, resolve } from "node:path";
import { type Format, formatNames, formats } from "@upshot/core/playbook/formats";
import { fail, ok, type Result } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import { fileProblem } from "../vault/disk/file-problem.js";
import { nodeFileSystem } from "../vault/disk/node-file-system.js";
import { readVaultFile } from "../vault/read-vault-file.js";

/** Most files that are read out of one folder. */
const MOST_FILES = 2000;

/** A file that the user named, as text. */
export interface GivenFile {
  /** The path as the user wrote it, with what lies below. */
  readonly path: string;
  readonly text: string;
  /** Known by the folder that it lies in. */
  readonly format?: Format;
}

/** The playbook files that a path means: the file itself, or all YAML and Markdown below the folder, hidden ones aside. */
export function readGiven(path: string): Result<readonly GivenFile[]> {
  const files: GivenFile[] = [];
  const waiting = [path];
  try {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const absolute = resolve(next);
      if (nodeFileSystem.factsOf(absolute)?.type === "folder") {
        const below = nodeFileSystem.entries(absolute).filter(({ name, type }) => isWanted(name, type));
        waiting.push(...below.map(({ name }) => join(next ?? "", name)).sort((a, b) => (a < b ? 1 : -1)));
        continue;
      }
      const file = readVaultFile({ fileSystem: nodeFileSystem, root: dirname(absolute) }, basename(absolute) as VaultPath);
      if (!file.ok) return fail({ ...file.problem, place: { file: next } });
      const format = formatOf(absolute);
      files.push({ path: next, text: file.value.text, ...(format !== undefined && { format }) });
      if (files.length > MOST_FILES)
        return fail({ code: "input.invalid", message: `${path} holds more than ${MOST_FILES} files` });
    }
  } catch (error) {
    return fail(fileProblem(error, path));
  }
  return ok(files);
}

function isWanted(name: string, type: string): boolean {
  return !name.startsWith(".") && (type === "folder" || (type === "file" && /\.(?:ya?ml|md)$/.test(name)));
}

/** The nearest folder above that is named after a format says which one. */
function formatOf(path: string): Format | undefined {
  const folders = dirname(path).split(/[\\/]/).reverse();
  return folders.flatMap((folder) => formatNames.filter((format) => formats[format].folder === folder))[0];
}
