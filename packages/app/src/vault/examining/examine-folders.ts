import type { Problem } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import type { Disk } from "../disk/disk.js";
import { onDisk } from "../disk/disk.js";
import { fileProblem, linkProblem } from "../disk/file-problem.js";
import { type FolderEntry, isSystemError } from "../disk/file-system.js";
import { copyOf } from "../names/foreign-copies.js";
import { readOwnName } from "../names/own-names.js";
import { unsafeName } from "../names/unsafe-name.js";
import { OWN_FOLDER, TRASH } from "../names/vault-path.js";
import { readVaultFile } from "../read-vault-file.js";
import { isRecordName } from "../walk-vault.js";

/** What a look at every folder of the vault gave. */
export interface FolderSurvey {
  /** Plain files, hidden ones and Upshot's own not counted. */
  readonly files: number;
  readonly records: readonly VaultPath[];
  readonly problems: readonly Problem[];
  /** Files of Upshot's own that lie beside records. */
  readonly own: readonly VaultPath[];
}

/**
 * Looks at every name in the vault, and into every record: names that mislead or can't exist elsewhere, copies, links, pipes
 * and files that are no text. Never waits on a pipe and never follows a link.
 */
export function surveyFolders(disk: Disk, recordFolders: readonly string[]): FolderSurvey {
  const survey = { files: 0, records: [] as VaultPath[], problems: [] as Problem[], own: [] as VaultPath[] };
  const waiting: string[] = [""];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = entriesOf(disk, folder, survey.problems);
    const names = new Set(entries.map((entry) => entry.name));
    const isRecords = recordFolders.includes(folder.split("/")[0] ?? "");
    survey.problems.push(...(isRecords ? twins(folder, entries) : []));
    for (const entry of entries) {
      const path = (folder === "" ? entry.name : `${folder}/${entry.name}`) as VaultPath;
      if (readOwnName(entry.name) !== undefined) {
        survey.own.push(path);
        continue;
      }
      if (entry.type === "folder" && (!entry.name.startsWith(".") || path === TRASH)) waiting.push(path);
      if (path === OWN_FOLDER && entry.type !== "folder") survey.problems.push(linkProblem(path));
      if (folder === TRASH || folder.startsWith(`${TRASH}/`)) continue;
      const isOurs = isRecords || recordFolders.includes(path) || (folder === "" && /\.(md|yaml)$/.test(path));
      if (entry.name.startsWith(".")) {
        if (isOurs) survey.problems.push(...placeholder(path, entry.name));
        continue;
      }
      if (entry.type === "file") survey.files += 1;
      if (isOurs) survey.problems.push(...nameProblems({ path, entry, names }));
      if (isRecords && entry.type === "file" && isRecordName(entry.name, names)) survey.records.push(path);
    }
  }
  survey.problems.push(...survey.records.flatMap((path) => contentProblems(disk, path)));
  return survey;
}

function entriesOf(disk: Disk, folder: string, problems: Problem[]): readonly FolderEntry[] {
  try {
    return disk.fileSystem.entries(onDisk(disk, folder)).toSorted((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") return [];
    problems.push({
      ...fileProblem(error, folder),
      code: "record.unreadable",
      message: "the folder can't be opened, so its records are missing",
    });
    return [];
  }
}

function nameProblems({
  path,
  entry,
  names,
}: {
  readonly path: VaultPath;
  readonly entry: FolderEntry;
  readonly names: ReadonlySet<string>;
}): readonly Problem[] {
  const problems: Problem[] = [];
  const place = { file: path };
  if (entry.type === "link") problems.push(linkProblem(path));
  if (entry.type === "other") {
    const message = `${path} is a pipe, socket or device, not a file`;
    problems.push({ code: "record.not-a-file", message, place, hint: "move it out of the vault" });
  }
  if (entry.type === "folder" && entry.name.endsWith(".md")) {
    problems.push({
      code: "record.not-a-file",
      message: `${path} is a folder with the name of a record`,
      place,
      hint: "rename it",
    });
  }
  const unsafe = unsafeName(entry.name);
  if (unsafe !== undefined) {
    const message = `${JSON.stringify(entry.name)} is not a safe name: ${unsafe}`;
    problems.push({ code: "record.unsafe-name", message, place, hint: "rename the file" });
  }
  const copy = entry.type === "file" ? copyOf(entry.name, (name) => names.has(name)) : undefined;
  if (copy !== undefined) {
    problems.push({
      code: "record.sync-conflict",
      message: `a copy of ${copy.of} that ${copy.by} kept because both had changed`,
      place,
      hint: `compare it with ${copy.of}, take over what is missing there, and delete the copy`,
    });
  }
  return problems;
}

/** iCloud stands a hidden file in for one that is not on this machine. */
function placeholder(path: VaultPath, name: string): readonly Problem[] {
  const of = /^\.(.+)\.icloud$/.exec(name)?.[1];
  if (of === undefined) return [];
  const message = `${of} is in iCloud and not on this machine`;
  return [
    {
      code: "record.unreadable",
      message,
      place: { file: path },
      hint: "download it in the Finder, and keep the vault downloaded",
    },
  ];
}

/** Names in one folder that are the same name on other systems. */
function twins(folder: string, entries: readonly FolderEntry[]): readonly Problem[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ name }): readonly Problem[] => {
    const twin = first.get(sameName(name));
    if (twin === undefined) first.set(sameName(name), name);
    if (twin === undefined) return [];
    return [
      {
        code: "record.twin-name",
        message: `${JSON.stringify(name)} and ${JSON.stringify(twin)} differ only in case or in how accents are written`,
        place: { file: `${folder}/${name}` },
        hint: "rename one of them: on other machines the two are one file",
      },
    ];
  });
}

/** What file systems that ignore case and normalise accents make of a name. */
export function sameName(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function contentProblems(disk: Disk, path: VaultPath): readonly Problem[] {
  const file = readVaultFile(disk, path);
  return file.ok || file.problem.code === "record.not-found" ? [] : [file.problem];
}
