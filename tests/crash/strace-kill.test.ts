import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDiskVault } from "../../packages/app/src/vault/disk-vault.js";
import { filesBelow } from "../../packages/app/test/vault/scratch-vault.js";
import { skipWithout } from "../tools.js";
import { bundleDriver, type Driver, run } from "./run-driver.js";

const NEW = "new\n".repeat(500);
const OLD = { "wins/one.md": "one\n", "wins/two.md": "two\n" };

/** System calls by which a write reaches the disk. */
const SYSCALLS = ["write", "fsync", "link", "rename", "unlink", "mkdir"];

interface Operation {
  readonly name: string;
  readonly args: readonly string[];
  /** Done before, and not killed. */
  readonly earlier?: readonly string[];
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}

const operations: readonly Operation[] = [
  { name: "create", args: ["create", "people/new.md"], before: OLD, after: { ...OLD, "people/new.md": NEW } },
  { name: "edit", args: ["edit", "wins/one.md"], before: OLD, after: { ...OLD, "wins/one.md": NEW } },
  {
    name: "remove",
    args: ["remove", "wins/one.md"],
    before: OLD,
    after: { "wins/two.md": "two\n", ".trash/wins/one.md": "one\n" },
  },
  {
    name: "several",
    args: ["several"],
    before: OLD,
    after: { "people/new.md": NEW, "wins/one.md": NEW, ".trash/wins/two.md": "two\n" },
  },
  {
    name: "undo",
    args: ["undo"],
    earlier: ["several"],
    before: { "people/new.md": NEW, "wins/one.md": NEW, ".trash/wins/two.md": "two\n" },
    after: { ...OLD, ".trash/people/new.md": NEW },
  },
];

describe("a real process, killed with SIGKILL at a system call", () => {
  let driver: Driver;
  let folder: string;
  beforeAll(() => {
    driver = bundleDriver();
    folder = mkdtempSync(join(tmpdir(), "upshot-kill-"));
  });
  afterAll(() => {
    driver.dispose();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach((context) => {
    skipWithout("strace")(context);
    context.skip(run("strace", ["-qq", "-o", "/dev/null", "true"]).status !== 0, "strace may not trace here");
  });

  it.each(operations)("leaves all files old or all new after the next start: $name", async (operation) => {
    const template = join(folder, `${operation.name}-template`);
    for (const [path, text] of Object.entries(OLD)) put(join(template, path), text);
    if (operation.earlier !== undefined)
      expect(run(process.execPath, [driver.file, template, ...operation.earlier]).stdout).toBe("done\n");

    for (const syscall of SYSCALLS) {
      for (let at = 1; ; at += 1) {
        const root = join(folder, `${operation.name}-${syscall}-${at}`);
        cpSync(template, root, { recursive: true });
        // Only the main thread is traced: all file calls are made there.
        const inject = ["-e", `trace=${syscall}`, "-e", `inject=${syscall}:signal=KILL:when=${at}`];
        const ended = run("strace", [
          "-qq",
          "-o",
          "/dev/null",
          ...inject,
          process.execPath,
          driver.file,
          root,
          ...operation.args,
        ]);
        const moment = `${operation.name} killed at ${syscall} ${at}`;
        const isAcknowledged = ended.stdout === "done\n";
        if (ended.status === 0) expect(ended.stdout, moment).toBe("done\n");

        expectOldOrNew(operation, textsIn(root), moment);
        const mended = await createDiskVault({ root, format: 1 }).examine({ mend: true });
        expect(mended.ok, moment).toBe(true);
        expectAgreement(operation, textsIn(root), isAcknowledged, moment);
        rmSync(root, { recursive: true });
        if (ended.status === 0) break;
      }
    }
  });
});

function expectOldOrNew(operation: Operation, now: ReadonlyMap<string, string>, moment: string): void {
  for (const path of new Set([...Object.keys(operation.before), ...Object.keys(operation.after)])) {
    const [old, text] = [operation.before[path], now.get(path)];
    expect([old, operation.after[path], undefined], `${path}, ${moment}`).toContain(text);
    if (text === undefined && old !== undefined) expect([...now.values()], `${path}, ${moment}`).toContain(old);
  }
}

function expectAgreement(operation: Operation, now: ReadonlyMap<string, string>, isAcknowledged: boolean, moment: string): void {
  const isNew = isAcknowledged || Object.entries(operation.after).every(([path, text]) => now.get(path) === text);
  const expected = isNew ? operation.after : operation.before;
  for (const [path, text] of Object.entries(expected)) expect(now.get(path), `${path}, ${moment}`).toBe(text);
  for (const path of now.keys()) if (expected[path] === undefined) expect(path, moment).toMatch(/^\.trash\//);
}

function textsIn(root: string): ReadonlyMap<string, string> {
  const paths = filesBelow(root).filter((path) => !path.startsWith(".upshot/"));
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
