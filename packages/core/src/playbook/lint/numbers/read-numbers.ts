import { MONTHS, NUMBER_WORDS, SCALE_WORDS, UNIT_WORDS } from "../language/units.js";
import { phraseSet } from "../phrases/phrase-set.js";
import type { TextModel } from "../text/read-text.js";
import type { Token } from "../text/token.js";
import { hasBaseline } from "./baselines.js";
import { CHANGING, TIME_WORDS } from "./measures.js";
import { before, kindOf, roleOf, wordRole } from "./number-role.js";
import { hasPeriod } from "./periods.js";
import type { NumberReading, Numbers } from "./reading.js";

const WORD_AMOUNTS = phraseSet([
  "halv*|doubled|doubles|doubling|tripl*|quadrupl*|double (the|our|as|what|its|that)",
  "(twice|thrice) (as|the|what|that)",
  "by (a|one)? (half|third|quarter|tenth|fifth|sixth|seventh|eighth|ninth)",
  "(a|one) quarter (of|less|more|fewer|faster|lower|cheaper)",
  "(a|one) (third|tenth|fifth|sixth|seventh|eighth|ninth|twelfth|twentieth|hundredth) (of|less|more|fewer|faster|shorter|smaller|lower|cheaper|the|as|off|down|up|$|,|;|:|in|on|from|since|after|for|now|and)",
  "in half|(more|less) than half",
  "half (of|the|as)",
  "not (a|one) single",
  "without (a|any) single",
  "(no|not one|none) ..3 since",
  "not ..2 once",
  "tenfold|twofold|threefold|fivefold|hundredfold",
  "(from|of) #number ..4 (down to|to|into) (one|none|zero|nothing|never)",
  "(once|twice) ..1 (a|an|per|every|each)",
  "half (a|an) ..1 (hour|day|week|month|year|minute|second|shift)",
  "(a|an) ..1 (hour|day|week|month) (saved|freed|spared)",
  "(save*|free*|spare*) ..4 (a|an) ..1 (hour|day|week|month)",
  "(takes|take|took|lasts|lasted|under|down to) ..1 (a|an) (quarter of an)? (second|minute|hour|day|afternoon|morning|week)",
  "from ..2 (yearly|annual|quarterly|monthly|weekly|fortnightly|biweekly|daily|years|quarters|months|weeks|days|hours|minutes) to ..2 (quarterly|monthly|weekly|daily|hourly|months|weeks|days|hours|minutes|seconds|continuous|on demand|same day)",
  "every (second|third|fourth|fifth|sixth|tenth|twentieth|hundredth)",
  "one ..1 (a|an|per|every|each) #period",
  "(an|one) order of magnitude",
]);

/** "1 parcel in 400": two of them are a change. */
const ODDS = phraseSet(["(one|1) ..3 in #number"]);

/** Reads all numbers of a text. */
export function readNumbers(model: TextModel): Numbers {
  const { tokens } = model;
  const readings: NumberReading[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    const isWord = token.quantity === undefined;
    if (isWord && !isNumberWord(tokens, index)) continue;
    const behind =
      token.quantity?.unit === undefined ? behindTime(tokens, token.quantity?.behind ?? index + 1) : token.quantity.behind;
    const reading = { first: index, behind, token, role: isWord ? wordRole(tokens, index, behind) : roleOf(tokens, index) };
    const last = readings.at(-1);
    if (last !== undefined && isRestOf(tokens, last, reading)) readings[readings.length - 1] = { ...last, behind };
    else readings.push(reading);
    index = behind - 1;
  }
  const paired = withPairs(tokens, readings);
  return {
    readings: paired,
    wordAmount: WORD_AMOUNTS.isIn(tokens) || ODDS.all(tokens).length > 1,
    // Few rules ask for these, and most texts answer without them.
    get baseline() {
      return hasBaseline(model, paired);
    },
    get period() {
      return hasPeriod(tokens);
    },
  };
}

/** Behind "days" in "two days", "two and a half days" and "2 1/2 days". */
function behindTime(tokens: readonly Token[], start: number): number {
  let at = start;
  // "one hundred thousand dollars"
  while (SCALE_WORDS[tokens[at]?.word ?? ""] !== undefined) at += 1;
  if (at > start && UNIT_WORDS[tokens[at]?.word ?? ""] !== undefined) return at + 1;
  const isHalf =
    tokens[at]?.word === "and" && tokens[at + 1]?.word === "a" && /^(?:half|quarter)$/.test(tokens[at + 2]?.word ?? "");
  const from = isHalf ? at + 3 : at;
  return TIME_WORDS.has(tokens[from]?.word ?? "") ? from + 1 : isHalf ? from : at;
}

/** "3 minutes and 40 seconds" is one value. */
function isRestOf(tokens: readonly Token[], one: NumberReading, other: NumberReading): boolean {
  const between = other.first - one.behind;
  // "3 hours 10" as well.
  if (between === 0 && isTime(tokens, one) && kindOf(tokens, other) === undefined && other.token.quantity !== undefined)
    return true;
  const isNext = between === 0 || (between === 1 && tokens[one.behind]?.word === "and");
  if (!isNext || one.token.sentence !== other.token.sentence) return false;
  const name = ({ token, behind }: NumberReading) => token.quantity?.unitName ?? tokens[behind - 1]?.word ?? "";
  return isTime(tokens, one) && isTime(tokens, other) && name(one)[0] !== name(other)[0];
}

function isNumberWord(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? "";
  // "one hour", but not "one of them" and "one day".
  if (word === "one" && /^(?:second|minute|hour|hundred|thousand|million)s?$/.test(tokens[at + 1]?.word ?? "")) return true;
  // "one" is mostly not a number; "second" and "quarter" are not numbers here.
  if (word === "twice" || word === "thrice") return true;
  if (!NUMBER_WORDS.has(word) || tokens[at]?.kind !== "word") return false;
  // "two-way" and "three-tier" say of which kind something is.
  if (tokens[at + 1]?.joined === true && !TIME_WORDS.has(tokens[at + 1]?.word ?? "")) return false;
  if (word === "zero" && /^(?:trust|days?|knowledge|touch|copy|based)$/.test(tokens[at + 1]?.word ?? "")) return false;
  return !/^(?:between|version|phase|step|part|wave|stage|tier|level|chapter)$/.test(tokens[at - 1]?.word ?? "");
}

/** Two numbers around "to", an arrow, "instead of" or "against" are a change, and so is "from" one value. */
function withPairs(tokens: readonly Token[], readings: readonly NumberReading[]): readonly NumberReading[] {
  const paired = new Set<number>();
  readings.forEach((reading, index) => {
    const series = readings.slice(index, index + 3);
    if (isSeries(tokens, series)) for (const step of series.keys()) paired.add(index + step);
    for (const at of [index + 1, index + 2, index + 3]) {
      const next = readings[at];
      if (next === undefined || !isPair(tokens, reading, next)) continue;
      paired.add(index);
      paired.add(at);
      return;
    }
  });
  return readings.map((reading, index) => (paired.has(index) ? { ...reading, role: "change" as const } : reading));
}

/** "17, 15, 6": each smaller than the one before, or each larger. */
function isSeries(tokens: readonly Token[], series: readonly NumberReading[]): boolean {
  const [one, two, three] = series.map(({ token }) => token.quantity?.value ?? Number.NaN);
  const isMonotonic = one !== undefined && two !== undefined && three !== undefined && (two - one) * (three - two) > 0;
  return (
    isMonotonic &&
    series.every(({ role, first, behind }, index) => {
      const next = series[index + 1];
      return (
        role !== "label" &&
        (next === undefined ||
          (next.first - behind === 1 && /^(?:,|\/|then)$/.test(tokens[behind]?.word ?? "") && first < next.first))
      );
    })
  );
}

/** Hours or days, in digits or in words. */
const isTime = (tokens: readonly Token[], reading: NumberReading) => kindOf(tokens, reading) === "time";

function isPair(tokens: readonly Token[], one: NumberReading, other: NumberReading): boolean {
  if (one.token.sentence !== other.token.sentence || other.first - one.behind > 12) return false;
  if (isCount(one) && isCount(other) && isDatedTwice(tokens, one, other)) return true;
  const isDays = [one, other].every(({ first }) => ["day", "week", "month"].includes(tokens[first - 1]?.word ?? ""));
  const labels = isDays ? [] : [one, other].filter(({ role }) => role === "label");
  if (labels.some((each) => !isTime(tokens, each))) return false;
  const between = tokens.slice(one.behind, other.first).map(({ word }) => word);
  const has = (...each: readonly string[]) => each.some((word) => between.includes(word));
  const isFrom = before(tokens, one.first, 5).includes("from") && has("to", "-", "–", "down", "up", "into");
  if (isFrom || has("->", "→", "=>", "➜", "⇒")) return true;
  // How long the work took is compared with nothing, unless the words say so.
  if (labels.length > 0) return has("from");
  const isFalling = (one.token.quantity?.value ?? 0) > (other.token.quantity?.value ?? Number.POSITIVE_INFINITY);
  // "31 pages a week to 4", and not "40 services to 3 regions".
  const isAlone = tokens[other.behind]?.kind !== "word" || GOING_ON.test(tokens[other.behind]?.word ?? "");
  if (isFalling && isAlone && between.length <= 4 && between.at(-1) === "to") return true;
  const isScore = [one, other].every(({ token: { quantity } }) => quantity !== undefined && !Number.isInteger(quantity.value));
  if (between.length <= 2 && has("to") && (isFalling || isScore || isPairVerb(tokens, one.first))) return true;
  if (between.length <= 3 && has("not")) return true;
  return has("instead", "vs", "versus", "against", "was", "were", "from", "before", "compared", "became");
}

/** Behind the second number of a change the sentence goes on with one of these. */
const GOING_ON = /^(?:and|after|on|in|with|for|from|at|over|since|out|now|or|by|but|thanks|when|per|a|each|every)$/;

const isCount = ({ role }: NumberReading) => role === "count" || role === "activity";

/** "19 incidents in 2022 and 6 in 2023", "in Q2 … 1,900 calls, in Q3 600": each with its date. */
function isDatedTwice(tokens: readonly Token[], one: NumberReading, other: NumberReading): boolean {
  let dates = 0;
  for (let index = Math.max(0, one.first - 5); index < other.behind + 4; index += 1) {
    const token = tokens[index];
    if (
      token?.sentence === one.token.sentence &&
      /^(?:(?:19|20)\d\d|[qh][1-4]|today|now|yesterday|first|second|third|fourth)$/.test(token.word)
    )
      dates += 1;
    else if (
      token?.sentence === one.token.sentence &&
      (MONTHS.has(token.word) || (token.word === "may" && tokens[index - 1]?.word === "in"))
    )
      dates += 1;
  }
  return dates > 1;
}

function isPairVerb(tokens: readonly Token[], at: number): boolean {
  return before(tokens, at, 8).some((word) => CHANGING.has(word));
}
