import * as z from "zod/mini";
import { DateField, Metric, optional } from "../fields.js";
import { kind } from "../kind.js";
import { texts } from "../read-field.js";

/** What a year of work compounds into. */
export const theme = kind({
  name: "theme",
  folder: "themes",
  summary: "What a year of your work adds up to: a pain, a bet, and three numbers that would show it",
  visibility: "manager",
  fields: () => ({
    state: optional(z.enum(["active", "parked", "done"]), "active, parked or done"),
    start: optional(DateField, "First day"),
    end: optional(DateField, "Last day"),
    metrics: optional(z.array(Metric), "What it should move: customer value, reliability or safety, speed or cost"),
  }),
  sections: [
    { heading: "Problem", asks: "Who is in pain, and how is it seen today?" },
    { heading: "Bet", asks: "What do you believe would end it?" },
    { heading: "First milestone", asks: "What can be shown within a quarter?" },
    { heading: "Blast radius", asks: "Who is hit when it goes wrong, and who owns that?" },
  ],
  line: (entry) => [texts(entry, "state")[0] ?? "active"],
});
