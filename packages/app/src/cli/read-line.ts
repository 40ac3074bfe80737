import type { Command } from "./manifest.js";

/** A command line, as far as it can be read before options are known. */
export interface Line {
  /** The longest command that its words begin with. */
  readonly command?: Command;
  /** The words that may name a command: two at most, as no command has more. */
  readonly words: readonly string[];
  /** Whether they name no command, nor a group of commands whose help was asked for. */
  readonly isUnknown: boolean;
  /** The same line with the command's words in front, so that it does not matter where options stand. */
  readonly argv: readonly string[];
}

/** Finds the command in a line; `help log` is `log --help`. */
export function readLine(commands: readonly Command[], given: readonly string[]): Line {
  const argv = given[0] === "help" ? [...given.slice(1), "--help"] : given;
  const places = wordPlaces(commands, argv);
  const words = places.map((place) => argv[place] ?? "");
  const command = commandNamed(commands, words);
  const [first = "", second] = words;
  const isGroup = commands.some(({ path }) => path.startsWith(`${first} `));
  const own = places.slice(0, command === undefined ? (isGroup ? 1 : 0) : command.path.split(" ").length);
  return {
    words,
    isUnknown:
      words.length > 0 &&
      (command === undefined
        ? !(isGroup && second === undefined && asksForHelp(argv))
        : isGroup && command.path === first && second !== undefined && command.arguments.length === 0),
    argv: [...own.map((place) => argv[place] ?? ""), ...argv.filter((_word, place) => !own.includes(place))],
    ...(command !== undefined && { command }),
  };
}

/** Where the words that may name a command stand: before `--`, options and their values left out. */
function wordPlaces(commands: readonly Command[], argv: readonly string[]): readonly number[] {
  const places: number[] = [];
  const words: string[] = [];
  for (let place = 0; place < argv.length && places.length < 2; place += 1) {
    const word = argv[place] ?? "";
    if (word === "--" && places.length > 0) break;
    if (!word.startsWith("-")) {
      places.push(place);
      words.push(word);
    } else if (takesValue(commandNamed(commands, words), word)) place += 1;
  }
  return places;
}

function commandNamed(commands: readonly Command[], words: readonly string[]): Command | undefined {
  return commands.find(({ path }) => path === words.join(" ")) ?? commands.find(({ path }) => path === words[0]);
}

function takesValue(command: Command | undefined, word: string): boolean {
  return word === "--vault" || command?.options.some(({ flag, type }) => flag === word && type !== "flag") === true;
}

function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  return (end === -1 ? argv : argv.slice(0, end)).some((word) => word === "--help" || word === "-h");
}
