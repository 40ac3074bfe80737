import * as z from "zod/mini";
import { DateField, needed, optional, refTo } from "../fields.js";
import { kind } from "../kind.js";
import { texts } from "../read-field.js";

/** Anything worth keeping that is not evidence yet; the user's own eyes only. */
export const note = kind({
  name: "note",
  folder: "notes",
  summary: "Anything worth keeping that is not evidence yet; for your own eyes",
  date: "date",
  visibility: "me",
  fields: () => ({
    date: needed(DateField, "Day of the note"),
    theme: optional(refTo("theme"), "The theme it belongs to"),
    with: optional(z.array(refTo("person")), "Whom it is about"),
  }),
  sections: [],
  line: (entry) => texts(entry, "tags").map((tag) => `#${tag}`),
});
