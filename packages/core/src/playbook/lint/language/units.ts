const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** What a unit measures; what is weighed, counted in bytes or metered is a size. */
type UnitKind = "%" | "x" | "time" | "size" | "rate" | "money";

const TIMES = `ns µs us ms msec millisecond milliseconds sec secs second seconds min mins minute minutes h hr hrs hour hours d day days
  wk wks week weeks month months quarters sprint sprints yr yrs year years night nights evening evenings weekend weekends`;
const SIZES = `µa ma ua mv kv kw mw wh kwh mwh gwh mah db dba dbm °c °f degrees deg kg km km/h cm mm metres meters nm µm kb kib mb mib gb
  gib tb tib pb byte bytes kilobytes megabytes gigabytes terabytes petabytes kbit mbit gbit tbit watts volts kilowatts megawatts joules
  litres liters litre liter ml tonnes tons grams kilos ppm ppb kpa mpa bar psi lux lumens pixels newtons hectares`;
const RATES = "rps qps tps rpm fps hz khz mhz ghz iops bps mbps gbps kbps mb/s gb/s kb/s mbit/s gbit/s req/s";
const MONEY = `eur usd gbp chf sek nok dkk pln czk huf inr aud cad nzd jpy cny sgd brl zar rs kr euro euros dollar dollars pounds grand bucks
  quid francs cents cent pence yen rupees rupee kroner kronor krona crowns zloty forints rand reais yuan shekels lira pesos`;

/** Units by how they are written right behind the digits, in lower case; what they measure. */
export const UNITS: Readonly<Record<string, UnitKind>> = {
  ...of("%", "% percent pct"),
  ...of("x", "x × fold times"),
  ...of("time", `${TIMES} s m mo w`),
  ...of("size", SIZES),
  ...of("rate", RATES),
  ...of("money", MONEY),
};

/** The same for a word of its own behind the digits. */
export const UNIT_WORDS: Readonly<Record<string, UnitKind>> = {
  ...of("%", "% percent pct percentage"),
  ...of("x", "times × fold"),
  ...of("time", `${TIMES} s engineer-days engineer-weeks`),
  ...of("size", SIZES),
  ...of("rate", RATES),
  ...of("money", `${MONEY} € $ £`),
};

/** Codes that are written before an amount of money. */
export const CURRENCY_CODES: ReadonlySet<string> = new Set(
  words("eur usd gbp chf sek nok dkk pln czk huf inr aud cad nzd jpy cny sgd brl zar rs kr us$"),
);

/** Words behind a number that multiply it. */
export const SCALE_WORDS: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  lakh: 1e5,
  lakhs: 1e5,
  million: 1e6,
  mio: 1e6,
  crore: 1e7,
  crores: 1e7,
  billion: 1e9,
};

/** Factors of the letters behind a number. */
export const SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mm: 1e6, mn: 1e6, mio: 1e6, b: 1e9, bn: 1e9 };

/** Units of time that a person spends rather than a machine: how long a piece of work took. */
export const LONG_TIMES: ReadonlySet<string> = new Set(
  words(`d day days wk wks w week weeks month months mo quarters quarter sprint sprints yr yrs year years night nights evening evenings
  weekend weekends`),
);

/** Months, written out and short. "may" is a verb as well and is left to its neighbours. */
export const MONTHS: ReadonlySet<string> = new Set(
  words(`january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct
  nov dec`),
);

/** Numbers in words. */
export const NUMBER_WORDS: ReadonlySet<string> = new Set(
  words(`zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
  twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen`),
);

/** Periods: per what something is counted. */
export const PERIODS: ReadonlySet<string> = new Set(
  words(`second minute hour day night morning evening shift week month quarter year sprint release deploy deployment build run
  request call customer user person engineer developer team order ticket half weekday fortnight head seat image frame transaction season term semester
  incident commit merge pr s sec min h hr d wk w mo mth q yr y annum`),
);

/** Words that are a period by themselves. */
export const PERIODICAL: ReadonlySet<string> = new Set(
  words("hourly daily nightly weekly fortnightly monthly quarterly yearly annually annual annualised annualized arr mrr p.a"),
);

function of<U extends string>(unit: U, names: string): Readonly<Record<string, U>> {
  return Object.fromEntries(words(names).map((name) => [name, unit]));
}
