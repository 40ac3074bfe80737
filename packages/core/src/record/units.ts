/**
 * Units that people mix within one sentence ("1.8 s → 650 ms"), by family, smallest first.
 * The factor says how many of the family's reference unit (ms, B) one of it is.
 */
const FAMILIES: readonly (readonly (readonly [unit: string, factor: number])[])[] = [
  [
    ["ns", 1e-6],
    ["µs", 1e-3],
    ["ms", 1],
    ["s", 1_000],
    ["min", 60_000],
    ["h", 3_600_000],
    ["days", 86_400_000],
    ["weeks", 604_800_000],
  ],
  // Months are not a number of days, so they don't mix with the units above.
  [
    ["months", 1],
    ["years", 12],
  ],
  [
    ["B", 1],
    ["kB", 1e3],
    ["MB", 1e6],
    ["GB", 1e9],
    ["TB", 1e12],
  ],
  [
    ["KiB", 2 ** 10],
    ["MiB", 2 ** 20],
    ["GiB", 2 ** 30],
    ["TiB", 2 ** 40],
  ],
];

/** Spellings that mean a unit of the families above. */
const SPELLINGS: Readonly<Record<string, string>> = {
  us: "µs",
  μs: "µs",
  msec: "ms",
  sec: "s",
  secs: "s",
  second: "s",
  seconds: "s",
  m: "min",
  mins: "min",
  minute: "min",
  minutes: "min",
  hr: "h",
  hrs: "h",
  hour: "h",
  hours: "h",
  d: "days",
  day: "days",
  week: "weeks",
  wk: "weeks",
  wks: "weeks",
  w: "weeks",
  mo: "months",
  mos: "months",
  month: "months",
  yr: "years",
  yrs: "years",
  year: "years",
  x: "×",
  byte: "B",
  bytes: "B",
  KB: "kB",
  kb: "kB",
  mb: "MB",
  gb: "GB",
  tb: "TB",
  percent: "%",
  pct: "%",
  EUR: "€",
  USD: "$",
  GBP: "£",
};

/** Units in which people count rather than measure: one and a half days is 36 hours. */
const CALENDAR: ReadonlySet<string> = new Set(["days", "weeks", "years"]);

const SYMBOLS: ReadonlySet<string> = new Set(["€", "$", "£", "¥", "₹"]);

/** The unit as Upshot writes it: `sec` and `Seconds` are `s`, `EUR` is `€`; anything else is itself. */
export function canonicalUnit(unit: string): string {
  if (Object.hasOwn(SPELLINGS, unit)) return SPELLINGS[unit] ?? unit;
  // Only words may be written in any case: MS is not milliseconds, and Mb not a megabyte.
  const word = unit.toLowerCase();
  if (word.length < 3) return unit;
  return Object.hasOwn(SPELLINGS, word) ? (SPELLINGS[word] ?? unit) : isConvertible(word) ? word : unit;
}

/** Whether a unit stands before its number. */
export function isCurrency(unit: string): boolean {
  return SYMBOLS.has(unit);
}

/** Whether a canonical unit stands right behind its number, as in `1.5×`. */
export function isAttached(unit: string): boolean {
  return unit === "×";
}

/** Whether the canonical unit is one that can be told from an ordinary word without context. */
export function isKnownUnit(unit: string): boolean {
  return unit === "%" || unit === "‰" || unit === "×" || isCurrency(unit) || isConvertible(unit);
}

/** Whether the canonical unit is one of several for the same thing, such as ms and s. */
export function isConvertible(unit: string): boolean {
  return familyOf(unit) !== undefined;
}

/** Two quantities in the smaller of their two units; nothing when the units don't measure the same thing. */
export function inOneUnit(
  a: { readonly value: number; readonly unit: string },
  b: { readonly value: number; readonly unit: string },
): { readonly a: number; readonly b: number; readonly unit: string } | undefined {
  if (a.unit === b.unit) return { a: a.value, b: b.value, unit: a.unit };
  const family = familyOf(a.unit);
  const [stepA, stepB] = [factor(family, a.unit), factor(family, b.unit)];
  if (stepA === undefined || stepB === undefined) return undefined;
  const step = Math.min(stepA, stepB);
  return { a: clean((a.value * stepA) / step), b: clean((b.value * stepB) / step), unit: stepA < stepB ? a.unit : b.unit };
}

/**
 * The same quantity in the largest unit of its family in which it is at least one. Minutes become hours, hours days and
 * days weeks only where that is exact to one decimal, and days, weeks and years only from two on: 390 min is 6.5 h and
 * 48 h are 2 days, but 31 days are not 4.43 weeks, and 36 h stay 36 h.
 */
export function inBestUnit(value: number, unit: string): { readonly value: number; readonly unit: string } {
  const family = familyOf(unit);
  const step = factor(family, unit);
  if (family === undefined || step === undefined || value === 0) return { value, unit };
  const inUnit = (size: number) => clean((value * step) / size);
  const fitting = family.filter(([name, size]) => Math.abs(inUnit(size)) >= 1 && reads(inUnit(size), name, size / step));
  const [best, size] = fitting.at(-1) ?? family[0] ?? [unit, step];
  return { value: inUnit(size), unit: best };
}

/** Whether a quantity reads well in a unit that holds `ratio` of the one it was written in. */
function reads(value: number, unit: string, ratio: number): boolean {
  const isDecimal = ratio <= 1 || Number.isInteger(clean(Math.log10(ratio))) || Number.isInteger(clean(Math.log2(ratio) / 10));
  return isDecimal || (Number.isInteger(clean(value * 10)) && Math.abs(value) >= (CALENDAR.has(unit) ? 2 : 1));
}

function familyOf(unit: string) {
  return FAMILIES.find((family) => family.some(([name]) => name === unit));
}

function factor(family: ReturnType<typeof familyOf>, unit: string): number | undefined {
  return family?.find(([name]) => name === unit)?.[1];
}

/** Without the noise that binary fractions leave behind: 1.8 × 1000 is 1800. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
