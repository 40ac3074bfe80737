import { nearest } from "../codec/nearest.js";
import { fail, ok, type Problem, type Result } from "../problem.js";
import { type Format, formatNames, formats } from "./formats.js";
import type { Item, PlaybookFile, PlaybookPort } from "./item.js";
import { placeOfFault, readItem } from "./read-item.js";

/** The items of a format that are in force, and what is wrong with its files. */
export interface Items<F extends Format> {
  readonly items: readonly Item<F>[];
  readonly problems: readonly Problem[];
}

/** The valid items of one format, the user's own in place of the built-in ones with the same id, and what could not be read. */
export async function itemsOf<F extends Format>(port: PlaybookPort, format: F): Promise<Items<F>> {
  const byId = new Map<string, Item<F>>();
  const problems: Problem[] = [];
  for (const file of await inOrder(port, format)) {
    const read = readItem({ ...file, format });
    problems.push(...read.problems);
    if (read.item === undefined) continue;
    const taken = byId.get(read.item.content.id);
    if (taken?.origin === file.origin) problems.push(twiceProblem(file, taken));
    else byId.set(read.item.content.id, read.item);
  }
  return { items: [...byId.values()], problems };
}

/** The item with that id; a problem names the nearest one there is. */
export async function itemOf<F extends Format>(port: PlaybookPort, format: F, id: string): Promise<Result<Item<F>>> {
  const { items, problems } = await itemsOf(port, format);
  const found = items.find(({ content }) => content.id === id);
  if (found !== undefined) return ok(found);
  const ids = items.map(({ content }) => content.id);
  return fail(notFound({ what: format, id, ids, list: `upshot playbook list ${format}`, unread: problems.length }));
}

/** The one item that a name means: an id, or `FORMAT/ID` where ids of several formats are alike. */
export async function findItem(port: PlaybookPort, name: string): Promise<Result<Item>> {
  const [first = "", ...rest] = name.split("/");
  const named = rest.length > 0 ? formatNames.find((format) => format === first || formats[format].folder === first) : undefined;
  const wanted = named === undefined ? formatNames : [named];
  const id = named === undefined ? name : rest.join("/");
  const found: Item[] = [];
  const ids: string[] = [];
  let unread = 0;
  for (const format of wanted) {
    const { items, problems } = await itemsOf(port, format);
    unread += problems.length;
    ids.push(...items.map(({ content }) => content.id));
    found.push(...items.filter(({ content }) => content.id === id));
  }
  const [item, ...more] = found;
  if (item === undefined)
    return fail(notFound({ what: named ?? "item of the playbook", id, ids, list: "upshot playbook list", unread }));
  if (more.length === 0) return ok(item);
  return fail({
    code: "playbook.ambiguous",
    message: `"${id}" can mean ${found.map(({ format }) => `the ${format}`).join(" or ")}`,
    hint: `write ${found.map(({ format }) => `${format}/${id}`).join(" or ")}`,
  });
}

/** Built-in files first, so that the user's own take their places. */
async function inOrder(port: PlaybookPort, format: Format): Promise<readonly PlaybookFile[]> {
  const files = await port.files(format);
  return [...files].sort(
    (one, other) => Number(one.origin === "yours") - Number(other.origin === "yours") || (one.path < other.path ? -1 : 1),
  );
}

function twiceProblem(file: PlaybookFile, taken: Item): Problem {
  const place = placeOfFault(file, { path: ["id"] });
  return {
    code: "playbook.invalid",
    message: `the id "${taken.content.id}" is that of ${taken.path} already, which is used`,
    ...(place !== undefined && { place }),
    hint: "give it another id, or delete one of the two",
  };
}

function notFound(of: {
  readonly what: string;
  readonly id: string;
  readonly ids: readonly string[];
  readonly list: string;
  readonly unread: number;
}): Problem {
  const near = nearest(of.id, of.ids);
  const names = near === undefined ? `\`${of.list}\` names them` : `did you mean "${near}"? \`${of.list}\` names them all`;
  return {
    code: "playbook.not-found",
    message: `there is no ${of.what} "${of.id}"`,
    hint: of.unread === 0 ? names : `${names}; some files can't be used: \`upshot playbook validate\``,
  };
}
