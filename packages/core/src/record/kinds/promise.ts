import * as z from "zod";
import { DateField, refTo } from "../fields.js";
import { kind } from "../kind.js";
import { texts } from "../read-field.js";

/** A row of the credibility ledger (Mid-Career OS, 2025): what was promised, to whom, and what became of it. */
export const promise = kind({
  name: "promise",
  folder: "promises",
  summary: "Something you said you would do: to whom, by when, and what became of it",
  date: "date",
  visibility: "me",
  fields: {
    date: DateField.describe("Day on which you promised it"),
    to: z.array(refTo("person")).optional().describe("To whom"),
    due: DateField.optional().describe("Day on which it is due; the newest, when it was moved"),
    state: z.enum(["open", "landed", "missed"]).optional().describe("open, landed or missed"),
    closed: DateField.optional().describe("Day on which it landed or was given up"),
    moved: z
      .array(z.looseObject({ on: DateField, from: DateField, to: DateField, why: z.string().optional() }))
      .optional()
      .describe("Each time the date was renegotiated: on which day, from which date, to which, and why"),
    lesson: z.string().optional().describe("What you took from it"),
    theme: refTo("theme").optional().describe("The theme it belongs to"),
  },
  sections: [],
  line: (entry) => [
    texts(entry, "state")[0] ?? "open",
    ...texts(entry, "due").map((due) => `due ${due}`),
    ...texts(entry, "to").map((person) => `to @${person}`),
  ],
});
