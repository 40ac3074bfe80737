import type { Examination } from "@upshot/core/ports";
import { fail, ok, type Problem, type Result } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import type { Disk } from "../disk/disk.js";
import { linkFree, syncFolderOf, unlinkIfThere } from "../disk/file-moves.js";
import { fileProblem } from "../disk/file-problem.js";
import { isSystemError } from "../disk/file-system.js";
import { makeFolders } from "../disk/plain-folders.js";
import { conflictPath } from "../names/own-names.js";
import { folderOf, nameOf } from "../names/vault-path.js";
import { formatProblem } from "../newer-format.js";
import { journalNames, lateWrites, oldPath, readEntry } from "../writing/journal.js";
import { filesOf } from "../writing/journal-entry.js";
import { recoverVault } from "../writing/recover-vault.js";
import { sameName, surveyFolders } from "./examine-folders.js";
import { isOrphan, mendOrphan } from "./orphan-files.js";

/** A problem that can be put right without losing a byte. */
interface Mendable {
  readonly problem: Problem;
  /** What putting it right means. */
  readonly what: string;
  /** Puts it right and answers what it did, in words. */
  readonly mend: () => string;
}

/**
 * Everything about the vault's files that is not as it should be. With `mend`, puts right what can be put right without
 * losing a byte; the caller holds the vault's lock then. What was put right is no longer among the problems.
 */
export function examineVault(
  disk: Disk,
  options: { readonly folders: readonly string[]; readonly format: number; readonly mend: boolean },
): Result<Examination> {
  const newer = formatProblem(options.format);
  const isMending = options.mend && newer === undefined;
  const problems: Problem[] = newer === undefined ? [] : [newer];
  const mends: { what: string; done: boolean }[] = [];
  const consider = ({ problem, what, mend }: Mendable): void => {
    if (!isMending) problems.push(problem);
    mends.push(isMending ? { what: `${what}: ${mend()}`, done: true } : { what, done: false });
  };
  try {
    for (const plan of unfinishedPlans(disk)) consider(plan);
    const inUse = filesInUse(disk);
    const { files, records, own, ...survey } = surveyFolders(disk, options.folders);
    for (const path of own) if (!inUse.has(path) && isOrphan(disk, path)) consider(orphan(disk, path));
    for (const late of lateWrites(disk, journalNames(disk))) consider(lateWrite(disk, late));
    problems.push(...survey.problems, ...sharedIds(records));
    return ok({ files, records: records.length, problems, mends });
  } catch (error) {
    return fail(fileProblem(error, isSystemError(error) ? (error.path ?? "") : ""));
  }
}

function unfinishedPlans(disk: Disk): readonly Mendable[] {
  return journalNames(disk).open.map((id) => {
    const summary = readEntry(disk, id, "open")?.intent.summary ?? id;
    return {
      problem: {
        code: "journal.unfinished",
        message: `a write was interrupted, or is going on right now: ${summary}`,
        hint: "the next write puts it in order, and so does `upshot doctor --mend`",
      },
      what: `put the interrupted write in order (${summary})`,
      mend: () => {
        const recovered = recoverVault(disk);
        if (!recovered.ok) return recovered.problem.message;
        return recovered.value.find((plan) => plan.summary === summary)?.became ?? "done";
      },
    };
  });
}

/** Files beside records that an unfinished plan needs. */
function filesInUse(disk: Disk): ReadonlySet<VaultPath> {
  const intents = journalNames(disk).open.flatMap((id) => readEntry(disk, id, "open")?.intent ?? []);
  return new Set(intents.flatMap((intent) => intent.steps.flatMap((step) => Object.values(filesOf(intent, step)))));
}

function orphan(disk: Disk, path: VaultPath): Mendable {
  return {
    problem: {
      code: "vault.orphan",
      message: "a file that an interrupted write left behind",
      place: { file: path },
      hint: "`upshot doctor --mend` clears it away; a text that is nowhere else goes to the trash",
    },
    what: `clear away ${path}`,
    mend: () => mendOrphan(disk, path),
  };
}

function lateWrite(disk: Disk, late: { readonly id: string; readonly step: number; readonly path: VaultPath }): Mendable {
  const { id, step, path } = late;
  return {
    problem: {
      code: "vault.orphan",
      message: "a program wrote into the old version of this file after Upshot had replaced it",
      place: { file: path },
      hint: "`upshot doctor --mend` puts that text beside the file, as a conflict copy",
    },
    what: `bring back what was written into the old version of ${path}`,
    mend: () => {
      const kept = oldPath(id, step);
      if (!makeFolders(disk, path).ok) return "left in the journal, since its folder can't be reached";
      const copy = linkFree(disk, kept, conflictPath(path, disk.now(), disk.mark()));
      syncFolderOf(disk, copy);
      unlinkIfThere(disk, kept);
      return `it is ${copy} now`;
    },
  };
}

/** Records of one kind with one stem in two folders, and such whose stems are one on other systems. */
function sharedIds(records: readonly VaultPath[]): readonly Problem[] {
  const first = new Map<string, VaultPath>();
  return [...records].sort().flatMap((path): readonly Problem[] => {
    const key = `${path.slice(0, path.indexOf("/"))}/${sameName(nameOf(path))}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, path);
    // Twins in one folder are found by their names.
    if (other === undefined || folderOf(other) === folderOf(path)) return [];
    const isSame = nameOf(other) === nameOf(path);
    return [
      {
        code: isSame ? "record.duplicate-id" : "record.twin-name",
        message: isSame ? `${other} has the same id` : `${other} has the same id but for case or accents`,
        place: { file: path },
        hint: "rename one of the two files; references mean the first one until then",
      },
    ];
  });
}
