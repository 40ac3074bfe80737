import { nearest } from "../codec/nearest.js";
import { fail, ok, type Problem, type Result } from "../problem.js";
import type { Format } from "./formats.js";
import type { Item, PlaybookPort } from "./item.js";
import { readItem } from "./read-item.js";

/** The valid items of one format, the user's own in place of the built-in ones with the same id, and what could not be read. */
export async function itemsOf<F extends Format>(
  port: PlaybookPort,
  format: F,
): Promise<{ readonly items: readonly Item<F>[]; readonly problems: readonly Problem[] }> {
  const byId = new Map<string, Item<F>>();
  const problems: Problem[] = [];
  const files = await port.files(format);
  // Built-in ones first, so that the user's own take their places.
  for (const file of [...files].sort(
    (a, b) => Number(a.origin === "yours") - Number(b.origin === "yours") || (a.path < b.path ? -1 : 1),
  )) {
    const read = readItem({ ...file, format });
    problems.push(...read.problems);
    if (read.item !== undefined) byId.set(read.item.content.id, read.item);
  }
  return { items: [...byId.values()], problems };
}

/** The item with that id; a problem names the nearest one there is. */
export async function itemOf<F extends Format>(port: PlaybookPort, format: F, id: string): Promise<Result<Item<F>>> {
  const { items } = await itemsOf(port, format);
  const found = items.find(({ content }) => content.id === id);
  if (found !== undefined) return ok(found);
  const near = nearest(
    id,
    items.map(({ content }) => content.id),
  );
  return fail({
    code: "playbook.not-found",
    message: `there is no ${format} "${id}"`,
    hint:
      near === undefined
        ? `\`upshot playbook list ${format}\` names them`
        : `did you mean "${near}"? \`upshot playbook list ${format}\` names them all`,
  });
}
