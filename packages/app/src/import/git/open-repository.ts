import { stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { fail, ok, type Result } from "@upshot/core/problem";
import { type Abort, askGit, mainComplaint } from "./run-git.js";

/** A repository that can be read. */
export interface Repository {
  /** Absolute path as the user gave it. */
  readonly path: string;
  /** Absolute path of its git directory. */
  readonly gitDir: string;
  /** True when its history was cut off at some depth. */
  readonly shallow: boolean;
}

/**
 * Finds the repository that a path is in, as git would; also bare ones, linked work trees, submodules, and those that
 * belong to somebody else. Problems: `git.not-a-repository`, `git.missing`, `git.failed`, `interrupted`.
 */
export async function openRepository(path: string, signal: Abort | undefined): Promise<Result<Repository>> {
  const absolute = resolve(path);
  const kind = await stat(absolute).catch((cause: unknown) => cause);
  if (kind instanceof Error || !isFolder(kind)) {
    return fail({
      code: "git.not-a-repository",
      message: kind instanceof Error ? "there is no such folder" : "this is a file, not a folder",
      place: { file: path },
      hint: "Give the folder of a git repository",
      ...(kind instanceof Error && { cause: kind }),
    });
  }
  const found = await askGit({ args: ["rev-parse", "--is-shallow-repository", "--absolute-git-dir"], cwd: absolute, signal });
  if (!found.ok) return found;
  const { code, complaint, output } = found.value;
  if (code !== 0) {
    const missing = /not a git repository/i.test(complaint);
    return fail({
      code: missing ? "git.not-a-repository" : "git.failed",
      message: missing ? "this is not a git repository" : `git could not open it: ${mainComplaint(found.value)}`,
      place: { file: path },
      hint: missing ? "Give the folder of a git repository" : "Run `git log` in that folder to see what git says",
    });
  }
  const cut = output.indexOf("\n");
  // The folder's name may hold line breaks itself: only the last one is git's.
  const gitDir = output.slice(cut + 1).replace(/\n$/, "");
  return ok({ path: absolute, gitDir, shallow: output.slice(0, cut) === "true" });
}

/** A repository's name for people: the last part of where it was cloned from, else its folder's name. */
export async function repositoryName({ path, gitDir }: Repository, signal: Abort | undefined): Promise<string> {
  const remote = await askGit({ args: ["config", "--get", "remote.origin.url"], gitDir, signal });
  const url = remote.ok && remote.value.code === 0 ? remote.value.output.trim() : "";
  const last = /^(?:[a-z+]+:\/\/|[\w.-]+@?[\w.-]*:)/i.test(url) ? lastPart(url) : "";
  if (last !== "") return last;
  const folder = /^\.git$/.test(basename(gitDir)) ? basename(dirname(gitDir)) : basename(path);
  return lastPart(folder) || "repository";
}

function lastPart(text: string): string {
  return (
    text
      .replace(/[/\\]+$/, "")
      .replace(/\.git$/, "")
      .split(/[/\\:]/)
      .at(-1) ?? ""
  );
}

function isFolder(kind: unknown): boolean {
  return (
    typeof kind === "object" &&
    kind !== null &&
    "isDirectory" in kind &&
    typeof kind.isDirectory === "function" &&
    kind.isDirectory() === true
  );
}
