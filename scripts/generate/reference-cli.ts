import { buildProgram } from "../../packages/app/src/cli/build-program.js";
import type { Command, CommandArgument, CommandOption } from "../../packages/app/src/cli/manifest.js";
import { groups } from "../../packages/app/src/cli/route.js";
import { environment } from "./environment.js";
import { code, codeBlock, page, pageHead, table } from "./markdown-parts.js";

const EXIT = [
  ["0", "Done."],
  ["1", "A finding, or a problem with what was asked for; also a bug, then with a stack trace."],
  ["2", "Wrong usage: a command, an option, a value or a filter that can't be read. Nothing was done."],
  ["3", "The vault can't be used: not found, read-only, locked, full, or made by a newer Upshot."],
  ["130", "Interrupted by Ctrl-C. Each file is as it was, or as it was to become."],
];

const EFFECTS: Readonly<Record<string, string>> = {
  read: "reads",
  write: "writes to the vault; `upshot undo` takes it back",
  send: "sends something off this machine",
};

/** The page of the command line: every command with its arguments, options and examples. */
export function cliReference(commands: readonly Command[]): string {
  return page([
    pageHead("The command line", "the commands' routes and the operations' schemas"),
    "One program, `upshot`. `upshot COMMAND --help` shows the same as here. What problems mean is in [problems.md](problems.md).",
    table(
      ["command", "what it does"],
      commands.map(({ path, summary }) => [`[${code(`upshot ${path}`)}](#${anchor(path)})`, summary]),
    ),
    "## Options of every command",
    table(
      ["option", "meaning"],
      buildProgram(commands, undefined, "", async () => undefined).options.map(({ flags, description }) => [
        code(flags),
        description,
      ]),
    ),
    'Standard output holds what a command is for: ids, records, documents. Everything else goes to standard error, so that output can be piped. Words after `--` are never options. A problem with `--json` is `{"problem": {"code", "message", "place", "hint"}}` on standard error.',
    "## Exit status",
    table(["status", "meaning"], EXIT),
    "## Environment",
    table(
      ["variable", "meaning"],
      environment.map(({ name, meaning }) => [code(name), meaning]),
    ),
    ...groups.flatMap((group) => [
      `## ${group}`,
      ...commands.filter((command) => command.group === group).flatMap((command) => commandParts(command)),
    ]),
  ]);
}

function commandParts(command: Command): readonly string[] {
  const { path, summary, operation, effect, examples } = command;
  const facts = [
    ...(operation === undefined ? [] : [`Operation ${code(operation)}.`]),
    ...(effect === undefined ? [] : [`It ${EFFECTS[effect] ?? effect}.`]),
  ];
  return [
    `### upshot ${path}`,
    `${summary}.`,
    codeBlock("text", usage(command)),
    table(["argument", "meaning"], command.arguments.map(argumentRow)),
    table(["option", "meaning"], command.options.map(optionRow)),
    examples.length === 0 ? "" : codeBlock("sh", examples.join("\n")),
    facts.join(" "),
  ];
}

function usage({ path, arguments: positional, options }: Command): string {
  const words = positional.map(({ name, many, required }) => {
    const word = many === true ? `${name}...` : name;
    return required === true ? `<${word}>` : `[${word}]`;
  });
  return ["upshot", path, ...(options.length > 0 ? ["[options]"] : []), ...words].join(" ");
}

function argumentRow({ name, summary, required }: CommandArgument): readonly string[] {
  return [code(name), `${summary ?? ""}${required === true ? "" : " (may be left out)"}`];
}

function optionRow({ flag, type, many, choices, summary }: CommandOption): readonly string[] {
  const value = type === "flag" ? "" : type === "number" ? " <n>" : choices === undefined ? " <text>" : " <word>";
  const notes = [
    ...(choices === undefined ? [] : [`one of ${choices.map(code).join(", ")}`]),
    ...(many === true ? ["may be given more than once"] : []),
  ];
  return [code(`${flag}${value}`), notes.length === 0 ? summary : `${summary}; ${notes.join("; ")}`];
}

function anchor(path: string): string {
  return `upshot-${path.replaceAll(" ", "-")}`;
}
