import { LONG_TIMES, MONTHS, NUMBER_WORDS, PERIODICAL, PERIODS } from "../language/units.js";
import { type PhraseSet, phraseSet } from "../phrases/phrase-set.js";
import type { TextModel } from "../text/read-text.js";
import type { Token } from "../text/token.js";
import {
  ACTIVITY,
  BASELINES,
  CHANGING,
  COMPARING,
  COSTS,
  EVENTS,
  LEVELLING,
  LOWERING,
  MEASURED,
  PEOPLE,
  SAVING,
  STOCK,
  TEAM_BEFORE,
  TIMED,
} from "./measures.js";

/** What a number in a text is. */
export type NumberRole =
  /** A date, a version, a team's size, how long the work took: nothing was measured. */
  | "label"
  /** How many of something there are. */
  | "count"
  /** How many of what work consists of: reviews, meetings, lines. */
  | "activity"
  /** How something changed: relative, or from one value to another. */
  | "change"
  /** A value that something has. */
  | "level";

/** One number with its place and role. */
export interface NumberReading {
  readonly first: number;
  readonly behind: number;
  readonly role: NumberRole;
  readonly token: Token;
}

/** The numbers of a text, read once for all rules. */
export interface Numbers {
  readonly readings: readonly NumberReading[];
  /** Words that tell an amount without a figure: halved, doubled, not a single one. */
  readonly wordAmount: boolean;
  /** Something that the values can be held against. */
  readonly baseline: boolean;
  /** Per what something is counted is said somewhere. */
  readonly period: boolean;
}

const WORD_AMOUNTS = phraseSet([
  "halv*|doubl*|tripl*|quadrupl*|zero|twice|thrice",
  "(by|a|one) (half|third|quarter|tenth|fifth)",
  "in half",
  "half (of|the|as)",
  "not (a|one) single",
  "without (a|any) single",
  "(no|not one|none) ..3 since",
  "not ..2 once",
  "tenfold|twofold|threefold|fivefold|hundredfold",
  "all #number",
  "from ..2 (yearly|annual|quarterly|monthly|weekly|fortnightly|biweekly|daily|years|quarters|months|weeks|days|hours|minutes) to ..2 (quarterly|monthly|weekly|daily|hourly|months|weeks|days|hours|minutes|seconds|continuous|on demand|same day)",
  "order of magnitude|orders of magnitude",
]);
const BASELINE_SET: PhraseSet = phraseSet(BASELINES);
const PERIOD_WORDS = phraseSet([
  "one off|one time|once|onetime|so far|in total|in all",
  "(this|last|next|past|first|second|third|fourth|previous|whole|full) (half|quarter|year|month|week|sprint|weekend|night|day)",
  "(q1|q2|q3|q4|h1|h2)",
  "since",
  "(over|in|during|within|for) ..2 (#number|a|the|one) ..1 (year|years|month|months|week|weeks|quarter|quarters|days|half)",
  "in (the)? (year|#year|#month)",
  "(by|until) (the)? (end|#month)",
  "run rate",
]);

/** Reads all numbers of a text. */
export function readNumbers(model: TextModel): Numbers {
  const { tokens } = model;
  const readings: NumberReading[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    if (token.quantity !== undefined) {
      readings.push({ first: index, behind: token.quantity.behind, token, role: roleOf(tokens, index) });
      index = token.quantity.behind - 1;
    } else if (isNumberWord(tokens, index)) readings.push({ first: index, behind: index + 1, token, role: wordRole(tokens, index) });
  }
  const paired = withPairs(tokens, readings);
  return {
    readings: paired,
    wordAmount: WORD_AMOUNTS.isIn(tokens),
    baseline: BASELINE_SET.isIn(tokens) || sameUnitTwice(paired),
    period: hasPeriod(tokens),
  };
}

function isNumberWord(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? "";
  // "one" is mostly not a number; "second" and "quarter" are not numbers here.
  return NUMBER_WORDS.has(word) && tokens[at]?.kind === "word" && tokens[at - 1]?.word !== "between";
}

function roleOf(tokens: readonly Token[], at: number): NumberRole {
  const token = tokens[at];
  const quantity = token?.quantity;
  if (token === undefined || quantity === undefined || quantity.label) return "label";
  if (quantity.unit === "x") return "change";
  if (quantity.unit === "%") return isRelative(tokens, at) ? "change" : "level";
  if (quantity.unit === "time") return timeRole(tokens, at);
  if (quantity.unit === "money") return "level";
  if (quantity.unit !== undefined) return quantity.signed || isBy(tokens, at) ? "change" : "level";
  if (isTeamSize(tokens, at)) return "label";
  return bareRole(tokens, at);
}

/** A number without a unit: a score, a rate, or a count. */
function bareRole(tokens: readonly Token[], at: number): NumberRole {
  const behind = tokens[at]?.quantity?.behind ?? at + 1;
  if (isRate(tokens, behind) && near(tokens, at, 4, (word) => LEVELLING.has(word) && word.length > 3)) return "level";
  if (tokens[behind]?.word === "out" && tokens[behind + 1]?.word === "of") return "level";
  if (isReading(tokens, at, behind)) return "level";
  return countRole(tokens, behind);
}

/** "NPS of 62", "score is 82": the name of a measure right before the number, and no noun that it counts behind it. */
function isReading(tokens: readonly Token[], at: number, behind: number): boolean {
  const [far = "", near = "", last = ""] = ["", "", "", ...before(tokens, at, 3)].slice(-3);
  const isLinked = LEVELLING.has(last) || ["was", "from", "by"].includes(last);
  const isNamed = MEASURED.has(last) || (isLinked && (MEASURED.has(near) || (MEASURED.has(far) && near.length < 4)));
  const next = tokens[behind];
  return isNamed && (next?.kind !== "word" || /^(?:and|after|on|in|with|for|to|from|at|over|across|since|out|now)$/.test(next.word));
}

function wordRole(tokens: readonly Token[], at: number): NumberRole {
  if (isTeamSize(tokens, at) || isPoint(tokens, at + 1)) return "label";
  const next = tokens[at + 1]?.word ?? "";
  if (LONG_TIMES.has(next) || /^(?:hours?|minutes?|seconds?)$/.test(next)) return isSaved(tokens, at) || isWithPeriod(tokens, at) ? "count" : "label";
  return countRole(tokens, at + 1);
}

function countRole(tokens: readonly Token[], behind: number): NumberRole {
  const verb = before(tokens, behind - 1, 2);
  if (verb.some((word) => /^(?:help(?:ed|ing)?|support(?:ed|ing)|assist(?:ed|ing))$/.test(word))) return "activity";
  for (let index = behind; index < behind + 3; index += 1) {
    const word = tokens[index]?.word ?? "";
    if (ACTIVITY.has(word)) return "activity";
    if (tokens[index]?.kind !== "word") break;
  }
  return "count";
}

/** How long the work took is no result; how long a thing takes is. */
function timeRole(tokens: readonly Token[], at: number): NumberRole {
  const quantity = tokens[at]?.quantity;
  const name = quantity?.unitName ?? "";
  const previous = before(tokens, at, 3);
  if (isSaved(tokens, at)) return "level";
  if (isBy(tokens, at) || quantity?.signed === true) return "change";
  if (previous.some((word) => ["spent", "spend", "spending", "worked", "working", "invested"].includes(word))) return "label";
  if (!LONG_TIMES.has(name) && name !== "h" && !/^(?:hours?|hrs?)$/.test(name)) return "level";
  const lead = previous.at(-1) ?? "";
  const isLong = LONG_TIMES.has(name);
  if (isLong && isPoint(tokens, (quantity?.behind ?? at + 1) - 1)) return "label";
  if (isLong && ["in", "over", "for", "within", "after", "during", "last", "past", "next", "first", "every", "these", "previous", "of"].includes(lead)) {
    return previous.some((word) => TIMED.has(word) || ["takes", "take", "is", "time"].includes(word)) ? "level" : "label";
  }
  if (isLong && ["ago", "later", "earlier", "old", "project", "long", "program", "programme"].includes(tokens[quantity?.behind ?? at]?.word ?? "")) return "label";
  return "level";
}

/** "three years" behind "in", "for", "last": when, not how much. */
function isPoint(tokens: readonly Token[], unitAt: number): boolean {
  return ["ago", "later", "earlier", "old"].includes(tokens[unitAt + 1]?.word ?? "");
}

function isRelative(tokens: readonly Token[], at: number): boolean {
  const quantity = tokens[at]?.quantity;
  const behind = quantity?.behind ?? at + 1;
  if (quantity?.signed === true || isBy(tokens, at)) return true;
  const lead = before(tokens, at, 1)[0] ?? "";
  if (["up", "down", "plus", "minus", "additional", "extra"].includes(lead)) return true;
  const next = [tokens[behind]?.word ?? "", tokens[behind + 1]?.word ?? ""];
  // "93 % of calls" is a share; "40 % of what it was" and "40 % off" are relative enough not to ask.
  if (next.some((word) => COMPARING.has(word))) return true;
  if (["up", "down"].includes(next[0] ?? "")) return true;
  if (["to", "at", "is", "are", "of", "with", "above", "below", "under", "over", "reached"].includes(lead)) return false;
  const sentence = tokens[at]?.sentence;
  for (let index = at - 1; index >= Math.max(0, at - 9) && tokens[index]?.sentence === sentence; index -= 1) {
    const word = tokens[index]?.word ?? "";
    if (CHANGING.has(word)) return true;
    if (word === ";") return false;
  }
  return false;
}

function isBy(tokens: readonly Token[], at: number): boolean {
  return before(tokens, at, 3).includes("by") || ["up", "down"].includes(before(tokens, at, 1)[0] ?? "");
}

/** "saving 35 hours", "freed half a day": the verb stands close before the amount. */
export function isSaved(tokens: readonly Token[], at: number): boolean {
  const sentence = tokens[at]?.sentence;
  for (let index = at - 1; index >= Math.max(0, at - 8) && tokens[index]?.sentence === sentence; index -= 1) {
    const word = tokens[index]?.word ?? "";
    if (SAVING.has(word)) return true;
    if ([";", ".", "from"].includes(word)) return false;
  }
  const behind = tokens[at]?.quantity?.behind ?? at + 1;
  return ["saved", "savings", "freed"].some((word) => [tokens[behind]?.word, tokens[behind + 1]?.word, tokens[behind + 2]?.word].includes(word));
}

function isTeamSize(tokens: readonly Token[], at: number): boolean {
  const behind = tokens[at]?.quantity?.behind ?? at + 1;
  const people = [0, 1, 2].findIndex((step) => PEOPLE.has(tokens[behind + step]?.word ?? ""));
  const lead = before(tokens, at, 3);
  if (people >= 0) return lead.some((word) => TEAM_BEFORE.has(word)) || tokens[behind + people + 1]?.word === "team";
  return lead.slice(-2).join(" ") === "team of" || lead.slice(-2).join(" ") === "group of";
}

/** "per second", "a day", "/min": the number is a rate. */
function isRate(tokens: readonly Token[], behind: number): boolean {
  for (let index = behind; index < behind + 5; index += 1) if (periodAt(tokens, index)) return true;
  return false;
}

function isWithPeriod(tokens: readonly Token[], at: number): boolean {
  for (let index = at; index < at + 5; index += 1) if (periodAt(tokens, index)) return true;
  return false;
}

/** Whether "per week", "a month", "each release", "/day" or "weekly" stands here. */
function periodAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (PERIODICAL.has(token.word)) return true;
  const next = tokens[at + 1]?.word ?? "";
  if (token.word === "per" || token.word === "pro") return tokens[at + 1]?.kind === "word";
  if (token.word === "/" || token.word === "in") return PERIODS.has(next) && (token.word === "/" || next.length > 2);
  if (["a", "an", "each", "every", "one"].includes(token.word)) return PERIODS.has(next) || PERIODS.has(tokens[at + 2]?.word ?? "") && token.word !== "a" && token.word !== "an" && token.word !== "one";
  return /^(?:p\.a|pa)$/.test(token.word);
}

function hasPeriod(tokens: readonly Token[]): boolean {
  if (PERIOD_WORDS.isIn(tokens)) return true;
  return tokens.some(
    (token, index) => periodAt(tokens, index) || MONTHS.has(token.word) || /^(?:19|20)\d\d$/.test(token.word) || token.word === "p",
  );
}

/** Two numbers around "to", an arrow, "instead of" or "against" are a change, and so is "from" one value. */
function withPairs(tokens: readonly Token[], readings: readonly NumberReading[]): readonly NumberReading[] {
  const paired = new Set<number>();
  readings.forEach((reading, index) => {
    const next = readings[index + 1];
    if (next === undefined || reading.role === "label" || next.role === "label") return;
    if (tokens[reading.first]?.sentence !== tokens[next.first]?.sentence || next.first - reading.behind > 8) return;
    const between = tokens.slice(reading.behind, next.first).map(({ word }) => word);
    const lead = before(tokens, reading.first, 5);
    const isArrow = between.some((word) => ["->", "→", "=>", "➜", "⇒"].includes(word));
    const isFrom = lead.includes("from") && between.some((word) => ["to", "-", "–", "down", "up", "into"].includes(word));
    const isTo = between.length <= 2 && between.includes("to") && isPairVerb(tokens, reading.first);
    const isHeld = between.some((word) => ["instead", "vs", "versus", "against", "was", "were", "from", "before", "compared"].includes(word));
    if (isArrow || isFrom || isTo || isHeld) {
      paired.add(index);
      paired.add(index + 1);
    }
  });
  return readings.map((reading, index) => (paired.has(index) ? { ...reading, role: "change" as const } : reading));
}

function isPairVerb(tokens: readonly Token[], at: number): boolean {
  return before(tokens, at, 8).some((word) => CHANGING.has(word));
}

/** Two values of one unit in a text can be held against each other. */
function sameUnitTwice(readings: readonly NumberReading[]): boolean {
  const units = readings.filter(({ role }) => role === "level").map(({ token }) => token.quantity?.unit ?? "");
  return units.some((unit, index) => units.indexOf(unit) !== index);
}

function before(tokens: readonly Token[], at: number, count: number): readonly string[] {
  const sentence = tokens[at]?.sentence;
  const found: string[] = [];
  for (let index = at - 1; index >= 0 && found.length < count && tokens[index]?.sentence === sentence; index -= 1) found.unshift(tokens[index]?.word ?? "");
  return found;
}

function near(tokens: readonly Token[], at: number, count: number, is: (word: string) => boolean): boolean {
  return before(tokens, at, count).some(is);
}

function isNoun(token: Token | undefined): boolean {
  return token?.kind === "word" && /[a-z]{2}s$/.test(token.word);
}

/** Values that stand alone: a level in a place that says "this is how it is now". */
export function bareLevels(model: TextModel, numbers: Numbers): readonly NumberReading[] {
  const { tokens } = model;
  return numbers.readings.filter((reading) => {
    if (reading.role !== "level" || isSaved(tokens, reading.first)) return false;
    const lead = before(tokens, reading.first, 5);
    const next = [0, 1, 2].map((step) => tokens[reading.behind + step]?.word ?? "");
    const unit = reading.token.quantity?.unit;
    if (unit === "money") return lead.slice(-3).some((word) => ["is", "now", "at", "costs"].includes(word)) && !lead.includes("worth");
    if (lead.includes("stayed") || lead.includes("while") || lead.includes("staying")) return false;
    if (next.some((word) => MEASURED.has(word)) && (unit === "%" || unit === undefined)) return true;
    const last = lead.at(-1) ?? "";
    if (unit === "time" && last === "in") return lead.some((word) => TIMED.has(word));
    if (unit === "time" && ["within", "over", "for", "of", "with", "has", "have", "had", "about", "above"].includes(last)) {
      return lead.some((word) => MEASURED.has(word) || word === "time");
    }
    return lead.slice(-3).some((word) => LEVELLING.has(word)) || lead.some((word) => MEASURED.has(word));
  });
}

/** Amounts that mean something only per time, and don't say per what. */
export function bareRates(model: TextModel, numbers: Numbers): readonly NumberReading[] {
  if (numbers.period) return [];
  const { tokens } = model;
  const found = numbers.readings.filter((reading) => {
    const unit = reading.token.quantity?.unit;
    const sentence = tokens.slice(
      model.sentences[reading.token.sentence]?.first ?? 0,
      model.sentences[reading.token.sentence]?.behind ?? tokens.length,
    );
    const has = (set: ReadonlySet<string>) => sentence.some(({ word }) => set.has(word));
    if (unit === "money") return isSaved(tokens, reading.first) || (has(LOWERING) && (has(COSTS) || isBy(tokens, reading.first)));
    if (unit === "time" && isSaved(tokens, reading.first)) return true;
    return reading.role === "change" && unit === undefined && has(EVENTS) && !has(STOCK) && eventNear(tokens, reading);
  });
  // The two ends of one change are one finding.
  return found.filter((reading, index) => found[index - 1]?.token.sentence !== reading.token.sentence);
}

function eventNear(tokens: readonly Token[], reading: NumberReading): boolean {
  const behind = [0, 1, 2].map((step) => tokens[reading.behind + step]?.word ?? "");
  return [...before(tokens, reading.first, 6), ...behind].some((word) => EVENTS.has(word));
}
