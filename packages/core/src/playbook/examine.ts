import { parseYamlMap } from "../codec/parse-yaml.js";
import type { Problem } from "../problem.js";
import { commandFaults, type Runnable } from "./command-faults.js";
import { sharedListFaults } from "./consistency/rule-faults.js";
import { is } from "./consistency.js";
import type { Fault } from "./explain-issue.js";
import type { Rule } from "./formats/rule.js";
import { type Format, formatNames, formats } from "./formats.js";
import type { Item, PlaybookFile, PlaybookPort } from "./item.js";
import { itemsOf } from "./playbook.js";
import { practices } from "./practices.js";
import { placeOfFault, readItem } from "./read-item.js";
import { keysAt } from "./schema-parts.js";

/** What a look at files of the playbook gave. */
export interface Examination {
  readonly files: number;
  readonly items: readonly Item[];
  readonly problems: readonly Problem[];
}

/** A fault that somebody else finds in an item; for what the playbook itself can't read, such as filters. */
export type FaultFinder = (item: Item) => readonly Fault[];

/** Reads the whole playbook and says everything that is wrong with it, also between files. */
export async function examinePlaybook(port: PlaybookPort, findMore: FaultFinder): Promise<Examination> {
  const items: Item[] = [];
  const files: PlaybookFile[] = [];
  const problems: Problem[] = [];
  for (const format of formatNames) {
    const read = await itemsOf(port, format);
    files.push(...(await port.files(format)));
    items.push(...read.items);
    problems.push(...read.problems);
  }
  const runnable = await runnableOf(port, items);
  const rules = rulesAmong(items);
  const byPath = new Map(files.map((file) => [`${file.origin} ${file.path}`, file]));
  for (const item of items) {
    const file = byPath.get(`${item.origin} ${item.path}`);
    if (file !== undefined) problems.push(...between({ item, file, runnable, rules }, findMore));
  }
  return { files: files.length, items, problems: [...problems, ...guideProblems(items)] };
}

/** The same for some files that need not be in force; ids that they refer to may be in the playbook or among them. */
export async function examineFiles(
  port: PlaybookPort,
  files: readonly PlaybookFile[],
  findMore: FaultFinder,
): Promise<Examination> {
  const items: Item[] = [];
  const problems: Problem[] = [];
  const read = files.map((file) => ({ file, ...readItem(file) }));
  const known = await Promise.all(
    formatNames.map(async (format): Promise<readonly Item[]> => (await itemsOf(port, format)).items),
  );
  const all = [...known.flat(), ...read.flatMap(({ item }) => item ?? [])];
  const runnable = await runnableOf(port, all);
  const rules = rulesAmong(all);
  for (const { file, item, problems: own } of read) {
    problems.push(...own);
    if (item === undefined) continue;
    items.push(item);
    problems.push(...between({ item, file, runnable, rules }, findMore));
  }
  return { files: files.length, items, problems };
}

/** The format that a text fits best: the one to which the fewest of its keys are strange, then the one with the fewest faults. */
export function likelyFormat(path: string, text: string): Format {
  if (path.endsWith(".md")) return "guide";
  const parsed = parseYamlMap(text);
  const keys = parsed.ok ? Object.keys(parsed.value.value) : [];
  const tried = formatNames
    .filter((format) => format !== "guide")
    .map((format) => {
      const known = keysAt(formats[format].schema, [], undefined);
      const strange = keys.filter((key) => !known.includes(key)).length;
      return { format, strange, faults: readItem({ format, path, text, origin: "yours" }).problems.length };
    });
  tried.sort((one, other) => one.strange - other.strange || one.faults - other.faults);
  return tried[0]?.format ?? "check";
}

/** An item, its file, and what it can refer to. */
interface Among {
  readonly item: Item;
  readonly file: PlaybookFile;
  readonly runnable: Runnable | undefined;
  readonly rules: readonly Rule[];
}

function rulesAmong(items: readonly Item[]): readonly Rule[] {
  return items.flatMap((item) => (is(item, "rule") ? [item.content] : []));
}

function between({ item, file, runnable, rules }: Among, findMore: FaultFinder): readonly Problem[] {
  const faults = [
    ...(runnable === undefined ? [] : commandFaults(item, runnable)),
    ...(is(item, "rule") ? sharedListFaults(item.content, rules) : []),
    ...findMore(item),
  ];
  return faults.map(({ message, hint, ...at }) => {
    const place = placeOfFault(file, at);
    return { code: "playbook.invalid", message, ...(place !== undefined && { place }), ...(hint !== undefined && { hint }) };
  });
}

async function runnableOf(port: PlaybookPort, items: readonly Item[]): Promise<Runnable | undefined> {
  const commands = await port.commands?.();
  if (commands === undefined) return undefined;
  const ids = (format: Format) => items.filter((item) => item.format === format).map(({ content }) => content.id);
  return { commands, checks: ids("check"), templates: ids("template") };
}

/** Each practice has one guide. */
function guideProblems(items: readonly Item[]): readonly Problem[] {
  const guides = items.flatMap((item) => (is(item, "guide") ? [item] : []));
  return practices.flatMap(({ row, title }): readonly Problem[] => {
    const [first, ...more] = guides.filter(({ content }) => content.practice === row);
    if (first === undefined) return [{ code: "playbook.invalid", message: `no guide explains ${row}, ${title}` }];
    return more.map(({ path }) => ({
      code: "playbook.invalid",
      message: `${row} is explained by ${first.path} already`,
      place: { file: path },
      hint: "let it explain another practice, or take over the other guide's id to replace it",
    }));
  });
}
