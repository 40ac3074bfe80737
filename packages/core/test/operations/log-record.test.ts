import { describe, expect, it } from "vitest";
import { logRecord } from "../../src/operations/log-record.js";
import { fail } from "../../src/problem.js";
import { createWorld } from "./world.js";

const person = "---\nrelation: peer\n---\n\n# Somebody\n";
const LINE = "Cut checkout cold start 1.8s -> 650ms #faster-cold-start @maria-lopez ^system !next +2026-11-18";
const KNOWN = { "people/maria-lopez.md": person, "themes/faster-cold-start.md": "# Faster cold start\n" };

describe("a logged line", () => {
  it("is a win with everything that was read out of it", async () => {
    const { run, text } = createWorld({ files: KNOWN });
    const logged = await run(logRecord, { text: LINE });
    expect(logged).toMatchObject({
      id: "win/2026-11-18-cut-checkout-cold-start",
      kind: "win",
      title: "Cut checkout cold start",
      notes: [],
    });
    expect(text(logged.path)).toBe(
      [
        "---",
        "date: 2026-11-18",
        "metrics:",
        "  - name: checkout cold start",
        "    from: 1800",
        "    to: 650",
        "    unit: ms",
        "    better: lower",
        "theme: faster-cold-start",
        "altitude: system",
        "level: next",
        "with: [maria-lopez]",
        "---",
        "",
        "# Cut checkout cold start",
        "",
      ].join("\n"),
    );
  });
  it("is of today unless it or the caller says otherwise", async () => {
    const { run } = createWorld();
    expect((await run(logRecord, { text: "One" })).id).toBe("win/2026-11-20-one");
    expect((await run(logRecord, { text: "Two", date: "2026-11-01" })).id).toBe("win/2026-11-01-two");
    expect((await run(logRecord, { text: "Three +2026-11-02", date: "2026-11-01" })).id).toBe("win/2026-11-02-three");
  });
  it("is a promise to people, due on its date, and keeps its numbers in the text", async () => {
    const { run } = createWorld({ files: KNOWN });
    const { kind, fields, title } = await run(logRecord, { text: "promise: cut cold start 1.8s -> 650ms @maria-lopez +fri" });
    expect({ kind, fields, title }).toEqual({
      kind: "promise",
      fields: { date: "2026-11-20", to: ["maria-lopez"], due: "2026-11-27", state: "open" },
      title: "cut cold start 1.8s -> 650ms",
    });
  });
  it("is a decision with people, or a note that keeps its names in the text", async () => {
    const { run } = createWorld({ files: KNOWN });
    expect(await run(logRecord, { text: "decision: One database @maria-lopez #faster-cold-start" })).toMatchObject({
      id: "decision/2026-11-20-one-database",
      fields: { with: ["maria-lopez"], theme: "faster-cold-start" },
    });
    expect(await run(logRecord, { text: "note: @maria-lopez moves teams #people" })).toMatchObject({
      title: "@maria-lopez moves teams",
      fields: { date: "2026-11-20", theme: "people" },
    });
  });
  it("has its further lines and the body that was given as its body", async () => {
    const { run, text } = createWorld();
    const { path } = await run(logRecord, { text: "One\n- by two", body: "Three" });
    expect(text(path)).toMatch(/\n# One\n\n- by two\n\nThree\n$/);
  });
  it("gets a name of its own, also beside another line of the same words, again and again", async () => {
    const { run, vault } = createWorld();
    const ids = [];
    for (let times = 0; times < 3; times += 1) ids.push((await run(logRecord, { text: "One" })).id);
    expect(ids).toEqual(["win/2026-11-20-one", "win/2026-11-20-one-2", "win/2026-11-20-one-3"]);
    expect(vault.files.size).toBe(3);
  });
  it("gets another name when somebody took its name in between", async () => {
    let raced = false;
    const { run, vault } = createWorld({
      around: (inner) => ({
        ...inner,
        apply: (plan) => {
          if (!raced) inner.put("wins/2026/2026-11-20-one.md", "theirs");
          raced = true;
          return inner.apply(plan);
        },
      }),
    });
    expect((await run(logRecord, { text: "One" })).id).toBe("win/2026-11-20-one-2");
    expect(vault.files.get("wins/2026/2026-11-20-one.md")).toBe("theirs");
  });
  it("writes nothing in a dry run, and says what it would write", async () => {
    const { run, vault } = createWorld();
    expect((await run(logRecord, { text: "One" }, { dryRun: true })).id).toBe("win/2026-11-20-one");
    expect(vault.files.size).toBe(0);
  });
});

describe("names in a logged line", () => {
  it("are the vault's where their beginning is unique, whatever their case", async () => {
    const { run } = createWorld({ files: { ...KNOWN, "people/jose\u0301-pe\u0301rez.md": person } });
    const { fields, notes } = await run(logRecord, { text: "Done in time #faster @Maria @José-Pérez" });
    expect(fields).toMatchObject({ theme: "faster-cold-start", with: ["maria-lopez", "jose\u0301-pe\u0301rez"] });
    expect(notes).toEqual([]);
  });
  it("are kept as they were written when nobody has them, with a note", async () => {
    const { run } = createWorld({ files: KNOWN });
    const { fields, notes } = await run(logRecord, { text: "Done in time #billing @ben" });
    expect(fields).toMatchObject({ theme: "billing", with: ["ben"] });
    expect(notes).toEqual([expect.stringContaining('no person "ben" yet'), expect.stringContaining('no theme "billing" yet')]);
  });
  it("are kept as they were written when they can mean several, with a note that names them", async () => {
    const { run } = createWorld({ files: { ...KNOWN, "people/maria-chen.md": person } });
    const { fields, notes } = await run(logRecord, { text: "Done in time @maria" });
    expect(fields).toMatchObject({ with: ["maria"] });
    expect(notes).toEqual(['"maria" can be maria-chen, maria-lopez: it stays as you wrote it']);
  });
  it("make a theme of the one that there is, and tags of the others", async () => {
    const { run } = createWorld({ files: KNOWN });
    expect((await run(logRecord, { text: "Done in time #incident #faster-cold-start #q4" })).fields).toMatchObject({
      theme: "faster-cold-start",
      tags: ["incident", "q4"],
    });
  });
});

describe("a line that can't be logged", () => {
  it.each([[""], ["   "], ["#search @ben ^system"], ["promise: +fri"], ["🚀"]])(
    "has no text beside its marks: %j",
    async (text) => {
      const { problem, vault } = createWorld();
      expect(await problem(logRecord, { text })).toMatchObject({ code: "input.invalid" });
      expect(vault.files.size).toBe(0);
    },
  );
  it("has a body that would not be readable again", async () => {
    const { problem, vault } = createWorld();
    const body = "<<<<<<< a\none\n=======\ntwo\n>>>>>>> b\n";
    expect(await problem(logRecord, { text: "One", body })).toMatchObject({
      code: "input.invalid",
      message: expect.stringContaining("merge"),
    });
    expect(vault.files.size).toBe(0);
  });
  it("has a date that does not exist beside it", async () => {
    const { problem } = createWorld();
    expect((await problem(logRecord, { text: "One", date: "2026-02-30" })).message).toMatch(/^date: .*YYYY-MM-DD/);
  });
  it("meets a vault that can't be read, and says so once", async () => {
    const { problem } = createWorld({
      around: (inner) => ({ ...inner, read: async () => fail({ code: "vault.io", message: "the disk is gone" }) }),
    });
    expect(await problem(logRecord, { text: "One" })).toMatchObject({ code: "vault.io" });
  });
  it("but marks that can't be read stay in its title, with a note", async () => {
    const { run } = createWorld();
    expect(await run(logRecord, { text: "Done ^sytem" })).toMatchObject({
      title: "Done ^sytem",
      notes: ['"^sytem" stays in the text: an altitude is ^code, ^system or ^business'],
    });
  });
});
