import * as z from "zod";
import { fail, ok } from "../problem.js";
import type { VaultPath } from "../record/entry.js";
import { operation } from "./operation.js";
import { ItemJson, itemToJson } from "./playbook-json.js";
import { findWithText, ItemName } from "./show-playbook.js";

/** `upshot playbook eject`: a built-in file as the user's own, to change. */
export const ejectPlaybook = operation({
  name: "playbook.eject",
  summary: "Copies a built-in item into your vault's playbook folder; your copy then takes its place",
  input: z.object({ item: ItemName }),
  output: ItemJson.pick({ id: true, format: true, version: true, title: true, path: true }),
  effect: "write",
  async run(input, world) {
    const found = await findWithText(world, input.item);
    if (!found.ok) return found;
    const { item, text } = found.value;
    if (item.origin === "yours") {
      return fail({
        code: "record.exists",
        message: `the ${item.format} "${item.content.id}" is your own already; it was not touched`,
        place: { file: item.path },
        hint: "edit that file, or delete it to have the built-in one again",
      });
    }
    const { id, format, version, title, path } = itemToJson(item);
    return ok({
      output: { id, format, version, title, path },
      plan: { summary: `eject ${format}/${id}`, changes: [{ type: "create", path: path as VaultPath, text }] },
    });
  },
});
