import type { Problem } from "@upshot/core/problem";
import { openAnywhere, openWorkspace } from "../open-workspace.js";
import type { Request } from "./build-program.js";
import type { Context } from "./context.js";
import { exitStatus, reportProblem } from "./report-problem.js";
import { runAndRender } from "./run-in.js";
import { processTerminal } from "./terminal.js";

/** Commands that do more than run one operation and print what it gives back. Everything else needs no code here. */
const special: Readonly<Record<string, () => Promise<(context: Context) => Promise<number>>>> = {
  log: async () => (await import("./commands/log.js")).log,
  create: async () => (await import("./commands/create.js")).create,
  edit: async () => (await import("./commands/edit.js")).edit,
  inbox: async () => (await import("./commands/inbox.js")).inbox,
  "inbox accept": async () => (await import("./commands/accept.js")).accept,
  brag: async () => (await import("./commands/brag.js")).brag,
  "playbook validate": async () => (await import("./commands/validate-playbook.js")).validatePlaybook,
  check: async () => (await import("./commands/check.js")).check,
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
    reportProblem(problem, terminal, {
      json: globals.json === true,
      verbose: globals.verbose === true,
      ...(source !== undefined && { source }),
    });
    return exitStatus(problem);
  };
  const context: Context = {
    request,
    globals,
    terminal,
    fail,
    open: async () => {
      const open = command.withoutVault === true ? openAnywhere : openWorkspace;
      const opened = await open({
        ...(globals.vault !== undefined && { vault: globals.vault }),
        progress: terminal.progress,
      });
      if (opened.ok) return opened.value;
      process.exitCode = fail(opened.problem);
      return undefined;
    },
  };
  const own =
    special[command.path] ??
    (/ edit$/.test(command.path)
      ? special["edit"]
      : / create$|^new /.test(command.path)
        ? async () => (await import("./commands/new.js")).newRecord
        : undefined);
  if (own !== undefined) return (await own())(context);
  return runAndRender(context, request.input);
}
