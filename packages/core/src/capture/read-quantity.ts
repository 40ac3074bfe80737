import { canonicalUnit, isKnownUnit } from "../record/units.js";
import { hasWord, LETTER, UNSPACED, WORD } from "./letters.js";
import { MEASURING_UNITS, NOT_A_UNIT, PERIOD_WORDS, PERIODS } from "./measure-words.js";

/** A number with what stands around it, read from a sentence. */
export interface Quantity {
  readonly value: number;
  /** In Upshot's spelling where it is a unit Upshot knows, else the words as they were typed. */
  readonly unit?: string;
  /** Per what it counts. */
  readonly period?: string;
  /** How many characters it takes up. */
  readonly length: number;
  /** Written with `k`, `M` or the like. */
  readonly scaled: boolean;
  /** `~40`, `<1`: near the number, but not it. */
  readonly rough: boolean;
  /** `1.200` is 1.2 here and 1200 elsewhere. */
  readonly doubtful: boolean;
}

/** What stands before a number that is near the one that is meant, but not it; a part of a regular expression. */
export const ABOUT = String.raw`(?:[~≈<>≤≥]\s?|(?:[Aa]bout|[Aa]round|[Rr]oughly|[Nn]early|[Aa]lmost|[Uu]nder|[Oo]ver|[Oo]nly|[Jj]ust)\s)`;
const DIGITS = String.raw`\d{1,3}(?:[\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:[,_'’]\d+)*(?:\.\d+)?|\.\d+`;
const NUMBER = new RegExp(
  `^(?<about>${ABOUT})?(?<sign>[-−])?(?<currency>[€$£¥₹])?(?<digits>${DIGITS})(?<scale>(?:bn|mn|[kKmMbB])(?![${WORD}]))?`,
);
const LARGE = "days?|d|hours?|hrs?|h|minutes?|mins?|m";
/** `2h30`, `1h 20min`, `3d4h`: two units that follow each other. The last may go without its name where nothing parts them. */
const DURATION = new RegExp(
  String.raw`^(?<first>\d+)(?:(?<a>d|h|min|m)(?<second>\d{1,2})(?<b>h|min|m|sec|s)?|\s?(?<c>${LARGE})\s(?:and\s)?(?<third>\d{1,2})\s?(?<e>${LARGE}|seconds?|secs?|s))(?![${WORD}])`,
);
const SMALLER: Readonly<Record<string, string>> = { days: "h", h: "min", min: "s" };
const SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mn: 1e6, b: 1e9, bn: 1e9 };

const ADVERBS = Object.keys(PERIODS).filter((word) => word.endsWith("ly"));
const PERIOD = new RegExp(
  String.raw`^(?:\s?\/\s?(?<slash>[${LETTER}]+)|\s+per\s+(?<per>[${LETTER}]+)|\s+(?:an?|each|every)\s+(?<a>${[...PERIOD_WORDS].join("|")})|\s+(?<ly>${ADVERBS.join("|")}))(?![${WORD}])`,
);

const CJK = new RegExp(`^[${UNSPACED}]`);
const UNIT = new RegExp(String.raw`^(\s?)([%‰€$£¥₹]|°?[${LETTER}]+)(?![${WORD}])`);
const NEXT_WORD = new RegExp(String.raw`^\s([${LETTER}][${LETTER}'’-]*)(?!\d)`);

const PLURAL = new RegExp(`[${LETTER}]{2}s$`);

/** No number ends here: a version goes on, a time of day, a fraction, an address. */
const GOES_ON = new RegExp(String.raw`^(?:[${WORD}_^@#]|[.,:/'’-]\d|[-–][${LETTER}]|\s*[x×*+=]\s*\d|\s(?:out\s+)?of\s+\d)`);

/**
 * Reads the quantity at the beginning of a text: `1.8s`, `1,200 ms`, `$41k`, `~12 tickets/week`, `2h30`. Words behind a
 * number are its unit where they can be nothing else: up to three of which the last is a plural, or the words of `like`,
 * the other side's unit. Nothing when there is no number, or when it may be a version, a time of day, a date or the like.
 */
export function readQuantity(text: string, like?: string): Quantity | undefined {
  const number = readDuration(text) ?? readNumber(text);
  if (number === undefined) return undefined;
  const rest = text.slice(number.length);
  const unit = number.unit === undefined ? readUnit(rest, number.value, like) : { name: number.unit, length: 0 };
  if (unit === "none") return undefined;
  const length = number.length + (unit?.length ?? 0);
  if (GOES_ON.test(text.slice(length))) return undefined;
  const period = PERIOD.exec(text.slice(length));
  return {
    ...number,
    length: length + (period?.[0].length ?? 0),
    ...(unit !== undefined && { unit: unit.name }),
    ...(period !== null && { period: periodOf(period) }),
  };
}

/** Whether a word can be the plural of something countable. */
export function isPlural(word: string): boolean {
  return PLURAL.test(word) && !/(?:ss|us|is)$/.test(word);
}

function readNumber(text: string): Omit<Quantity, "period"> | undefined {
  const match = NUMBER.exec(text);
  const { about, sign, currency, digits = "", scale } = match?.groups ?? {};
  if (match === null || (sign !== undefined && about !== undefined)) return undefined;
  // Without a currency, `m` is minutes and `b` bytes.
  const isScale = scale !== undefined && (currency !== undefined || /^(?:[kKM]|bn|mn)$/.test(scale));
  const value = numberOf(digits);
  if (!Number.isFinite(value)) return undefined;
  const scaled = isScale ? value * (SCALES[scale.toLowerCase()] ?? 1) : value;
  return {
    value: (sign === undefined ? 1 : -1) * Number(scaled.toPrecision(12)),
    ...(currency !== undefined && { unit: currency }),
    length: match[0].length - (isScale ? 0 : (scale?.length ?? 0)),
    scaled: isScale,
    rough: about !== undefined,
    doubtful: /^[1-9]\d{0,2}\.\d{3}$/.test(digits),
  };
}

/** A comma before exactly three digits groups thousands; any other single comma is a decimal one. */
function numberOf(digits: string): number {
  const plain = digits.replace(/[\u00a0\u202f_'’]/g, "");
  return Number(/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain.replace(",", "."));
}

function readDuration(text: string): Omit<Quantity, "period"> | undefined {
  const match = DURATION.exec(text);
  const { first, a, b, c, second, third, e } = match?.groups ?? {};
  const large = canonicalUnit(a ?? c ?? "");
  const small = SMALLER[large];
  const named = b ?? e;
  if (match === null || small === undefined || (named !== undefined && canonicalUnit(named) !== small)) return undefined;
  const value = Number(first) * (large === "days" ? 24 : 60) + Number(second ?? third);
  return { value, unit: small, length: match[0].length, scaled: false, rough: false, doubtful: false };
}

/** The unit behind a number; nothing when there is none, and "none" when what stands there means that this is no quantity. */
function readUnit(rest: string, value: number, like: string | undefined): { name: string; length: number } | "none" | undefined {
  const start = /^\s/.test(rest) ? 1 : 0;
  if (like !== undefined && rest.startsWith(like, start) && !hasWord(rest.charAt(start + like.length))) {
    return { name: like, length: start + like.length };
  }
  const word = UNIT.exec(rest);
  if (word === null) return undefined;
  const [whole, space, letters = ""] = word;
  const name = canonicalUnit(letters);
  if (isKnownUnit(name)) return name === "B" && !Number.isInteger(value) ? "none" : { name, length: whole.length };
  if (space === "") return isCounting(letters) || CJK.test(letters) ? { name, length: whole.length } : "none";
  return readPhrase(rest, value);
}

/** Up to three words of which the last is a plural; or fewer, where their place says that they count something: "1 page", "5 deploy/day". */
function readPhrase(rest: string, value: number): { name: string; length: number } | undefined {
  let length = 0;
  for (let count = 1; count <= 3; count += 1) {
    const match = NEXT_WORD.exec(rest.slice(length));
    const word = match?.[1];
    if (match === null || word === undefined || NOT_A_UNIT.has(word.toLowerCase())) return undefined;
    length += match[0].length;
    const behind = rest.slice(length);
    const isOne = count <= 2 && Math.abs(value) === 1 && !hasWord(behind);
    const isPlace = isOne || (count === 1 && /^\s?\/\s?[^\d\s]|^\s+per\s/.test(behind));
    if (isCounting(word) || isPlace) return { name: rest.slice(0, length).trim(), length };
  }
  return undefined;
}

function isCounting(word: string): boolean {
  return MEASURING_UNITS.has(word.toLowerCase()) || (isPlural(word) && !NOT_A_UNIT.has(word.toLowerCase()));
}

function periodOf(match: RegExpExecArray): string {
  const { slash, per, a, ly } = match.groups ?? {};
  const word = (slash ?? per ?? a ?? ly ?? "").toLowerCase();
  return Object.hasOwn(PERIODS, word) ? (PERIODS[word] ?? word) : word;
}
