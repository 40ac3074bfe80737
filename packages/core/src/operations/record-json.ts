import * as z from "zod";
import { kinds } from "../record/kinds.js";

/**
 * A record as faces give it out and take it in: id, kind, title and path, then the front-matter fields under their
 * own keys, then the body. What is given out can be fed back to create the same record.
 */
export const RecordJson = z
  .looseObject({
    id: z.string().describe("kind/stem"),
    kind: z.string(),
    title: z.string(),
    path: z.string().optional().describe("Path below the vault's root"),
    body: z.string().optional().describe("All text after the front matter"),
  })
  .describe("A record; its fields stand beside id, kind, title, path and body");

/** What a writing operation says of the record it wrote. */
export const Written = z.object({
  id: z.string().describe("kind/stem"),
  path: z.string().describe("Path below the vault's root"),
  title: z.string(),
});

/** Narrows a reference or a list to one kind. */
export const OneKind = z
  .enum(kinds.map((kind) => kind.name) as [string, ...string[]])
  .optional()
  .describe("Only records of this kind");
