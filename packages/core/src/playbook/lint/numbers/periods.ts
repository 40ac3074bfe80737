import { MONTHS, PERIODICAL, PERIODS } from "../language/units.js";
import { phraseSet } from "../phrases/phrase-set.js";
import type { TextModel } from "../text/read-text.js";
import type { Token } from "../text/token.js";
import { COSTS, EVENTS, HEDGES, SAVING } from "./measures.js";
import type { NumberReading } from "./reading.js";

/** Words that say over which time an amount came together, or that it came once. */
const SPANNED = phraseSet([
  "one off|one time|onetime|(only|just) once|once ($|,|:|;|and|by|only)|non recurring|(one|single) payment|lump sum|in total|all in all|altogether|overall|lifetime|first time",
  "(this|last|next|past|first|second|third|fourth|previous|whole|full|same) (half|quarter|year|month|week|sprint|weekend|night|day)",
  "q1|q2|q3|q4|h1|h2",
  "since (then|january|launch|#month|#year|#number|q1|q2|q3|q4|last|the (start|beginning|launch|release|rollout|switch))",
  "(over|in|during|within|for|across) ..2 (#number|a|the|one|each|every) ..1 (year|years|month|months|week|weeks|quarter|quarters|days|half|night|nights)",
  "(over|during|within|throughout) ..3 (term|lifetime|course|pilot|trial|season|decade|campaign|legislature|period|winter|summer|spring|autumn|shutdown|festival)",
  "in (the)? (year|#year|#month)",
  "(by|until) (the)? (end|#month)",
  "run rate",
]);

/** Whether these tokens say per what, or over which time. */
export function hasPeriod(tokens: readonly Token[], from = 0, behind = tokens.length): boolean {
  if (SPANNED.isIn(tokens, from, behind)) return true;
  for (let index = from; index < behind; index += 1) {
    const word = tokens[index]?.word ?? "";
    if (periodAt(tokens, index) || MONTHS.has(word) || /^(?:19|20)\d\d$/.test(word)) return true;
  }
  return false;
}

/** "per second", "a day", "/min": the number is a rate. */
export function isRate(tokens: readonly Token[], behind: number): boolean {
  for (let index = behind; index < behind + 5 && ![";", ".", ":"].includes(tokens[index]?.word ?? ""); index += 1)
    if (periodAt(tokens, index)) return true;
  return false;
}

/** What happens by the calendar: "the monthly report" says nothing about the amount beside it. */
const SCHEDULED = new Set(
  "report reports meeting meetings release releases review reviews closing close newsletter audit export import run".split(" "),
);

/** "daily cost", "weekly alerts", "saves us daily": not "the hourly refresh", which goes on by a timetable. */
function isOfAmount(tokens: readonly Token[], at: number): boolean {
  const [next, second] = [tokens[at], tokens[at + 1]];
  if (next?.kind !== "word") return true;
  const isAmount = (word = "") =>
    COSTS.has(word) || EVENTS.has(word) || SAVING.has(word) || /^(?:rate|average|run|basis|total|budget|revenue)$/.test(word);
  return (
    isAmount(next.word) ||
    isAmount(second?.word) ||
    HEDGES.has(next.word) ||
    /^(?:for|and|with|since|from|by|because|thanks|instead|when|after|across|of)$/.test(next.word)
  );
}

/** Before "a day", these make it an amount: "half a day", "takes a day". */
const AMOUNTS = new Set(
  "half of than within for under about over take takes took save saves saved saving free freed spare spared quite such is as".split(
    " ",
  ),
);

/** Whether "per week", "a month", "each release", "/day" or "weekly" stands here. */
function periodAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const next = tokens[at + 1]?.word ?? "";
  if (/^(?:annual|annually|yearly|monthly|quarterly)$/.test(token.word)) return !SCHEDULED.has(next);
  if (PERIODICAL.has(token.word)) return tokens[at - 1]?.quantity !== undefined || isOfAmount(tokens, at + 1);
  if (token.word === "per" || token.word === "pro") return tokens[at + 1]?.kind === "word";
  if (token.word === "/" || token.word === "in") return PERIODS.has(next) && (token.word === "/" || next.length > 2);
  if (token.word === "each" || token.word === "every") {
    const second = tokens[at + 2]?.word ?? "";
    return PERIODS.has(next) || (PERIODS.has(second) && second !== "half");
  }
  if (token.word === "a" || token.word === "an" || token.word === "one") {
    // "an engineer-month" and "half a day" are amounts.
    const isAmount = tokens[at + 2]?.joined === true || AMOUNTS.has(tokens[at - 1]?.word ?? "");
    return PERIODS.has(next) && !isAmount;
  }
  return /^(?:p\.a|pa)$/.test(token.word);
}

/**
 * Whether a text says per what this amount is: in its sentence, beside another amount of the same kind ("we paid $40k a month.
 * It is $26k"), or in a short sentence behind it ("That is per month").
 */
export function isPeriodSaid(model: TextModel, reading: NumberReading, readings: readonly NumberReading[]): boolean {
  const { tokens, sentences } = model;
  const { sentence } = reading.token;
  const [own, next] = [sentences[sentence], sentences[sentence + 1]];
  if (own === undefined || isEach(tokens, reading)) return true;
  // The amount itself, "an hour", is not what it is counted by.
  if (hasPeriod(tokens, own.first, reading.first) || hasPeriod(tokens, reading.behind, own.behind)) return true;
  const unit = reading.token.quantity?.unit;
  if (readings.some(({ token, behind }) => token.quantity?.unit === unit && token !== reading.token && isRate(tokens, behind)))
    return true;
  return (
    next !== undefined &&
    next.behind - next.first <= MOST_WORDS_BEHIND &&
    !tokens.slice(next.first, next.behind).some(({ quantity }) => quantity !== undefined) &&
    hasPeriod(tokens, next.first, next.behind)
  );
}

/** Longer than this, a sentence has a subject of its own. */
const MOST_WORDS_BEHIND = 9;

/** "€3.10 a unit", "20 minutes for each claim": whatever it is, it is said. */
function isEach(tokens: readonly Token[], { behind }: NumberReading): boolean {
  const next = [0, 1, 2].map((step) => tokens[behind + step]?.word ?? "");
  if (next[0] === "a" || next[0] === "an") return tokens[behind + 1]?.kind === "word";
  return next.some((word) => word === "each" || word === "every" || word === "apiece");
}
