import { describe, expect, it } from "vitest";
import { drainInbox } from "../../src/operations/drain-inbox.js";
import { initVault } from "../../src/operations/init-vault.js";
import { listInbox } from "../../src/operations/list-inbox.js";
import { undo } from "../../src/operations/undo.js";
import { fail } from "../../src/problem.js";
import { createWorld, sampleFiles } from "./world.js";

const INBOX = [
  "\ufeff# Inbox\r",
  "",
  "- [ ] Cut cold start 1.8s -> 650ms #search @ben\r",
  "  by caching it\r",
  "<!-- keep me -->",
  "Cut it ^sytem",
  "promise: Tell Oskar @oskar +fri",
  "#search",
  "note: Calm week",
  "> and me",
  "Two of these",
  "Two of these",
].join("\n");

describe("draining the inbox", () => {
  it("makes records of its lines and takes out exactly those", async () => {
    const { run, text, vault } = createWorld({ files: { "inbox.md": INBOX } });
    const { created, findings, notes } = await run(drainInbox, {});
    expect(created.map(({ id, title }) => [id, title])).toEqual([
      ["win/2026-11-20-cut-cold-start", "Cut cold start"],
      ["promise/2026-11-20-tell-oskar", "Tell Oskar"],
      ["note/2026-11-20-calm-week", "Calm week"],
      ["win/2026-11-20-two-of-these", "Two of these"],
      ["win/2026-11-20-two-of-these-2", "Two of these"],
    ]);
    expect(text("wins/2026/2026-11-20-cut-cold-start.md")).toMatch(
      /^theme: search$[\s\S]*\n# Cut cold start\n\nby caching it\n$/m,
    );
    expect(text("inbox.md")).toBe("\ufeff# Inbox\r\n\n<!-- keep me -->\nCut it ^sytem\n#search\n> and me\n");
    expect(findings.map(({ line, message }) => [line, message])).toEqual([
      [6, '"^sytem" can\'t be read: an altitude is ^code, ^system or ^business'],
      [8, "there is no text beside the marks"],
    ]);
    expect(notes).toHaveLength(3);
    expect(vault.files.size).toBe(1 + created.length);
  });
  it("can be done again: what stays makes nothing twice", async () => {
    const { run, text } = createWorld({ files: { "inbox.md": INBOX } });
    await run(drainInbox, {});
    const left = text("inbox.md");
    expect(await run(drainInbox, {})).toMatchObject({ created: [], findings: [{ line: 4 }, { line: 5 }] });
    expect(text("inbox.md")).toBe(left);
  });
  it("writes records and inbox together: all of it, or nothing", async () => {
    const { problem, vault } = createWorld({
      files: { "inbox.md": INBOX },
      around: (inner) => ({
        ...inner,
        apply: async (plan) => {
          expect(plan.changes.map(({ type }) => type)).toEqual([...Array(5).fill("create"), "edit"]);
          return fail({ code: "vault.no-space", message: "the disk is full" });
        },
      }),
    });
    expect(await problem(drainInbox, {})).toMatchObject({ code: "vault.no-space" });
    expect([...vault.files]).toEqual([["inbox.md", INBOX]]);
  });
  it("is one change to take back", async () => {
    const { run, text, vault } = createWorld({ files: { "inbox.md": INBOX } });
    await run(drainInbox, {});
    expect((await run(undo, {})).undone).toBe("drain 5 from inbox.md");
    expect(text("inbox.md")).toBe(INBOX);
    expect([...vault.files.keys()].filter((path) => !path.startsWith(".trash/"))).toEqual(["inbox.md"]);
  });
  it("keeps a line that was added in between, and makes a record of it, too", async () => {
    let added = false;
    const { run, text } = createWorld({
      files: { "inbox.md": "One\n" },
      around: (inner) => ({
        ...inner,
        apply: (plan) => {
          if (!added) inner.put("inbox.md", `${inner.files.get("inbox.md")}Two\n#x\n`);
          added = true;
          return inner.apply(plan);
        },
      }),
    });
    expect((await run(drainInbox, {})).created.map(({ title }) => title)).toEqual(["One", "Two"]);
    expect(text("inbox.md")).toBe("#x\n");
  });
  it("leaves one line that no record can hold, and makes records of the others", async () => {
    const { run, text } = createWorld({ files: { "inbox.md": "One\n  x\u2028<<<<<<< a\u2028=======\u2028>>>>>>> b\nTwo\n" } });
    expect(await run(drainInbox, {})).toMatchObject({ created: [{ title: "Two" }], findings: [{ line: 1 }] });
    expect(text("inbox.md")).toContain("One\n");
  });
  it("reads nothing while there are conflict marks", async () => {
    const inbox = "One\n<<<<<<< a\nTwo\n=======\n>>>>>>> b\n";
    const { run, vault } = createWorld({ files: { "inbox.md": inbox } });
    expect(await run(drainInbox, {})).toMatchObject({ created: [], findings: [{ code: "inbox.not-understood", line: 2 }] });
    expect([...vault.files]).toEqual([["inbox.md", inbox]]);
  });
  it("writes nothing in a dry run, and says what it would make", async () => {
    const { run, vault } = createWorld({ files: { "inbox.md": INBOX } });
    expect((await run(drainInbox, {}, { dryRun: true })).created).toHaveLength(5);
    expect([...vault.files]).toEqual([["inbox.md", INBOX]]);
  });
  it("has nothing to do without an inbox, or with a new one", async () => {
    const { run, vault } = createWorld();
    expect(await run(drainInbox, {})).toEqual({ created: [], findings: [], notes: [] });
    await run(initVault, {});
    expect(await run(drainInbox, {})).toEqual({ created: [], findings: [], notes: [] });
    expect(vault.files.size).toBe(2);
  });
  it("turns the sample's five lines into records with people and themes that there are", async () => {
    const { run, text } = createWorld({ files: sampleFiles() });
    expect((await run(listInbox, {})).lines).toBe(5);
    const { created, findings, notes } = await run(drainInbox, {});
    expect(created.map(({ id }) => id.slice(0, id.indexOf("/")))).toEqual(["win", "win", "win", "promise", "note"]);
    expect([findings, notes]).toEqual([[], []]);
    expect(text("inbox.md")).toBe("# Inbox\n\n");
    expect((await run(listInbox, {})).lines).toBe(0);
  });
});
