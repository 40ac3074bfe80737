import { LONG_TIMES, UNIT_WORDS } from "../language/units.js";
import { isMe } from "../phrases/before.js";
import type { Token } from "../text/token.js";
import {
  ACTIVITY,
  CHANGING,
  COMPARING,
  GAUGES,
  GOING_ON,
  HANDLING,
  HEDGES,
  HOLDING,
  LEVELLING,
  MEASURED,
  PEOPLE,
  SAVING,
  SHIFTED,
  TEAM_BEFORE,
  TIME_WORDS,
  TIMED,
} from "./measures.js";
import { isRate } from "./periods.js";
import type { NumberReading, NumberRole } from "./reading.js";

/** Before a rate, these say that it is how it is now. */
const READS = new Set(["is", "are", "at", "to", "now", "=", ":", "of", "reaches", "hits", "averages"]);

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
  if (quantity.unit !== undefined && SHIFTED.has(tokens[quantity.behind]?.word ?? "")) return "change";
  if (token.word.includes("/") && tokens[quantity.behind]?.word === "of") return "change";
  if (quantity.unit === "%") return isRelative(tokens, at) ? "change" : isDone(tokens, at) ? "activity" : "level";
  if (quantity.unit === "time") return timeRole(tokens, at, { name: quantity.unitName ?? "", behind: quantity.behind });
  if (quantity.unit === "money") return isBy(tokens, at) || quantity.signed ? "change" : "level";
  if (quantity.unit !== undefined) return quantity.signed || isBy(tokens, at) ? "change" : "level";
  if (isTeamSize(tokens, at)) return "label";
  return isMoved(tokens, at, quantity.behind) ? "change" : bareRole(tokens, at);
}

/** "a 3-point gain", "down by a factor of 6". */
function isMoved(tokens: readonly Token[], at: number, behind: number): boolean {
  if (before(tokens, at, 2).join(" ") === "factor of") return true;
  return (
    /^(?:points?|pp|percentage)$/.test(tokens[behind]?.word ?? "") &&
    [1, 2].some((step) => COMPARING.has(tokens[behind + step]?.word ?? ""))
  );
}

/** A number without a unit: a score, a rate, or a count. */
function bareRole(tokens: readonly Token[], at: number): NumberRole {
  const behind = tokens[at]?.quantity?.behind ?? at + 1;
  if (
    isRate(tokens, behind) &&
    !isTimeOfDay(tokens, at) &&
    (near(tokens, at, 2, (word) => READS.has(word)) || near(tokens, at, 5, (word) => HANDLING.has(word)))
  )
    return "level";
  if (tokens[behind]?.word === "out" && tokens[behind + 1]?.word === "of") return "level";
  if (isUpgrade(tokens, at)) return "label";
  if (isReading(tokens, at, behind) || isPosition(tokens, at, behind)) return "level";
  return countRole(tokens, behind);
}

/** "NPS of 62", "score is 82": the name of a measure right before the number, and no noun that it counts behind it. */
function isReading(tokens: readonly Token[], at: number, behind: number): boolean {
  const [far = "", near = "", last = ""] = ["", "", "", ...before(tokens, at, 3)].slice(-3);
  const isLinked = LEVELLING.has(last) || ["was", "from", "by"].includes(last);
  const isNamed =
    MEASURED.has(last) || (isLinked && (MEASURED.has(near) || (MEASURED.has(far) && (near.length < 4 || LEVELLING.has(near)))));
  const next = tokens[behind];
  return isNamed && (next?.kind !== "word" || GOING_ON.test(next.word));
}

/** "up at 5 every morning". */
function isTimeOfDay(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.word === "at" && (tokens[at]?.quantity?.value ?? 0) <= 24 && !HOLDING.has(tokens[at - 2]?.word ?? "");
}

/** "upgraded the cluster to 1.29": a version, whatever the product is. */
function isUpgrade(tokens: readonly Token[], at: number): boolean {
  const lead = before(tokens, at, 7);
  return (
    /^\d+\.\d+$/.test(tokens[at]?.word ?? "") &&
    lead.at(-1) === "to" &&
    lead.some((word) => /^(?:upgrad|bump|migrat|updat)/.test(word))
  );
}

/** "the backlog stands at 46", "an error of 0.8": a value that something has, and no noun that is counted. */
function isPosition(tokens: readonly Token[], at: number, behind: number): boolean {
  const lead = before(tokens, at, 6).filter((word) => !HEDGES.has(word) || word === "at" || word === "to");
  const [verb = "", last = ""] = ["", "", ...lead].slice(-2);
  const value = tokens[at]?.quantity?.value ?? 1;
  // The p of a test.
  if (tokens[at - 2]?.word === "p") return false;
  const isAlone = tokens[behind]?.kind !== "word" || GOING_ON.test(tokens[behind]?.word ?? "");
  if (HOLDING.has(last) && before(tokens, at, 7).some((word) => MEASURED.has(word)) && isAlone) return true;
  if (last === "at" && lead.some((word) => /^(?:backlog|queue)$/.test(word))) return true;
  if (!isAlone) return false;
  if (
    !Number.isInteger(value) &&
    (HOLDING.has(last) || before(tokens, at, 5).some((word) => /^(?:rates?|rated|scored?)$/.test(word)))
  )
    return true;
  if (/^[:=≈]$/.test(last) && before(tokens, at, LONGEST_NAME).some((word) => MEASURED.has(word))) return true;
  if (last === "at" && /^(?:stands?|sits?|is|are|lies|hovers|holds|remains|now)$/.test(verb)) return true;
  // "a PESQ of 3.1", and not "version 3.1" or "a factor of 3.1".
  const name = last === ")" ? tokens[at - 2] : tokens[at - 1];
  // "Gini 0.61".
  if (name !== undefined && (name.capital || MEASURED.has(name.word)) && name.kind === "word" && value > 0 && value < 1)
    return true;
  const isScored = last === "of" && !/^(?:factor|ratio|version|release|out)$/.test(verb);
  return (isScored && !Number.isInteger(value)) || (value > 0 && value < 1 && ["of", "at", "("].includes(last));
}

/** Most words between what was measured and the colon before its value. */
const LONGEST_NAME = 16;

export function wordRole(tokens: readonly Token[], at: number, behind: number): NumberRole {
  if (isTeamSize(tokens, at) || isPoint(tokens, at + 1) || isIncidental(tokens, at)) return "label";
  const name = tokens[behind > at + 1 ? behind - 1 : behind]?.word ?? "";
  if (name === "percent")
    return isBehindChange(tokens, at) || isBy(tokens, at) || COMPARING.has(tokens[at + 2]?.word ?? "") ? "change" : "level";
  if (TIME_WORDS.has(name)) return isRate(tokens, behind) ? "count" : timeRole(tokens, at, { name, behind });
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
function timeRole(tokens: readonly Token[], at: number, { name, behind }: { name: string; behind: number }): NumberRole {
  const previous = before(tokens, at, 3);
  if (isSaved(tokens, at)) return "level";
  const isLong = LONG_TIMES.has(name);
  if (tokens[behind - 1]?.joined === true && (isLong || EVENTS_IN_TIME.has(tokens[behind]?.word ?? ""))) return "label";
  if (isBy(tokens, at) || tokens[at]?.quantity?.signed === true || SHIFTED.has(tokens[behind]?.word ?? "")) return "change";
  if (!isLong && !/^(?:h|hours?|hrs?)$/.test(name)) return "level";
  if (previous.some((word) => SPENT_ON.has(word))) return "label";
  if (!isLong) return "level";
  if (isPoint(tokens, behind - 1)) return "label";
  if (AT_WORK.has(previous.at(-1) ?? ""))
    return before(tokens, at, 8).some(
      (word) => (TIMED.has(word) && word !== "done") || GAUGES.has(word) || ["takes", "take", "is", "age"].includes(word),
    )
      ? "level"
      : "label";
  return ["project", "long", "program", "programme"].includes(tokens[behind]?.word ?? "") ? "label" : "level";
}

/** Before a time, these say that somebody gave it to a piece of work. */
const SPENT_ON = new Set("spent spend spending worked working invested investing".split(" "));
/** Before days and weeks, these say when or for how long something was done. */
const AT_WORK = new Set("in over for within after during last past next first every these previous of".split(" "));

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
  // "93 % of the calls" is a share, not a change; "40 % of what it was" is one.
  const whose = next[1] === "the" ? (tokens[behind + 2]?.word ?? "") : (next[1] ?? "");
  if (next[0] === "of" && !/^(?:what|its|that|old|previous|former|original|earlier|price|cost|costs|size)$/.test(whose))
    return isBehindChange(tokens, at);
  if (
    COMPARING.has(next[0] ?? "") ||
    (COMPARING.has(next[1] ?? "") && !/^(?:of|as|over|above|below|under|off|than)$/.test(next[1] ?? ""))
  )
    return true;
  if (["up", "down"].includes(next[0] ?? "")) return true;
  if (["to", "at", "is", "are", "of", "with", "above", "below", "under", "over", "reached", ":", "=", "≈"].includes(lead))
    return false;
  return isBehindChange(tokens, at);
}

/** "wrote 80 % of the code": how much of the work the writer did. */
function isDone(tokens: readonly Token[], at: number): boolean {
  const verb = at - 1 - Number(/^(?:about|roughly|nearly|almost|around|over|some)$/.test(tokens[at - 1]?.word ?? ""));
  return (
    tokens[tokens[at]?.quantity?.behind ?? at + 1]?.word === "of" && DOING.has(tokens[verb]?.word ?? "") && isMe(tokens, verb)
  );
}
const DOING = new Set(
  "did wrote ported migrated moved implemented built coded reviewed designed rewrote translated delivered completed converted developed".split(
    " ",
  ),
);

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

/** What a number measures, also where it is written in words. */
export function kindOf(tokens: readonly Token[], { token, behind }: NumberReading): string | undefined {
  if (token.quantity?.unit !== undefined) return token.quantity.unit;
  if (tokens[behind]?.word === "percent") return "%";
  const unit = tokens[behind - 1]?.word ?? "";
  return TIME_WORDS.has(unit) ? "time" : token.quantity === undefined ? UNIT_WORDS[unit] : undefined;
}

export function isBy(tokens: readonly Token[], at: number): boolean {
  const lead = before(tokens, at, 4);
  // "off by 6 %" is an error, not a change.
  if (lead.includes("by") && /^(?:off|out|wrong)$/.test(lead[lead.indexOf("by") - 1] ?? "")) return false;
  return lead.slice(-3).includes("by") || ["up", "down"].includes(before(tokens, at, 1)[0] ?? "");
}

/** "saving 35 hours", "freed half a day": the verb stands close before the amount. */
export function isSaved(tokens: readonly Token[], at: number): boolean {
  const behind = tokens[at]?.quantity?.behind ?? at + 1;
  if (/^(?:before|after|ago|early|late)$/.test(tokens[behind]?.word ?? "")) return false;
  // "saved us a rewrite in three weeks": how long it took, not what was saved.
  if (/^(?:in|within|after|during|last|past|next|every)$/.test(before(tokens, at, 1)[0] ?? "")) return false;
  const sentence = tokens[at]?.sentence;
  for (let index = at - 1; index >= Math.max(0, at - 8) && tokens[index]?.sentence === sentence; index -= 1) {
    const word = tokens[index]?.word ?? "";
    // "The spare part" is no saving.
    const isNoun = word === "spare" && /^(?:the|a|an|any|no|of|our|each|every)$/.test(tokens[index - 1]?.word ?? "");
    if (SAVING.has(word) && !isNoun && tokens[index]?.joined !== true) return true;
    if ([";", ".", "from"].includes(word)) break;
  }
  const takes = before(tokens, at, 2).some((word) => /^(?:takes?|took|taking)$/.test(word));
  if (takes && tokens.slice(behind, behind + 7).some(({ word, sentence: own }) => word === "away" && own === sentence))
    return true;
  const isGivenBack = before(tokens, at, 6).some((word) => /^(?:gave|give|gives|giving|got|get)$/.test(word));
  if (isGivenBack && [0, 1, 2].some((step) => tokens[behind + step]?.word === "back")) return true;
  for (let index = behind; index < behind + 3; index += 1) {
    const word = tokens[index]?.word ?? "";
    if (["saved", "savings", "freed", "spared", "avoided"].includes(word)) return true;
    if (["and", ",", ";", ".", "we", "i", "which"].includes(word)) return false;
  }
  return false;
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
