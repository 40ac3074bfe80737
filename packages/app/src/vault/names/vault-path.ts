import type { Problem } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import { unsafeName } from "./unsafe-name.js";

/** The folder where deleted files lie, below their own paths. */
export const TRASH = ".trash";

/** The folder of lock and journal. */
export const OWN_FOLDER = ".upshot";

/**
 * What is wrong with a path as a place in the vault; `undefined` when it is one. Only the text is looked at: `%2e%2e` is
 * a name like any other, and links are found where files are opened.
 */
export function pathProblem(path: string): Problem | undefined {
  const parts = path.split("/");
  const isBad = (part: string): boolean => part === "" || part === "." || part === ".." || part.includes("\0");
  // On Windows `a\..\b` and `c:x` lead elsewhere too.
  const isForeign = process.platform === "win32" && /[\\:]/.test(path);
  if (!parts.some(isBad) && !isForeign) return undefined;
  return {
    code: "vault.outside",
    message: `${JSON.stringify(path)} is not a path inside the vault`,
    place: { file: path },
    hint: "paths are relative to the vault's folder, with / between the parts and without ..",
  };
}

/**
 * What is wrong with a path as the target of a change: also hidden folders (`.git/hooks`, `.upshot`) are no places to
 * write to, the trash excepted.
 */
export function targetProblem(path: string): Problem | undefined {
  const outside = pathProblem(path);
  if (outside !== undefined) return outside;
  const parts = path.split("/");
  const visible = parts[0] === TRASH && parts.length > 1 ? parts.slice(1) : parts;
  if (!visible.some((part) => part.startsWith("."))) return undefined;
  return {
    code: "vault.outside",
    message: `${path} is hidden, and plans do not write hidden files`,
    place: { file: path },
    hint: "choose a name that does not start with a dot",
  };
}

/** What is wrong with a path as the name of a new file. */
export function newPathProblem(path: string): Problem | undefined {
  const problem = targetProblem(path);
  if (problem !== undefined) return problem;
  for (const part of path.split("/")) {
    const why = unsafeName(part);
    if (why === undefined) continue;
    return {
      code: "record.unsafe-name",
      message: `${JSON.stringify(part)} is not a name for a new file: ${why}`,
      place: { file: path },
      hint: "choose another title or name",
    };
  }
  return undefined;
}

/** The folder that a path lies in; empty for the vault's own. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A name in the same folder as `path`. */
export function beside(path: VaultPath, name: string): VaultPath {
  const folder = folderOf(path);
  return (folder === "" ? name : `${folder}/${name}`) as VaultPath;
}

/** Whether a path lies in the trash. */
export function isTrash(path: string): boolean {
  return path.startsWith(`${TRASH}/`);
}

/** The name of a Markdown file taken apart, so that something can be put before its ending: `a.b.md` is `a.b` and `.md`. */
export function splitEnding(name: string): { readonly stem: string; readonly ending: string } {
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? { stem: name, ending: "" } : { stem: name.slice(0, dot), ending: name.slice(dot) };
}

/** `path` with `-2`, `-3` … before its ending; `path` itself for 1. */
export function numbered(path: VaultPath, number: number): VaultPath {
  if (number === 1) return path;
  const { stem, ending } = splitEnding(nameOf(path));
  const suffix = `-${number}${ending}`;
  return beside(path, `${shorten(stem, LONGEST_NAME - Buffer.byteLength(suffix))}${suffix}`);
}

const LONGEST_NAME = 255;

/** The longest beginning of a text that takes at most so many bytes in UTF-8. */
export function shorten(text: string, bytes: number): string {
  let short = text;
  while (Buffer.byteLength(short) > bytes) short = [...short].slice(0, -1).join("");
  return short;
}
