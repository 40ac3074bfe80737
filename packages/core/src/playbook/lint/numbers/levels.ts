import type { TextModel } from "../text/read-text.js";
import { GAUGES, HEDGES, HOLDING, LEVELLING, MEASURED, TIMED } from "./measures.js";
import { before, isSaved } from "./number-role.js";
import type { NumberReading, Numbers } from "./read-numbers.js";

/** Verbs of a thing that does so much of its work. */
const RESOLVES = new Set([
  "resolves",
  "covers",
  "handles",
  "catches",
  "answers",
  "detects",
  "finds",
  "serves",
  "deflects",
  "matches",
  "automates",
  "carries",
]);

/** Times that only a machine takes. */
const SHORT = /^(?:ms|msec|µs|us|ns|s|secs?|seconds?|milliseconds?)$/;

/** Values that stand alone: a level in a place that says "this is how it is now". */
export function bareLevels(model: TextModel, numbers: Numbers): readonly NumberReading[] {
  const { tokens } = model;
  return numbers.readings.filter((reading) => {
    if (reading.role !== "level" || isSaved(tokens, reading.first)) return false;
    const lead = before(tokens, reading.first, 5);
    const next = [0, 1, 2, 3].map((step) => tokens[reading.behind + step]?.word ?? "");
    const unit = reading.token.quantity?.unit;
    if (unit === "money")
      return lead.slice(-3).some((word) => ["is", "now", "at", "costs"].includes(word)) && !lead.includes("worth");
    if (lead.includes("stayed") || lead.includes("while") || lead.includes("staying")) return false;
    if (next.some((word) => MEASURED.has(word)) && (unit === "%" || unit === undefined)) return true;
    const last = lead.at(-1) ?? "";
    if (unit === "%") return !isShare(next, reading) || lead.some((word) => MEASURED.has(word)) || RESOLVES.has(last);
    if (unit === "time" && SHORT.test(reading.token.quantity?.unitName ?? "")) return true;
    if ((unit === "time" || unit === "size") && GAUGES.has(last)) return true;
    if (unit === "time" && ["in", "within", "under"].includes(last))
      return lead.some((word) => TIMED.has(word) || GAUGES.has(word));
    if (unit === "time" && ["over", "for", "of", "with", "has", "have", "had", "about", "above"].includes(last)) {
      return lead.some((word) => MEASURED.has(word) || word === "time");
    }
    return lead.slice(-3).some((word) => LEVELLING.has(word)) || lead.some((word) => MEASURED.has(word));
  });
}

/** Behind a share, these say that it is so now: "98 % of laptops have it". */
const HOLDS = new Set(["have", "has", "are", "is", "use", "uses", "run", "runs", "carry", "meet"]);

/** "80 % of the calls" tells how many; all of something is no reading either. */
function isShare(next: readonly string[], { token }: NumberReading): boolean {
  return token.quantity?.value === 100 || (next[0] === "of" && !next.some((word) => MEASURED.has(word) || HOLDS.has(word)));
}
