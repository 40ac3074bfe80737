import * as z from "zod";
import { practiceOf } from "../practices.js";

/** A text that is not empty, without line breaks at its ends. */
export const Text = z.string().trim().min(1);

/** Never changes once published; a changed meaning raises the version. */
export const Id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "an id is lower-case words joined by hyphens");

/** A row of the list of practices. */
export const PracticeId = z
  .string()
  .regex(/^[A-H](?:[1-9]|1[0-3])$/, { error: "a practice is a letter A to H and a number", abort: true })
  .refine((row) => practiceOf(row) !== undefined, "there is no such practice; `upshot practices` lists them");

/** Where an idea comes from. */
export const Source = z.strictObject({ author: Text, title: Text, year: z.int().min(1900).max(2100).optional() });

/** How often something is due. */
export const Every = z.enum(["week", "month", "quarter", "half-year", "year", "once", "as-needed"]);

/** What every file of the playbook begins with. */
export const head = {
  id: Id,
  version: z.int().min(1).describe("Raised when the meaning changes; records keep id@version"),
  title: Text,
  summary: Text.describe("One sentence: what it is for"),
  practices: z.array(PracticeId).optional().describe("The practices it serves"),
  sources: z.array(Source).min(1).describe("Where the ideas come from: author, title, year"),
};

/** Company stages that change what a level means. */
export const STAGES = ["startup", "growth", "big-tech", "enterprise"] as const;
