import * as z from "zod";
import { mergeCandidates as merged } from "../activity/merge-candidates.js";
import { foldSources, keysOf } from "../activity/source-keys.js";
import { editEntry } from "../codec/edit-entry.js";
import { fail, ok } from "../problem.js";
import { texts } from "../record/read-field.js";
import { chosenCandidates, withFingerprints } from "./candidates.js";
import { findOne } from "./find-one.js";
import { operation } from "./operation.js";

/** `upshot inbox merge A B`: two candidates are one change; or a candidate belongs to a win that exists. */
export const mergeCandidates = operation({
  name: "inbox.merge",
  summary: "Merges candidates into the first one, or into a win when the first is one",
  input: z.object({
    into: z.string().min(1).describe("A candidate's id, or a win's"),
    candidates: z.array(z.string()).min(1).describe("Candidates that belong to it"),
  }),
  output: z.object({ into: z.string(), title: z.string(), merged: z.array(z.string()) }),
  effect: "write",
  async run(input, world) {
    const others = await chosenCandidates(world, input.candidates);
    if (!others.ok) return others;
    const first = await chosenCandidates(world, [input.into]);
    const ids = others.value.map(({ id }) => id);
    if (first.ok && first.value[0] !== undefined) {
      const into = first.value[0];
      if (ids.every((id) => id === into.id)) {
        return fail({
          code: "input.invalid",
          message: `${into.id} can't be merged into itself`,
          hint: "name another candidate as well",
        });
      }
      const one = merged([into, ...others.value.filter(({ id }) => id !== into.id)]);
      const removed = await world.candidates.remove([into.id, ...ids]);
      if (!removed.ok) return removed;
      const all = await world.candidates.all();
      if (!all.ok) return all;
      const put = await world.candidates.put(into.repository, [
        ...all.value.filter(({ repository }) => repository === into.repository),
        one,
      ]);
      return put.ok ? ok({ output: { into: one.id, title: one.title, merged: ids } }) : put;
    }

    const win = await findOne(world, input.into, "win");
    if (!win.ok) return first.ok ? win : first;
    const file = await world.vault.read(win.value.path);
    if (!file.ok) return file;
    const known = await Promise.all(others.value.map((candidate) => withFingerprints(world, candidate)));
    const there = texts(win.value, "sources");
    const has = new Set(there.flatMap(keysOf));
    const more = new Set(known.flatMap((candidate) => candidate.sources).filter((key) => !has.has(key)));
    const text = editEntry(file.value.text, [{ set: "sources", value: [...there, ...foldSources(more)] }]);
    if (!text.ok) return text;
    return ok({
      output: { into: win.value.id, title: win.value.title, merged: ids },
      plan: {
        summary: `merge into ${win.value.id}`,
        changes: [{ type: "edit", path: win.value.path, base: file.value.hash, text: text.value }],
      },
    });
  },
});
