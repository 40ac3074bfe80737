import { Command as Commander, InvalidArgumentError, Option } from "commander";
import type { Command, CommandOption } from "./manifest.js";
import { families, groups } from "./routes.js";

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
  upshot init ~/career                      makes your vault
  upshot log "Cut cold start 1.8s -> 650ms" records what came of your work
  upshot import git ~/src/PROJECT           proposes wins out of a history
  upshot brag                               prints the document

upshot COMMAND --help shows one command.`;

/** Stands before a negated filter word while commander reads the line, so that `-glue` is not taken for options. */
const NEGATED = "\u0000";

/**
 * The program that reads one command line. All commands are known to it for help and suggestions, but only `wanted`
 * gets its options, because making hundreds of them would be most of the start-up time.
 */
export function buildProgram(
  commands: readonly Command[],
  wanted: Command | undefined,
  version: string,
  run: (request: Request) => Promise<void>,
): Commander {
  const program = new Commander("upshot")
    .description("Turns what you did into what came of it, in files you own.")
    .version(version, "-V, --version", "Print the version")
    .helpOption("-h, --help", "Show help")
    .option("--vault <dir>", "The vault; otherwise $UPSHOT_VAULT, this folder or one above it, or your default")
    .option("--json", "Print JSON, as documented in docs/reference")
    .option("--dry-run", "Say what would be written and write nothing")
    .option("--verbose", "Also show what lies under a problem")
    .option("--no-color", "Print without colours")
    .configureHelp({ showGlobalOptions: true, subcommandTerm: (command) => command.name() })
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText("after", FIRST_STEPS);

  const nodes = new Map<string, Commander>([["", program]]);
  for (const command of commands) {
    const node = nodeFor(command.path, nodes, program);
    node.description(command.summary);
    if (command === wanted) equip(node, command, run);
    else
      node
        .allowUnknownOption()
        .allowExcessArguments()
        .action(() => undefined);
  }
  for (const group of groups) {
    for (const command of commands) {
      const node = nodes.get(command.path.split(" ")[0] ?? "");
      if (command.group === group && node !== undefined && node.helpGroup() === "") node.helpGroup(`${group}:`);
    }
  }
  return program;
}

/** The longest command whose words the line begins with, global options left out. */
export function wantedCommand(commands: readonly Command[], argv: readonly string[]): Command | undefined {
  const words: string[] = [];
  for (let index = 0; index < argv.length && words.length < 2; index += 1) {
    const word = argv[index] ?? "";
    if (word === "--") break;
    if (word === "--vault") index += 1;
    else if (!word.startsWith("-")) words.push(word);
  }
  return commands.find(({ path }) => path === words.join(" ")) ?? commands.find(({ path }) => path === words[0]);
}

/** Protects filter words that look like options; see `NEGATED`. */
export function protectFilter(command: Command | undefined, argv: readonly string[]): readonly string[] {
  if (command?.arguments.some(({ filter }) => filter === true) !== true) return argv;
  return argv.map((word) => (/^-[^-\s]/.test(word) && word !== "-h" && word !== "-V" ? NEGATED + word : word));
}

function nodeFor(path: string, nodes: Map<string, Commander>, program: Commander): Commander {
  const known = nodes.get(path);
  if (known !== undefined) return known;
  const words = path.split(" ");
  const name = words.at(-1) ?? "";
  const parent = words.length === 1 ? program : nodeFor(words.slice(0, -1).join(" "), nodes, program);
  const node = parent.command(name).helpCommand(false).exitOverride();
  const summary = words.length === 1 ? families[name] : undefined;
  if (summary !== undefined) node.description(summary);
  nodes.set(path, node);
  return node;
}

function equip(node: Commander, command: Command, run: (request: Request) => Promise<void>): void {
  for (const { name, required, many, summary } of command.arguments) {
    const words = `${name}${many === true ? "..." : ""}`;
    node.argument(required === true ? `<${words}>` : `[${words}]`, summary ?? "");
  }
  for (const option of command.options) node.addOption(commanderOption(option));
  if (command.examples.length > 0)
    node.addHelpText("after", `\nExamples:\n${command.examples.map((example) => `  ${example}`).join("\n")}`);
  node.action(async (...received: unknown[]) => {
    const values = node.processedArgs as readonly unknown[];
    const options = node.opts<Record<string, unknown>>();
    const input: Record<string, unknown> = { ...command.preset };
    command.arguments.forEach((argument, index) => {
      const value = values[index];
      if (value === undefined || (Array.isArray(value) && value.length === 0)) return;
      input[argument.field] = argument.filter === true ? filterText(value as readonly string[]) : value;
    });
    for (const { flag, field } of command.options) {
      const value = options[attributeName(flag)];
      if (value !== undefined) input[field] = value;
    }
    void received;
    await run({ command, input, globals: node.optsWithGlobals() });
  });
}

function commanderOption(option: CommandOption): Option {
  const term =
    option.type === "flag"
      ? option.flag
      : `${option.flag} <${option.type === "number" ? "n" : option.choices === undefined ? "text" : "word"}>`;
  const made = new Option(term, option.summary);
  if (option.choices !== undefined && option.many !== true) made.choices([...option.choices]);
  if (option.type === "number") {
    made.argParser((value: string) => {
      const number = Number(value);
      if (value.trim() === "" || !Number.isFinite(number)) throw new InvalidArgumentError("a number is needed.");
      return number;
    });
  }
  if (option.many === true)
    made.argParser((value: string, previous: readonly string[] | undefined) => [...(previous ?? []), value]);
  return made;
}

function attributeName(flag: string): string {
  return new Option(flag).attributeName();
}

/**
 * One argument is the filter as it is. Several were split by the shell, which also took their quotes away:
 * an argument with spaces was a phrase.
 */
function filterText(words: readonly string[]): string {
  const plain = words.map((word) => (word.startsWith(NEGATED) ? word.slice(1) : word));
  if (plain.length === 1) return plain[0] ?? "";
  return plain
    .map((word) => {
      if (!/\s/.test(word) || word.includes('"')) return word;
      const field = /^(-?[\p{L}_-]+:)(.*)$/su.exec(word);
      return field === null ? `"${word}"` : `${field[1]}"${field[2]}"`;
    })
    .join(" ");
}
