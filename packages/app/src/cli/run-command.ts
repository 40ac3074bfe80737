import { runOperation } from "@upshot/core/operations/run-operation";
import type { Problem } from "@upshot/core/problem";
import { openWorkspace, type Workspace } from "../open-workspace.js";
import { operations } from "../operations.js";
import type { Globals, Request } from "./build-program.js";
import { reportProblem, exitStatus } from "./report-problem.js";
import { rendererOf } from "./render/renderers.js";
import { processTerminal, type Terminal, visible } from "./terminal.js";

/** What a command of its own has at hand. */
export interface Context {
  readonly request: Request;
  readonly globals: Globals;
  readonly terminal: Terminal;
  /** Opens the vault that the options name; on a problem, says so and gives nothing. */
  open(): Promise<Workspace | undefined>;
  /** Says what is wrong and gives back the exit status. */
  fail(problem: Problem): number;
}

/** Commands that do more than run one operation and print what it gives back. Everything else needs no code here. */
const special: Readonly<Record<string, () => Promise<(context: Context) => Promise<number>>>> = {
  log: async () => (await import("./commands/log.js")).log,
  create: async () => (await import("./commands/create.js")).create,
  edit: async () => (await import("./commands/edit.js")).edit,
  inbox: async () => (await import("./commands/inbox.js")).inbox,
  "inbox accept": async () => (await import("./commands/accept.js")).accept,
  brag: async () => (await import("./commands/brag.js")).brag,
  init: async () => (await import("./commands/init.js")).init,
  mcp: async () => (await import("./commands/mcp.js")).mcp,
  completion: async () => (await import("./commands/completion.js")).completion,
};

/** Runs one parsed command; gives back the exit status. */
export async function runCommand(request: Request): Promise<number> {
  const { command, globals } = request;
  const terminal = processTerminal({ color: globals.color === false ? false : undefined });
  const source = typeof request.input["filter"] === "string" ? request.input["filter"] : undefined;
  const fail = (problem: Problem) => {
    reportProblem(problem, terminal, { json: globals.json === true, verbose: globals.verbose === true, ...(source !== undefined && { source }) });
    return exitStatus(problem);
  };
  const context: Context = {
    request,
    globals,
    terminal,
    fail,
    open: async () => {
      const opened = await openWorkspace({ ...(globals.vault !== undefined && { vault: globals.vault }), progress: terminal.progress });
      if (opened.ok) return opened.value;
      process.exitCode = fail(opened.problem);
      return undefined;
    },
  };
  const own = special[command.path] ?? (/ edit$/.test(command.path) ? special["edit"] : / create$|^new /.test(command.path) ? async () => (await import("./commands/new.js")).newRecord : undefined);
  if (own !== undefined) return (await own())(context);
  return runAndRender(context, request.input);
}

/** Runs the command's operation on an input and prints the answer: as JSON, or the way its renderer does. */
export async function runAndRender(context: Context, input: Readonly<Record<string, unknown>>): Promise<number> {
  const workspace = await context.open();
  if (workspace === undefined) return Number(process.exitCode ?? 3);
  try {
    return await runIn(workspace, context, input);
  } finally {
    await workspace.close();
  }
}

/** The same in a workspace that is open already. */
export async function runIn(workspace: Workspace, context: Context, input: Readonly<Record<string, unknown>>): Promise<number> {
  const { request, globals, terminal, fail } = context;
  const name = request.command.operation ?? "";
  const load = operations[name];
  if (load === undefined) throw new Error(`no operation ${name}`);
  const { count, limit = count === true ? 1 : undefined, ...rest } = input;
  const run = await runOperation(await load(), { ...rest, ...(limit !== undefined && { limit }) }, workspace.world, { dryRun: globals.dryRun === true });
  if (!run.ok) return fail(run.problem);
  const { output, plan, applied } = run.value;
  const render = await rendererOf(name);
  if (count === true) terminal.out(String((output as { total: number }).total));
  else if (globals.json === true || render === undefined) terminal.raw(`${JSON.stringify(render?.json?.(output as never) ?? output)}\n`);
  else render.text(output as never, { terminal, workspace });
  if (globals.dryRun === true) {
    terminal.note("Nothing was written. It would have been:");
    for (const change of plan?.changes ?? []) {
      terminal.note(`  ${change.type} ${visible(change.path)}${change.type === "move" ? ` to ${visible(change.to)}` : ""}`);
    }
  }
  for (const { path, copy } of applied?.conflicts ?? []) {
    terminal.note(`${visible(path)} was changed by somebody else meanwhile; theirs stays, yours is in ${visible(copy)}`);
  }
  return render?.status?.(output as never) ?? 0;
}
