import * as z from "zod";
import { listMatching } from "./list-matching.js";
import { operation } from "./operation.js";
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
  run: async ({ filter = "", order = "newest", ...page }, world) => listMatching({ filter, order, ...page }, world),
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
  run: async ({ filter, order = "relevance", ...page }, world) => listMatching({ filter, order, ...page }, world),
});
