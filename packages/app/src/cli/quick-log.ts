import { logLine } from "@upshot/core/operations/log-line";
import { carryOut } from "@upshot/core/operations/run-operation";
import type { Problem } from "@upshot/core/problem";
import { isDateText } from "@upshot/core/record/fields";
import { openWorkspace } from "../open-workspace.js";
import { readQuickLine } from "./quick-line.js";
import { jsonText } from "./render/json-text.js";
import { logged } from "./render/logged.js";
import { exitStatus, reportProblem } from "./report-problem.js";
import { processTerminal, writeOnWithoutReader } from "./terminal.js";

/**
 * `upshot log` without the command line's other machinery. It is typed many times a day, so it is also built as one flat
 * file, which Node starts in less than half the time of the whole program. Whatever is out of the ordinary (help, an option
 * it does not know, text from standard input) it leaves to the whole program. Gives back whether it did the work.
 */
export async function quickLog(argv: readonly string[]): Promise<boolean> {
  const line = readLine(argv);
  if (line === undefined) return false;
  const { vault, json, color, ...rest } = line;
  writeOnWithoutReader();
  const terminal = processTerminal({ color: color ? undefined : false });
  const fail = (problem: Problem) => {
    reportProblem(problem, terminal, { json, verbose: false });
    process.exitCode = exitStatus(problem);
    return true;
  };
  const workspace = await openWorkspace(vault === undefined ? {} : { vault });
  if (!workspace.ok) return fail(workspace.problem);
  const { root, world, close } = workspace.value;
  try {
    const run = await carryOut(() => logLine(rest, world), world);
    if (!run.ok) return fail(run.problem);
    if (json) terminal.raw(jsonText(run.value.output));
    else logged.text(run.value.output as never, { terminal, workspace: { root }, input: rest, dryRun: false });
    return true;
  } finally {
    await close();
  }
}

/** What was asked for, if it is in a form that needs no more than this. */
function readLine(argv: readonly string[]) {
  const line = readQuickLine(argv, { date: { type: "string" }, body: { type: "string" } });
  if (line?.command !== "log") return undefined;
  const { vault, date, body } = line.values;
  const text = line.words.join(" ");
  if (text.trim() === "" || (date !== undefined && !isDateText(date))) return undefined;
  return {
    text,
    json: line.flags.has("json"),
    color: !line.flags.has("no-color"),
    ...(vault !== undefined && { vault }),
    ...(date !== undefined && { date }),
    ...(body !== undefined && { body }),
  };
}
