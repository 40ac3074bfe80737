import type { VaultPath } from "@upshot/core/record/entry";
import { expect } from "vitest";
import { faultyFileSystem, Killed, WRITING } from "./faulty-file-system.js";
import type { ModelDisk, Survival } from "./model-disk.js";
import { type Scenario, vaultOn, visible } from "./scenarios.js";

/** A disk as a kill left it. */
export interface Crash {
  readonly moment: string;
  readonly disk: ModelDisk;
  /** Whether the write had been reported as done by then. */
  readonly acknowledged: boolean;
}

/** The disk after a kill before each call that changes it, in the middle of each write, and after none. */
export async function crashes(scenario: Scenario): Promise<readonly Crash[]> {
  const found: Crash[] = [];
  for (const halfway of [false, true]) {
    for (let at = 1; ; at += 1) {
      const disk = scenario.disk.copy();
      const acknowledged = await survives(() => scenario.run(killing(disk, at, halfway)));
      if (acknowledged && halfway) break;
      found.push({ moment: `killed ${halfway ? "in write" : "before call"} ${at}`, disk, acknowledged });
      if (acknowledged) break;
    }
  }
  return found;
}

/** A disk on which the process is killed at the `at`-th call of those that change it, or in the middle of the `at`-th write. */
export function killing(disk: ModelDisk, at: number, halfway: boolean): ReturnType<typeof faultyFileSystem> {
  let count = 0;
  return faultyFileSystem(disk, ({ name }) => {
    if (halfway ? name !== "write" : !WRITING.has(name)) return "made";
    count += 1;
    if (count !== at) return "made";
    return halfway ? "killed halfway" : "killed";
  });
}

/** What a power cut can leave of a disk: every beginning of the unsynced changes of names, and beginnings of each folder's own. */
export function survivals(disk: ModelDisk): readonly { readonly name: string; readonly what: Survival }[] {
  const { count, folders } = disk.unsynced;
  const ordered = Array.from({ length: count + 1 }, (_, kept) => ({
    name: `first ${kept} of ${count} changes kept`,
    what: { kind: "ordered", count: kept } as const,
  }));
  // All combinations of parts that the folders keep; with many folders, of all or nothing.
  const shares = [
    [0, 0.34, 0.67, 1],
    [0, 0.34, 0.67, 1],
    [0, 0.34, 0.67, 1],
    [0, 0.5, 1],
  ][folders.length] ?? [0, 1];
  const choices = Array.from({ length: shares.length ** folders.length }, (_, choice) => {
    const parts = folders.map((_, index) => shares[Math.floor(choice / shares.length ** index) % shares.length] ?? 0);
    return {
      name: `parts kept of each folder: ${parts.join(", ")}`,
      what: { kind: "by folder", share: (folder: bigint) => parts[folders.indexOf(folder)] ?? 0 } as const,
    };
  });
  return [...ordered, ...choices];
}

/** Whether it came to its end without being killed. */
export async function survives(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof Killed) return false;
    throw error;
  }
}

/** What `upshot doctor --mend` does; the next write does the first half of it by itself. */
export async function mend(fileSystem: Parameters<typeof vaultOn>[0]): Promise<void> {
  const examined = await vaultOn(fileSystem).examine({ mend: true });
  if (!examined.ok) throw new Error(examined.problem.message, { cause: examined.problem.cause });
}

/** What the next write does first: it puts in order what an earlier one had begun. */
export async function writeNext(fileSystem: Parameters<typeof vaultOn>[0]): Promise<void> {
  const changes = [{ type: "create", path: "notes/next.md" as VaultPath, text: "next\n" }] as const;
  const applied = await vaultOn(fileSystem).apply({ summary: "next", changes });
  if (!applied.ok) throw new Error(applied.problem.message, { cause: applied.problem.cause });
}

/** Nothing lies aside any more; a text that was never announced may wait for `doctor`. */
export function expectNothingAside(disk: ModelDisk, moment: string): void {
  const left = [...disk.files().keys()].filter((path) => /\.(old|back)~|\.open$/.test(path));
  expect(left, moment).toEqual([]);
}

/**
 * Every file is exactly old or exactly new. A name may be absent where a file was just moved aside; its text is beside it
 * then.
 */
export function expectOldOrNew(scenario: Scenario, disk: ModelDisk, moment: string): void {
  const now = visible(disk);
  for (const path of new Set([...scenario.before.keys(), ...scenario.after.keys()])) {
    const text = now.get(path);
    const old = scenario.before.get(path);
    expect([old, scenario.after.get(path), undefined], `${path}, ${moment}`).toContain(text);
    if (text === undefined && old !== undefined) expect([...now.values()], `${path}, ${moment}`).toContain(old);
  }
}

/** All files are old or all are new (new, when that was acknowledged), and nothing is beside them but what is whole and in the trash. */
export function expectAgreement(scenario: Scenario, disk: ModelDisk, acknowledged: boolean, moment: string): void {
  const now = visible(disk);
  const isNew = acknowledged || [...scenario.after].every(([path, text]) => now.get(path) === text);
  const expected = isNew ? scenario.after : scenario.before;
  expect(Object.fromEntries([...now].filter(([path]) => expected.has(path))), moment).toEqual(Object.fromEntries(expected));
  // A text that was never acknowledged may lie in the trash, and an old one too: better there than nowhere.
  const known = [...scenario.before.values(), ...scenario.after.values()];
  for (const [path, text] of [...now].filter(([path]) => !expected.has(path))) {
    expect(path, moment).toMatch(/^\.trash\//);
    expect(
      known.some((whole) => whole.startsWith(text)),
      `${path}, ${moment}`,
    ).toBe(true);
  }
  expectNothingOfOurs(disk, moment);
}

/** No file of a write in progress is left. */
export function expectNothingOfOurs(disk: ModelDisk, moment: string): void {
  const left = [...disk.files().keys()].filter((path) => /\/\.upshot-|\.open$/.test(path));
  expect(left, moment).toEqual([]);
}
