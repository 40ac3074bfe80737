const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Units by how they are written, in lower case; what they measure. */
export const UNITS: Readonly<Record<string, "%" | "x" | "time" | "size" | "rate" | "money">> = {
  ...of("%", "% percent pct"),
  ...of("x", "x × fold times"),
  ...of(
    "time",
    `ns µs us ms msec millisecond milliseconds s sec secs second seconds m min mins minute minutes h hr hrs hour hours d day days
     wk wks w week weeks month months mo quarters sprint sprints yr yrs year years night nights evening evenings weekend weekends`,
  ),
  ...of(
    "size",
    "ma µa ua mv kv kw mw wh kwh mwh gwh mah db dbm °c kg km cm mm metres meters nm µm b kb kib mb mib gb gib tb tib pb byte bytes kilobytes megabytes gigabytes terabytes",
  ),
  ...of("rate", "rps qps tps rpm fps hz khz iops mbps gbps kbps req/s"),
  ...of("money", "eur usd gbp chf euro euros dollar dollars pounds grand bucks quid francs cents cent pence yen rupees kroner kronor krona zloty sek nok dkk"),
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
  request call customer user person engineer developer team order ticket half weekday fortnight head seat image frame transaction
  incident commit merge pr s sec min h hr d wk w mo mth q yr y annum`),
);

/** Words that are a period by themselves. */
export const PERIODICAL: ReadonlySet<string> = new Set(
  words("hourly daily nightly weekly fortnightly monthly quarterly yearly annually annual annualised annualized arr mrr p.a"),
);

function of<U extends string>(unit: U, names: string): Readonly<Record<string, U>> {
  return Object.fromEntries(words(names).map((name) => [name, unit]));
}
