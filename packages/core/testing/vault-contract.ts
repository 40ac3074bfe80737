import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Applied, Change, Vault } from "../src/ports.js";
import type { Problem, Result } from "../src/problem.js";
import type { ContentHash, VaultPath } from "../src/record/entry.js";

/** A vault under test, and hands that write past it as another program would. */
export interface VaultUnderTest {
  readonly vault: Vault;
  put(path: string, text: string): void;
  drop(path: string): void;
  /** Text of a file, `undefined` when there is none; also below `.trash/`. */
  get(path: string): string | undefined;
  /** Paths of all files of the user's: the trash included, the program's own folder not. */
  paths(): readonly string[];
  dispose(): void;
}

const path = (text: string): VaultPath => text as VaultPath;
const WIN = path("wins/2026/2026-11-20-cold-start.md");
const OTHER = path("wins/2026/2026-11-21-other.md");
const ABSENT = "0".repeat(64) as ContentHash;

/** What every `Vault` promises; run against each implementation. */
export function describeVault(name: string, make: () => VaultUnderTest): void {
  describe(`${name} as a vault`, () => {
    let under: VaultUnderTest;
    beforeEach(() => {
      under = make();
    });
    afterEach(() => under.dispose());

    const apply = (...changes: readonly Change[]): Promise<Result<Applied>> => under.vault.apply({ summary: "test", changes });
    const applyCopying = (...changes: readonly Change[]): Promise<Result<Applied>> =>
      under.vault.apply({ summary: "test", changes, whenStale: "copy" });
    const create = (text = "one\n", at = WIN): Promise<Result<Applied>> => apply({ type: "create", path: at, text });
    const hash = async (at = WIN): Promise<ContentHash> => value(await under.vault.read(at)).hash;
    const undo = async (): Promise<Result<Applied>> => {
      const [last] = value(await under.vault.journal(1));
      if (last === undefined) throw new Error("nothing to undo");
      return under.vault.apply(last.reverse);
    };

    describe("list", () => {
      it("gives the records of all kind folders in order of their path", async () => {
        for (const file of ["wins/b.md", "people/maria.md", "wins/2026/a.md", "wins/a-b.md", "wins/a/b.md", "wins/a.md"])
          under.put(file, "x");
        expect(await under.vault.list()).toEqual([
          "people/maria.md",
          "wins/2026/a.md",
          "wins/a-b.md",
          "wins/a.md",
          "wins/a/b.md",
          "wins/b.md",
        ]);
      });
      it("gives the records of one folder alone, and none of a folder that is not there", async () => {
        under.put("wins/a.md", "x");
        under.put("people/maria.md", "x");
        expect(await under.vault.list("people")).toEqual(["people/maria.md"]);
        expect(await under.vault.list("themes")).toEqual([]);
      });
      it("leaves out what is no record: other endings, hidden names, the trash, files of the root, folders of no kind", async () => {
        for (const file of [
          "inbox.md",
          "upshot.yaml",
          "wins/a.txt",
          "wins/.a.md",
          "wins/.obsidian/a.md",
          ".trash/wins/a.md",
          "odd/a.md",
        ]) {
          under.put(file, "x");
        }
        expect(await under.vault.list()).toEqual([]);
      });
    });

    describe("read", () => {
      it("gives the text as it is, with byte-order mark, CRLF and no final newline", async () => {
        under.put(WIN, "\uFEFF---\r\na: 1\r\n---\r\nno end");
        expect(value(await under.vault.read(WIN)).text).toBe("\uFEFF---\r\na: 1\r\n---\r\nno end");
      });
      it("gives equal hashes for equal texts and different ones for different texts", async () => {
        under.put(WIN, "one");
        under.put(OTHER, "one");
        const [first, same] = [await hash(WIN), await hash(OTHER)];
        under.put(OTHER, "two");
        expect(first).toBe(same);
        expect(await hash(OTHER)).not.toBe(first);
      });
      it("reads files of the root", async () => {
        under.put("upshot.yaml", "format: 1\n");
        expect(value(await under.vault.read(path("upshot.yaml"))).text).toBe("format: 1\n");
      });
      it("says when there is no such file", async () => {
        expect(problem(await under.vault.read(WIN)).code).toBe("record.not-found");
      });
      it.each(["../outside.md", "wins/../../outside.md", "/etc/passwd", "", "wins//a.md", "./wins/a.md"])(
        "refuses the path %j",
        async (outside) => {
          expect(problem(await under.vault.read(path(outside))).code).toBe("vault.outside");
        },
      );
    });

    describe("create", () => {
      it("makes the file with exactly the text, and the folders it needs", async () => {
        const applied = value(await create("\uFEFFone\r\ntwo"));
        expect(applied.conflicts).toEqual([]);
        expect(under.get(WIN)).toBe("\uFEFFone\r\ntwo");
      });
      it("refuses a path that is taken and writes nothing", async () => {
        under.put(WIN, "theirs");
        expect(problem(await create("ours")).code).toBe("record.exists");
        expect(under.get(WIN)).toBe("theirs");
        expect(under.paths()).toEqual([WIN]);
      });
      it.each(["../a.md", "wins/../../a.md", "/tmp/a.md", "wins/.hidden.md", ".git/hooks/a.md", ".upshot/a.md", ""])(
        "refuses the path %j",
        async (at) => {
          expect(problem(await create("x", path(at))).code).toBe("vault.outside");
          expect(under.paths()).toEqual([]);
        },
      );
    });

    describe("edit", () => {
      it("replaces the text", async () => {
        await create("one");
        value(await apply({ type: "edit", path: WIN, base: await hash(), text: "two" }));
        expect(under.get(WIN)).toBe("two");
      });
      it("is refused when another program changed the file, and writes nothing", async () => {
        await create("one");
        const base = await hash();
        under.put(WIN, "theirs");
        expect(problem(await apply({ type: "edit", path: WIN, base, text: "ours" })).code).toBe("record.stale");
        expect(under.get(WIN)).toBe("theirs");
        expect(under.paths()).toEqual([WIN]);
      });
      it("keeps theirs and puts ours into a conflict copy that is no record, when asked to copy", async () => {
        await create("one");
        const base = await hash();
        under.put(WIN, "theirs");
        const { conflicts, entry } = value(await applyCopying({ type: "edit", path: WIN, base, text: "ours" }));
        expect(under.get(WIN)).toBe("theirs");
        expect(conflicts).toHaveLength(1);
        expect(conflicts[0]?.path).toBe(WIN);
        expect(under.get(conflicts[0]?.copy ?? "")).toBe("ours");
        expect(await under.vault.list()).toEqual([WIN]);
        expect(entry).toBeUndefined();
        const found = value(await under.vault.examine({ mend: false })).problems;
        expect(found.map((one) => [one.code, one.place?.file])).toEqual([["record.sync-conflict", conflicts[0]?.copy]]);
      });
      it("keeps ours in a conflict copy when the file was deleted meanwhile, when asked to copy", async () => {
        await create("one");
        const base = await hash();
        under.drop(WIN);
        expect(problem(await apply({ type: "edit", path: WIN, base, text: "ours" })).code).toBe("record.stale");
        const { conflicts } = value(await applyCopying({ type: "edit", path: WIN, base, text: "ours" }));
        expect(under.get(WIN)).toBeUndefined();
        expect(under.get(conflicts[0]?.copy ?? "")).toBe("ours");
      });
      it("writes nothing when the text is the same already", async () => {
        await create("one");
        const applied = value(await apply({ type: "edit", path: WIN, base: await hash(), text: "one" }));
        expect(applied).toEqual({ conflicts: [] });
      });
    });

    describe("move and remove", () => {
      it("moves a file with its bytes", async () => {
        await create("one");
        value(await apply({ type: "move", path: WIN, base: await hash(), to: OTHER }));
        expect(under.paths()).toEqual([OTHER]);
        expect(under.get(OTHER)).toBe("one");
      });
      it("never overwrites: a taken target outside of the trash is refused", async () => {
        await create("one");
        await create("two", OTHER);
        expect(problem(await apply({ type: "move", path: WIN, base: await hash(), to: OTHER })).code).toBe("record.exists");
        expect([under.get(WIN), under.get(OTHER)]).toEqual(["one", "two"]);
      });
      it("takes a free name in the trash when the wanted one is taken", async () => {
        under.put(`.trash/${WIN}`, "older");
        await create("one");
        value(await apply({ type: "move", path: WIN, base: await hash(), to: path(`.trash/${WIN}`) }));
        expect(under.get(WIN)).toBeUndefined();
        expect(
          under
            .paths()
            .map((file) => under.get(file))
            .sort(),
        ).toEqual(["older", "one"]);
      });
      it("keeps the bytes of a removed file in the trash", async () => {
        await create("one");
        value(await apply({ type: "remove", path: WIN, base: await hash() }));
        expect(under.paths()).toEqual([`.trash/${WIN}`]);
        expect(under.get(`.trash/${WIN}`)).toBe("one");
        expect(await under.vault.list()).toEqual([]);
      });
      it.each(["move", "remove"] as const)("does not %s what another program changed meanwhile", async (type) => {
        await create("one");
        const base = await hash();
        under.put(WIN, "theirs");
        const change: Change = type === "move" ? { type, path: WIN, base, to: OTHER } : { type, path: WIN, base };
        expect(problem(await apply(change)).code).toBe("record.stale");
        expect(value(await applyCopying(change)).conflicts).toEqual([{ path: WIN, copy: WIN }]);
        expect(under.paths()).toEqual([WIN]);
        expect(under.get(WIN)).toBe("theirs");
      });
      it.each(["move", "remove"] as const)("says so when there is nothing to %s", async (type) => {
        const change: Change = type === "move" ? { type, path: WIN, base: ABSENT, to: OTHER } : { type, path: WIN, base: ABSENT };
        expect(problem(await apply(change)).code).toBe("record.not-found");
      });
    });

    describe("a plan of several changes", () => {
      it("makes all of them", async () => {
        await create("one");
        await create("two", OTHER);
        const third = path("people/maria.md");
        const changes: readonly Change[] = [
          { type: "edit", path: WIN, base: await hash(), text: "ONE" },
          { type: "remove", path: OTHER, base: await hash(OTHER) },
          { type: "create", path: third, text: "new" },
        ];
        value(await apply(...changes));
        expect([under.get(WIN), under.get(OTHER), under.get(third)]).toEqual(["ONE", undefined, "new"]);
      });
      it("makes none of them when one can't be made", async () => {
        await create("one");
        under.put(OTHER, "theirs");
        const base = await hash();
        expect(
          problem(await apply({ type: "edit", path: WIN, base, text: "x" }, { type: "create", path: OTHER, text: "y" })).code,
        ).toBe("record.exists");
        expect([under.get(WIN), under.get(OTHER)]).toEqual(["one", "theirs"]);
      });
      it("refuses a path that appears twice", async () => {
        const twice: Change = { type: "create", path: WIN, text: "x" };
        expect(problem(await apply(twice, twice)).code).toBe("input.invalid");
        expect(under.paths()).toEqual([]);
      });
      it("does nothing when it is empty", async () => {
        expect(value(await apply())).toEqual({ conflicts: [] });
        expect(value(await under.vault.journal(5))).toEqual([]);
      });
    });

    describe("the journal", () => {
      it("lists finished plans, newest first, no more than asked for", async () => {
        const first = value(await under.vault.apply({ summary: "first", changes: [{ type: "create", path: WIN, text: "1" }] }));
        const second = value(
          await under.vault.apply({ summary: "second", changes: [{ type: "create", path: OTHER, text: "2" }] }),
        );
        const entries = value(await under.vault.journal(5));
        expect(entries.map((entry) => [entry.id, entry.summary])).toEqual([
          [second.entry, "second"],
          [first.entry, "first"],
        ]);
        expect(entries[0]?.at).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/);
        expect(value(await under.vault.journal(1))).toHaveLength(1);
      });
      it("gives the way back of a create: the file goes to the trash", async () => {
        await create("one");
        value(await undo());
        expect(under.paths()).toEqual([`.trash/${WIN}`]);
      });
      it("gives the way back of an edit: the old bytes", async () => {
        under.put(WIN, "\uFEFFold\r\n");
        value(await apply({ type: "edit", path: WIN, base: await hash(), text: "new" }));
        value(await undo());
        expect(under.get(WIN)).toBe("\uFEFFold\r\n");
      });
      it.each(["move", "remove"] as const)("gives the way back of a %s: the file returns", async (type) => {
        under.put(WIN, "one");
        const base = await hash();
        value(await apply(type === "move" ? { type, path: WIN, base, to: OTHER } : { type, path: WIN, base }));
        value(await undo());
        expect(under.paths()).toEqual([WIN]);
        expect(under.get(WIN)).toBe("one");
      });
      it("gives the way back of several changes at once", async () => {
        under.put(WIN, "one");
        under.put(OTHER, "two");
        const made = path("people/maria.md");
        value(
          await apply(
            { type: "edit", path: WIN, base: await hash(), text: "ONE" },
            { type: "remove", path: OTHER, base: await hash(OTHER) },
            { type: "create", path: made, text: "new" },
          ),
        );
        value(await undo());
        expect([under.get(WIN), under.get(OTHER), under.get(made)]).toEqual(["one", "two", undefined]);
      });
      it("can take back an undo", async () => {
        under.put(WIN, "one");
        value(await apply({ type: "edit", path: WIN, base: await hash(), text: "two" }));
        value(await undo());
        value(await undo());
        expect(under.get(WIN)).toBe("two");
      });
      it("does not undo over another program's text", async () => {
        under.put(WIN, "one");
        value(await apply({ type: "edit", path: WIN, base: await hash(), text: "two" }));
        under.put(WIN, "theirs");
        expect(problem(await undo()).code).toBe("record.stale");
        expect(under.get(WIN)).toBe("theirs");
      });
    });

    it("counts files and records when examined", async () => {
      under.put(WIN, "x");
      under.put("inbox.md", "x");
      expect(value(await under.vault.examine({ mend: false }))).toMatchObject({ files: 2, records: 1, problems: [], mends: [] });
    });
  });
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`, { cause: result.problem.cause });
  return result.value;
}

function problem(result: Result<unknown>): Problem {
  if (result.ok) throw new Error(`expected a problem, got ${JSON.stringify(result.value)}`);
  return result.problem;
}
