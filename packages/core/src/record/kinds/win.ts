import * as z from "zod/mini";
import { DateField, Metric, needed, optional, refTo } from "../fields.js";
import { kind } from "../kind.js";
import { metricLine } from "../metric.js";
import { texts } from "../read-field.js";

/** Which level a piece of evidence speaks for, when it is held against a ladder. */
const levelMark = () => z.enum(["current", "next"]);

/** Evidence: something that came of the user's work. */
export const win = kind({
  name: "win",
  folder: "wins",
  summary: "Something that came of your work: the problem, what you did, the measured result",
  date: "date",
  visibility: "manager",
  fields: () => ({
    date: needed(DateField, "Day of the result; the first day when there is an end"),
    end: optional(DateField, "Last day, when it took more than one"),
    role: optional(z.enum(["led", "contributed", "supported"]), "Your part in it"),
    metrics: optional(z.array(Metric), "Measured results: name, from, to, unit, period, better"),
    theme: optional(refTo("theme"), "The theme it belongs to"),
    altitude: optional(z.enum(["code", "system", "business"]), "At which altitude the result was"),
    level: optional(
      z.union([levelMark(), z.record(z.string(), levelMark())]),
      "Whether it is evidence for your current or your next level; per criterion, or as a whole",
    ),
    with: optional(z.array(refTo("person")), "Who did it with you"),
    seen_by: optional(z.array(refTo("person")), "Who saw it"),
    glue: optional(z.string(), "Glue work: what it unlocked"),
  }),
  sections: [
    { heading: "Problem", asks: "What was wrong, for whom, and what did it cost?" },
    { heading: "Action", asks: "What did you do yourself?" },
    { heading: "Result", asks: "What changed because of it, from what to what?" },
  ],
  words: (entry) => (entry.fields["glue"] === undefined ? [] : ["glue"]),
  line: (entry) => [...metricLine(entry), ...texts(entry, "theme").map((theme) => `#${theme}`), ...texts(entry, "altitude")],
});
