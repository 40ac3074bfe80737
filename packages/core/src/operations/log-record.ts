import * as z from "zod";
import type { DateText } from "../record/entry.js";
import { DateField } from "../record/fields.js";
import { logLine } from "./log-line.js";
import { operation } from "./operation.js";
import { Written } from "./record-json.js";

/** `upshot log`: one line becomes a record in seconds. */
export const logRecord = operation({
  name: "record.log",
  summary: "Records one line: what came of your work, in the capture grammar",
  input: z.object({
    text: z
      .string()
      .min(1, "say in a few words what came of your work")
      .describe('Free text with #theme @person ^altitude !level +date and "1.8s -> 650ms", in any order'),
    date: z.optional(DateField).describe("Day of the result, when the text has no +date; today when absent"),
    body: z.string().optional().describe("More text to stand under the title"),
  }),
  output: Written.extend({
    kind: z.string(),
    fields: z.record(z.string(), z.unknown()).describe("What was read out of the text"),
    notes: z.array(z.string()).describe("What could not be read, or is not known yet; nothing of it is lost"),
  }),
  effect: "write",
  run: async (input, world) => logLine({ ...input, date: input.date as DateText | undefined }, world),
});
