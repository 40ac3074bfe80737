import { isKnownUnit } from "../record/units.js";
import type { Values } from "./join-quantities.js";
import { LETTER } from "./letters.js";
import { MEASURES, NOT_A_MEASURE, NOT_A_UNIT, RANGING, SETTINGS, UPGRADING } from "./measure-words.js";
import type { Ahead } from "./metric-name.js";
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
  readonly from: Quantity;
  readonly to: Quantity;
  readonly values: Values;
  readonly direction: "lower" | "higher" | undefined;
}): boolean {
  const { before, from, to, values, direction } = change;
  const words = before.trim().toLowerCase().split(/\s+/);
  if (words.at(-1) === "from") return !RANGING.has(words.at(-2) ?? "");
  const moved = values.to < values.from ? "lower" : "higher";
  return moved === direction && [from, to].every(({ unit }) => unit !== undefined && isKnownUnit(unit));
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
  if (values.from === values.to || SETTINGS.has(last)) return true;
  if ((values.unit === "%" || values.unit === undefined) && UPGRADING.has(ahead.verb)) return true;
  if (values.unit === "%") return name === undefined && /^\s+of\s/.test(behind);
  if (values.unit !== undefined && isKnownUnit(values.unit)) return false;
  if ((NOT_A_MEASURE.has(last) && values.unit?.startsWith(last) !== true) || /\.?js$/.test(last)) return true;
  if (values.unit !== undefined) return false;
  if (name === undefined || (isYear(values.from) && isYear(values.to))) return true;
  return !(rough || direction !== undefined || values.period !== undefined || isMeasure(ahead.words));
}

/** Whether words name something that is counted ("open bugs in CI") or measured ("p95"). */
function isMeasure(words: readonly string[]): boolean {
  const end = words.findIndex((word, index) => index > 0 && NOT_A_UNIT.has(word.toLowerCase()));
  const heads = [words.at(-1), words[(end < 0 ? words.length : end) - 1]].filter((word) => word !== undefined);
  return heads.some((word) => isPlural(word) || MEASURES.has(word.toLowerCase()) || /^p\d{2,3}$/i.test(word));
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1990 && value <= 2060;
}

function lastWord(words: readonly string[]): string | undefined {
  return words.at(-1)?.toLowerCase();
}
