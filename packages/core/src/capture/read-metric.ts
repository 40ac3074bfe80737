import type { Metric } from "../record/fields.js";
import { canonicalUnit, inOneUnit, isKnownUnit } from "../record/units.js";

/** A metric found in a sentence, and the sentence as a title without it where it stood at the end. */
export interface Measured {
  readonly metric: Metric;
  readonly title: string;
}

const NUMBER = String.raw`[-−]?\d[\d,_']*(?:\.\d+)?`;
const NO_UNIT =
  "(?:a|an|and|as|at|because|by|for|from|in|into|of|on|or|over|since|so|than|that|the|then|this|to|under|until|via|when|where|which|while|with|within|without|after|before|during|across|per|each|every|is|was|are|were)";
const UNIT = String.raw`(?!${NO_UNIT}(?![\p{L}]))(?:%|[A-Za-zµμ€$£¥₹]+)`;
const QUANTITY = (name: string) =>
  String.raw`(?<${name}Currency>[€$£¥₹])?(?<${name}>${NUMBER})(?<${name}Scale>[kM](?![A-Za-z]))?(?:[\u00a0\u202f ]?(?<${name}Unit>${UNIT}))?`;
const CHANGE = new RegExp(
  String.raw`(?<![\p{L}\p{N}.])(?<lead>from\s+)?${QUANTITY("from")}(?:\s+(?:a|per)\s+\p{L}+|/\p{L}+)?\s*(?<arrow>->|→|=>|\bto\b)\s*${QUANTITY("to")}(?<per>\s*/\s*\p{L}+|\s+(?:per|a|an|each|every)\s+\p{L}+)?(?![\p{L}\p{N}])`,
  "u",
);

/** Words that stand before the name of what was measured: "Cut checkout cold start 1.8s -> 650ms". */
const LOWERING = new Set(
  "cut cuts reduce reduced reduces lower lowered shrink shrank shrunk drop dropped decrease decreased shorten shortened trim trimmed halve halved brought slash slashed".split(
    " ",
  ),
);
const RAISING = new Set(
  "raise raised grow grew increase increased lift lifted boost boosted double doubled extend extended".split(" "),
);
const NEUTRAL = new Set("took take move moved speed sped change get got push pushed bring improve made make".split(" "));
const FILLERS = new Set("the our a an down up from of by : - – — , fell rose went is was now goes".split(" "));

const PERIODS: Readonly<Record<string, string>> = {
  s: "second",
  sec: "second",
  min: "minute",
  h: "hour",
  hr: "hour",
  d: "day",
  wk: "week",
  w: "week",
  mo: "month",
  mth: "month",
  q: "quarter",
  qtr: "quarter",
  y: "year",
  yr: "year",
};

/**
 * Finds the first `A -> B` (also `→`, `=>`, `from A to B`) in a sentence. Units may differ within a family and are
 * brought to the smaller one; a missing unit is taken from the other side; `k` and `M` are thousands and millions.
 * Nothing when there is no change, or when the two sides don't measure the same thing.
 */
export function readMetric(sentence: string): Measured | undefined {
  const match = CHANGE.exec(sentence);
  const groups = match?.groups;
  if (match === null || groups === undefined) return undefined;
  // "to" joins numbers in ordinary sentences too ("moved 3 to 4 teams"), so it needs its "from".
  if (groups["arrow"] === "to" && groups["lead"] === undefined) return undefined;

  const before = sentence.slice(0, match.index).trim();
  let end = match.index + match[0].length;
  const from = readSide(groups, "from");
  const to = readSide(groups, "to");
  if (from === undefined || to === undefined) return undefined;

  let toUnit = to.unit;
  const behind = sentence.slice(end).trim();
  if (toUnit !== undefined && !isKnownUnit(toUnit)) {
    // An ordinary word is a unit only where nothing else could follow it: at the end, before a period of time, or on both sides.
    const stands = groups["per"] !== undefined || behind === "" || /^[,.;:)]/.test(behind) || from.unit === toUnit;
    if (!stands) {
      end = match.index + match[0].length - (groups["per"]?.length ?? 0) - (groups["toUnit"]?.length ?? 0);
      toUnit = undefined;
    }
  }
  const unit = toUnit ?? from.unit;
  const fromUnit = from.unit ?? unit;
  const values =
    unit === undefined || fromUnit === undefined
      ? { a: from.value, b: to.value, unit: undefined }
      : inOneUnit({ value: from.value, unit: fromUnit }, { value: to.value, unit });
  if (values === undefined) return undefined;

  const { name, direction } = nameOf(before);
  const period = toUnit === undefined && to.unit !== undefined ? undefined : periodOf(groups["per"]);
  const isWord = values.unit !== undefined && !isKnownUnit(values.unit);
  const metric: Metric = {
    ...((name ?? (isWord ? values.unit : undefined)) !== undefined && { name: name ?? values.unit }),
    from: values.a,
    to: values.b,
    ...(values.unit !== undefined && { unit: values.unit }),
    ...(period !== undefined && { period }),
    ...(values.a !== values.b && { better: direction ?? (values.b < values.a ? "lower" : "higher") }),
  };
  const after = sentence.slice(end).trim();
  return { metric, title: after === "" || /^[.;,!]$/.test(after) ? titleOf(before, sentence) : sentence };
}

function readSide(groups: Readonly<Record<string, string | undefined>>, side: "from" | "to") {
  const digits = groups[side]?.replace("−", "-").replace(/[_']/g, "") ?? "";
  // A comma before exactly three digits groups thousands; any other comma is a decimal one.
  const value = Number(/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(",", "") : digits.replace(",", "."));
  if (!Number.isFinite(value)) return undefined;
  const scale = groups[`${side}Scale`] === "k" ? 1e3 : groups[`${side}Scale`] === "M" ? 1e6 : 1;
  const unit = groups[`${side}Currency`] ?? groups[`${side}Unit`];
  return { value: Number((value * scale).toPrecision(12)), unit: unit === undefined ? undefined : canonicalUnit(unit) };
}

function nameOf(before: string): { name?: string; direction?: "lower" | "higher" } {
  const words = clauseOf(before);
  const verb = words[0]?.toLowerCase() ?? "";
  const direction = LOWERING.has(verb) ? "lower" : RAISING.has(verb) ? "higher" : undefined;
  if (isVerb(verb)) words.shift();
  while (words.length > 0 && FILLERS.has(words[0]?.toLowerCase() ?? "")) words.shift();
  while (words.length > 0 && FILLERS.has(words.at(-1)?.toLowerCase() ?? "")) words.pop();
  const name = words.join(" ");
  return { ...(name !== "" && { name }), ...(direction !== undefined && { direction }) };
}

/** The words of the clause that ends where the numbers begin. */
function clauseOf(before: string): string[] {
  const clauses = before.split(/[.;,:](?:\s|$)/).filter((clause) => clause.trim() !== "");
  return (clauses.at(-1) ?? "")
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
}

function isVerb(word: string): boolean {
  return LOWERING.has(word) || RAISING.has(word) || NEUTRAL.has(word) || (word.length > 4 && word.endsWith("ed"));
}

function periodOf(per: string | undefined): string | undefined {
  const word = per
    ?.replace(/^\s*(?:\/|per\b|an?\b|each\b|every\b)\s*/u, "")
    .trim()
    .toLowerCase();
  if (word === undefined || word === "") return undefined;
  return Object.hasOwn(PERIODS, word) ? PERIODS[word] : word;
}

/** "Cut cold start 1.8s -> 650ms" is titled "Cut cold start"; "p95 1.2s -> 310ms" says nothing without its numbers and stays whole. */
function titleOf(before: string, sentence: string): string {
  const title = before.replace(/(?:\s+(?:from|by|down|up))*\s*[:,–—-]?\s*$/u, "").trim();
  const words = title.split(/\s+/);
  return words.length >= 2 && isVerb(words[0]?.toLowerCase() ?? "") ? title : sentence;
}
