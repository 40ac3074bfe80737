import { ok, type Result } from "../problem.js";
import { isPrivate } from "../query/veil.js";
import type { Entry } from "../record/entry.js";
import type { World } from "./operation.js";

/**
 * Records with all that is in them. An index knows of a private one only that it is there, and gives it whole to who names
 * it; a world that withholds private records gives none.
 */
export async function wholeRecords({ index }: World, entries: readonly Entry[]): Promise<Result<readonly Entry[]>> {
  const whole: Entry[] = [];
  for (const entry of entries) {
    const found = isPrivate(entry) ? await index.resolve(entry.id, entry.kind) : ok([entry]);
    if (!found.ok) return found;
    whole.push(...found.value.filter(({ id }) => id === entry.id));
  }
  return ok(whole);
}

/** Every private record, whole. */
export async function privateRecords(world: World): Promise<Result<readonly Entry[]>> {
  const found = await world.index.find({ conditions: [{ type: "is", field: "private", values: ["true"], not: false }] });
  return found.ok ? wholeRecords(world, found.value.entries) : found;
}
