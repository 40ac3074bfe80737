import { Command as Commander, InvalidArgumentError, Option } from "commander";
import { filterText } from "./filter-words.js";
import { helpPage } from "./help-page.js";
import type { Command, CommandOption } from "./manifest.js";
import { families, groups } from "./route.js";

/** What was asked for, once the words are parsed. */
export interface Request {
  readonly command: Command;
  /** Input for the operation, by field; only what was given. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly globals: Globals;
}

/** Options that every command has. */
export interface Globals {
  readonly vault?: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
  readonly verbose?: boolean;
  readonly color?: boolean;
}

const FIRST_STEPS = `
First steps:
  upshot init ~/career                       makes your vault
  upshot log "Cut cold start 1.8s -> 650ms"  records what came of your work
  upshot import git ~/src/PROJECT            proposes wins out of a history
  upshot brag                                prints the document

upshot COMMAND --help shows one command.`;

/**
 * The program that reads one command line. All commands are known to it for help, but only `wanted` gets its options,
 * because making hundreds of them would be most of the start-up time. What is wrong with a line is thrown as commander's
 * error, and nothing is printed about it.
 */
export function buildProgram(
  commands: readonly Command[],
  wanted: Command | undefined,
  version: string,
  run: (request: Request) => Promise<void>,
): Commander {
  const program = new Commander("upshot")
    .usage("<command> [options]")
    .description("Turns what you did into what came of it, in files you own.")
    .version(version, "-V, --version", "Print the version")
    .helpOption("-h, --help", "Show help")
    .option("--vault <dir>", "The vault; else $UPSHOT_VAULT, here or above, or your default")
    .option("--json", "Print JSON, as documented in docs/reference")
    .option("--dry-run", "Say what would be written and write nothing")
    .option("--verbose", "Also show what lies under a problem")
    .option("--no-color", "Print without colours")
    .configureHelp({ formatHelp: helpPage, subcommandTerm: (command) => command.name() })
    .configureOutput({ outputError: () => undefined })
    .helpCommand(false)
    .exitOverride()
    .addHelpText("after", FIRST_STEPS);

  const nodes = new Map<string, Commander>([["", program]]);
  for (const command of commands) {
    const node = nodeFor(command.path, nodes, program);
    node.description(command.summary);
    if (command === wanted) equip(node, command, run);
  }
  for (const group of groups) {
    for (const command of commands) {
      const node = nodes.get(command.path.split(" ")[0] ?? "");
      if (command.group === group && node !== undefined && node.helpGroup() === "") node.helpGroup(`${group}:`);
    }
  }
  return program;
}

function nodeFor(path: string, nodes: Map<string, Commander>, program: Commander): Commander {
  const known = nodes.get(path);
  if (known !== undefined) return known;
  const words = path.split(" ");
  const name = words.at(-1) ?? "";
  const parent = words.length === 1 ? program : nodeFor(words.slice(0, -1).join(" "), nodes, program);
  const node = parent.command(name).helpCommand(false);
  const summary = words.length === 1 ? families[name] : undefined;
  if (summary !== undefined) node.description(summary).usage("<command> [options]");
  nodes.set(path, node);
  return node;
}

function equip(node: Commander, command: Command, run: (request: Request) => Promise<void>): void {
  for (const { name, required, many, summary } of command.arguments) {
    const words = `${name}${many === true ? "..." : ""}`;
    node.argument(required === true ? `<${words}>` : `[${words}]`, summary ?? "");
  }
  const options = command.options.map((option) => ({ field: option.field, option: commanderOption(option) }));
  for (const { option } of options) node.addOption(option);
  if (command.examples.length > 0)
    node.addHelpText("after", `\nExamples:\n${command.examples.map((example) => `  ${example}`).join("\n")}`);
  node.action(async () => {
    const input: Record<string, unknown> = { ...command.preset };
    command.arguments.forEach(({ field, filter }, index) => {
      const value: unknown = node.processedArgs[index];
      if (value === undefined || (Array.isArray(value) && value.length === 0)) return;
      input[field] = filter === true ? filterText(value as readonly string[]) : value;
    });
    const given = node.opts<Record<string, unknown>>();
    for (const { field, option } of options) {
      const value = given[option.attributeName()];
      if (value !== undefined) input[field] = value;
    }
    await run({ command, input, globals: node.optsWithGlobals() });
  });
}

function commanderOption({ flag, type, choices, many, summary }: CommandOption): Option {
  const value = type === "number" ? "n" : choices === undefined ? "text" : "word";
  const unsaid = choices?.some((choice) => !summary.includes(choice)) === true;
  const about = `${summary}${unsaid ? `: ${choices?.join(", ")}` : ""}${many === true ? "; repeatable" : ""}`;
  const option = new Option(type === "flag" ? flag : `${flag} <${value}>`, about);
  if (type === "number") option.argParser(wholeNumber);
  else if (many === true)
    option.argParser((value: string, previous: readonly string[] | undefined) => [...(previous ?? []), value]);
  else if (choices !== undefined)
    option.argParser((value: string) => {
      if (!choices.includes(value)) throw new InvalidArgumentError("");
      return value;
    });
  return option;
}

function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("");
  return Number(value);
}
