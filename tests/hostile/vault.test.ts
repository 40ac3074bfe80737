import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Change } from "@upshot/core/ports";
import type { Problem, Result } from "@upshot/core/problem";
import type { ContentHash, VaultPath } from "@upshot/core/record/entry";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeFileSystem } from "../../packages/app/src/vault/disk/node-file-system.js";
import { filesBelow, type ScratchVault, scratchVault } from "../../packages/app/test/vault/scratch-vault.js";
import { faultyFileSystem } from "../crash/faulty-file-system.js";

const WIN = "wins/2026/one.md" as VaultPath;
const path = (text: string): VaultPath => text as VaultPath;

let scratch: ScratchVault;
/** A folder beside the vault that nothing may touch. */
let outside: ScratchVault;
beforeEach(() => {
  scratch = scratchVault();
  outside = scratchVault();
  outside.put("secret.md", "secret\n");
  outside.put("2026/one.md", "secret one\n");
});
afterEach(() => {
  expect(outside.paths()).toEqual(["2026/one.md", "secret.md"]);
  expect([outside.get("secret.md"), outside.get("2026/one.md")]).toEqual(["secret\n", "secret one\n"]);
  scratch.dispose();
  outside.dispose();
});

const apply = (...changes: readonly Change[]) => scratch.vault.apply({ summary: "test", changes });
const hashOf = async (file: VaultPath): Promise<ContentHash> => {
  const read = await scratch.vault.read(file);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.hash;
};
const codeOf = (result: Result<unknown>): string | undefined => (result.ok ? undefined : result.problem.code);
const problems = async (): Promise<readonly Problem[]> => {
  const examined = await scratch.vault.examine({ mend: false });
  if (!examined.ok) throw new Error(examined.problem.message);
  return examined.value.problems;
};
const found = async (): Promise<readonly (readonly [string, string | undefined])[]> =>
  (await problems()).map((problem) => [problem.code, problem.place?.file]);

describe("links that lead out of the vault", () => {
  it("does not list, read, edit or remove a record that is a link, and says so", async () => {
    mkdirSync(join(scratch.root, "wins"));
    symlinkSync(join(outside.root, "secret.md"), join(scratch.root, "wins/link.md"));
    const link = path("wins/link.md");
    const base = "0".repeat(64) as ContentHash;
    expect(await scratch.vault.list()).toEqual([]);
    expect(codeOf(await scratch.vault.read(link))).toBe("vault.outside");
    expect(codeOf(await apply({ type: "edit", path: link, base, text: "x" }))).toBe("vault.outside");
    expect(codeOf(await apply({ type: "remove", path: link, base }))).toBe("vault.outside");
    expect(codeOf(await apply({ type: "create", path: link, text: "x" }))).toBe("record.exists");
    expect(await found()).toEqual([["vault.outside", link]]);
  });

  it("does not enter a folder that is a link, for reading or for writing", async () => {
    symlinkSync(outside.root, join(scratch.root, "wins"));
    scratch.put("people/a.md", "x");
    expect(await scratch.vault.list()).toEqual(["people/a.md"]);
    expect(codeOf(await scratch.vault.read(path("wins/secret.md")))).toBe("vault.outside");
    expect(codeOf(await apply({ type: "create", path: path("wins/new.md"), text: "x" }))).toBe("vault.outside");
    const move: Change = {
      type: "move",
      path: path("people/a.md"),
      base: await hashOf(path("people/a.md")),
      to: path("wins/a.md"),
    };
    expect(codeOf(await apply(move))).toBe("vault.outside");
    expect(await found()).toEqual([["vault.outside", "wins"]]);
  });

  it("keeps no journal and takes no lock through a link", async () => {
    scratch.put(WIN, "one\n");
    symlinkSync(outside.root, join(scratch.root, ".upshot"));
    const edit: Change = { type: "edit", path: WIN, base: await hashOf(WIN), text: "two\n" };
    expect(codeOf(await apply(edit))).toBe("vault.outside");
    expect(scratch.get(WIN)).toBe("one\n");
    expect(await found()).toEqual([["vault.outside", ".upshot"]]);
  });

  it("ends where links go in circles", async () => {
    scratch.put("wins/real.md", "x");
    symlinkSync("../wins", join(scratch.root, "wins/again"));
    symlinkSync("b.md", join(scratch.root, "wins/a.md"));
    symlinkSync("a.md", join(scratch.root, "wins/b.md"));
    expect(await scratch.vault.list()).toEqual(["wins/real.md"]);
    expect(codeOf(await scratch.vault.read(path("wins/a.md")))).toBe("vault.outside");
    expect(codeOf(await scratch.vault.read(path("wins/again/again/real.md")))).toBe("vault.outside");
  });

  it.each(["create", "edit", "remove"] as const)(
    "touches nothing outside when a folder becomes a link during a %s",
    async (type) => {
      // Call 0 is none: the first round counts.
      for (let at = 0, calls = 0; at <= calls; at += 1) {
        const swapped = scratchVault({
          fileSystem: faultyFileSystem(nodeFileSystem, ({ number }) => {
            calls = Math.max(calls, number);
            if (number === at) swap();
            return "made";
          }),
        });
        const swap = (): void => {
          renameSync(join(swapped.root, "wins"), join(swapped.root, "moved"));
          symlinkSync(outside.root, join(swapped.root, "wins"));
        };
        swapped.put(WIN, "one\n");
        const base = createHash("sha256").update("one\n").digest("hex") as ContentHash;
        const changes: Readonly<Record<typeof type, Change>> = {
          create: { type: "create", path: path("wins/2026/new.md"), text: "x" },
          edit: { type: "edit", path: WIN, base, text: "two\n" },
          remove: { type: "remove", path: WIN, base },
        };
        await swapped.vault.apply({ summary: "test", changes: [changes[type]] });
        const moment = `${type}, swapped at call ${at}`;
        expect(outside.paths(), moment).toEqual(["2026/one.md", "secret.md"]);
        expect(outside.get("2026/one.md"), moment).toBe("secret one\n");
        // Whatever became of the write, the record is still there: at its place, in what was its folder, or in the trash.
        const texts = filesBelow(swapped.root).flatMap((file) => (file === "wins" ? [] : [swapped.get(file)]));
        expect(
          texts.some((text) => text === "one\n" || text === "two\n"),
          moment,
        ).toBe(true);
        swapped.dispose();
      }
    },
  );
});

describe("what only looks like a record", () => {
  it("does not wait on a pipe, a socket or a folder", async () => {
    scratch.put("wins/real.md", "x");
    mkdirSync(join(scratch.root, "wins/folder.md"));
    expect(spawnSync("mkfifo", [join(scratch.root, "wins/pipe.md")]).status).toBe(0);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(scratch.root, "wins/socket.md"), resolve));
    expect(await scratch.vault.list()).toEqual(["wins/real.md"]);
    for (const name of ["folder", "pipe", "socket"]) {
      const file = path(`wins/${name}.md`);
      expect(codeOf(await scratch.vault.read(file)), name).toBe("record.not-a-file");
      expect(codeOf(await apply({ type: "edit", path: file, base: "0".repeat(64) as ContentHash, text: "x" })), name).toBe(
        "record.not-a-file",
      );
    }
    expect([...(await found())].sort()).toEqual(
      ["folder", "pipe", "socket"].map((name) => ["record.not-a-file", `wins/${name}.md`]),
    );
    await new Promise((resolve) => server.close(resolve));
  });

  it("reads files up to the limit, and refuses larger ones without reading them", async () => {
    scratch.put("wins/small.md", new Uint8Array(8 * 1024 * 1024).fill(65));
    scratch.put("wins/large.md", "");
    truncateSync(join(scratch.root, "wins/large.md"), 50 * 1024 * 1024);
    const before = process.memoryUsage.rss();
    expect(codeOf(await scratch.vault.read(path("wins/large.md")))).toBe("record.too-large");
    expect(process.memoryUsage.rss() - before).toBeLessThan(30 * 1024 * 1024);
    expect((await scratch.vault.read(path("wins/small.md"))).ok).toBe(true);
    expect(codeOf(await apply({ type: "create", path: path("wins/new.md"), text: "x".repeat(8 * 1024 * 1024 + 1) }))).toBe(
      "record.too-large",
    );
    expect(await found()).toEqual([["record.too-large", "wins/large.md"]]);
  });

  it("says where a file stops being UTF-8, and leaves its bytes alone", async () => {
    const bytes = Buffer.concat([Buffer.from("\uFEFFgrün\nzwei ü"), Buffer.from([0xff, 0xfe]), Buffer.from("\n")]);
    scratch.put(WIN, bytes);
    const read = await scratch.vault.read(WIN);
    expect(read).toMatchObject({ ok: false, problem: { code: "record.not-utf8", place: { file: WIN, line: 2, column: 7 } } });
    expect(await found()).toEqual([["record.not-utf8", WIN]]);
    expect(readFileSync(join(scratch.root, WIN)).equals(bytes)).toBe(true);
  });

  it("gives NUL through to whoever reads the record, and never writes half a character", async () => {
    scratch.put(WIN, "a\0b");
    expect(await scratch.vault.read(WIN)).toMatchObject({ ok: true, value: { text: "a\0b" } });
    for (const text of ["\ud83d", "\ude00x", "ok \ud83d\ude00 \ud83d!"]) {
      expect(codeOf(await apply({ type: "create", path: path("wins/new.md"), text })), JSON.stringify(text)).toBe(
        "record.not-utf8",
      );
    }
    expect((await apply({ type: "create", path: path("wins/new.md"), text: "whole \ud83d\ude00" })).ok).toBe(true);
    expect(scratch.get("wins/new.md")).toBe("whole 😀");
  });

  it("reads again when a file is truncated and written anew while it is read", async () => {
    const whole = "the whole text\n".repeat(100);
    for (let at = 0, calls = 0; at <= calls; at += 1) {
      let save: (() => void) | undefined;
      const busy = scratchVault({
        fileSystem: faultyFileSystem(nodeFileSystem, ({ number }) => {
          calls = Math.max(calls, number);
          if (number === at) writeFileSync(join(busy.root, WIN), whole.slice(0, 20));
          if (number === at + 1) save?.();
          return "made";
        }),
      });
      busy.put(WIN, "the text before\n".repeat(90));
      save = () => writeFileSync(join(busy.root, WIN), whole);
      const read = await busy.vault.read(WIN);
      // All of one version: what was seen half-written is read again.
      const seen = read.ok ? read.value.text : undefined;
      expect([whole, "the text before\n".repeat(90), whole.slice(0, 20)], `truncated at call ${at}`).toContain(seen);
      busy.dispose();
    }
  });
});

describe("names", () => {
  it.each([
    "../x.md",
    "wins/../../x.md",
    "/etc/x.md",
    "wins//x.md",
    "wins/./x.md",
    "wins/x\0.md",
    ".upshot/x.md",
    ".git/hooks/x",
    "wins/.x.md",
    ".trash",
  ])("writes nothing to %j", async (name) => {
    expect(codeOf(await apply({ type: "create", path: path(name), text: "x" }))).toBe("vault.outside");
    scratch.put(WIN, "one\n");
    expect(codeOf(await apply({ type: "move", path: WIN, base: await hashOf(WIN), to: path(name) }))).toBe("vault.outside");
    expect(scratch.paths()).toEqual([WIN]);
  });

  it("takes %2e%2e for the name that it is", async () => {
    expect((await apply({ type: "create", path: path("wins/%2e%2e/x.md"), text: "x" })).ok).toBe(true);
    expect(scratch.paths()).toEqual(["wins/%2e%2e/x.md"]);
  });

  it.each([
    "CON.md",
    "com1",
    "aux.txt.md",
    "ends with a period.",
    "ends with a space ",
    "right\u202eto left.md",
    "zero\u200bwidth.md",
    "soft\u00adhyphen.md",
    "tab\t.md",
    "escape\u001b[2J.md",
    "back\\slash.md",
    "a:b.md",
    `${"x".repeat(253)}.md`,
  ])("makes no record named %j, and doctor names one that is there", async (name) => {
    expect(codeOf(await apply({ type: "create", path: path(`wins/${name}`), text: "x" }))).toBe("record.unsafe-name");
    expect(scratch.paths()).toEqual([]);
    if (Buffer.byteLength(name) > 255) return;
    scratch.put(`wins/${name}`, "x");
    expect(await found()).toEqual([["record.unsafe-name", `wins/${name}`]]);
  });

  it("tells names that are not UTF-8 from records", async () => {
    scratch.put("wins/real.md", "x");
    writeFileSync(Buffer.concat([Buffer.from(join(scratch.root, "wins/")), Buffer.from([0xff, 0xfe]), Buffer.from(".md")]), "x");
    expect(await scratch.vault.list()).toEqual(["wins/real.md"]);
    expect((await problems()).map((problem) => problem.code)).toEqual(["record.unsafe-name"]);
    rmSync(join(scratch.root, "wins"), { recursive: true });
  });

  it("names twins and shared ids, and still lists them", async () => {
    const files = [
      "wins/Apple.md",
      "wins/apple.md",
      "wins/caf\u00e9.md",
      "wins/cafe\u0301.md",
      "wins/2025/same.md",
      "wins/2026/same.md",
    ];
    for (const file of files) scratch.put(file, "x");
    scratch.put("people/same.md", "another kind, another id");
    expect([...(await scratch.vault.list())].sort()).toEqual([...files, "people/same.md"].sort());
    expect([...(await found())].sort()).toEqual([
      ["record.duplicate-id", "wins/2026/same.md"],
      ["record.twin-name", "wins/apple.md"],
      ["record.twin-name", "wins/caf\u00e9.md"],
    ]);
  });

  it("tells sync programs' copies from records, and a numbered title from a numbered copy", async () => {
    const copies = [
      "one.sync-conflict-20261120-093000-ABCDEFG.md",
      "one (conflicted copy 2026-11-20).md",
      "one (Maria's conflicted copy 2026-11-20).md",
      "one (conflicted copy 2026-11-20 093000).md",
      "one (Case Conflict 1).md",
      "one_conflict-20261120-093000.md",
      "one (SFConflict maria@example.com 2026-11-20-09-30-00).md",
      "one.conflict-20261120-093000-x7k2abcd.md",
      "one.conflict-20261120-093000-x7k2abcd-2.md",
      "one (1).md",
    ];
    for (const name of [...copies, "one.md", "Retro (2).md"]) scratch.put(`wins/${name}`, "x");
    expect(await scratch.vault.list()).toEqual(["wins/Retro (2).md", "wins/one.md"]);
    expect([...(await found())].sort()).toEqual(copies.map((name) => ["record.sync-conflict", `wins/${name}`]).sort());
    for (const problem of await problems()) expect(problem.message).toContain("a copy of one.md");
    scratch.put("inbox.conflict-20261120-093000-x7k2abcd.md", "x");
    expect(await found()).toContainEqual(["record.sync-conflict", "inbox.conflict-20261120-093000-x7k2abcd.md"]);
  });

  it("says which record iCloud has taken off this machine", async () => {
    scratch.put("wins/.one.md.icloud", "x");
    expect(await found()).toEqual([["record.unreadable", "wins/.one.md.icloud"]]);
  });
});

describe("permissions", () => {
  it("makes files and folders the user's alone, and keeps what a file had", async () => {
    await apply({ type: "create", path: WIN, text: "one\n" });
    const bits = (file: string): string => (lstatSync(join(scratch.root, file)).mode & 0o777).toString(8);
    expect([bits(WIN), bits("wins"), bits("wins/2026"), bits(".upshot"), bits(".upshot/journal")]).toEqual([
      "600",
      "700",
      "700",
      "700",
      "700",
    ]);
    chmodSync(join(scratch.root, WIN), 0o664);
    await apply({ type: "edit", path: WIN, base: await hashOf(WIN), text: "two\n" });
    expect(bits(WIN)).toBe("664");
  });

  it("does not edit what the user has write-protected", async () => {
    scratch.put(WIN, "one\n");
    chmodSync(join(scratch.root, WIN), 0o444);
    expect(codeOf(await apply({ type: "edit", path: WIN, base: await hashOf(WIN), text: "two\n" }))).toBe("vault.read-only");
    expect(scratch.get(WIN)).toBe("one\n");
  });
});

describe("a journal from elsewhere", () => {
  const id = "20261120-093000-000-abcd1234";
  const entry = (step: object): string =>
    `${JSON.stringify({ version: 1, id, summary: "x", at: "2026-11-20T09:30:00.000Z", pid: 1, steps: [step] })}\n{"outcomes":[{"state":"placed"}]}\n`;
  const hash = "0".repeat(64);

  it.each([
    ["a path outside", entry({ type: "create", path: "../secret.md", mark: "abcd", hash })],
    ["an absolute path", entry({ type: "move", path: "wins/a.md", mark: "abcd", base: hash, to: "/tmp/x.md" })],
    ["a mark with a path in it", entry({ type: "create", path: "wins/a.md", mark: "../../x", hash })],
    ["no steps", `${JSON.stringify({ version: 1, id, summary: "x", at: "2026-11-20T09:30:00.000Z", pid: 1 })}\n`],
    ["a poisoned key", `{"version":1,"__proto__":{"polluted":true},"id":"${id}"}\n`],
    ["no JSON", "\0\0\0\0"],
    ["nothing", ""],
  ])("does nothing for an entry with %s", async (_what, text) => {
    scratch.put(WIN, "one\n");
    for (const state of ["open", "done"]) scratch.put(`.upshot/journal/${id}.${state}`, text);
    expect(await scratch.vault.journal(10)).toEqual({ ok: true, value: [] });
    expect((await scratch.vault.examine({ mend: true })).ok).toBe(true);
    expect(scratch.paths()).toEqual([WIN]);
    expect(scratch.journal()).not.toContain(`${id}.open`);
    expect("polluted" in {}).toBe(false);
  });

  it("says that a lock is damaged, and works again once it is deleted", async () => {
    scratch.put(WIN, "one\n");
    scratch.put(".upshot/lock", "not a lock ".repeat(500));
    const edit: Change = { type: "edit", path: WIN, base: await hashOf(WIN), text: "two\n" };
    const refused = await apply(edit);
    expect(refused).toMatchObject({ ok: false, problem: { code: "vault.io", place: { file: ".upshot/lock" } } });
    rmSync(join(scratch.root, ".upshot/lock"));
    expect((await apply(edit)).ok).toBe(true);
  });

  it("refuses to write to a vault of a newer format, and reads it", async () => {
    const newer = scratchVault({ format: 99 });
    newer.put(WIN, "one\n");
    const create: Change = { type: "create", path: path("wins/new.md"), text: "x" };
    expect(codeOf(await newer.vault.apply({ summary: "log", changes: [create] }))).toBe("vault.newer-format");
    expect((await newer.vault.read(WIN)).ok).toBe(true);
    expect(await newer.vault.examine({ mend: true })).toMatchObject({
      ok: true,
      value: { problems: [{ code: "vault.newer-format" }] },
    });
    expect(newer.paths()).toEqual([WIN]);
    newer.dispose();
  });
});
