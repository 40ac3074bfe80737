import { describe, expect, it } from "vitest";
import { readInbox } from "../../src/capture/read-inbox.js";
import { parseConfig } from "../../src/codec/config-text.js";
import { examineVault } from "../../src/operations/examine-vault.js";
import { initVault } from "../../src/operations/init-vault.js";
import { createWorld, good, sampleFiles } from "./world.js";

describe("a new vault", () => {
  it("is two files: who the user is, and an empty inbox that explains itself", async () => {
    const { run, text } = createWorld();
    const who = {
      name: "Mara: Ilves #1",
      emails: ["mara@x.org", "m@y.org"],
      time_zone: "Europe/Berlin",
      stage: "growth" as const,
      week_close: "fri" as const,
    };
    expect(await run(initVault, who)).toEqual({ files: ["upshot.yaml", "inbox.md"] });
    expect(good(parseConfig(text("upshot.yaml")))).toEqual({ format: 1, ...who });
    expect(readInbox(text("inbox.md"))).toMatchObject({ items: [], findings: [] });
    expect(readInbox(`${text("inbox.md")}One\n`).items.map((item) => item.text)).toEqual(["One"]);
  });
  it("names in its configuration what it does not know yet", async () => {
    const { run, text } = createWorld();
    await run(initVault, {});
    expect(good(parseConfig(text("upshot.yaml")))).toEqual({ format: 1 });
    expect(text("upshot.yaml")).toMatch(/^# name: .*Your name/m);
  });
  it("is not made where there is one, and not from values that mean nothing", async () => {
    const { problem, text, vault } = createWorld({ files: { "upshot.yaml": "format: 1\n" } });
    expect(await problem(initVault, {})).toMatchObject({ code: "record.exists" });
    expect(await problem(initVault, { stage: "huge" })).toMatchObject({
      message: expect.stringMatching(/^stage: .*startup, growth/),
    });
    expect(text("upshot.yaml")).toBe("format: 1\n");
    expect(vault.files.size).toBe(1);
  });
});

describe("doctor", () => {
  it("has nothing to say about a vault that is as it should be", async () => {
    const { run } = createWorld({ files: { "people/ben.md": "# Ben\n" } });
    expect(await run(examineVault, {})).toEqual({ files: 1, records: 1, findings: [], mends: [] });
  });
  it("names every reference to a record that is not there, also two of one file", async () => {
    const win = "---\ndate: 2026-11-20\ntheme: search\nwith: ['[[ben|Ben]]', person/ada, Maria-Lopez]\n---\n\n# One\n";
    const { run } = createWorld({ files: { "wins/2026/2026-11-20-one.md": win, "people/maria-lopez.md": "# Maria\n" } });
    const { findings } = await run(examineVault, {});
    expect(findings.map(({ code, message, file }) => [code, message, file])).toEqual([
      ["record.dangling", 'theme: there is no theme "search"', "wins/2026/2026-11-20-one.md"],
      ["record.dangling", 'with: there is no person "ben"', "wins/2026/2026-11-20-one.md"],
      ["record.dangling", 'with: there is no person "ada"', "wins/2026/2026-11-20-one.md"],
    ]);
  });
  it("names unreadable files with line and way out, and counts the others", async () => {
    const { run } = createWorld({
      files: {
        "people/ben.md": "# Ben\n",
        "people/ada.md": "---\nrelation: friend\n---\n# Ada\n",
        "wins/2026/2026-11-20-one.md": "---\ndate: [2026\n---\n# One\n",
        "notes/2026/2026-11-20-two.md": "---\ndate: 2026-11-20\n# Two\n",
      },
    });
    const { findings, records } = await run(examineVault, {});
    expect(records).toBe(2);
    expect(findings).toMatchObject([
      { code: "front-matter.unclosed", file: "notes/2026/2026-11-20-two.md" },
      {
        code: "record.invalid-field",
        file: "people/ada.md",
        line: 2,
        message: expect.stringContaining("relation"),
        hint: expect.any(String),
      },
      { code: "front-matter.syntax", file: "wins/2026/2026-11-20-one.md", line: expect.any(Number) },
    ]);
  });
  it("finds in the sample what its README says is odd, and nothing else", async () => {
    const { run } = createWorld({ files: sampleFiles() });
    const { findings } = await run(examineVault, {});
    expect(findings.map(({ code, file }) => [code, file])).toEqual([
      ["record.dangling", "wins/2026/2026-10-27-six-interviews-for-settlements-third-engineer.md"],
    ]);
  });
});
