import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { buildProgram, type TrialVault, trialVault } from "../trial-vault.js";
import { clients, type Session } from "./clients.js";

// The v2 client fetches all pages of a list by itself; the v1 client shows each.
const [, connect] = clients[0] ?? [];
let vault: TrialVault;
let session: Session;

async function start(args: readonly string[], files: Readonly<Record<string, string>> = {}, env = {}): Promise<Session> {
  vault = trialVault(files);
  if (connect === undefined) throw new Error("no client");
  session = await connect(vault, args, env);
  return session;
}

beforeAll(buildProgram, 60_000);
afterEach(async () => {
  await session.close();
  vault.remove();
});

const note = (n: number) => [`notes/2026/2026-11-20-note-${n}.md`, `---\ndate: 2026-11-20\n---\n# Note ${n}\n`] as const;

describe("upshot mcp", () => {
  it("--read-only offers only tools that read", async () => {
    const { listTools, callTool } = await start(["--read-only"]);
    const tools = await listTools();
    expect(tools.map(({ annotations }) => annotations?.["readOnlyHint"])).toEqual(tools.map(() => true));
    expect(tools.map(({ name }) => name)).toContain("record_find");
    await expect(callTool("record_log", { text: "Cut start" })).rejects.toThrow(/record_log/);
    expect(existsSync(join(vault.root, "wins"))).toBe(false);
  });

  it("--private gives out records marked private", async () => {
    const { callTool, listResources } = await start(["--private"], { "notes/2026-x.md": "---\nprivate: true\n---\n# Kestrel\n" });
    const found = await callTool("record_list");
    expect(found.structured).toMatchObject({ total: 1, records: [{ id: "note/2026-x" }] });
    expect((await callTool("record_show", { record: "note/2026-x" })).structured).toMatchObject({ title: "Kestrel" });
    expect(found.texts.join()).not.toMatch(/private in this vault/);
    expect((await listResources()).resources).toHaveLength(1);
  });

  it.each([
    ["keeps private answers out of a check's history, and of what was practised", [], 0, undefined],
    ["gives them out with --private", ["--private"], 1, "2026-11-13"],
  ])("%s", async (_what, args, answered, last) => {
    const { callTool } = await start(args, {
      "checks/2026/2026-11-13-early-warning.md":
        "---\ndate: 2026-11-13\ncheck: early-warning@1\nanswers: { cynical: 5 }\nprivate: true\n---\n# Early warning\n",
    });
    const history = await callTool("check_history", { check: "early-warning" });
    expect(history.structured).toMatchObject({ answered: { length: answered } });
    expect((await callTool("check_show", { check: "early-warning" })).isError).toBe(answered === 0);
    const { structured } = await callTool("check_list");
    const checks = structured?.["checks"] as readonly { id: string; last?: string }[];
    expect(checks.find(({ id }) => id === "early-warning")?.last).toBe(last);
    const listed = (await callTool("practice_list", { rows: ["D9"] })).structured?.["practices"];
    expect(listed).toMatchObject([{ row: "D9", state: answered === 0 ? "never" : "kept" }]);
  });

  it("--dry-run says what it would write and writes nothing", async () => {
    const { callTool } = await start(["--dry-run"]);
    const logged = await callTool("record_log", { text: "Cut start 2s -> 1s" });
    expect(logged.texts.join("\n")).toMatch(/nothing was written.*create wins\/2026\//i);
    expect(readdirSync(vault.root)).toEqual(["upshot.yaml"]);
  });

  it("gives an agent fifty records when it does not say how many, and all when it says 0", async () => {
    const { callTool } = await start([], Object.fromEntries(Array.from({ length: 60 }, (_, n) => note(n))));
    expect((await callTool("record_list")).structured).toMatchObject({ total: 60, records: { length: 50 } });
    expect((await callTool("record_list", { limit: 0 })).structured).toMatchObject({ records: { length: 60 } });
  });

  it("gives records in pages until there are no more, each once", async () => {
    const { listResources } = await start([], Object.fromEntries(Array.from({ length: 1203 }, (_, n) => note(n))));
    const uris: string[] = [];
    const sizes: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listResources(cursor);
      uris.push(...page.resources.map(({ uri }) => uri));
      sizes.push(page.resources.length);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(sizes).toEqual([500, 500, 203]);
    expect(new Set(uris).size).toBe(1203);
  });

  it("starts without a vault, says so on each call, and can make one where it was told to", async () => {
    const { callTool, listTools } = await start([], {}, { UPSHOT_VAULT: "" });
    expect(await listTools()).not.toHaveLength(0);
    expect(JSON.parse((await callTool("record_list")).texts[0] ?? "")).toMatchObject({ code: "vault.not-found" });
    expect(JSON.parse((await callTool("vault_init")).texts[0] ?? "")).toMatchObject({ code: "input.invalid" });
    await session.close();

    const fresh = join(vault.here, "fresh");
    session = (await connect?.(vault, ["--vault", fresh])) ?? session;
    expect(JSON.parse((await session.callTool("record_list")).texts[0] ?? "")).toMatchObject({ code: "vault.not-found" });
    expect((await session.callTool("vault_init", { name: "Ada" })).isError).toBe(false);
    expect((await session.callTool("record_log", { text: "Made a vault" })).isError).toBe(false);
    expect(JSON.parse((await session.callTool("vault_init", { name: "Eve" })).texts[0] ?? "")).toMatchObject({
      code: "vault.exists",
    });
  });
});
