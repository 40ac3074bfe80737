import * as z from "zod";
import { DateField, refTo } from "../fields.js";
import { kind } from "../kind.js";
import { texts } from "../read-field.js";

/** A bet, written down before its outcome is known, so that judgement can be checked later. */
export const decision = kind({
  name: "decision",
  folder: "decisions",
  summary: "A bet: the options, the choice, why, what would show it early, and when to look again",
  date: "date",
  visibility: "me",
  fields: {
    date: DateField.describe("Day of the decision"),
    options: z.array(z.string()).optional().describe("What could have been chosen"),
    choice: z.string().optional().describe("What was chosen"),
    confidence: z.number().min(0).max(100).optional().describe("How sure you were that it would work out, in percent"),
    indicators: z.array(z.string()).optional().describe("What would show early that it works or does not"),
    review: DateField.optional().describe("Day on which to look again"),
    outcome: z.enum(["as-hoped", "mixed", "not-as-hoped"]).optional().describe("What came of it, at the review"),
    theme: refTo("theme").optional().describe("The theme it belongs to"),
    with: z.array(refTo("person")).optional().describe("Who decided with you"),
  },
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
