import { describe, expect, it } from "vitest";
import { createOfKind } from "../../src/operations/create-record.js";
import { deleteRecord } from "../../src/operations/delete-record.js";
import { editRecord } from "../../src/operations/edit-record.js";
import { initVault } from "../../src/operations/init-vault.js";
import { logRecord } from "../../src/operations/log-record.js";
import { showRecord } from "../../src/operations/show-record.js";
import { undo } from "../../src/operations/undo.js";
import { person } from "../../src/record/kinds/person.js";
import { createWorld } from "./world.js";

const BEN = "# Ben\r\n\r\nNo newline at the end";
const files = { "people/ben.md": BEN };

describe("a deleted record", () => {
  it("lies in the trash, and comes back with an undo, byte for byte", async () => {
    const { run, problem, vault, text } = createWorld({ files });
    expect(await run(deleteRecord, { record: "ben" })).toEqual({
      id: "person/ben",
      path: "people/ben.md",
      title: "Ben",
      trash: ".trash/people/ben.md",
    });
    expect([...vault.files]).toEqual([[".trash/people/ben.md", BEN]]);
    expect(await problem(showRecord, { record: "ben" })).toMatchObject({ code: "record.not-found" });
    expect(await run(undo, {})).toMatchObject({ undone: "delete person/ben" });
    expect([...vault.files.keys()]).toEqual(["people/ben.md"]);
    expect(text("people/ben.md")).toBe(BEN);
  });
  it("does not take the place of one that was deleted before", async () => {
    const { run, vault } = createWorld({ files: { ...files, ".trash/people/ben.md": "older", ".trash/people/ben-2.md": "old" } });
    expect((await run(deleteRecord, { record: "ben" })).trash).toBe(".trash/people/ben-3.md");
    expect(vault.files.get(".trash/people/ben-3.md")).toBe(BEN);
    expect(vault.files.get(".trash/people/ben.md")).toBe("older");
  });
  it("is still there after a dry run", async () => {
    const { run, vault } = createWorld({ files });
    await run(deleteRecord, { record: "ben" }, { dryRun: true });
    expect([...vault.files.keys()]).toEqual(["people/ben.md"]);
  });
});

describe("undo", () => {
  it("walks back, change by change, to where it began", async () => {
    const { run, problem, vault, text } = createWorld({ files });
    await run(editRecord, { record: "ben", set: ["team=search"] });
    await run(logRecord, { text: "One" });
    await run(deleteRecord, { record: "ben" });
    const undone = [];
    for (let times = 0; times < 3; times += 1) undone.push((await run(undo, {})).undone);
    expect(undone).toEqual(["delete person/ben", "log win/2026-11-20-one", "edit person/ben"]);
    expect(text("people/ben.md")).toBe(BEN);
    expect([...vault.files.keys()].filter((path) => !path.startsWith(".trash/"))).toEqual(["people/ben.md"]);
    expect(await problem(undo, {})).toMatchObject({ code: "journal.empty" });
  });
  it("takes back what came after an undo, then goes on behind it", async () => {
    const { run, text } = createWorld({ files });
    for (const team of ["a", "b"]) await run(editRecord, { record: "ben", set: [`team=${team}`] });
    await run(undo, {});
    await run(editRecord, { record: "ben", set: ["team=c"] });
    await run(undo, {});
    expect(text("people/ben.md")).toContain("team: a");
    await run(undo, {});
    expect(text("people/ben.md")).toBe(BEN);
  });
  it("says what it would take back, in a dry run, and leaves it", async () => {
    const { run, vault } = createWorld();
    await run(createOfKind(person), { title: "Ben" });
    expect(await run(undo, {}, { dryRun: true })).toEqual({ undone: "create person/ben", files: ["people/ben.md"] });
    expect([...vault.files.keys()]).toEqual(["people/ben.md"]);
  });
  it("does not touch a file that somebody has written since, and says which, since when and what to do", async () => {
    const { run, problem, vault, text } = createWorld({ files });
    await run(editRecord, { record: "ben", set: ["team=search"] });
    vault.put("people/ben.md", "# Theirs\n");
    expect(await problem(undo, {})).toMatchObject({
      code: "record.stale",
      message: 'changed by hand or by another program since Upshot did "edit person/ben" at 2026-11-20T09:00:00Z',
      place: { file: "people/ben.md" },
      hint: expect.stringMatching(/by hand, or undo once it is as Upshot left it/),
    });
    expect(text("people/ben.md")).toBe("# Theirs\n");
    vault.drop("people/ben.md");
    expect(await problem(undo, {})).toMatchObject({
      code: "record.stale",
      message: expect.stringMatching(/^deleted or renamed/),
    });
  });
  it("names the way to delete a record that it made and somebody else has written on", async () => {
    const { run, problem, vault } = createWorld();
    await run(createOfKind(person), { title: "Ben" });
    vault.put("people/ben.md", "# Ben\n\nMore.\n");
    expect(await problem(undo, {})).toMatchObject({ hint: expect.stringContaining("`upshot delete people/ben.md`") });
    expect(await run(deleteRecord, { record: "people/ben.md" })).toMatchObject({ id: "person/ben" });
  });
  it("names the place to which a deleted record came back", async () => {
    const { run } = createWorld({ files });
    await run(deleteRecord, { record: "ben" });
    expect(await run(undo, {})).toEqual({ undone: "delete person/ben", files: ["people/ben.md"] });
  });
  it("has nothing to take back in a new vault, not even the vault", async () => {
    expect(await createWorld().problem(undo, {})).toMatchObject({ code: "journal.empty" });
    const { run, problem, vault } = createWorld();
    await run(initVault, {});
    await run(logRecord, { text: "One" });
    await run(undo, {});
    expect(await problem(undo, {})).toMatchObject({ code: "journal.empty" });
    expect([...vault.files.keys()]).toEqual(expect.arrayContaining(["upshot.yaml", "inbox.md"]));
  });
});
