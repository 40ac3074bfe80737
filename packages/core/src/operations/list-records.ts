import * as z from "zod";
import { entryToJson } from "../codec/record-json.js";
import { ok } from "../problem.js";
import { parseQuery } from "../query/parse-query.js";
import type { Condition } from "../query/query.js";
import { operation, type World } from "./operation.js";
import { OneKind, RecordJson } from "./record-json.js";

const Filter = z.string().describe('A filter: words, "phrases", field:value, after:2026-07, -not; docs/query.md has it all');

const paging = {
  kind: OneKind,
  limit: z.int().min(0).optional().describe("At most this many; 0 or absent means all"),
  offset: z.int().min(0).optional().describe("Leave out this many first"),
};

/** What listing operations give back: the records, and how many match in all. */
export const RecordList = z.object({ records: z.array(RecordJson), total: z.int() });

/** `upshot list`: records by date, narrowed by a filter. */
export const listRecords = operation({
  name: "record.list",
  summary: "Lists records, newest first, narrowed by a filter",
  input: z.object({
    filter: Filter.optional(),
    order: z.enum(["newest", "oldest", "title"]).optional().describe("newest, oldest or title"),
    ...paging,
  }),
  output: RecordList,
  effect: "read",
  run: async (input, world) => list(input.filter ?? "", input.order ?? "newest", input, world),
});

/** `upshot find`: the same filter language, best match first. */
export const findRecords = operation({
  name: "record.find",
  summary: "Finds records by words and filter, best match first",
  input: z.object({
    filter: Filter.min(1, "say what to look for"),
    order: z.enum(["relevance", "newest", "oldest", "title"]).optional().describe("relevance, newest, oldest or title"),
    ...paging,
  }),
  output: RecordList,
  effect: "read",
  run: async (input, world) => list(input.filter, input.order ?? "relevance", input, world),
});

async function list(
  filter: string,
  order: "relevance" | "newest" | "oldest" | "title",
  page: { readonly kind?: string | undefined; readonly limit?: number | undefined; readonly offset?: number | undefined },
  world: World,
) {
  const query = parseQuery(filter, { today: world.clock.today() });
  if (!query.ok) return query;
  const conditions = query.value.conditions;
  const kind: readonly Condition[] =
    page.kind === undefined ? [] : [{ type: "is", field: "kind", values: [page.kind], not: false }];
  const found = await world.index.find(
    { conditions: [...kind, ...conditions] },
    {
      order,
      ...(page.limit !== undefined && page.limit > 0 && { limit: page.limit }),
      ...(page.offset !== undefined && { offset: page.offset }),
    },
  );
  if (!found.ok) return found;
  return ok({ output: { records: found.value.entries.map(entryToJson), total: found.value.total } });
}
