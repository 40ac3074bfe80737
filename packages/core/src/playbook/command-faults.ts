import { nearest } from "../codec/nearest.js";
import type { Fault, ValuePath } from "./explain-issue.js";
import type { Item, KnownCommand } from "./item.js";

/** Options that every command has. */
const GLOBAL = ["--vault", "--json", "--dry-run", "--verbose", "--no-color", "--help", "--version", "-h", "-V"];

/** A command in running text stands between backticks. */
const IN_TEXT = /`(upshot(?: [^`]*)?)`/g;

/** What commands may be told to the user: those of the program, with the ids that they take. */
export interface Runnable {
  readonly commands: readonly KnownCommand[];
  readonly checks: readonly string[];
  readonly templates: readonly string[];
}

/** The commands in an item's texts that the program does not have: words, options, and ids of checks and templates. */
export function commandFaults(item: Item, runnable: Runnable): readonly Fault[] {
  const faults: Fault[] = [];
  const look = (line: string, path: ValuePath, inBody?: number) => {
    const fault = faultOf(line, runnable);
    if (fault !== undefined) faults.push({ ...fault, path, ...(inBody !== undefined && { inBody }) });
  };
  const walk = (value: unknown, path: ValuePath): void => {
    if (typeof value === "string") {
      for (const [, line = ""] of value.matchAll(IN_TEXT)) look(line, path);
    } else if (typeof value === "object" && value !== null) {
      const isList = Array.isArray(value);
      for (const [key, each] of Object.entries(value)) walk(each, [...path, isList ? Number(key) : key]);
    }
  };
  walk(item.content, []);
  if ("start" in item.content) look(item.content.start, ["start"]);
  for (const { 1: line = "", index } of (item.body ?? "").matchAll(IN_TEXT)) look(line, [], index + 1);
  return faults;
}

function faultOf(line: string, { commands, checks, templates }: Runnable): Omit<Fault, "path"> | undefined {
  const words = splitLine(line).slice(1);
  if (words.length === 0) return undefined;
  const command = commands
    .filter(({ path }) => path === words.slice(0, path.split(" ").length).join(" "))
    .sort((one, other) => other.path.length - one.path.length)[0];
  if (command === undefined) {
    const isFamily = commands.some(({ path }) => path.startsWith(`${words.join(" ")} `));
    if (isFamily) return undefined;
    const paths = commands.map(({ path }) => path);
    const near = nearest(words.slice(0, 2).join(" "), paths) ?? nearest(words[0] ?? "", paths);
    return {
      message: `there is no command \`${line}\``,
      ...(near !== undefined && { hint: `did you mean \`upshot ${near}\`?` }),
    };
  }
  const flag = words.map((word) => word.split("=")[0] ?? "").find((word) => isStrangeFlag(word, command));
  if (flag !== undefined) {
    const near = nearest(flag, command.flags);
    return {
      message: `\`upshot ${command.path}\` has no option ${flag}`,
      ...(near !== undefined && { hint: `did you mean ${near}?` }),
    };
  }
  const named = words[command.path.split(" ").length];
  if (command.path === "check" && isId(named)) return unknownId("check", named, checks);
  const template = words[words.indexOf("--template") + 1];
  return words.includes("--template") && isId(template) ? unknownId("template", template, templates) : undefined;
}

function unknownId(what: string, id: string, ids: readonly string[]): Omit<Fault, "path"> | undefined {
  if (ids.includes(id)) return undefined;
  const near = nearest(id, ids);
  return { message: `there is no ${what} "${id}"`, ...(near !== undefined && { hint: `did you mean "${near}"?` }) };
}

/** Filters negate words with a hyphen, so only long options are looked at. */
function isStrangeFlag(word: string, command: KnownCommand): boolean {
  return /^--[a-z]/.test(word) && !GLOBAL.includes(word) && !command.flags.includes(word);
}

/** Words in capitals stand for something that the user puts in. */
function isId(word: string | undefined): word is string {
  return word !== undefined && /^[a-z0-9-]+$/.test(word) && !word.startsWith("-");
}

/** The words of a command line; what stands in quotes is one word, as a shell reads it. */
function splitLine(line: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of line.split(/ -- | \| | && | > /)[0]?.matchAll(/(?:"[^"]*"|'[^']*'|\S)+/g) ?? []) words.push(word);
  return words;
}
