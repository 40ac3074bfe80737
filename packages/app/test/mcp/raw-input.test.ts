import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildProgram, program, type TrialVault, trialVault } from "../trial-vault.js";

interface Message {
  readonly id?: unknown;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: number };
}

const initialize = {
  jsonrpc: "2.0",
  id: "init",
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "raw", version: "1" } },
};
const call = (id: number, name: string, args: unknown) => ({
  jsonrpc: "2.0",
  id,
  method: "tools/call",
  params: { name, arguments: args },
});

let vault: TrialVault;
let server: ChildProcessWithoutNullStreams;
let lines: string[];

function start(nodeArgs: readonly string[] = []): void {
  server = spawn(process.execPath, [...nodeArgs, program, "mcp"], { env: vault.env });
  lines = [];
  createInterface({ input: server.stdout }).on("line", (line) => lines.push(line));
}

/** Sends bytes as they are, ends the input, and gives back what was answered and the exit status. */
async function exchange(
  ...sent: readonly (string | Buffer | object)[]
): Promise<{ answers: readonly Message[]; status: number | null }> {
  for (const each of sent) {
    server.stdin.write(typeof each === "string" || Buffer.isBuffer(each) ? each : `${JSON.stringify(each)}\n`);
  }
  server.stdin.end();
  const status = await new Promise<number | null>((done) => server.on("close", done));
  return { answers: lines.map((line) => JSON.parse(line) as Message), status };
}

beforeAll(buildProgram, 60_000);
beforeEach(() => {
  vault = trialVault({ "notes/2026/2026-11-20-x.md": "---\ndate: 2026-11-20\n---\n# A note\n" });
});
afterEach(() => {
  server.kill("SIGKILL");
  vault.remove();
});

describe("upshot mcp with hostile input", () => {
  it("answers everything it was asked before the input ended, in valid messages, and ends well", async () => {
    start();
    const { answers, status } = await exchange(
      initialize,
      call(1, "record_list", {}),
      call(2, "record_show", { record: "2026-11-20-x" }),
    );
    expect(answers.map(({ id }) => id)).toEqual(["init", 1, 2]);
    expect(answers[2]?.result).toMatchObject({ structuredContent: { title: "A note" } });
    expect(status).toBe(0);
  });

  it("lives on after garbage of every sort", async () => {
    start();
    const { answers, status } = await exchange(
      "not json\n",
      Buffer.from([0, 255, 254, 10]),
      '{"jsonrpc":"2.0"}\n',
      "[]\n",
      initialize,
      call(1, "no_such_tool", {}),
      call(2, "record_list", "text instead of arguments"),
      { jsonrpc: "2.0", id: 3, method: "tools/call", params: { name: 7 } },
      { jsonrpc: "2.0", id: 4, method: "tools/call" },
      { jsonrpc: "2.0", id: 5, method: "no/such/method" },
      { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 99 } },
      { jsonrpc: "2.0", id: 99, result: {} },
      `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}\n`,
      call(6, "record_list", {}),
    );
    const codes = answers.map(({ id, error }) => [id, error?.code]);
    expect(codes.slice(0, 4)).toEqual([
      [null, -32_700],
      [null, -32_700],
      [null, -32_600],
      [null, -32_600],
    ]);
    const byId = new Map(codes.map(([id, code]) => [id, code] as const));
    expect([1, 2, 3, 4, 5].map((id) => byId.get(id))).toEqual([-32_602, -32_602, -32_602, -32_602, -32_601]);
    expect(answers.find(({ id }) => id === 6)?.result).toMatchObject({ structuredContent: { total: 1 } });
    expect(status).toBe(0);
  });

  it("throws away a line that is too long, and keeps nothing of it", async () => {
    start();
    const { answers, status } = await exchange(initialize, "x".repeat(30_000_000), "\n", call(1, "record_list", {}));
    expect(answers.map(({ id, error }) => [id, error?.code])).toEqual([
      ["init", undefined],
      [null, -32_600],
      [1, undefined],
    ]);
    expect(status).toBe(0);
  });

  it("does not lose a write whose asker went away", async () => {
    start();
    const { answers } = await exchange(initialize, call(1, "record_log", { text: "Cut start 2s -> 1s" }), {
      jsonrpc: "2.0",
      method: "notifications/cancelled",
      params: { requestId: 1 },
    });
    expect(answers.map(({ id }) => id)).toContain("init");
    start();
    const after = await exchange(initialize, call(2, "record_find", { filter: "kind:win" }));
    const found = after.answers.find(({ id }) => id === 2)?.result?.["structuredContent"] as { total: number } | undefined;
    // Cancelled before its turn, it was not made; begun, it was made whole.
    expect([0, 1]).toContain(found?.total);
  });

  it("keeps standard output for the protocol when something prints", async () => {
    const noise = 'setInterval(() => { console.log("noise"); process.stdout.write("more noise\\n"); }, 5).unref();';
    start(["--import", `data:text/javascript,${encodeURIComponent(noise)}`]);
    let said = "";
    server.stderr.on("data", (chunk) => {
      said += String(chunk);
    });
    // Noise from before the program starts is not its own; it begins to count with the first message.
    const { answers } = await exchange(initialize, ...Array.from({ length: 20 }, (_, n) => call(n, "record_list", {}))).catch(
      () => ({ answers: [] }),
    );
    const first = lines.findIndex((line) => line.startsWith("{"));
    expect(lines.slice(first).filter((line) => !line.startsWith("{"))).toEqual([]);
    expect(answers.length + lines.length).toBeGreaterThan(20);
    expect(said).toContain("noise");
  });

  it("does not let data drive a terminal that shows its messages", async () => {
    vault.write("notes/2026/2026-11-20-esc.md", "---\ndate: 2026-11-20\n---\n# Title \u001b]52;c;aGk=\u0007 end\n");
    start();
    await exchange(initialize, call(1, "record_list", {}));
    expect(lines.join("\n")).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
  });
});
