import { fail, ok, type Result } from "../problem.js";
import type { Entry } from "../record/entry.js";
import type { World } from "./operation.js";

/** The one record that a reference means: an id, a stem, an Obsidian link, or the unique beginning of a stem. */
export async function findOne(world: World, reference: string, kind?: string): Promise<Result<Entry>> {
  const found = await world.index.resolve(reference, kind);
  if (!found.ok) return found;
  const [first, ...more] = found.value;
  if (first === undefined) {
    return fail({
      code: "record.not-found",
      message: `no ${kind ?? "record"} is called "${reference}"`,
      hint: `\`upshot find ${reference.replace(/[^\p{L}\p{N}]+/gu, " ").trim()}\` searches all text; \`upshot doctor\` names files that can't be read`,
    });
  }
  if (more.length > 0) {
    const names = found.value.slice(0, 5).map((entry) => entry.id);
    return fail({
      code: "record.ambiguous",
      message: `"${reference}" can mean ${found.value.length} records: ${names.join(", ")}${found.value.length > 5 ? " …" : ""}`,
      hint: "write more of the id",
    });
  }
  return ok(first);
}
