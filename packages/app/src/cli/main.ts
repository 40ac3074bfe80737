import { CommanderError } from "commander";
import { buildProgram, protectFilter, type Request, wantedCommand } from "./build-program.js";
import { commands } from "./manifest.js";

declare const UPSHOT_VERSION: string;

/** Leaves quietly when the reader of a pipe has gone away, as `| head` does. */
function leaveWithTheReader(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}

async function main(argv: readonly string[]): Promise<void> {
  leaveWithTheReader(process.stdout);
  leaveWithTheReader(process.stderr);
  if (argv[0] === "--version" || argv[0] === "-V") {
    process.stdout.write(`${UPSHOT_VERSION}\n`);
    return;
  }
  const wanted = wantedCommand(commands, argv);
  const run = async (request: Request) => {
    const { runCommand } = await import("./run-command.js");
    process.exitCode = await runCommand(request);
  };
  const program = buildProgram(commands, wanted, UPSHOT_VERSION, run);
  if (argv.length === 0) {
    program.outputHelp();
    return;
  }
  try {
    await program.parseAsync([...protectFilter(wanted, argv)], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}

await main(process.argv.slice(2));
