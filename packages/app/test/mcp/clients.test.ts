import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operations } from "../../src/operations.js";
import { buildProgram, type TrialVault, trialVault } from "../trial-vault.js";
import { clients, type Session } from "./clients.js";

const win = (title: string, extra = "") => `---\ndate: 2026-11-18\nrole: led\n${extra}---\n\n# ${title}\n\n## Result\n\nDone.\n`;

const files = {
  "wins/2026/2026-11-18-cold-start.md": win("Checkout starts in 650 ms", "with: [maria-lopez, secret-friend]\n"),
  "wins/2026/2026-11-18-größe.md": win("A name with an umlaut"),
  "wins/2026/2026-11-18-hidden-deal.md": win("Kestrel deal", "private: true\n"),
  "people/maria-lopez.md": "# Maria Lopez\n",
  "people/secret-friend.md": "---\nprivate: true\n---\n# Kestrel Friend\n",
  "notes/2026/2026-11-17-doubt.md": "---\ndate: 2026-11-17\nprivate: perhaps\n---\n# Kestrel doubt\n",
  "notes/2026/2026-11-16-broken.md": "---\ndate: [\n---\n# Broken\n",
};

beforeAll(buildProgram, 60_000);

describe.each(clients)("%s", (_name, connect) => {
  let vault: TrialVault;
  let session: Session;

  beforeAll(async () => {
    vault = trialVault(files);
    session = await connect(vault);
  });
  afterAll(async () => {
    await session.close();
    vault.remove();
  });

  it("finds a tool for every operation, with schemas and its effect", async () => {
    const tools = await session.listTools();
    expect(tools.map(({ name }) => name)).toEqual(Object.keys(operations).map((name) => name.replace(".", "_")));
    for (const tool of tools) {
      expect(tool.description).toMatch(/\w/);
      expect(tool.inputSchema).toMatchObject({ type: "object" });
      expect(tool.outputSchema).toMatchObject({ type: "object" });
    }
    const hints = Object.fromEntries(tools.map(({ name, annotations }) => [name, annotations]));
    expect(hints["record_list"]).toMatchObject({ readOnlyHint: true, destructiveHint: false, openWorldHint: false });
    expect(hints["record_log"]).toMatchObject({ readOnlyHint: false, destructiveHint: false });
    expect(hints["record_delete"]).toMatchObject({ readOnlyHint: false, destructiveHint: true });
    expect(hints["import_git"]).toMatchObject({ readOnlyHint: false, openWorldHint: true });
  });

  it("is told how to work with the vault", () => {
    expect(session.instructions).toMatch(/record_log/);
  });

  it("logs a win, finds it, reads it and takes it back", async () => {
    const logged = await session.callTool("record_log", { text: "Cut import 40s -> 9s @maria-lopez ^system !next" });
    expect(logged).toMatchObject({ isError: false, structured: { kind: "win", title: expect.stringContaining("Cut import") } });
    const { id, path } = logged.structured as { id: string; path: string };
    expect(readFileSync(join(vault.root, path), "utf8")).toContain("maria-lopez");

    const found = await session.callTool("record_find", { filter: "import with:maria-lopez" });
    expect(found.structured).toMatchObject({ total: 1, records: [{ id }] });
    expect(found.texts.join("\n")).toContain(id);

    const uri = `upshot://record/${id}`;
    expect((await session.listResources()).resources.map((resource) => resource.uri)).toContain(uri);
    expect(await session.readResource(uri)).toEqual([
      { uri, mimeType: "text/markdown", text: readFileSync(join(vault.root, path), "utf8") },
    ]);

    const undone = await session.callTool("vault_undo");
    expect(undone.structured).toMatchObject({ undone: expect.stringContaining(id) });
    expect((await session.callTool("record_find", { filter: "import" })).structured).toMatchObject({ total: 0 });
  });

  it("sees what an editor changed in between", async () => {
    const path = "notes/2026/2026-11-19-thought.md";
    vault.write(path, "---\ndate: 2026-11-19\n---\n# First thought\n");
    const show = () => session.callTool("record_show", { record: "note/2026-11-19-thought" });
    expect((await show()).structured).toMatchObject({ title: "First thought" });
    vault.write(path, "---\ndate: 2026-11-19\n---\n# A second thought\n");
    expect((await show()).structured).toMatchObject({ title: "A second thought" });
    expect((await session.readResource("upshot://record/note/2026-11-19-thought"))[0]?.text).toContain("A second thought");
  });

  it("gets a problem as the tool's answer, with code and hint", async () => {
    const answer = await session.callTool("record_show", { record: "no-such-record" });
    expect(answer).toMatchObject({ isError: true, structured: undefined });
    expect(JSON.parse(answer.texts[0] ?? "")).toMatchObject({
      code: "record.not-found",
      hint: expect.stringContaining("private"),
    });

    const filter = await session.callTool("record_list", { filter: 'theme:"open' });
    expect(JSON.parse(filter.texts[0] ?? "")).toMatchObject({ code: "query.syntax", place: { column: expect.any(Number) } });
  });

  it("is told of arguments that don't fit, so that it can correct itself", async () => {
    const wrong = [
      ["record_list", { limit: "many" }],
      ["record_list", { filters: "kind:win" }],
      ["record_log", {}],
      ["record_log", { text: "x", date: "yesterday" }],
      ["vault_undo", { steps: 2 }],
    ] as const;
    for (const [name, args] of wrong) {
      const answer = await session.callTool(name, args);
      expect(answer.isError, JSON.stringify(args)).toBe(true);
      expect(JSON.parse(answer.texts[0] ?? "")).toMatchObject({ code: "input.invalid" });
    }
  });

  it("gets a protocol error for a tool or resource that does not exist, and goes on", async () => {
    await expect(session.callTool("record_send")).rejects.toThrow(/record_send/);
    for (const uri of [
      "upshot://record/win/none",
      "upshot://record/win/..%2f..%2fupshot",
      "upshot://record/win/%E0",
      "file:///etc/passwd",
    ]) {
      await expect(session.readResource(uri), uri).rejects.toThrow();
    }
    await expect(session.listResources("not-a-cursor")).rejects.toThrow(/cursor/);
    expect((await session.callTool("record_list")).isError).toBe(false);
  });

  it("reads a record whose name needs escaping", async () => {
    const { resources } = await session.listResources();
    const uri = resources.find(({ title }) => title === "A name with an umlaut")?.uri ?? "";
    expect(uri).toBe("upshot://record/win/2026-11-18-gr%C3%B6%C3%9Fe");
    expect((await session.readResource(uri))[0]?.text).toContain("A name with an umlaut");
  });

  it("completes the address of a record", async () => {
    expect(await session.templates()).toEqual(["upshot://record/{kind}/{stem}"]);
    expect(await session.completeStem("person", "ma")).toEqual(["maria-lopez"]);
    expect(await session.completeStem("person", "")).toEqual(["maria-lopez"]);
  });

  it("is not given records marked private, only their number", async () => {
    const list = await session.callTool("record_list", { limit: 0 });
    const shown = await session.callTool("record_show", { record: "win/2026-11-18-hidden-deal" });
    const found = await session.callTool("record_find", { filter: "kestrel" });
    const brag = await session.callTool("brag_show", { from: "2026-11" });
    const doctor = await session.callTool("vault_doctor");
    const resources = await session.listResources();
    expect(found.structured).toMatchObject({ total: 0, records: [] });
    expect(shown.isError).toBe(true);
    expect(list.texts.join("\n")).toContain("3 records are marked private");
    expect(resources._meta).toMatchObject({ "upshot/hidden": 3 });
    await expect(session.readResource("upshot://record/win/2026-11-18-hidden-deal")).rejects.toThrow();
    const all = JSON.stringify([list, shown, found, brag, doctor, resources]).replaceAll("secret-friend", "");
    expect(all).not.toMatch(/kestrel|hidden-deal"|doubt/i);
  });

  it("is not told that a private record is missing when a public one names it", async () => {
    const { structured } = await session.callTool("vault_doctor");
    const findings = structured?.["findings"] as { code: string }[];
    expect(findings.map(({ code }) => code)).toContain("front-matter.syntax");
    expect(findings.filter(({ code }) => code === "record.dangling")).toEqual([]);
  });

  it("can neither change, delete nor take back what is private", async () => {
    const before = readFileSync(join(vault.root, "wins/2026/2026-11-18-hidden-deal.md"), "utf8");
    for (const name of ["record_edit", "record_delete"]) {
      const answer = await session.callTool(name, {
        record: "win/2026-11-18-hidden-deal",
        ...(name === "record_edit" && { set: { private: false } }),
      });
      expect(JSON.parse(answer.texts[0] ?? "")).toMatchObject({ code: "record.not-found" });
    }
    expect(readFileSync(join(vault.root, "wins/2026/2026-11-18-hidden-deal.md"), "utf8")).toBe(before);

    const made = await session.callTool("note_create", { title: "Thinking of leaving", private: true });
    expect(made.isError).toBe(false);
    const undone = await session.callTool("vault_undo");
    expect(JSON.parse(undone.texts[0] ?? "")).toMatchObject({ code: "record.private" });
    expect(undone.texts.join()).not.toMatch(/leaving/i);
  });

  it("reaches nothing outside the vault, whatever it asks for", async () => {
    const attempts = [
      ["record_create", { records: [{ kind: "win", title: "Out", id: "win/../../../../out" }] }],
      ["record_create", { records: [{ kind: "../home", title: "Out" }] }],
      ["record_create", { records: [{ kind: "win", title: "Out", path: "../../out.md" }] }],
      ["win_create", { title: "../../out" }],
      ["record_show", { record: "../../../etc/passwd" }],
      ["record_edit", { record: "/etc/passwd", set: { role: "led" } }],
      ["record_delete", { record: "../upshot.yaml" }],
      ["import_git", { paths: ["--upload-pack=touch out", "/nonexistent"] }],
    ] as const;
    for (const [name, args] of attempts) await session.callTool(name, args);
    expect(readdirSync(vault.here).sort()).toEqual(["bin", "career", "home"]);
    expect(readdirSync(vault.env["HOME"] ?? "").filter((name) => name !== ".cache")).toEqual([]);
    expect(readdirSync(vault.root)).toContain("upshot.yaml");
    expect(readdirSync(vault.root, { recursive: true }).filter((name) => String(name).includes(".."))).toEqual([]);
  });
});
