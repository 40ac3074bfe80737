import type { JournalEntry } from "@upshot/core/ports";
import type { VaultPath } from "@upshot/core/record/entry";
import { contentHash } from "../disk/content-hash.js";
import { type Disk, onDisk } from "../disk/disk.js";
import { isSystemError, quietly } from "../disk/file-system.js";
import { makeFolders } from "../disk/plain-folders.js";
import { unlinkQuietly, writeAll } from "../disk/write-new-file.js";
import { OWN_FOLDER } from "../names/vault-path.js";
import {
  type Entry,
  type Intent,
  intentLine,
  type Outcome,
  outcomeLine,
  parseEntry,
  REVERTING_LINE,
  reversePlan,
} from "./journal-entry.js";

/** Where the journal lies: `ID.open` is a plan on its way, `ID.done` a finished one, `ID.N.old` what its step N replaced. */
const FOLDER = `${OWN_FOLDER}/journal`;

/** How much the journal keeps: finished plans, and bytes of what they replaced. */
export const KEPT = { entries: 100, bytes: 5 * 1024 * 1024 };

const NAME = /^(\d{8}-\d{6}-\d{3}-[a-z0-9]{4,12})\.(?:(\d{1,6})\.)?(open|done|old)$/;

/** The journal's names, taken apart. Ids sort by time. */
export interface JournalNames {
  readonly open: readonly string[];
  readonly done: readonly string[];
  readonly old: readonly { readonly id: string; readonly step: number }[];
}

/** What lies in the journal; nothing when there is none. */
export function journalNames(disk: Disk): JournalNames {
  const found = namesIn(disk).flatMap((name) => {
    const [, id, step, type] = NAME.exec(name) ?? [];
    return id === undefined ? [] : [{ id, step: Number(step ?? 0), type }];
  });
  const ids = (type: string): readonly string[] => found.flatMap((one) => (one.type === type ? [one.id] : [])).sort();
  return { open: ids("open"), done: ids("done"), old: found.filter((one) => one.type === "old") };
}

/** Whether an earlier program was stopped in the middle of a plan, or another one is at work this moment. */
export function isUnfinished(disk: Disk): boolean {
  return journalNames(disk).open.length > 0;
}

/** An id for a new entry, later than all others even when the clock went back. */
export function nextId(disk: Disk, names: JournalNames): { readonly id: string; readonly at: string } {
  const newest = [...names.open, ...names.done].sort().at(-1);
  const now = disk.now();
  const at = newest === undefined ? now : new Date(Math.max(now.getTime(), timeOf(newest) + 1));
  const [day, time] = at.toISOString().replace(/[-:Z]/g, "").replace(".", "-").split("T");
  return { id: `${day}-${time}-${disk.mark()}`, at: now.toISOString() };
}

/**
 * Writes the intent so that it would survive a power cut: from here on the plan will be finished or taken back. When this
 * throws, `isStillOpen` says whether the entry is there all the same.
 */
export function openEntry(disk: Disk, intent: Intent): void {
  const { fileSystem } = disk;
  writeEntryFile(disk, openPath(intent.id), intentLine(intent), { sync: true });
  fileSystem.syncFolder(onDisk(disk, FOLDER));
}

/** Whether an entry is open after an attempt to open it failed; takes it away where the disk allows. */
export function isStillOpen(disk: Disk, id: string): boolean {
  const path = onDisk(disk, openPath(id));
  unlinkQuietly(disk.fileSystem, path);
  let isThere = true;
  quietly(() => {
    isThere = disk.fileSystem.factsOf(path) !== undefined;
  });
  return isThere;
}

/** Adds to an open entry that every step was made. */
export function noteOutcomes(disk: Disk, id: string, outcomes: readonly Outcome[]): void {
  appendLine(disk, id, outcomeLine(outcomes));
}

/** Adds to an open entry that its steps are to be taken back. */
export function noteReverting(disk: Disk, id: string): void {
  appendLine(disk, id, REVERTING_LINE);
}

/** Turns an open entry into a finished one. */
export function closeEntry(disk: Disk, id: string): void {
  disk.fileSystem.rename(onDisk(disk, openPath(id)), onDisk(disk, donePath(id)));
}

/** Takes an open entry away: there is nothing to undo. */
export function dropOpenEntry(disk: Disk, id: string): void {
  disk.fileSystem.unlink(onDisk(disk, openPath(id)));
}

/** Writes a finished entry for a plan that needed no open one. May be lost in a power cut, and undo with it. */
export function writeDoneEntry(disk: Disk, intent: Intent, outcomes: readonly Outcome[]): void {
  writeEntryFile(disk, donePath(intent.id), intentLine(intent) + outcomeLine(outcomes), { sync: false });
}

/** Makes the journal's folder. */
export function makeJournal(disk: Disk): ReturnType<typeof makeFolders> {
  return makeFolders(disk, `${FOLDER}/entry`);
}

/** Reads an entry; nothing when it is not there or not whole. */
export function readEntry(disk: Disk, id: string, state: "open" | "done"): Entry | undefined {
  const bytes = readBytes(disk, state === "open" ? openPath(id) : donePath(id));
  return bytes === undefined ? undefined : parseEntry(new TextDecoder().decode(bytes));
}

/** Where what step `step` of an entry replaced is kept. */
export function oldPath(id: string, step: number): VaultPath {
  return `${FOLDER}/${id}.${step}.old` as VaultPath;
}

/** Finished plans that have a way back, newest first. */
export function journalEntries(disk: Disk, limit: number): readonly JournalEntry[] {
  const entries: JournalEntry[] = [];
  for (const id of journalNames(disk).done.toReversed()) {
    if (entries.length >= limit) break;
    const entry = readEntry(disk, id, "done");
    const reverse = entry === undefined ? undefined : reversePlan(entry, (step) => oldText(disk, entry, step));
    if (entry !== undefined && reverse !== undefined)
      entries.push({ id, summary: entry.intent.summary, at: entry.intent.at, reverse });
  }
  return entries;
}

/** Kept files into which some program wrote after Upshot had put another text in their place. */
export function lateWrites(
  disk: Disk,
  names: JournalNames,
): readonly { readonly id: string; readonly step: number; readonly path: VaultPath }[] {
  return names.old.flatMap(({ id, step }) => {
    const entry = readEntry(disk, id, "done") ?? readEntry(disk, id, "open");
    const made = entry?.intent.steps[step];
    const bytes = readBytes(disk, oldPath(id, step));
    if (made?.type !== "edit" || bytes === undefined || contentHash(bytes) === made.base) return [];
    return [{ id, step, path: made.path }];
  });
}

/**
 * Forgets the oldest entries until the journal is within its bounds. A kept file that was written into is not forgotten:
 * `doctor` brings it back.
 */
export function pruneJournal(disk: Disk, kept = KEPT): void {
  const names = journalNames(disk);
  const sizeOf = (id: string): number =>
    names.old.reduce(
      (sum, old) => (old.id === id ? sum + (disk.fileSystem.factsOf(onDisk(disk, oldPath(id, old.step)))?.size ?? 0) : sum),
      0,
    );
  const ids = [...new Set([...names.done, ...names.old.map((old) => old.id)])]
    .filter((id) => !names.open.includes(id))
    .sort()
    .reverse();
  let bytes = 0;
  for (const [age, id] of ids.entries()) {
    bytes += sizeOf(id);
    // The newest plan can be undone however large it is.
    if (age === 0 || (age < kept.entries && bytes <= kept.bytes)) continue;
    forget(disk, names, id);
  }
}

function forget(disk: Disk, names: JournalNames, id: string): void {
  const ofEntry = { ...names, old: names.old.filter((old) => old.id === id) };
  if (lateWrites(disk, ofEntry).length > 0) return;
  for (const { step } of ofEntry.old) unlinkQuietly(disk.fileSystem, onDisk(disk, oldPath(id, step)));
  unlinkQuietly(disk.fileSystem, onDisk(disk, donePath(id)));
}

/** The text that a step replaced; nothing when it is gone, or is no longer that text. */
function oldText(disk: Disk, entry: Entry, step: number): string | undefined {
  const made = entry.intent.steps[step];
  const bytes = readBytes(disk, oldPath(entry.intent.id, step));
  if (made?.type !== "edit" || bytes === undefined || contentHash(bytes) !== made.base) return undefined;
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

function openPath(id: string): VaultPath {
  return `${FOLDER}/${id}.open` as VaultPath;
}

function donePath(id: string): VaultPath {
  return `${FOLDER}/${id}.done` as VaultPath;
}

function timeOf(id: string): number {
  const [, year, month, day, hour, minute, second, rest] = /^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-(\d{3})/.exec(id) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${rest}Z`);
  return Number.isNaN(time) ? 0 : time;
}

function namesIn(disk: Disk): readonly string[] {
  try {
    return disk.fileSystem.entries(onDisk(disk, FOLDER)).map((entry) => entry.name);
  } catch (error) {
    if (isSystemError(error) && (error.code === "ENOENT" || error.code === "ENOTDIR")) return [];
    throw error;
  }
}

function writeEntryFile(disk: Disk, path: VaultPath, text: string, { sync }: { readonly sync: boolean }): void {
  const { fileSystem } = disk;
  const file = fileSystem.openNew(onDisk(disk, path), 0o600);
  let isWhole = false;
  try {
    writeAll(fileSystem, file, new TextEncoder().encode(text));
    if (sync) fileSystem.sync(file);
    isWhole = true;
  } finally {
    fileSystem.close(file);
    if (!isWhole) unlinkQuietly(fileSystem, onDisk(disk, path));
  }
}

function appendLine(disk: Disk, id: string, line: string): void {
  const file = disk.fileSystem.openAppend(onDisk(disk, openPath(id)));
  try {
    // On a line of its own, whatever an earlier attempt left.
    writeAll(disk.fileSystem, file, new TextEncoder().encode(`\n${line}`));
  } finally {
    disk.fileSystem.close(file);
  }
}

function readBytes({ fileSystem, root }: Disk, path: VaultPath): Uint8Array | undefined {
  let file: number;
  try {
    file = fileSystem.openRead(onDisk({ root }, path));
  } catch (error) {
    if (isSystemError(error) && ["ENOENT", "ELOOP", "ENOTDIR"].includes(error.code)) return undefined;
    throw error;
  }
  try {
    const { size } = fileSystem.facts(file);
    const bytes = new Uint8Array(size);
    let count = 0;
    for (let more = 1; more > 0 && count < size; count += more) more = fileSystem.read(file, bytes, count);
    return bytes.subarray(0, count);
  } finally {
    fileSystem.close(file);
  }
}
