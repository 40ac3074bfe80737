import { Client as ClientV2 } from "@modelcontextprotocol/client";
import { StdioClientTransport as TransportV2 } from "@modelcontextprotocol/client/stdio";
import { Client as ClientV1 } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as TransportV1 } from "@modelcontextprotocol/sdk/client/stdio.js";
import { program, type TrialVault } from "../trial-vault.js";

/** What a tool answered. */
export interface Answer {
  readonly isError: boolean;
  readonly structured: Readonly<Record<string, unknown>> | undefined;
  readonly texts: readonly string[];
}

/** One connection to `upshot mcp`, whichever client made it. */
export interface Session {
  readonly instructions: string | undefined;
  listTools(): Promise<readonly Tool[]>;
  callTool(name: string, args?: Record<string, unknown>): Promise<Answer>;
  listResources(cursor?: string): Promise<{
    resources: { uri: string; name: string; title?: string | undefined }[];
    nextCursor?: string | undefined;
    _meta?: Record<string, unknown> | undefined;
  }>;
  readResource(uri: string): Promise<readonly { uri: string; mimeType?: string | undefined; text?: string }[]>;
  completeStem(kind: string, value: string): Promise<readonly string[]>;
  templates(): Promise<readonly string[]>;
  close(): Promise<void>;
}

interface Tool {
  readonly name: string;
  readonly description?: string | undefined;
  readonly inputSchema: object;
  readonly outputSchema?: object | undefined;
  readonly annotations?: Readonly<Record<string, unknown>> | undefined;
}

type Connect = (vault: TrialVault, args?: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Session>;

/** The clients that must work: both generations, and both protocols of the newer one. */
export const clients: readonly (readonly [name: string, connect: Connect])[] = [
  ["the v1 client", connectV1],
  ["the v2 client as it comes", (vault, args, env) => connectV2(vault, args, env)],
  ["the v2 client on the protocol of 2026-07-28", (vault, args, env) => connectV2(vault, args, env, "2026-07-28")],
];

async function connectV1(vault: TrialVault, args: readonly string[] = [], env = {}): Promise<Session> {
  const client = new ClientV1({ name: "test", version: "1.0.0" });
  await client.connect(new TransportV1(serverOf(vault, args, env)));
  return sessionOf(client);
}

async function connectV2(vault: TrialVault, args: readonly string[] = [], env = {}, pin?: string): Promise<Session> {
  const client = new ClientV2(
    { name: "test", version: "1.0.0" },
    pin === undefined ? {} : { versionNegotiation: { mode: { pin } } },
  );
  await client.connect(new TransportV2(serverOf(vault, args, env)));
  return sessionOf(client);
}

function serverOf(vault: TrialVault, args: readonly string[], env: Readonly<Record<string, string>>) {
  return { command: process.execPath, args: [program, "mcp", ...args], env: { ...vault.env, ...env }, stderr: "ignore" as const };
}

function sessionOf(client: ClientV1 | ClientV2): Session {
  // The two clients have the same methods with types of their own.
  const any = client as unknown as ClientV1;
  return {
    instructions: any.getInstructions(),
    listTools: async () => (await any.listTools()).tools,
    async callTool(name, args = {}) {
      const { isError, structuredContent, content } = (await any.callTool({ name, arguments: args })) as {
        isError?: boolean;
        structuredContent?: Record<string, unknown>;
        content: { type: string; text: string }[];
      };
      return { isError: isError === true, structured: structuredContent, texts: content.map(({ text }) => text) };
    },
    listResources: (cursor) => any.listResources(cursor === undefined ? undefined : { cursor }),
    readResource: async (uri) => (await any.readResource({ uri })).contents as { uri: string; text: string }[],
    completeStem: async (kind, value) =>
      (
        await any.complete({
          ref: { type: "ref/resource", uri: "upshot://record/{kind}/{stem}" },
          argument: { name: "stem", value },
          context: { arguments: { kind } },
        })
      ).completion.values,
    templates: async () => (await any.listResourceTemplates()).resourceTemplates.map(({ uriTemplate }) => uriTemplate),
    close: () => any.close(),
  };
}
