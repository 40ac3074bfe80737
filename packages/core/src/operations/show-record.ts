import * as z from "zod";
import { entryToJson } from "../codec/record-json.js";
import { ok } from "../problem.js";
import { findOne } from "./find-one.js";
import { operation } from "./operation.js";
import { OneKind, RecordJson } from "./record-json.js";

/** `upshot show`: one record. */
export const showRecord = operation({
  name: "record.show",
  summary: "Shows one record",
  input: z.object({ record: z.string().min(1).describe("Id, stem, or the beginning of one"), kind: OneKind }),
  output: RecordJson,
  effect: "read",
  async run(input, world) {
    const entry = await findOne(world, input.record, input.kind);
    return entry.ok ? ok({ output: entryToJson(entry.value) }) : entry;
  },
});
