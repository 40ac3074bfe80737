import * as z from "zod";
import { DateField, Metric } from "../fields.js";
import { kind } from "../kind.js";
import { texts } from "../read-field.js";

/** What a year of work compounds into. */
export const theme = kind({
  name: "theme",
  folder: "themes",
  summary: "What a year of your work adds up to: a pain, a bet, and three numbers that would show it",
  visibility: "manager",
  fields: {
    state: z.enum(["active", "parked", "done"]).optional().describe("active, parked or done"),
    start: DateField.optional().describe("First day"),
    end: DateField.optional().describe("Last day"),
    metrics: z.array(Metric).optional().describe("What it should move: customer value, reliability or safety, speed or cost"),
  },
  sections: [
    { heading: "Problem", asks: "Who is in pain, and how is it seen today?" },
    { heading: "Bet", asks: "What do you believe would end it?" },
    { heading: "First milestone", asks: "What can be shown within a quarter?" },
    { heading: "Blast radius", asks: "Who is hit when it goes wrong, and who owns that?" },
  ],
  line: (entry) => [texts(entry, "state")[0] ?? "active"],
});
