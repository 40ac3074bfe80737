import type { Problem } from "@upshot/core/problem";
import { CommanderError } from "commander";
import { buildProgram, type Request } from "../../src/cli/build-program.js";
import { markNegations } from "../../src/cli/filter-words.js";
import { commands } from "../../src/cli/manifest.js";
import { readLine } from "../../src/cli/read-line.js";
import { unknownCommand, usageProblem } from "../../src/cli/usage-problem.js";

/** What a command line asks for, or what is wrong with it; nothing is run. */
async function readRequest(...argv: readonly string[]): Promise<Request | Problem> {
  const line = readLine(commands, argv);
  if (line.isUnknown) return unknownCommand(commands, line.words);
  let request: Request | undefined;
  const program = buildProgram(commands, line.command, "0.0.0", async (asked) => {
    request = asked;
  });
  program.configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
  try {
    await program.parseAsync([...markNegations(line.command, line.argv)], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return usageProblem(error, line.command);
  }
  if (request === undefined) throw new Error(`nothing came of ${argv.join(" ")}`);
  return request;
}

/** Path, input and options of every command that a line asks for; throws when something is wrong with it. */
export async function asked(...argv: readonly string[]) {
  const request = await readRequest(...argv);
  if ("code" in request) throw new Error(request.message);
  const { command, input, globals } = request;
  return { path: command.path, input, globals };
}

/** Message and hint of what is wrong with a line. */
export async function complaint(...argv: readonly string[]): Promise<string> {
  const problem = await readRequest(...argv);
  if (!("code" in problem)) throw new Error(`nothing is wrong with ${argv.join(" ")}`);
  return problem.hint === undefined ? problem.message : `${problem.message} / ${problem.hint}`;
}
