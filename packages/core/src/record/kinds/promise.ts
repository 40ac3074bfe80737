import * as z from "zod/mini";
import { DateField, needed, optional, refTo } from "../fields.js";
import { kind } from "../kind.js";
import { texts } from "../read-field.js";

/** A row of the credibility ledger (Mid-Career OS, 2025): what was promised, to whom, and what became of it. */
export const promise = kind({
  name: "promise",
  folder: "promises",
  summary: "Something you said you would do: to whom, by when, and what became of it",
  date: "date",
  visibility: "me",
  fields: () => ({
    date: needed(DateField, "Day on which you promised it"),
    to: optional(z.array(refTo("person")), "To whom"),
    due: optional(DateField, "Day on which it is due; the newest, when it was moved"),
    state: optional(z.enum(["open", "landed", "missed"]), "open, landed or missed"),
    closed: optional(DateField, "Day on which it landed or was given up"),
    moved: optional(
      z.array(z.looseObject({ on: DateField, from: DateField, to: DateField, why: z.optional(z.string()) })),
      "Each time the date was renegotiated: on which day, from which date, to which, and why",
    ),
    lesson: optional(z.string(), "What you took from it"),
    theme: optional(refTo("theme"), "The theme it belongs to"),
  }),
  sections: [],
  line: (entry) => [
    texts(entry, "state")[0] ?? "open",
    ...texts(entry, "due").map((due) => `due ${due}`),
    ...texts(entry, "to").map((person) => `to @${person}`),
  ],
});
