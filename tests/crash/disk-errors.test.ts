import { describe, expect, it } from "vitest";
import { expectAgreement, expectNothingOfOurs, mend } from "./expectations.js";
import { failures } from "./failures.js";
import { type CallName, faultyFileSystem } from "./faulty-file-system.js";
import type { ModelDisk } from "./model-disk.js";
import { ROOT, scenarios, vaultOn, visible } from "./scenarios.js";

/** Calls that are made before a plan is announced, and not after. */
const BEFOREHAND = new Set<CallName>(["makeFolder", "openNew", "write", "sync"]);

const DISK_PROBLEM = /^(vault\.(no-space|read-only|io)|record\.(unsafe-name|unreadable))$/;

const all = await scenarios();

describe.each(all)("$name, with a failing disk", (scenario) => {
  it("is done wholly, or says what is wrong and leaves every file as it was, when one call fails", async () => {
    for (const { moment, fate, at, name } of await failures(scenario)) {
      const disk = scenario.disk.copy();
      const result = await scenario.run(faultyFileSystem(disk, ({ number }) => (number === at ? fate : "made")));
      if (!result.ok) {
        expect(result.problem.code, moment).toMatch(DISK_PROBLEM);
        expect(result.problem.message, moment).not.toBe("");
        expect(result.problem.place?.file, moment).toBeDefined();
        expect(Object.fromEntries(withoutOurs(visible(disk))), moment).toEqual(Object.fromEntries(scenario.before));
        // Folders that were made for nothing go again while nothing is announced yet; later, empty ones may stay.
        if (BEFOREHAND.has(name)) expect(foldersOf(disk), moment).toEqual(foldersOf(scenario.disk));
        if (name !== "unlink") expectNothingOfOurs(disk, moment);
      }
      await mend(disk);
      expectAgreement(scenario, disk, result.ok, moment);
    }
  });

  it("makes all files agree once the disk works again, when it fails from one call on", async () => {
    for (const { moment, fate, at, name } of await failures(scenario)) {
      const disk = scenario.disk.copy();
      const result = await scenario.run(
        faultyFileSystem(disk, (call) => (call.number >= at && call.name === name ? fate : "made")),
      );
      await mend(disk);
      expectAgreement(scenario, disk, result.ok, `${moment} and from then on`);
    }
  });

  it("notices a write that took less than it said", async () => {
    const disk = scenario.disk.copy();
    let isFirst = true;
    const result = await scenario.run(
      faultyFileSystem(disk, ({ name }) => {
        const isLost = name === "write" && isFirst;
        if (name === "write") isFirst = false;
        return isLost ? "half, in silence" : "made";
      }),
    );
    // Where there is no text to write, it is the journal that came out short: then the plan is not begun by the next start.
    if (!result.ok) expect(result.problem.code).toBe("vault.no-space");
    await mend(disk);
    expectAgreement(scenario, disk, result.ok, "a short write in silence");
  });

  it("takes what the disk takes when writes are short", async () => {
    const disk = scenario.disk.copy();
    const result = await scenario.run(faultyFileSystem(disk, ({ name }) => (name === "write" ? "half" : "made")));
    expect(result.ok).toBe(true);
    expect(visible(disk)).toEqual(scenario.after);
    expectNothingOfOurs(disk, "short writes");
  });
});

describe("a disk that can't be written to", () => {
  const readOnly = new Set<CallName>(["openNew", "openAppend", "rename", "link", "unlink", "makeFolder", "setPermissions"]);

  it.each(all)("reads as ever, and refuses: $name", async (scenario) => {
    const disk = scenario.disk.copy();
    const fileSystem = faultyFileSystem(disk, ({ name }) => (readOnly.has(name) ? { fails: "EROFS" } : "made"));
    const result = await scenario.run(fileSystem);
    expect(result.ok ? undefined : result.problem.code).toBe("vault.read-only");
    expect(visible(disk)).toEqual(scenario.before);
    const paths = await vaultOn(fileSystem).list();
    expect(paths).toEqual(
      [...scenario.before.keys()].filter((path) => disk.files().has(`${ROOT}/${path}`) && !path.startsWith(".")),
    );
    for (const path of paths) expect((await vaultOn(fileSystem).read(path)).ok).toBe(true);
    expect((await vaultOn(fileSystem).examine({ mend: false })).ok).toBe(true);
  });
});

/** The folders of the user's that are there. */
function foldersOf(disk: ModelDisk): readonly string[] {
  const folders: string[] = [];
  const waiting = [ROOT];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const { name, type } of disk.entries(folder)) {
      if (type !== "folder" || name === ".upshot") continue;
      folders.push(`${folder}/${name}`);
      waiting.push(`${folder}/${name}`);
    }
  }
  return folders.sort();
}

/** Leaves out what a failing disk would not let be removed. */
function withoutOurs(files: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...files].filter(([path]) => !/(^|\/)\.upshot-/.test(path));
}
