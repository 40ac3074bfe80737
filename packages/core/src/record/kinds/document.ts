import * as z from "zod/mini";
import { DateField, FilledText, needed, optional, Ref, refTo } from "../fields.js";
import { kind } from "../kind.js";
import { texts } from "../read-field.js";

/** A text that is made for others, from its first draft to what became of it. */
export const document = kind({
  name: "document",
  folder: "documents",
  summary: "A text made for others: who reads it, who has seen it, what they objected to, and what became of it",
  date: "date",
  visibility: "me",
  fields: () => ({
    date: needed(DateField, "Day on which it was begun"),
    template: optional(FilledText, "The template it was begun from, with its version: one-pager@1"),
    status: optional(z.enum(["draft", "circulated", "agreed", "dropped"]), "draft, circulated, agreed or dropped"),
    audience: optional(FilledText, "Who reads it"),
    theme: optional(refTo("theme"), "The theme it belongs to"),
    rests_on: optional(z.array(Ref), "Records it was made from"),
    prewire: optional(
      z.array(
        z.looseObject({
          who: refTo("person"),
          on: z.optional(DateField),
          objection: z.optional(z.string()),
          changed: z.optional(z.string()),
        }),
      ),
      "Who has seen it before the meeting: who, on which day, what they objected to, what changed because of it",
    ),
  }),
  sections: [],
  line: (entry) => [
    texts(entry, "status")[0] ?? "draft",
    ...texts(entry, "template"),
    ...texts(entry, "audience").map((reader) => `for ${reader}`),
  ],
});
