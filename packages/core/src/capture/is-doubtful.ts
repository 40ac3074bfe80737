import { isKnownUnit } from "../record/units.js";
import type { Values } from "./join-quantities.js";
import { LETTER } from "./letters.js";
import { MEASURES, NOT_A_MEASURE, NOT_A_UNIT, RANGING, ROLLING, SET, SETTINGS, UPGRADING } from "./measure-words.js";
import { type Ahead, isVerb } from "./metric-name.js";
import { isPlural, type Quantity } from "./read-quantity.js";

/** How much before the numbers is looked at. */
const REACH = 80;

const LEADS_ON = new RegExp(
  String.raw`(?:(?<![${LETTER}\d.])\d[\d.,]*(?:[,;&]|\s?(?:d|h|m|min)(?:\s+and)?)?|[+*/^>→⇒➔➜⟶]|(?<![${LETTER}][\d.]{0,9})\d\s*[x×=]|\d\s+(?:out\s+)?of)\s*$`,
);

/** Whether the numbers belong to something longer: a chain, a list, a sum, "3 of 12", a date. */
export function isPartOfMore(before: string, behind: string): boolean {
  return LEADS_ON.test(before.slice(-REACH)) || /^\s*(?:[-–—=]{1,2}>|[→⇒➔➜⟶]|to\s+[-−~<>€$£¥₹]?\d)/.test(behind);
}

/**
 * Whether "A to B" is a change and not a range: it says "from A to B", or it has a verb of the same direction and both
 * sides have a unit of their own.
 */
export function isInWords(change: {
  readonly before: string;
  readonly ahead: Ahead;
  readonly from: Quantity;
  readonly to: Quantity;
  readonly values: Values;
  readonly direction: "lower" | "higher" | undefined;
}): boolean {
  const { before, ahead, from, to, values, direction } = change;
  const words = before.trim().toLowerCase().split(/\s+/);
  const moved = values.to < values.from ? "lower" : "higher";
  const haveUnits = [from, to].every(({ unit }) => unit !== undefined && isKnownUnit(unit));
  if (words.at(-1) !== "from") return haveUnits && moved === direction;
  if (RANGING.has(words.at(-2) ?? "")) return false;
  // Ranges go up: "supports values from 1 to 7".
  return ahead.words.length === 0 || isVerb(ahead.verb) || (haveUnits && moved === "lower");
}

/**
 * Whether a pair of numbers may be something else than a result: versions, ports, years, stages of a roll-out, settings.
 * Numbers without a unit need a reason to count: a verb of direction, a name that is counted or measured, a `~`.
 */
export function isDoubtful(change: {
  readonly ahead: Ahead;
  readonly name: string | undefined;
  readonly behind: string;
  readonly values: Values;
  readonly direction: "lower" | "higher" | undefined;
  readonly rough: boolean;
}): boolean {
  const { ahead, name, behind, values, direction, rough } = change;
  const last = lastWord(ahead.words) ?? lastWord(name?.split(" ") ?? []) ?? "";
  const head = headOf(ahead.words);
  if (values.from === values.to || SETTINGS.has(last) || SETTINGS.has(head)) return true;
  if (ahead.words.some((word) => SET.has(word.toLowerCase()))) return true;
  if (values.unit === "%" && ROLLING.has(ahead.verb)) return true;
  if (values.unit === "%") return name === undefined && /^\s+of\s/.test(behind);
  if (values.unit !== undefined && isKnownUnit(values.unit)) return false;
  if ((NOT_A_MEASURE.has(last) && values.unit?.startsWith(last) !== true) || /\.?js$/.test(last)) return true;
  if (values.unit !== undefined) return false;
  if (name === undefined || UPGRADING.has(ahead.verb) || (isYear(values.from) && isYear(values.to))) return true;
  if (ahead.words.some((word) => /^versions?$/i.test(word))) return true;
  if (rough || direction !== undefined || values.period !== undefined) return false;
  if (MEASURES.has(head) || MEASURES.has(last) || /^p\d{2,3}$/.test(head)) return false;
  // What is counted has no decimals, and versions often do.
  return !(isPlural(head) && Number.isInteger(values.from) && Number.isInteger(values.to));
}

/** The noun of a name: "bugs" in "open bugs in CI". */
function headOf(words: readonly string[]): string {
  const end = words.findIndex((word, index) => index > 0 && NOT_A_UNIT.has(word.toLowerCase()));
  return words[(end < 0 ? words.length : end) - 1]?.toLowerCase() ?? "";
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1990 && value <= 2060;
}

function lastWord(words: readonly string[]): string | undefined {
  return words.at(-1)?.toLowerCase();
}
