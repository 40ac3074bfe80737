import { CommanderError } from "commander";
import { buildProgram, type Request } from "./build-program.js";
import { markNegations } from "./filter-words.js";
import { commands } from "./manifest.js";
import { type Line, readLine } from "./read-line.js";
import { writeOnWithoutReader } from "./terminal.js";

declare const UPSHOT_VERSION: string;

async function main(argv: readonly string[]): Promise<void> {
  writeOnWithoutReader();
  if (argv[0] === "--version" || argv[0] === "-V") {
    process.stdout.write(`${UPSHOT_VERSION}\n`);
    return;
  }
  const line = readLine(commands, argv);
  const run = async (request: Request) => {
    const { runCommand } = await import("./run-command.js");
    process.exitCode = await runCommand(request);
  };
  const program = buildProgram(commands, line.command, UPSHOT_VERSION, run);
  if (argv.length === 0) {
    program.outputHelp();
    return;
  }
  if (line.isUnknown) {
    process.exitCode = await tell(line);
    return;
  }
  try {
    await program.parseAsync([...markNegations(line.command, line.argv)], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : error.code === "commander.help" ? 2 : await tell(line, error);
  }
}

/** Says what is wrong with a line: its command, or what commander found behind it. */
async function tell({ command, words, argv }: Line, error?: CommanderError): Promise<number> {
  const [{ unknownCommand, usageProblem }, { reportUsage }] = await Promise.all([
    import("./usage-problem.js"),
    import("./report-usage.js"),
  ]);
  return reportUsage(error === undefined ? unknownCommand(commands, words) : usageProblem(error, command), argv);
}

await main(process.argv.slice(2));
