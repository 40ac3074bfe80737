import type { Problem } from "@upshot/core/problem";
import { openAnywhere, openWorkspace } from "../open-workspace.js";
import type { Request } from "./build-program.js";
import type { Context } from "./context.js";
import type { Command } from "./manifest.js";
import { pointAt } from "./render/point-at.js";
import { exitStatus, reportProblem } from "./report-problem.js";
import { runAndRender } from "./run-in.js";
import { processTerminal } from "./terminal.js";
import { usageOf } from "./usage-words.js";

type Run = (context: Context) => Promise<number>;

/** Commands that do more than run one operation and print what it gives back. Everything else needs no code here. */
const special: Readonly<Record<string, () => Promise<Run>>> = {
  log: async () => (await import("./commands/log.js")).log,
  create: async () => (await import("./commands/create.js")).create,
  edit: async () => (await import("./commands/edit.js")).edit,
  list: async () => (await import("./commands/list.js")).list,
  find: async () => (await import("./commands/list.js")).list,
  new: async () => (await import("./commands/new.js")).newRecord,
  inbox: async () => (await import("./commands/inbox.js")).inbox,
  "inbox accept": async () => (await import("./commands/accept.js")).accept,
  brag: async () => (await import("./commands/brag.js")).brag,
  lint: async () => (await import("./commands/lint.js")).lint,
  "playbook validate": async () => (await import("./commands/validate-playbook.js")).validatePlaybook,
  "ladder import": async () => (await import("./commands/ladder.js")).importLadder,
  check: async () => (await import("./commands/check.js")).check,
  init: async () => (await import("./commands/init.js")).init,
  mcp: async () => (await import("./commands/mcp.js")).mcp,
  completion: async () => (await import("./commands/completion.js")).completion,
};

/** Commands of one kind that are run like one of the above. */
const alike: readonly (readonly [path: RegExp, like: string])[] = [
  [/^new /, "new"],
  [/ create$/, "new"],
  [/ edit$/, "edit"],
  [/ list$/, "list"],
];

/** Runs one parsed command; gives back the exit status. */
export async function runCommand(request: Request): Promise<number> {
  const { command, globals } = request;
  const terminal = processTerminal({ color: globals.color === false ? false : undefined });
  const fail = (problem: Problem) => {
    reportProblem(asTyped(problem, command), terminal, {
      json: globals.json === true,
      verbose: globals.verbose === true,
      shown: placeInFilter(problem, request),
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
  const missing = missingWord(request);
  if (missing !== undefined) return fail(missing);
  const own = special[command.path] ?? special[alike.find(([path]) => path.test(command.path))?.[1] ?? ""];
  return own === undefined ? runAndRender(context, request.input) : (await own())(context);
}

/** A word that the command needs and that is there without saying anything: `upshot show ""`. */
function missingWord({ command, input }: Request): Problem | undefined {
  const blank = command.arguments.find(({ field, required }) => {
    const value = input[field];
    return required === true && (Array.isArray(value) ? value : [value]).every((word) => String(word ?? "").trim() === "");
  });
  return blank === undefined
    ? undefined
    : { code: "input.invalid", message: `<${blank.name}> is empty`, hint: `usage: ${usageOf(command)}` };
}

/** A problem with a field of the input, told as the option or the argument that the user typed. */
function asTyped(problem: Problem, command: Command): Problem {
  const [before = "", field, part] = /^(\w+)(?:\[\d+\]|\.\d+)?(?:\.(\w+))?: /.exec(problem.message) ?? [];
  if (problem.code !== "input.invalid" || field === undefined) return problem;
  const rest = `${part === undefined ? "" : `${part}: `}${problem.message.slice(before.length)}`;
  const option = command.options.find((each) => each.field === field);
  if (option !== undefined) return { ...problem, message: `${option.flag}: ${rest}` };
  return command.arguments.some((each) => each.field === field) ? { ...problem, message: rest } : problem;
}

/** The filter with a caret below the character that a problem is about. */
function placeInFilter(problem: Problem, { input }: Request): readonly string[] {
  const { file, column } = problem.place ?? {};
  const filter = input["filter"];
  return file === undefined && column !== undefined && typeof filter === "string" ? pointAt(filter, column) : [];
}
