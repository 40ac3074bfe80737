import type { Change, Plan } from "@upshot/core/ports";
import { fail, ok, type Problem, type Result } from "@upshot/core/problem";
import type { ContentHash, VaultPath } from "@upshot/core/record/entry";
import { contentHash, hashFile } from "../disk/content-hash.js";
import { type Disk, onDisk } from "../disk/disk.js";
import { linkProblem } from "../disk/file-problem.js";
import { folderProblem } from "../disk/plain-folders.js";
import { FILE_PERMISSIONS } from "../disk/write-new-file.js";
import { isTrash, newPathProblem, numbered, TRASH, targetProblem } from "../names/vault-path.js";
import { LARGEST_FILE } from "../read-vault-file.js";
import type { Step } from "./journal-entry.js";

/** A change that can be made: its step, and what to write for it. */
export interface Prepared {
  readonly step: Step;
  readonly bytes?: Uint8Array;
  /** Of the new file. */
  readonly permissions: number;
}

/** What is wrong with a plan by itself, whatever is on disk. */
export function planProblem(plan: Plan): Problem | undefined {
  const seen = new Set<string>();
  for (const change of plan.changes) {
    const problem = change.type === "create" ? newPathProblem(change.path) : targetProblem(change.path);
    const targetIsWrong = change.type === "move" ? newPathProblem(change.to) : undefined;
    if (problem !== undefined || targetIsWrong !== undefined) return problem ?? targetIsWrong;
    for (const path of change.type === "move" ? [change.path, change.to] : [change.path]) {
      if (seen.has(path)) {
        return { code: "input.invalid", message: "a plan changes each path once", place: { file: path } };
      }
      seen.add(path);
    }
    const textIsWrong = "text" in change ? textProblem(change.path, change.text) : undefined;
    if (textIsWrong !== undefined) return textIsWrong;
  }
  return undefined;
}

/**
 * Looks whether every change can be made, and how; edits that change nothing are left out. Writes nothing. Throws the
 * operating system's errors.
 */
export function preparePlan(disk: Disk, plan: Plan): Result<readonly Prepared[]> {
  const prepared: Prepared[] = [];
  for (const change of plan.changes) {
    const one = prepareChange(disk, change, plan.whenStale ?? "refuse");
    if (!one.ok) return one;
    if (one.value !== undefined) prepared.push(one.value);
  }
  return ok(prepared);
}

function prepareChange(disk: Disk, change: Change, whenStale: "refuse" | "copy"): Result<Prepared | undefined> {
  const mark = disk.mark();
  const { path } = change;
  const problem = folderProblem(disk, path) ?? (change.type === "move" ? folderProblem(disk, change.to) : undefined);
  if (problem !== undefined) return fail(problem);
  if (change.type === "create") {
    if (isTaken(disk, path)) return fail(existsProblem(path));
    const bytes = new TextEncoder().encode(change.text);
    const step: Step = { type: "create", path, mark, hash: contentHash(bytes) };
    return ok({ step, bytes, permissions: FILE_PERMISSIONS });
  }

  const current = currentFile(disk, path);
  if (!current.ok) return current;
  const isStale = current.value?.hash !== change.base;
  if (change.type === "edit") {
    const bytes = new TextEncoder().encode(change.text);
    const hash = contentHash(bytes);
    if (current.value?.hash === hash) return ok(undefined);
    if (isStale && whenStale === "refuse") return fail(staleProblem(path));
    const permissions = current.value?.permissions ?? FILE_PERMISSIONS;
    if (!isStale && (permissions & 0o222) === 0) return fail(protectedProblem(path));
    return ok({ step: { type: "edit", path, mark, base: change.base, hash }, bytes, permissions });
  }

  if (current.value === undefined) return fail(missingProblem(path));
  if (isStale && whenStale === "refuse") return fail(staleProblem(path));
  const wanted =
    change.type === "move" ? change.to : (`${TRASH}/${isTrash(path) ? path.slice(TRASH.length + 1) : path}` as VaultPath);
  const to = isTrash(wanted) ? freePath(disk, wanted) : wanted;
  if (isTaken(disk, to)) return fail(existsProblem(to));
  return ok({ step: { type: "move", path, mark, base: change.base, to }, permissions: FILE_PERMISSIONS });
}

/** The plain file at a path; nothing when there is none. */
function currentFile(
  disk: Disk,
  path: VaultPath,
): Result<{ readonly hash: ContentHash; readonly permissions: number } | undefined> {
  const facts = disk.fileSystem.factsOf(onDisk(disk, path));
  if (facts === undefined) return ok(undefined);
  if (facts.type === "link") return fail(linkProblem(path));
  if (facts.type !== "file") {
    return fail({
      code: "record.not-a-file",
      message: `${path} is not a plain file`,
      place: { file: path },
      hint: "rename it or move it out of the vault",
    });
  }
  return ok({ hash: hashFile(disk.fileSystem, onDisk(disk, path)).hash, permissions: facts.permissions });
}

function isTaken(disk: Disk, path: VaultPath): boolean {
  return disk.fileSystem.factsOf(onDisk(disk, path)) !== undefined;
}

function freePath(disk: Disk, wanted: VaultPath): VaultPath {
  for (let number = 1; ; number += 1) {
    const path = numbered(wanted, number);
    if (!isTaken(disk, path)) return path;
  }
}

function textProblem(path: VaultPath, text: string): Problem | undefined {
  const place = { file: path };
  if (/[\ud800-\udfff]/.test(text) && /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)) {
    return { code: "record.not-utf8", message: "the text holds half of a character, which UTF-8 can't write", place };
  }
  const size = Buffer.byteLength(text);
  if (size <= LARGEST_FILE) return undefined;
  return {
    code: "record.too-large",
    message: `the text has ${(size / 1024 / 1024).toFixed(1)} MB, more than the ${LARGEST_FILE / 1024 / 1024} MB that a record may have`,
    place,
    hint: "keep the large part in a file of its own and link to it",
  };
}

/** A path that was free when the plan was made, or was thought to be. */
export function existsProblem(path: VaultPath): Problem {
  return {
    code: "record.exists",
    message: `${path} exists already`,
    place: { file: path },
    hint: "nothing was changed; choose another name",
  };
}

/** Another writer was faster. */
export function staleProblem(path: VaultPath): Problem {
  return {
    code: "record.stale",
    message: "the file was changed by another program in between",
    place: { file: path },
    hint: "nothing was written; try again on the newer text",
  };
}

function missingProblem(path: VaultPath): Problem {
  return { code: "record.not-found", message: `there is no ${path}`, place: { file: path } };
}

function protectedProblem(path: VaultPath): Problem {
  return {
    code: "vault.read-only",
    message: "the file is write-protected",
    place: { file: path },
    hint: `allow writing first: chmod u+w ${JSON.stringify(path)}`,
  };
}
