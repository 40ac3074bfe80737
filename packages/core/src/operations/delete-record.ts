import * as z from "zod";
import { ok } from "../problem.js";
import type { VaultPath } from "../record/entry.js";
import { findOne } from "./find-one.js";
import { operation } from "./operation.js";
import { OneKind, Written } from "./record-json.js";

/** `upshot delete`: moves a record's file to the vault's trash folder. */
export const deleteRecord = operation({
  name: "record.delete",
  summary: "Moves a record to the vault's .trash folder; `upshot undo` brings it back",
  input: z.object({ record: z.string().min(1).describe("Id, stem, or the beginning of one"), kind: OneKind }),
  output: Written.extend({ trash: z.string().describe("Where the file lies now") }),
  effect: "write",
  async run(input, world) {
    const found = await findOne(world, input.record, input.kind);
    if (!found.ok) return found;
    const entry = found.value;
    const file = await world.vault.read(entry.path);
    if (!file.ok) return file;
    let to = `.trash/${entry.path}` as VaultPath;
    for (let copy = 2; (await world.vault.read(to)).ok; copy += 1) {
      to = `.trash/${entry.path.replace(/\.md$/, "")}-${copy}.md` as VaultPath;
    }
    return ok({
      output: { id: entry.id, path: entry.path, title: entry.title, trash: to },
      plan: { summary: `delete ${entry.id}`, changes: [{ type: "move", path: entry.path, base: file.value.hash, to }] },
    });
  },
});
