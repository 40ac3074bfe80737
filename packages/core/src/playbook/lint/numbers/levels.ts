import { isPastVerb } from "../language/verbs.js";
import { isClauseStart } from "../phrases/before.js";
import type { TextModel } from "../text/read-text.js";
import type { Token } from "../text/token.js";
import { COSTS, GAUGES, HEDGES, HOLDING, LEVELLING, MEASURED, TIMED } from "./measures.js";
import { before, isSaved, kindOf } from "./number-role.js";
import type { NumberReading, Numbers } from "./reading.js";

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
  "solves",
  "closes",
  "recognises",
  "recognizes",
  "flags",
  "blocks",
  "predicts",
]);

/** Times that only a machine takes. */
const SHORT = /^(?:ms|msec|µs|us|ns|s|secs?|seconds?|milliseconds?)$/;

/** Values that stand alone: a level in a place that says "this is how it is now". */
export function bareLevels(model: TextModel, numbers: Numbers): readonly NumberReading[] {
  const { tokens } = model;
  return numbers.readings.filter((reading) => {
    if (reading.role !== "level" || isSaved(tokens, reading.first)) return false;
    const lead = before(tokens, reading.first, 6);
    if (reading.token.quantity?.value === 0 || lead.some((word) => STEADY.has(word)) || isLimit(lead) || isFound(tokens, reading))
      return false;
    const next = [0, 1, 2, 3].map((step) => tokens[reading.behind + step]?.word ?? "");
    const last = lead.at(-1) ?? "";
    const verb = lead.findLast((word) => !HEDGES.has(word)) ?? "";
    const isMeasured = lead.some((word) => MEASURED.has(word));
    const unit = kindOf(tokens, reading);
    const isPaid = before(tokens, reading.first, 9).some((word) => COSTS.has(word));
    if (unit === "money")
      return /^(?:costs?|averages)$/.test(verb) || (isPaid && (/^(?:is|are|stands|sits)$/.test(verb) || last === "now"));
    if (next.some((word) => MEASURED.has(word)) && (unit === "%" || unit === undefined)) return true;
    if (unit === "%") return !isShare(tokens, reading) || isMeasured || RESOLVES.has(verb) || isDoing(lead) || isRight(lead);
    if (unit === "time") {
      if (SHORT.test(reading.token.quantity?.unitName ?? "") || GAUGES.has(last) || HOLDING.has(verb)) return true;
      if (isHabit(before(tokens, reading.first, 9))) return true;
      const isTimed = isMeasured || lead.some((word) => TIMED.has(word) || GAUGES.has(word));
      // "is answered within 3 hours", "are closed in 2 days": how it goes each time.
      if (/^(?:in|within|under)$/.test(last) && /^(?:is|are)$/.test(lead.at(-3) ?? "")) return true;
      return isTimed && lead.some((word) => INTO.has(word));
    }
    if (unit === "size" && (GAUGES.has(last) || (INTO.has(last) && lead.some((word) => GAUGES.has(word))))) return true;
    if (unit === undefined || HOLDING.has(verb) || isMeasured) return true;
    // "a migration of 3 TB" is how much there was to do.
    return lead.slice(-3).some((word) => LEVELLING.has(word) && !(unit === "size" && /^(?:of|in|with)$/.test(word)));
  });
}

/** "killed after 30 s", "every 90 s": set, not measured. */
function isLimit(lead: readonly string[]): boolean {
  return /^(?:after|every|each|gave|give|given|older|another|first|last)$/.test(lead.at(-1) ?? "");
}

/** "Found that one tenant caused 61 % of the load": what was so before, and the reason to act. */
function isFound(tokens: readonly Token[], { token, first }: NumberReading): boolean {
  for (let at = first - 1; at > 0 && tokens[at]?.sentence === token.sentence; at -= 1)
    if (tokens[at]?.word === "that" && FINDING.has(tokens[at - 1]?.word ?? "")) return true;
  return false;
}
const FINDING = new Set("found showed noticed saw discovered proved demonstrated learned realised realized knew".split(" "));

/** A value behind one of these is kept or set, and not reached. */
const STEADY = new Set(["stayed", "while", "staying", "unchanged", "sampling", "sampled", "capped", "limited", "throttled"]);
/** Between what is timed and how long it takes. */
const INTO = new Set(["in", "within", "under", "over", "for", "of", "with", "has", "have", "had", "about", "above", "to", "at"]);
/** Behind a share, these say that it is so now: "98 % of laptops have it". */
const HOLDS = new Set(
  "have has are is use uses run runs carry meet get gets finish pass reach arrive come go start end take need load work stay lead open close answer convert return reply book buy complete renew choose pay click read join leave match fit hold".split(
    " ",
  ),
);

/** "80 % of the calls" tells how many; all of something is no reading either. */
function isShare(tokens: readonly Token[], { token, first, behind }: NumberReading): boolean {
  if (token.quantity?.value === 100) return true;
  const next = Array.from({ length: 8 }, (_, step) => tokens[behind + step]?.word ?? "");
  if (next[0] !== "of" || (next[1] === "the" && next[2] === "time")) return false;
  const near = isClauseStart(tokens, first) ? next : next.slice(0, 4);
  return !near.some((word) => MEASURED.has(word) || HOLDS.has(word));
}

/** "gets 94 % of the invoices right": a word in -s right before a share is a verb. */
function isDoing(lead: readonly string[]): boolean {
  const verb = lead.findLast((word) => !HEDGES.has(word)) ?? "";
  return (
    /^[a-z]{2,}[^su]s$/.test(verb) &&
    lead.length > 1 &&
    !/^(?:saves|cuts|this|was|uses|costs|spends|takes|of|owns|holds)$/.test(verb)
  );
}

/** "finds a donor in 40 minutes": without a verb in the past, it is how long it takes each time. */
function isHabit(lead: readonly string[]): boolean {
  const last = lead.at(-1) ?? "";
  return (
    /^(?:in|within|under)$/.test(last) &&
    lead.slice(0, -1).some((word) => /^[a-z]{2,}[^su]s$/.test(word)) &&
    !lead.some((word) => isPastVerb(word))
  );
}

/** "correct in 96 % of samples", "pairing succeeds at the first try in 86 % of cases": how often it goes so. */
function isRight(lead: readonly string[]): boolean {
  const isSo = /^(?:correct|right|available|successful|accurate|complete|green|true|work|fail|crash|succeed)$/;
  return (
    lead.at(-1) === "in" &&
    (isSo.test(lead.at(-2) ?? "") ||
      lead.some((word) =>
        /^(?:is|are)$|^(?:works|fails|crashes|succeeds|occurs|happens|opens|starts|holds|goes|gives|finds|gets|agrees)$/.test(
          word,
        ),
      ))
  );
}
