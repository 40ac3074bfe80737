import { type EntryJson, entryToJson } from "../codec/record-json.js";
import { ok, type Result } from "../problem.js";
import { parseQuery } from "../query/parse-query.js";
import type { Condition } from "../query/query.js";
import type { World } from "./operation.js";

/** Which records to list. */
export interface Listing {
  readonly filter: string;
  readonly kind?: string | undefined;
  readonly order: "relevance" | "newest" | "oldest" | "title";
  /** Zero means all. */
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
  /** See `Page`. */
  readonly bodies?: boolean | undefined;
}

/** The records that match a filter as JSON, and how many match in all. Problems: `query.syntax`, and what the index has. */
export async function listMatching(
  { filter, kind, order, limit, offset, bodies = true }: Listing,
  world: Pick<World, "clock" | "index">,
): Promise<Result<{ readonly output: { readonly records: EntryJson[]; readonly total: number } }>> {
  const query = parseQuery(filter, { today: world.clock.today() });
  if (!query.ok) return query;
  const ofKind: readonly Condition[] = kind === undefined ? [] : [{ type: "is", field: "kind", values: [kind], not: false }];
  const found = await world.index.find(
    { conditions: [...ofKind, ...query.value.conditions] },
    { order, bodies, ...(limit !== undefined && limit > 0 && { limit }), ...(offset !== undefined && { offset }) },
  );
  if (!found.ok) return found;
  return ok({ output: { records: found.value.entries.map(entryToJson), total: found.value.total } });
}
