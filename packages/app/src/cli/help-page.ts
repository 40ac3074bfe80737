import type { Command as Commander, Help } from "commander";

const FOR_ALL = "Every command also takes --vault, --json, --dry-run, --verbose and --no-color; see `upshot --help`.";

/**
 * A help page. What one looks for comes first: commands where a page is about several, else arguments and options.
 * Options that every command has are explained on the first page only.
 */
export function helpPage(command: Commander, helper: Help): string {
  const width = helper.helpWidth ?? 80;
  const terms = helper.padWidth(command, helper);
  const item = (term: string, text: string) => helper.formatItem(term, terms, text, helper);
  const headings = helper.groupItems([...command.commands], helper.visibleCommands(command), (one) => one.helpGroup());
  const commands = [...headings].flatMap(([heading, some]) =>
    helper.formatItemList(
      heading || "Commands:",
      some.map((one) => item(helper.subcommandTerm(one), helper.subcommandDescription(one))),
      helper,
    ),
  );
  const args = helper.formatItemList(
    "Arguments:",
    helper.visibleArguments(command).map((one) => item(helper.argumentTerm(one), helper.argumentDescription(one))),
    helper,
  );
  const options = helper.formatItemList(
    "Options:",
    helper.visibleOptions(command).map((one) => item(helper.optionTerm(one), helper.optionDescription(one))),
    helper,
  );
  const isFirst = command.parent === null;
  const isAboutSeveral = command.options.length === 0 && commands.length > 0;
  return [
    `Usage: ${helper.commandUsage(command)}`,
    "",
    helper.boxWrap(helper.commandDescription(command), width),
    "",
    ...(isFirst ? [...commands, ...options] : isAboutSeveral ? commands : [...args, ...options, ...commands]),
    ...(isFirst ? [] : [helper.boxWrap(FOR_ALL, width), ""]),
  ].join("\n");
}
