import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import type { Condition } from "@upshot/core/query/query";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SqliteIndex } from "../../packages/app/src/index/sqlite-index.js";
import { type VaultUnderTest, vaultUnderTest } from "../../packages/app/test/index/vault-under-test.js";

const GOOD = "---\ndate: 2026-01-01\n---\n# A good note\n\nzebra\n";

let vault: VaultUnderTest;
let index: SqliteIndex;
beforeEach(() => {
  vault = vaultUnderTest();
  index = vault.open();
  vault.put("notes/2026/good.md", GOOD);
});
afterEach(() => vault.dispose());

async function ids(...conditions: readonly Condition[]): Promise<readonly string[]> {
  const found = await index.find({ conditions });
  if (!found.ok) throw new Error(`${found.problem.code}: ${found.problem.message}`);
  return found.value.entries.map(({ id }) => id);
}

const word = (text: string): Condition => ({ type: "word", text, prefix: false, not: false });

/** All other records keep working, and nothing hangs: vitest's own limit would tell. */
async function goodNoteIsFound(): Promise<void> {
  expect(await ids(word("zebra"))).toEqual(["note/good"]);
  expect((await index.problems()).ok).toBe(true);
}

describe("the index goes on without a file that is", () => {
  it.each<readonly [what: string, put: (at: string) => void]>([
    ["a pipe", (at) => void execFileSync("mkfifo", [join(vault.root, at)])],
    ["a folder", (at) => vault.put(`${at}/inside.txt`, "x")],
    ["a link out of the vault", (at) => symlinkSync("/etc/passwd", join(vault.root, at))],
    ["a link to itself", (at) => symlinkSync(join(vault.root, at), join(vault.root, at))],
    ["a link to nothing", (at) => symlinkSync("nowhere", join(vault.root, at))],
    [
      "50 MB large",
      (at) => {
        vault.put(at, "zebra ");
        truncateSync(join(vault.root, at), 50_000_000);
      },
    ],
    ["not UTF-8", (at) => vault.put(at, new Uint8Array([0x7a, 0x65, 0xff, 0xfe, 0x20]))],
    ["half a merge", (at) => vault.put(at, "<<<<<<< a\nzebra\n=======\nzebra\n>>>>>>> b\n")],
    ["full of NUL", (at) => vault.put(at, "zebra\0\0\0")],
    ["never closed", (at) => vault.put(at, "---\ndate: 2026-01-01\nzebra\n")],
    [
      "a YAML bomb",
      (at) =>
        vault.put(
          at,
          `---\na: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghij".replace(/./g, (key, at) => `${key}: &${key} [${`*${"abcdefghi"[Number(at)]},`.repeat(9)}]\n`)}---\n`,
        ),
    ],
    ["20,000 brackets deep", (at) => vault.put(at, `---\na: ${"[".repeat(20_000)}\n---\n`)],
    ["a conflict copy of a sync program", () => vault.put("notes/2026/good.sync-conflict-20260101-120000-ABCDEFG.md", GOOD)],
  ])("%s", async (_what, put) => {
    put("notes/2026/bad.md");
    await goodNoteIsFound();
  });

  it("named in a way that is no text", async () => {
    execFileSync("sh", ["-c", `cd "$1" && printf 'zebra' > "$(printf 'notes/2026/b\\377d.md')"`, "sh", vault.root]);
    await goodNoteIsFound();
  });
});

describe("the index holds records with", () => {
  it("100,000 words in a line, and words of 100,000 letters", async () => {
    vault.put("notes/2026/long.md", `---\ndate: 2026-01-01\n---\n${"lion ".repeat(100_000)}\n${"x".repeat(100_000)} tiger\n`);
    expect(await ids(word("lion"), word("tiger"))).toEqual(["note/long"]);
    expect(await ids({ type: "word", text: "x".repeat(2_000), prefix: true, not: false })).toEqual(["note/long"]);
    expect(await ids(word("x".repeat(2_000)))).toEqual([]);
  });

  it("many fields, deep fields and fields with long names", async () => {
    const many = Array.from({ length: 5_000 }, (_, number) => `key${number}: v${number}`).join("\n");
    vault.put("notes/2026/many.md", `---\ndate: 2026-01-01\n${many}\n---\n`);
    vault.put(
      "notes/2026/deep.md",
      `---\ndate: 2026-01-01\na: ${"{a: ".repeat(90)}lion${"}".repeat(90)}\n${"k".repeat(5_000)}: tiger\n---\n`,
    );
    expect(await ids({ type: "is", field: "key4999", values: ["v4999"], not: false })).toEqual(["note/many"]);
    expect(await ids({ type: "is", field: "a.a.a", values: ["lion"], not: false })).toEqual(["note/deep"]);
    expect(await ids({ type: "has", field: "k".repeat(5_000), not: false })).toEqual([]);
  });

  it("names that mean something to JavaScript, SQL and full text", async () => {
    const text = `---\ndate: 2026-01-01\n__proto__: {x: 1}\nconstructor: y\ntoString: z\n"a\\"b": "'; DROP TABLE file; --"\n---\nNEAR AND OR NOT "quoted" col:x *\n`;
    vault.put("notes/2026/names.md", text);
    expect(await ids({ type: "is", field: "tostring", values: ["z"], not: false })).toEqual(["note/names"]);
    expect(await ids({ type: "is", field: 'a"b', values: ["'; DROP TABLE file; --"], not: false })).toEqual(["note/names"]);
    expect(await ids({ type: "phrase", text: "NEAR AND OR NOT", not: false })).toEqual(["note/names"]);
    for (const field of ["constructor", "hasOwnProperty", "__proto__"]) await ids({ type: "has", field, not: false });
    for (const text of ['"', '" OR "', "zebra) OR (x", "title:", "{title} : x", "^x", "a* b", "-x", "\0", "\ud800"]) {
      await ids(word(text), { type: "is", field: "title", values: [text, `${text}*`], not: true });
    }
  });

  it("terminal escapes and wide characters, given back as they are", async () => {
    const title = "\u001b]52;c;eA==\u0007 \u202egnp.exe 👩‍👩‍👧 日本語";
    vault.put("notes/2026/odd.md", `---\ndate: 2026-01-01\ntitle: ${JSON.stringify(title)}\n---\n`);
    const found = await index.find({ conditions: [word("日本語")] });
    expect(found).toMatchObject({ ok: true, value: { entries: [{ title }] } });
  });
});

it("queries of every size are answered", async () => {
  const many = Array.from({ length: 200 }, (_, number) => word(`w${number}`));
  expect(await ids(...many)).toEqual([]);
  expect(await ids(...many.map((condition): Condition => ({ ...condition, not: true })))).toEqual(["note/good"]);
  expect(await ids({ type: "any", conditions: [...many, word("zebra")], not: false })).toEqual(["note/good"]);
  expect(await ids({ type: "phrase", text: "zebra ".repeat(600), not: false })).toEqual([]);
  expect(
    await ids({ type: "is", field: "theme", values: Array.from({ length: 1_000 }, (_, number) => `t${number}*`), not: true }),
  ).toEqual(["note/good"]);
  const nested = Array.from({ length: 100 }).reduce<Condition>(
    (inside) => ({ type: "any", conditions: [inside, word("lion")], not: false }),
    word("zebra"),
  );
  expect(await ids(nested)).toEqual(["note/good"]);
});

describe("of a private record", () => {
  const CANARIES = [
    "canarytitle",
    "canarybody",
    "canarytag",
    "canarytheme",
    "canaryglue",
    "canaryperson",
    "canarykey",
    "canaryvalue",
    "canarysource",
  ];
  const text = `---
date: 2026-01-01
private: true
tags: [canarytag]
theme: canarytheme
glue: canaryglue
seen_by: [canaryperson]
canarykey: canaryvalue
sources: ["git:0a@1b", "canarysource"]
---

# canarytitle

canarybody
`;

  function bytesOfCache(): string {
    return readdirSync(vault.cacheFolder)
      .map((name) => readFileSync(join(vault.cacheFolder, name), "latin1"))
      .join("\n");
  }

  it("no word reaches the cache, neither when it is new nor when it becomes private", async () => {
    vault.put("wins/2026/a.md", text);
    vault.put("wins/2026/b.md", text.replaceAll("canary", "public").replace("private: true\n", ""));
    await ids();
    vault.put("wins/2026/c.md", `${text}\n[\n`);
    vault.put("wins/2026/d.md", text.replace("private: true", "private: perhaps"));
    await ids();
    await index.problems();
    const bytes = bytesOfCache();
    for (const canary of CANARIES) expect(bytes.toLowerCase()).not.toContain(canary);
    // The search itself would find a word that is there.
    expect(bytes.toLowerCase()).toContain("publictitle");
  });

  it("no word stays in the cache when it was public before and the index is made anew", async () => {
    vault.put("wins/2026/a.md", text.replace("private: true\n", ""));
    expect(await ids(word("canarybody"))).toEqual(["win/a"]);
    vault.put("wins/2026/a.md", text);
    expect(await ids(word("canarybody"))).toEqual([]);
    const bytes = bytesOfCache().toLowerCase();
    for (const canary of CANARIES) expect(bytes).not.toContain(canary);
  });
});
