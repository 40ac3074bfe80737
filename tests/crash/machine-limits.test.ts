import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDiskVault } from "../../packages/app/src/vault/disk-vault.js";
import { filesBelow } from "../../packages/app/test/vault/scratch-vault.js";
import { bundleDriver, type Driver, type Ended, run } from "./run-driver.js";

const OLD = { "wins/one.md": "one\n", "wins/two.md": "two\n" };
const NEW = "new\n".repeat(500);

const operations: readonly (readonly [name: string, args: readonly string[], after: Readonly<Record<string, string>>])[] = [
  ["create", ["create", "people/new.md"], { ...OLD, "people/new.md": NEW }],
  ["edit", ["edit", "wins/one.md"], { ...OLD, "wins/one.md": NEW }],
  ["several", ["several"], { "people/new.md": NEW, "wins/one.md": NEW, ".trash/wins/two.md": "two\n" }],
];

describe("limits that the machine sets", () => {
  let driver: Driver;
  let folder: string;
  beforeAll(() => {
    driver = bundleDriver();
  });
  afterAll(() => driver.dispose());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "upshot-limits-"));
    for (const [path, text] of Object.entries(OLD)) put(join(folder, "vault", path), text);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs a line of shell in which `$NODE $DRIVER` is the driver, `$VAULT` the vault and `$OUT` where to put a copy of it. */
  function shell(line: string, args: readonly string[], inNamespace = false): Ended {
    const script = `NODE=$1 DRIVER=$2 VAULT=$3 OUT=$4; shift 4; ${line}`;
    const command = ["-c", script, "sh", process.execPath, driver.file, join(folder, "vault"), join(folder, "out"), ...args];
    return inNamespace ? run("unshare", ["-Urm", "sh", ...command]) : run("sh", command);
  }

  describe("the size of a file (ulimit -f)", () => {
    it.each(operations)("refuses and leaves everything as it was: %s", async (_name, args) => {
      const ended = shell('ulimit -f 1; exec "$NODE" "$DRIVER" "$VAULT" "$@"', args);
      expect(ended.stdout).toMatch(/^vault\.no-space: the file would be larger/);
      expect(textsIn(join(folder, "vault"))).toEqual(OLD);
    });
  });

  describe("the number of open files (ulimit -n)", () => {
    it.each(operations)("is done wholly or not at all: %s", async (_name, args, after) => {
      for (let files = 17; files <= 22; files += 1) {
        const vault = join(folder, `vault-${files}`);
        cpSync(join(folder, "vault"), vault, { recursive: true });
        const ended = run("sh", ["-c", `ulimit -n ${files}; exec "$@"`, "sh", process.execPath, driver.file, vault, ...args]);
        // With too few, Node itself does not start: that is not our word to say, but the files are.
        if (ended.status === 0) expect(ended.stdout).toMatch(/^(done|vault\.io: too many files are open)\n$/);
        await createDiskVault({ root: vault, format: 1 }).examine({ mend: true });
        const isDone = ended.stdout === "done\n";
        expect(textsIn(vault), `${files} files, ${ended.stdout}`).toEqual(isDone ? after : OLD);
      }
    });
  });

  describe("disks of their own", () => {
    beforeEach(({ skip }) => skip(run("unshare", ["-Urm", "true"]).status !== 0, "mounts are not allowed here (unshare -Urm)"));

    const onDisk = 'mkdir "$OUT" && mount -t tmpfs -o size=128k,mode=700 none "$OUT" && cp -r "$VAULT/." "$OUT"';

    it.each(operations)("a full disk is a problem, and costs nothing: %s", async (_name, args, after) => {
      const outcomes = new Set<string>();
      for (const free of [0, 1, 2, 3, 4, 6, 10, 20]) {
        const result = join(folder, `full-${free}`);
        const fill = 'cat /dev/zero > "$OUT/fill" 2>/dev/null; truncate -s -$FREE "$OUT/fill"';
        const act = '"$NODE" "$DRIVER" "$OUT" "$@"; rm "$OUT/fill"; cp -r "$OUT/." "$RESULT"';
        const ended = shell(`FREE=${free * 4096} RESULT='${result}'; ${onDisk} && { ${fill}; ${act}; }`, args, true);
        outcomes.add(ended.stdout.replace(/:.*/s, "").trim());
        const isDone = ended.stdout === "done\n";
        if (!isDone) expect(ended.stdout, `${free} pages free; ${ended.stderr}`).toMatch(/^vault\.no-space: the disk is full/);
        expect(textsIn(result), `${free} pages free, ${ended.stdout}`).toEqual(isDone ? after : OLD);
        rmSync(join(folder, "out"), { recursive: true, force: true });
      }
      expect([...outcomes].sort()).toEqual(["done", "vault.no-space"]);
    });

    it.each(operations)("a read-only disk is a problem, and is not written to: %s", async (_name, args) => {
      const ended = shell(`${onDisk} && mount -o remount,ro "$OUT" && "$NODE" "$DRIVER" "$OUT" "$@"`, args, true);
      expect(ended.stdout, ended.stderr).toMatch(/^vault\.read-only: the disk is mounted read-only/);
    });
  });
});

function textsIn(root: string): Readonly<Record<string, string>> {
  const paths = filesBelow(root).filter((path) => !path.startsWith(".upshot/"));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
