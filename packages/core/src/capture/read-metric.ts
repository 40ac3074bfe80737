import type { Metric } from "../record/fields.js";
import { isKnownUnit } from "../record/units.js";
import { isDoubtful, isInWords, isPartOfMore } from "./is-doubtful.js";
import { joinQuantities, type Values } from "./join-quantities.js";
import { LETTER, UNSPACED, WORD } from "./letters.js";
import { HOLLOW, LOWERING, RAISING } from "./measure-words.js";
import { isLink, isVerb, nameAhead, nameBehind, wholeName } from "./metric-name.js";
import { ABOUT, readQuantity } from "./read-quantity.js";

/** The metrics of a sentence, and the sentence as a title: without its one metric where that stood at the end. */
export interface Measured {
  readonly metrics: readonly Metric[];
  readonly title: string;
}

/** A change as it stands in a sentence. */
interface Found {
  readonly metric: Metric;
  readonly start: number;
  readonly end: number;
  readonly rough: boolean;
  readonly direction?: Direction;
}

type Direction = "lower" | "higher";

const ARROW = /\s*(?:[-–—=]{1,2}>|[→⇒➔➜⟶])\s*|\s+(?:(?:down|up)\s+)?to\s+(?=\S)/g;
/** Where a number may begin: behind a space, a bracket, `p95:` or a letter of a script without spaces. */
const STARTS = new RegExp(
  String.raw`(?<=^|[\s([{"'“‘]|[${LETTER}]:|[${WORD}]=|[${UNSPACED}])(?=[-−~≈<>≤≥€$£¥₹.\d]|${ABOUT})`,
  "g",
);

/** How far a number is looked for before an arrow, and how many arrows are looked at: what a person types is shorter. */
const REACH = 60;
const ARROWS = 20;

/**
 * Finds the changes `A -> B` (also `→`, `=>`, `from A to B`) in a sentence. Units may differ within a family and are
 * brought to the smaller one; a missing unit is taken from the other side; `k` and `M` are thousands and millions.
 * What may be something else (versions, years, ports, times of day, ranges) is not a change: it stays in the title.
 */
export function readMetrics(sentence: string): Measured {
  const found: Found[] = [];
  for (const arrow of arrowsIn(sentence)) {
    const next = changeAt(sentence, arrow, found.at(-1));
    if (next !== undefined) found.push(next);
  }
  const metrics = found.map(({ metric }) => metric);
  const [only, second] = found;
  const alone = only !== undefined && second === undefined && !only.rough && /^[)\]}.;,!\s]*$/.test(sentence.slice(only.end));
  return { metrics, title: alone ? titleOf(sentence.slice(0, only.start), sentence) : sentence };
}

/**
 * The metric of a text that is given as one: `cold start 1.8s -> 650ms`. Whatever is not its numbers is its name, but for a
 * verb that says no more than they do; nothing when there is no change in it.
 */
export function readMetric(given: string): Metric | undefined {
  const text = given.replace(/[^\S\u00a0\u202f]+/g, " ");
  for (const arrow of arrowsIn(text)) {
    const pair = pairAt(text, arrow);
    if (pair === undefined) continue;
    const [before, behind] = [text.slice(0, pair.start), text.slice(pair.end)];
    const name = wholeName(before, behind.replace(/^[)\]}]/, "").replace(/[.;,!\s]+$/, ""));
    return metricOf(pair.values, name === "" ? nounOf(pair.values) : name, directionOf(nameAhead(before).verb));
  }
  return undefined;
}

interface Arrow {
  readonly start: number;
  readonly end: number;
  /** Whether it is the word "to". */
  readonly isWord: boolean;
}

function arrowsIn(sentence: string): readonly Arrow[] {
  const arrows = [...sentence.matchAll(ARROW)].slice(0, ARROWS);
  return arrows.map((match) => ({ start: match.index, end: match.index + match[0].length, isWord: match[0].includes("to") }));
}

/** The quantities on both sides of an arrow, as one pair of values; `start` and `end` are where they stand. */
function pairAt(sentence: string, arrow: Arrow) {
  const window = Math.max(0, arrow.start - REACH);
  const near = sentence.slice(window, arrow.start);
  const starts = [...near.matchAll(STARTS)].map(({ index }) => index).filter((index) => index > 0 || window === 0);
  for (const start of starts) {
    const from = readQuantity(near.slice(start));
    if (from?.length !== near.length - start) continue;
    const to = readQuantity(sentence.slice(arrow.end, arrow.end + 2 * REACH), from.unit);
    const values = to === undefined ? undefined : joinQuantities(from, to);
    if (to === undefined || values === undefined) return undefined;
    return { from, to, values, start: window + start, end: arrow.end + to.length };
  }
  return undefined;
}

/** The change around an arrow, when it is one beyond doubt; `last` is the change before it. */
function changeAt(sentence: string, arrow: Arrow, last: Found | undefined): Found | undefined {
  const pair = pairAt(sentence, arrow);
  if (pair === undefined || pair.start < (last?.end ?? 0)) return undefined;
  const { values, start, end } = pair;
  const [before, behind] = [sentence.slice(last?.end ?? 0, start), sentence.slice(end)];
  const ahead = nameAhead(before);
  const own = directionOf(ahead.verb);
  if (isPartOfMore(before, behind)) return undefined;
  if (arrow.isWord && !isInWords({ before, ahead, ...pair, direction: own })) return undefined;

  const rough = pair.from.rough || pair.to.rough;
  const counted = nounOf(values);
  const name = ahead.name ?? counted ?? nameBehind(behind);
  if (isDoubtful({ ahead, name, behind, values, direction: own, rough })) return undefined;
  const direction = own ?? last?.direction;
  return {
    metric: metricOf(values, name, direction),
    start,
    end,
    ...(direction !== undefined && { direction }),
    rough,
  };
}

/** The unit, where it is a word that says what is counted. */
function nounOf({ unit }: Values): string | undefined {
  return unit === undefined || isKnownUnit(unit) ? undefined : unit;
}

function metricOf({ from, to, unit, period }: Values, name: string | undefined, direction: Direction | undefined): Metric {
  return {
    ...(name !== undefined && { name }),
    from,
    to,
    ...(unit !== undefined && { unit }),
    ...(period !== undefined && { period }),
    ...(from !== to && { better: direction ?? (to < from ? "lower" : "higher") }),
  };
}

function directionOf(verb: string): Direction | undefined {
  return LOWERING.has(verb) ? "lower" : RAISING.has(verb) ? "higher" : undefined;
}

/** "Cut cold start 1.8s -> 650ms" is titled "Cut cold start"; "p95 1.2s -> 310ms" says nothing without its numbers and stays whole. */
function titleOf(before: string, sentence: string): string {
  const title = before.replace(/(?:\s+(?:from|by|at|to|of|is|was|now|down|up|go|goes))*\s*[:,(–—-]?\s*$/, "").trim();
  const words = title.split(/\s+/);
  const verb = words[0]?.toLowerCase() ?? "";
  const isWhole = words.length < 2 || !isVerb(verb) || HOLLOW.has(verb) || isLink(words.at(-1)?.toLowerCase() ?? "");
  return isWhole ? sentence : title;
}
