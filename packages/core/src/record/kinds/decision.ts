import * as z from "zod/mini";
import { DateField, needed, optional, refTo } from "../fields.js";
import { kind } from "../kind.js";
import { texts } from "../read-field.js";

/** A bet, written down before its outcome is known, so that judgement can be checked later. */
export const decision = kind({
  name: "decision",
  folder: "decisions",
  summary: "A bet: the options, the choice, why, what would show it early, and when to look again",
  date: "date",
  visibility: "me",
  fields: () => ({
    date: needed(DateField, "Day of the decision"),
    options: optional(z.array(z.string()), "What could have been chosen"),
    choice: optional(z.string(), "What was chosen"),
    confidence: optional(z.number().check(z.minimum(0), z.maximum(100)), "How sure you were that it would work out, in percent"),
    indicators: optional(z.array(z.string()), "What would show early that it works or does not"),
    review: optional(DateField, "Day on which to look again"),
    outcome: optional(z.enum(["as-hoped", "mixed", "not-as-hoped"]), "What came of it, at the review"),
    theme: optional(refTo("theme"), "The theme it belongs to"),
    with: optional(z.array(refTo("person")), "Who decided with you"),
  }),
  sections: [
    { heading: "Why", asks: "What made this option better than the others, on the day you chose?" },
    { heading: "Review", asks: "What happened, and what did you do where the world disagreed?" },
  ],
  line: (entry) => [
    ...texts(entry, "choice"),
    ...texts(entry, "outcome"),
    ...(entry.fields["outcome"] === undefined ? texts(entry, "review").map((day) => `look again ${day}`) : []),
  ],
});
