import { type Command, type CommandOption, commands } from "../manifest.js";
import { completeValue, type Line } from "./complete-argument.js";
import { beginning, behind, type Completion, type Sources } from "./completion.js";
import { vocabulary } from "./vocabulary.js";

/** Options that every command has; `value` names the field whose values follow. */
const GLOBALS: readonly { readonly flag: string; readonly value?: string; readonly about: string }[] = [
  { flag: "--vault", value: "vault", about: "The vault" },
  { flag: "--json", about: "Print JSON" },
  { flag: "--dry-run", about: "Say what would be written and write nothing" },
  { flag: "--verbose", about: "Also show what lies under a problem" },
  { flag: "--no-color", about: "Print without colours" },
  { flag: "--help", about: "Show help" },
];

/** A command line up to the cursor, taken apart. */
interface Parsed {
  readonly command?: Command;
  /** Words of the command that were read, also when they are not yet a whole one. */
  readonly path: string;
  /** Whether the command's own words may still go on. */
  readonly open: boolean;
  readonly positionals: readonly string[];
  readonly options: ReadonlyMap<string, string>;
  /** The option whose value is being typed. */
  readonly pending?: string;
  /** `--` was given: nothing is an option any more. */
  readonly closed: boolean;
}

/** What the last of these words may become. Words are as typed behind the program's name, without quotes. */
export async function completeLine(line: readonly string[], sources: Sources): Promise<Completion> {
  const typed = line.at(-1) ?? "";
  const parsed = parse(line.slice(0, -1));
  return beginning(await suggestions(typed, parsed, sources), typed);
}

/** The value of an option that stands in the line: `--vault DIR`. */
export function optionValue(line: readonly string[], flag: string): string | undefined {
  return parse(line.slice(0, -1)).options.get(flag);
}

async function suggestions(typed: string, parsed: Parsed, sources: Sources): Promise<Completion> {
  if (parsed.pending !== undefined) return optionValues(parsed.pending, typed, parsed, sources);
  const [assigned, flag] = /^(--[a-z-]+)=/.exec(typed) ?? [];
  if (!parsed.closed && assigned !== undefined && flag !== undefined) {
    return behind(assigned, await optionValues(flag, typed.slice(assigned.length), parsed, sources));
  }
  const filters = parsed.command?.arguments.some(({ filter }) => filter === true) === true;
  if (!parsed.closed && typed.startsWith("-") && !(filters && /^-[^-]/.test(typed))) return options(parsed.command);
  const own = await argumentOf(typed, parsed, sources);
  const subcommands = parsed.open ? nextWords(parsed.path) : [];
  if (subcommands.length === 0) return own;
  return own.type === "words" ? { ...own, words: [...subcommands, ...own.words] } : { type: "words", words: subcommands };
}

async function argumentOf(typed: string, parsed: Parsed, sources: Sources): Promise<Completion> {
  const { command, positionals } = parsed;
  const all = command?.arguments ?? [];
  const argument = all[positionals.length] ?? (all.at(-1)?.many === true ? all.at(-1) : undefined);
  if (command === undefined || argument === undefined) return { type: "words", words: [] };
  return completeValue(argument.field, typed, lineOf(command, parsed), sources);
}

async function optionValues(flag: string, typed: string, parsed: Parsed, sources: Sources): Promise<Completion> {
  const everywhere = GLOBALS.find((option) => option.flag === flag)?.value;
  if (everywhere !== undefined) return completeValue(everywhere, typed, { command: NO_COMMAND }, sources);
  const option = optionNamed(parsed.command, flag);
  if (option === undefined || parsed.command === undefined) return { type: "words", words: [] };
  if (option.choices !== undefined) return { type: "words", words: option.choices.map((value) => ({ value })) };
  return completeValue(option.field, typed, lineOf(parsed.command, parsed), sources);
}

const NO_COMMAND: Command = { path: "", group: "", summary: "", arguments: [], options: [], examples: [] };

function lineOf(command: Command, { options: given, positionals }: Parsed): Line {
  const preset = command.preset?.["kind"];
  const created = /^([a-z]+)\.create$/.exec(command.operation ?? "")?.[1];
  const named = positionals[0]?.split("/")[0];
  const kind = [preset, given.get("--kind"), created, named].find(
    (name): name is string => typeof name === "string" && Object.hasOwn(vocabulary.kinds, name),
  );
  return { command, ...(kind !== undefined && { kind }) };
}

function options(command: Command | undefined): Completion {
  const own = (command?.options ?? []).map(({ flag, summary }) => ({ value: flag, about: summary }));
  return { type: "words", words: [...own, ...GLOBALS.map(({ flag, about }) => ({ value: flag, about }))] };
}

/** The words that may follow a command's first ones, with what they are for. */
function nextWords(path: string): readonly { readonly value: string; readonly about: string }[] {
  const begin = path === "" ? "" : `${path} `;
  const found = new Map<string, string>();
  for (const command of commands) {
    if (!command.path.startsWith(begin) || command.path === path) continue;
    const word = command.path.slice(begin.length).split(" ")[0] ?? "";
    const isWhole = command.path === begin + word;
    if (isWhole || !found.has(word)) found.set(word, isWhole ? command.summary : "");
  }
  return [...found].map(([value, about]) => ({ value, about }));
}

function parse(before: readonly string[]): Parsed {
  let path = "";
  let open = true;
  let closed = false;
  let pending: string | undefined;
  const positionals: string[] = [];
  const given = new Map<string, string>();
  for (const word of before) {
    const command = commands.find((each) => each.path === path);
    if (pending !== undefined) {
      given.set(pending, word);
      pending = undefined;
    } else if (!closed && word === "--") {
      closed = true;
      open = false;
    } else if (!closed && word.startsWith("--")) {
      const [flag = "", value] = word.split(/=(.*)/s);
      if (value !== undefined) given.set(flag, value);
      else if (takesValue(command, flag)) pending = flag;
    } else if (open && nextWords(path).some(({ value }) => value === word)) path = path === "" ? word : `${path} ${word}`;
    else {
      open = false;
      positionals.push(word);
    }
  }
  const command = commands.find((each) => each.path === path);
  return {
    ...(command !== undefined && { command }),
    path,
    open,
    positionals,
    options: given,
    closed,
    ...(pending !== undefined && { pending }),
  };
}

function takesValue(command: Command | undefined, flag: string): boolean {
  if (GLOBALS.some((option) => option.flag === flag && option.value !== undefined)) return true;
  const option = optionNamed(command, flag);
  return option !== undefined && option.type !== "flag";
}

function optionNamed(command: Command | undefined, flag: string): CommandOption | undefined {
  return command?.options.find((option) => option.flag === flag);
}
