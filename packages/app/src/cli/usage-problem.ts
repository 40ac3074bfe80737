import { nearest } from "@upshot/core/codec/nearest";
import type { Problem } from "@upshot/core/problem";
import type { CommanderError } from "commander";
import type { Command } from "./manifest.js";
import { orList } from "./problem-words.js";
import { families } from "./route.js";
import { usageOf } from "./usage-words.js";

/** Options of every command, for suggestions. */
const GLOBALS = ["--vault", "--json", "--dry-run", "--verbose", "--no-color", "--help", "--version"];

/** A command that does not exist, or of which a word is missing; with what was probably meant. */
export function unknownCommand(commands: readonly Command[], words: readonly string[]): Problem {
  const [first = "", second] = words;
  const below = commands.flatMap(({ path }) => (path.startsWith(`${first} `) ? [path.slice(first.length + 1)] : []));
  if (below.length > 0 && second === undefined) {
    return wrong(`"${first}" needs one more word: ${orList(below)}`, `\`upshot ${first} --help\` explains them`);
  }
  if (below.length > 0 && second !== undefined) return unknown(`${first} ${second}`, `${first} `, nearest(second, below));
  const firsts = [...new Set([...Object.keys(families), ...commands.map(({ path }) => path.split(" ")[0] ?? "")])];
  return unknown(first, "", nearest(first, firsts));
}

function unknown(words: string, before: string, meant: string | undefined): Problem {
  return wrong(
    `there is no command "${words}"`,
    meant === undefined ? `\`upshot ${before}--help\` lists them` : `did you mean upshot ${before}${meant}?`,
  );
}

/** What is wrong with the words behind a command, as commander found it. */
export function usageProblem({ code, message }: CommanderError, command: Command | undefined): Problem {
  const usage = command === undefined ? "`upshot --help` lists the commands" : `usage: ${usageOf(command)}`;
  const quoted = /'([^']*)'/s.exec(message)?.[1] ?? "";
  const flag = /^--?[^\s=,]*/.exec(quoted)?.[0] ?? "";
  const option = command?.options.find((each) => each.flag === flag);
  switch (code) {
    case "commander.unknownOption": {
      if (option?.type === "flag" || GLOBALS.includes(flag)) return wrong(`${flag} takes no value`, usage);
      const meant = nearest(flag, [...(command?.options ?? []).map((each) => each.flag), ...GLOBALS]);
      if (meant !== undefined) return wrong(`there is no option ${flag}`, `did you mean ${meant}?`);
      const isText = command?.arguments.some(({ many, filter }) => many === true && filter !== true) === true;
      return wrong(
        `there is no option ${flag}`,
        isText
          ? `text that begins with a dash goes behind --: upshot ${command?.path} -- ${flag}`
          : `\`upshot ${command === undefined ? "" : `${command.path} `}--help\` lists them`,
      );
    }
    case "commander.optionMissingArgument":
      return wrong(`${flag} needs a value`, usage);
    case "commander.invalidArgument": {
      const value = /argument '(.*)' is invalid/s.exec(message)?.[1] ?? "";
      if (option?.choices === undefined) return wrong(`${flag} takes a whole number, not "${value}"`, usage);
      const meant = nearest(value, option.choices);
      return wrong(
        `${flag} takes ${orList(option.choices)}, not "${value}"`,
        meant === undefined ? undefined : `did you mean ${meant}?`,
      );
    }
    case "commander.missingArgument":
      return wrong(`<${quoted}> is missing`, usage);
    case "commander.excessArguments":
      return wrong(
        command?.arguments.length === 0 ? `"${command.path}" takes no words behind it` : "that is one word too many",
        usage,
      );
    default:
      return wrong(message.replace(/^error: /, ""), usage);
  }
}

function wrong(message: string, hint: string | undefined): Problem {
  return { code: "input.invalid", message, ...(hint !== undefined && { hint }) };
}
