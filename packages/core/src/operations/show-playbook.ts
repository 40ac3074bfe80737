import * as z from "zod";
import type { Item } from "../playbook/item.js";
import { findItem } from "../playbook/playbook.js";
import { fail, ok, type Result } from "../problem.js";
import type { World } from "./operation.js";
import { operation } from "./operation.js";
import { ItemJson, itemToJson } from "./playbook-json.js";

/** How an item of the playbook is named. */
export const ItemName = z.string().min(1).describe("Its id, or FORMAT/ID where two formats have the same");

/** `upshot playbook show`: one item, as its file has it. */
export const showPlaybook = operation({
  name: "playbook.show",
  summary: "Shows one item of the playbook as its file has it",
  input: z.object({ item: ItemName }),
  output: ItemJson.extend({
    text: z.string().describe("The file"),
    content: z.record(z.string(), z.unknown()).describe("What the file holds, with defaults filled in"),
  }),
  effect: "read",
  async run(input, world) {
    const found = await findWithText(world, input.item);
    if (!found.ok) return found;
    const { item, text } = found.value;
    return ok({ output: { ...itemToJson(item), text, content: item.content } });
  },
});

/** The item that a name means, with the text of its file. */
export async function findWithText(
  { playbook }: Pick<World, "playbook">,
  name: string,
): Promise<Result<{ readonly item: Item; readonly text: string }>> {
  const found = await findItem(playbook, name);
  if (!found.ok) return found;
  const item = found.value;
  const files = await playbook.files(item.format);
  const file = files.find(({ origin, path }) => origin === item.origin && path === item.path);
  if (file !== undefined) return ok({ item, text: file.text });
  return fail({ code: "playbook.not-found", message: `${item.path} was deleted just now`, hint: "try again" });
}
