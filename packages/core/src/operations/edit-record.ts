import * as z from "zod";
import { type Edit, editEntry } from "../codec/edit-entry.js";
import { readEntry } from "../codec/read-entry.js";
import { fail, ok, type Result } from "../problem.js";
import type { FieldValue } from "../record/entry.js";
import { kindNamed } from "../record/kinds.js";
import { findOne } from "./find-one.js";
import { operation } from "./operation.js";
import { parseAssignment } from "./parse-assignment.js";
import { OneKind, Written } from "./record-json.js";

/** `upshot edit ID --set key=value`: changes fields and keeps every byte it does not change. */
export const editRecord = operation({
  name: "record.edit",
  summary: "Changes fields, title or body of a record; everything else stays as it is, byte for byte",
  input: z.object({
    record: z.string().min(1).describe("Id, stem, or the beginning of one"),
    kind: OneKind,
    set: z
      .union([z.array(z.string()), z.record(z.string(), z.unknown())])
      .optional()
      .describe("key=value, key+=value to append, nested keys with dots; or an object of values"),
    unset: z.array(z.string()).optional().describe("Fields to take out"),
    title: z.string().min(1).optional().describe("A new title; the id stays"),
    body: z.string().optional().describe("A new body"),
  }),
  output: Written,
  effect: "write",
  async run(input, world) {
    const found = await findOne(world, input.record, input.kind);
    if (!found.ok) return found;
    const entry = found.value;
    const kind = kindNamed(entry.kind);

    const edits: Edit[] = [];
    if (Array.isArray(input.set)) {
      for (const assignment of input.set) {
        const edit = parseAssignment(assignment, kind);
        if (!edit.ok) return edit;
        edits.push(edit.value);
      }
    } else {
      for (const [path, value] of Object.entries(input.set ?? {})) edits.push({ set: path, value: value as FieldValue });
    }
    for (const path of input.unset ?? []) edits.push({ unset: path });
    if (input.body !== undefined) edits.push({ body: input.body });
    if (input.title !== undefined) edits.push({ title: input.title });
    if (edits.length === 0) {
      return fail({
        code: "input.invalid",
        message: "nothing to change",
        hint: `for example: upshot edit ${entry.id} --set role=led`,
      });
    }

    const file = await world.vault.read(entry.path);
    if (!file.ok) return file;
    const text = editEntry(file.value.text, edits);
    if (!text.ok) return text;
    const checked = unspoiled(readEntry(entry.path, file.value.text), readEntry(entry.path, text.value), entry.id);
    if (!checked.ok) return checked;
    return ok({
      output: { id: entry.id, path: entry.path, title: checked.value },
      plan: {
        summary: `edit ${entry.id}`,
        changes: [{ type: "edit", path: entry.path, base: file.value.hash, text: text.value }],
      },
    });
  },
});

/** The title after the edit, provided that the edit brought no problem that was not there before. */
function unspoiled(before: ReturnType<typeof readEntry>, after: ReturnType<typeof readEntry>, id: string): Result<string> {
  const old = new Set(before.problems.map((problem) => `${problem.code} ${problem.message}`));
  const fresh = after.problems.find((problem) => !old.has(`${problem.code} ${problem.message}`));
  if (fresh !== undefined)
    return fail({
      code: "input.invalid",
      message: fresh.message,
      ...(fresh.hint !== undefined && { hint: fresh.hint }),
      cause: fresh,
    });
  return after.entry === undefined
    ? fail({ code: "record.unreadable", message: `${id} can't be read after this change` })
    : ok(after.entry.title);
}
