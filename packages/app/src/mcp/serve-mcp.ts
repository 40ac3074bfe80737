import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { fail } from "@upshot/core/problem";
import { kinds } from "@upshot/core/record/kinds";
import { openVault, openWorkspace } from "../open-workspace.js";
import { operations } from "../operations.js";
import { createServer } from "./create-server.js";
import { LineTransport } from "./line-transport.js";
import { accessTo, type OpenWorkspace } from "./vault-access.js";

/** How the server was started. */
export interface McpOptions {
  readonly version: string;
  /** The vault; found the usual way when absent. */
  readonly vault?: string;
  readonly readOnly: boolean;
  readonly givePrivate: boolean;
  readonly dryRun: boolean;
}

/**
 * Serves MCP on standard input and output until the input ends. Starts without a vault too, and says so on each call:
 * a host shows a tool's answer better than a program that did not start.
 */
export async function serveMcp(options: McpOptions): Promise<void> {
  const write = ownOutput();
  const { givePrivate, vault } = options;
  const named = vault ?? process.env["UPSHOT_VAULT"];
  const usual = accessTo((progress) => openWorkspace({ progress, ...(vault !== undefined && { vault }) }), { givePrivate });
  const first = accessTo(openNew(named, options.dryRun), { givePrivate });
  const loaded = await Promise.all(Object.values(operations).map((load) => load()));

  const transport = new LineTransport({ input: process.stdin, write });
  serveStdio(
    () =>
      createServer({
        ...options,
        operations: loaded,
        access: (operation) => (operation?.name === "vault.init" ? first : usual),
      }),
    { transport, onerror: (error) => console.error(`upshot mcp: ${error.message}`) },
  );
  await transport.closed;
}

/** The way to write messages. Whatever else is printed goes to standard error from now on: the protocol owns standard output. */
function ownOutput(): (line: string) => void {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return (line) => void write(line);
}

/** Opens a folder that is no vault yet, so that `vault_init` can make it one; only a folder that the user named. */
function openNew(named: string | undefined, dryRun: boolean): OpenWorkspace {
  return async (progress) => {
    if (named === undefined || named === "") {
      return fail({
        code: "input.invalid",
        message: "no folder was named for the vault",
        hint: "start the server with `upshot mcp --vault DIR`, or run `upshot init DIR` in a terminal",
      });
    }
    const root = resolve(named);
    if (existsSync(join(root, "upshot.yaml"))) {
      return fail({ code: "vault.exists", message: "this folder is a vault already", place: { file: root } });
    }
    try {
      if (!dryRun) for (const { folder } of kinds) mkdirSync(join(root, folder), { recursive: true, mode: 0o700 });
    } catch (cause) {
      return fail({ code: "vault.read-only", message: "the folder can't be made", place: { file: root }, cause });
    }
    return openVault(root, { progress });
  };
}
