import { LONG_TIMES } from "../language/units.js";
import type { Token } from "../text/token.js";
import { ACTIVITY, CHANGING, COMPARING, HANDLING, LEVELLING, MEASURED, PEOPLE, SAVING, TEAM_BEFORE, TIMED } from "./measures.js";
import { isRate } from "./periods.js";

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

/** Before a rate, these say that it is how it is now. */
const READS = new Set(["is", "are", "at", "now", "=", ":", "of", "reaches", "hits", "averages"]);

/** "a 45-minute talk": how long something is that people attend. */
const EVENTS_IN_TIME = new Set(
  "talk demo meeting session presentation workshop call interview training course video slot tutorial review lecture keynote".split(
    " ",
  ),
);

export function roleOf(tokens: readonly Token[], at: number): NumberRole {
  const token = tokens[at];
  const quantity = token?.quantity;
  if (token === undefined || quantity === undefined || quantity.label) return "label";
  if (quantity.unit === "x") return "change";
  if (quantity.unit === "%") return isRelative(tokens, at) ? "change" : "level";
  if (quantity.unit === "time") return timeRole(tokens, at);
  if (quantity.unit === "money") return isBy(tokens, at) ? "change" : "level";
  if (quantity.unit !== undefined) return quantity.signed || isBy(tokens, at) ? "change" : "level";
  if (isTeamSize(tokens, at)) return "label";
  return bareRole(tokens, at);
}

/** A number without a unit: a score, a rate, or a count. */
function bareRole(tokens: readonly Token[], at: number): NumberRole {
  const behind = tokens[at]?.quantity?.behind ?? at + 1;
  if (
    isRate(tokens, behind) &&
    (near(tokens, at, 2, (word) => READS.has(word)) || near(tokens, at, 5, (word) => HANDLING.has(word)))
  )
    return "level";
  if (tokens[behind]?.word === "out" && tokens[behind + 1]?.word === "of") return "level";
  if (isReading(tokens, at, behind)) return "level";
  return countRole(tokens, behind);
}

/** "NPS of 62", "score is 82": the name of a measure right before the number, and no noun that it counts behind it. */
function isReading(tokens: readonly Token[], at: number, behind: number): boolean {
  const [far = "", near = "", last = ""] = ["", "", "", ...before(tokens, at, 3)].slice(-3);
  const isLinked = LEVELLING.has(last) || ["was", "from", "by"].includes(last);
  const isNamed =
    MEASURED.has(last) || (isLinked && (MEASURED.has(near) || (MEASURED.has(far) && (near.length < 4 || LEVELLING.has(near)))));
  const next = tokens[behind];
  return (
    isNamed && (next?.kind !== "word" || /^(?:and|after|on|in|with|for|to|from|at|over|across|since|out|now)$/.test(next.word))
  );
}

export function wordRole(tokens: readonly Token[], at: number): NumberRole {
  if (isTeamSize(tokens, at) || isPoint(tokens, at + 1) || isIncidental(tokens, at)) return "label";
  const next = tokens[at + 1]?.word ?? "";
  if (LONG_TIMES.has(next) || /^hours?$/.test(next)) return isSaved(tokens, at) || isRate(tokens, at) ? "count" : "label";
  return countRole(tokens, at + 1);
}

/** "the two teams", "between three vendors": which ones, not how many came of it. */
function isIncidental(tokens: readonly Token[], at: number): boolean {
  const lead = before(tokens, at, 1)[0] ?? "";
  if (!/^(?:two|three|four|five|six)$/.test(tokens[at]?.word ?? "") || isRate(tokens, at + 1)) return false;
  return ["the", "these", "those", "both", "our", "my", "their", "between", "its", "with", "across"].includes(lead);
}

function countRole(tokens: readonly Token[], behind: number): NumberRole {
  const verb = before(tokens, behind - 1, 2);
  if (verb.some((word) => /^(?:help(?:ed|ing)?|support(?:ed|ing)|assist(?:ed|ing))$/.test(word))) return "activity";
  if (
    /^(?:late|long|sleepless|extra|whole|full)$/.test(tokens[behind]?.word ?? "") &&
    /^(?:nights?|evenings?|weekends?|hours|days)$/.test(tokens[behind + 1]?.word ?? "")
  )
    return "label";
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
  const unitAt = (quantity?.behind ?? at + 1) - 1;
  if (tokens[unitAt]?.joined === true && (LONG_TIMES.has(name) || EVENTS_IN_TIME.has(tokens[unitAt + 1]?.word ?? "")))
    return "label";
  if (isBy(tokens, at) || quantity?.signed === true) return "change";
  const isShort = !LONG_TIMES.has(name) && !/^(?:h|hours?|hrs?)$/.test(name);
  if (!isShort && previous.some((word) => ["spent", "spend", "spending", "worked", "working", "invested"].includes(word)))
    return "label";
  if (isShort) return "level";
  const lead = previous.at(-1) ?? "";
  const isLong = LONG_TIMES.has(name);
  if (isLong && isPoint(tokens, (quantity?.behind ?? at + 1) - 1)) return "label";
  if (
    isLong &&
    [
      "in",
      "over",
      "for",
      "within",
      "after",
      "during",
      "last",
      "past",
      "next",
      "first",
      "every",
      "these",
      "previous",
      "of",
    ].includes(lead)
  ) {
    return previous.some((word) => TIMED.has(word) || ["takes", "take", "is", "time"].includes(word)) ? "level" : "label";
  }
  if (
    isLong &&
    ["ago", "later", "earlier", "old", "project", "long", "program", "programme"].includes(
      tokens[quantity?.behind ?? at]?.word ?? "",
    )
  )
    return "label";
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
  // "93 % of calls" is a share, not a change; "40 % of what it was" is one.
  if (next[0] === "of" && !["what", "the", "its", "that"].includes(next[1] ?? "")) return isBehindChange(tokens, at);
  if (
    COMPARING.has(next[0] ?? "") ||
    (COMPARING.has(next[1] ?? "") && !/^(?:of|as|over|above|below|under|off|than)$/.test(next[1] ?? ""))
  )
    return true;
  if (["up", "down"].includes(next[0] ?? "")) return true;
  if (["to", "at", "is", "are", "of", "with", "above", "below", "under", "over", "reached"].includes(lead)) return false;
  return isBehindChange(tokens, at);
}

/** A verb of change stands before it in its clause: "cut errors by about 40 %". */
function isBehindChange(tokens: readonly Token[], at: number): boolean {
  const sentence = tokens[at]?.sentence;
  for (let index = at - 1; index >= Math.max(0, at - 9) && tokens[index]?.sentence === sentence; index -= 1) {
    const word = tokens[index]?.word ?? "";
    if (CHANGING.has(word)) return true;
    if (word === ";") return false;
  }
  return false;
}

export function isBy(tokens: readonly Token[], at: number): boolean {
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
  const isGivenBack = before(tokens, at, 6).some((word) => /^(?:gave|give|gives|giving|got|get)$/.test(word));
  if (isGivenBack && [0, 1, 2].some((step) => tokens[behind + step]?.word === "back")) return true;
  return ["saved", "savings", "freed"].some((word) =>
    [tokens[behind]?.word, tokens[behind + 1]?.word, tokens[behind + 2]?.word].includes(word),
  );
}

function isTeamSize(tokens: readonly Token[], at: number): boolean {
  const behind = tokens[at]?.quantity?.behind ?? at + 1;
  const people = [0, 1, 2].findIndex((step) => PEOPLE.has(tokens[behind + step]?.word ?? ""));
  const lead = before(tokens, at, 3);
  if (people >= 0) return lead.some((word) => TEAM_BEFORE.has(word)) || tokens[behind + people + 1]?.word === "team";
  return lead.slice(-2).join(" ") === "team of" || lead.slice(-2).join(" ") === "group of";
}

export function before(tokens: readonly Token[], at: number, count: number): readonly string[] {
  const sentence = tokens[at]?.sentence;
  const found: string[] = [];
  for (let index = at - 1; index >= 0 && found.length < count && tokens[index]?.sentence === sentence; index -= 1)
    found.unshift(tokens[index]?.word ?? "");
  return found;
}

function near(tokens: readonly Token[], at: number, count: number, is: (word: string) => boolean): boolean {
  return before(tokens, at, count).some(is);
}
