import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { VaultPath } from "@upshot/core/record/entry";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDiskVault } from "../../packages/app/src/vault/disk-vault.js";
import { type ScratchVault, scratchVault } from "../../packages/app/test/vault/scratch-vault.js";
import { bundleDriver, type Driver, start } from "./run-driver.js";

const RECORD = "wins/one.md" as VaultPath;
const EDITS = 60;

describe("several writers at once", () => {
  let driver: Driver;
  let scratch: ScratchVault;
  let holder: ChildProcess | undefined;
  beforeAll(() => {
    driver = bundleDriver();
  });
  afterAll(() => driver.dispose());
  beforeEach(() => {
    scratch = scratchVault();
    scratch.put(RECORD, "start\n");
  });
  afterEach(() => {
    holder?.kill("SIGKILL");
    holder = undefined;
    scratch.dispose();
  });

  const append = (name: string, ...more: readonly string[]) =>
    start(process.execPath, [driver.file, scratch.root, "append", RECORD, name, String(EDITS), ...more]);

  it("keeps every edit of two processes that edit one record, each computed again when the other was faster", async () => {
    const ended = await Promise.all(["a", "b"].map((name) => append(name)));
    expect(ended.map((one) => [one.stdout, one.stderr])).toEqual([
      ["done\n", ""],
      ["done\n", ""],
    ]);
    const lines = new Set((scratch.get(RECORD) ?? "").split("\n"));
    for (const name of ["a", "b"]) for (let line = 1; line <= EDITS; line += 1) expect(lines).toContain(`${name} ${line}`);
    expect(scratch.paths()).toEqual([RECORD]);
  });

  it("keeps every edit in the record or in a conflict copy when the processes do not compute again", async () => {
    const ended = await Promise.all(["a", "b", "c"].map((name) => append(name, "copy")));
    expect(ended.map((one) => one.stdout)).toEqual(["done\n", "done\n", "done\n"]);
    const texts = scratch.paths().map((path) => scratch.get(path));
    const everything = texts.join("");
    for (const name of ["a", "b", "c"])
      for (let line = 1; line <= EDITS; line += 1) expect(everything).toContain(`${name} ${line}\n`);
    expect(await scratch.vault.list()).toEqual([RECORD]);
  });

  it("keeps every edit of several callers in one process", async () => {
    const add = async (line: string): Promise<void> => {
      for (;;) {
        const file = await scratch.vault.read(RECORD);
        if (!file.ok) continue;
        const change = { type: "edit", path: RECORD, base: file.value.hash, text: `${file.value.text}${line}\n` } as const;
        if ((await scratch.vault.apply({ summary: "add", changes: [change] })).ok) return;
      }
    };
    const names = Array.from({ length: 20 }, (_, number) => `line ${number}`);
    await Promise.all(names.map(add));
    expect(new Set((scratch.get(RECORD) ?? "").trim().split("\n"))).toEqual(new Set(["start", ...names]));
  });

  it("lets one of two processes that create the same record win, and tells the other", async () => {
    const both = await Promise.all(
      [1, 2].map(() => start(process.execPath, [driver.file, scratch.root, "create", "wins/new.md"])),
    );
    expect(both.map((one) => one.stdout.replace(/:.*/s, "").trim()).sort()).toEqual(["done", "record.exists"]);
    expect(scratch.paths()).toEqual(["wins/new.md", RECORD]);
  });

  it("waits for a lock no longer than asked to, and is not hindered by one whose holder was killed", async () => {
    const held = spawn(process.execPath, [driver.file, scratch.root, "hold"], { stdio: ["ignore", "pipe", "inherit"] });
    holder = held;
    await once(held.stdout, "data");
    const hash = await scratch.vault.read(RECORD);
    if (!hash.ok) throw new Error(hash.problem.message);
    const change = { type: "edit", path: RECORD, base: hash.value.hash, text: "ours\n" } as const;

    const impatient = createDiskVault({ root: scratch.root, format: 1, lockPatience: 50 });
    const refused = await impatient.apply({ summary: "edit", changes: [change] });
    expect(refused.ok ? undefined : refused.problem.code).toBe("vault.locked");
    expect(scratch.get(RECORD)).toBe("start\n");
    // A capture does not wait: it changes nothing that others change.
    const created = await impatient.apply({
      summary: "log",
      changes: [{ type: "create", path: "wins/new.md" as VaultPath, text: "x" }],
    });
    expect(created.ok).toBe(true);

    held.kill("SIGKILL");
    await once(held, "exit");
    expect((await impatient.apply({ summary: "edit", changes: [change] })).ok).toBe(true);
    expect(scratch.get(RECORD)).toBe("ours\n");
  });

  it("trusts no process id: an interrupted plan of a number that lives again is put in order all the same", async () => {
    const journal = join(scratch.root, ".upshot/journal");
    mkdirSync(journal, { recursive: true });
    const base = await scratch.vault.read(RECORD);
    if (!base.ok) throw new Error(base.problem.message);
    // As a kill leaves it between moving the file aside and putting the new one in its place.
    const mark = "abcd1234";
    const intent = {
      version: 1,
      id: "20261120-093000-000-abcd1234",
      summary: "edit",
      at: "2026-11-20T09:30:00.000Z",
      pid: process.pid,
      steps: [{ type: "edit", path: RECORD, mark, base: base.value.hash, hash: await hashOf(scratch, "new\n") }],
    };
    writeFileSync(join(journal, `${intent.id}.open`), `${JSON.stringify(intent)}\n`);
    scratch.put(`wins/.upshot-${process.pid}-${mark}.new~one.md`, "new\n");
    scratch.put(`wins/.upshot-${process.pid}-${mark}.old~one.md`, readFileSync(join(scratch.root, RECORD)));
    scratch.drop(RECORD);

    const applied = await scratch.vault.apply({
      summary: "log",
      changes: [{ type: "create", path: "wins/two.md" as VaultPath, text: "x" }],
    });
    expect(applied.ok).toBe(true);
    expect(scratch.get(RECORD)).toBe("new\n");
    expect(scratch.paths()).toEqual([RECORD, "wins/two.md"]);
  });
});

async function hashOf(scratch: ScratchVault, text: string): Promise<string> {
  scratch.put("notes/scratch.md", text);
  const file = await scratch.vault.read("notes/scratch.md" as VaultPath);
  scratch.drop("notes/scratch.md");
  if (!file.ok) throw new Error(file.problem.message);
  return file.value.hash;
}
