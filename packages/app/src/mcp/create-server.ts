import {
  type CallToolResult,
  ProtocolError,
  ProtocolErrorCode,
  Server,
  type ServerContext,
  type Tool,
} from "@modelcontextprotocol/server";
import type { Operation } from "@upshot/core/operations/operation";
import { runOperation } from "@upshot/core/operations/run-operation";
import { fail, ok, type Problem, type Result } from "@upshot/core/problem";
import { instructions } from "./instructions.js";
import { completeResource, listResources, readResource, recordTemplate } from "./resources.js";
import { toolName, toolOf } from "./tool.js";
import { toolNotes } from "./tool-notes.js";
import { problemResult, runResult } from "./tool-result.js";
import type { Call, VaultAccess } from "./vault-access.js";

/** What a server serves, and how much of it. */
export interface ServerParts {
  readonly version: string;
  readonly operations: readonly Operation[];
  /** The way to the vault for one operation; making a vault goes another way than using one. */
  readonly access: (operation?: Operation) => VaultAccess;
  readonly readOnly: boolean;
  readonly givePrivate: boolean;
  readonly dryRun: boolean;
}

/**
 * An MCP server with a tool for each operation and a resource for each record. A problem is a tool's answer, so that the
 * model can read it; only what is wrong with the request itself is a protocol error.
 */
export function createServer(parts: ServerParts): Server {
  const offered = parts.operations.filter(({ effect }) => !parts.readOnly || effect === "read");
  const tools = new Map(offered.map((operation) => [toolName(operation.name), { operation, tool: toolOf(operation) }]));
  const records = parts.access();

  const server = new Server(
    { name: "upshot", title: "Upshot", version: parts.version },
    { capabilities: { tools: {}, resources: {}, completions: {} }, instructions },
  );
  server.setRequestHandler("tools/list", () => ({ tools: [...tools.values()].map(({ tool }) => tool) }));
  server.setRequestHandler("tools/call", async ({ params }, context) => {
    const known = tools.get(params.name);
    if (known === undefined) {
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, `there is no tool "${params.name}"`);
    }
    return callTool(parts, known, params.arguments ?? {}, callOf(context));
  });
  server.setRequestHandler("resources/list", ({ params }, context) => listResources(records, callOf(context), params?.cursor));
  server.setRequestHandler("resources/templates/list", () => ({ resourceTemplates: [recordTemplate] }));
  server.setRequestHandler("resources/read", ({ params }, context) => readResource(records, callOf(context), params.uri, parts));
  server.setRequestHandler("completion/complete", ({ params }, context) => completeResource(records, callOf(context), params));
  return server;
}

async function callTool(
  { access, givePrivate, dryRun }: ServerParts,
  { operation, tool }: { readonly operation: Operation; readonly tool: Tool },
  given: Readonly<Record<string, unknown>>,
  call: Call,
): Promise<CallToolResult> {
  const input = inputOf(operation, tool, given);
  if (!input.ok) return problemResult(input.problem);
  const answer = await access(operation).within(call, async ({ world, countHidden }) => {
    const run = await runOperation(operation, input.value, world, { dryRun });
    if (!run.ok) return run;
    const hidden = toolNotes[operation.name]?.saysHidden === true ? await countHidden() : ok(0);
    return hidden.ok ? ok(runResult(operation.name, run.value, hiddenNote(hidden.value))) : hidden;
  });
  if (answer.ok) return answer.value;
  return problemResult(givePrivate ? answer.problem : mentionPrivate(answer.problem));
}

/** What the agent gave, and what it gets when it says nothing. A misspelt name is told, not passed over. */
function inputOf(
  operation: Operation,
  { inputSchema }: Tool,
  given: Readonly<Record<string, unknown>>,
): Result<Readonly<Record<string, unknown>>> {
  const names = Object.keys(inputSchema.properties ?? {});
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    return fail({
      code: "input.invalid",
      message: `there is no argument "${unknown}"`,
      hint: names.length === 0 ? "this tool takes none" : `arguments are ${names.join(", ")}`,
    });
  }
  const defaults = Object.entries(toolNotes[operation.name]?.defaults ?? {}).map(([name, { value }]) => [name, value] as const);
  return ok({ ...Object.fromEntries(defaults), ...given });
}

function hiddenNote(hidden: number): readonly string[] {
  if (hidden === 0) return [];
  return [`${hidden} ${hidden === 1 ? "record is" : "records are"} marked private in this vault and not given out.`];
}

function mentionPrivate(problem: Problem): Problem {
  if (problem.code !== "record.not-found") return problem;
  return { ...problem, hint: [problem.hint, "records marked private are not given out here"].filter(Boolean).join("; ") };
}

function callOf({ mcpReq }: ServerContext): Call {
  const token = mcpReq._meta?.progressToken;
  let steps = 0;
  return {
    signal: mcpReq.signal,
    progress(message) {
      if (token === undefined) return;
      steps += 1;
      const params = { progressToken: token, progress: steps, message };
      // A client that can't be told how far the work is still gets its answer.
      mcpReq.notify({ method: "notifications/progress", params }).catch(() => undefined);
    },
  };
}
