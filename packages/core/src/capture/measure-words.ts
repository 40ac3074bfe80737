/** Words of a sentence that tell whether two numbers are a result, of what, and in which direction. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Verbs that say that less is better. */
export const LOWERING = words(`
  cut cuts cutting reduce reduced reduces reducing lower lowered lowers shrink shrank shrunk drop dropped drops decrease
  decreased shorten shortened fell fallen sank trim trimmed halve halved brought slash slashed minimised minimized
`);

/** Verbs that say that more is better. */
export const RAISING = words(`
  raise raised raises raising grow grew grown increase increased increases lift lifted boost boosted double doubled tripled
  extend extended widened rose risen climbed maximised maximized
`);

/** Verbs that say nothing without the numbers behind them: "Took p95" is no title. */
export const HOLLOW = words(`
  took take takes moved move brought bring brings pushed push got get went go goes make made is was now keep kept lasts lasted
`);

/** Other verbs that begin a title and are not part of the name of what was measured. */
export const OTHER_VERBS = words("sped speeds improve improved improves made rewrote built fixed");

/** Verbs between a name and its numbers: "errors dropped from". */
export const LINKS = words(`
  took takes went go goes got brought moved made kept lasts lasted dropped decreased reduced lowered shortened halved shrank shrunk
  fell fallen sank slashed rose risen climbed grew grown raised increased doubled tripled improved improves
`);

/** Words that end like a verb in the past and are none. */
export const NOT_VERBS = words("speed need feed seed embed breed bleed indeed hundred shed sled");

/** Verbs of upgrades and settings: numbers behind them without a unit are versions and the like. */
export const UPGRADING = words(`
  upgrade upgraded upgrades upgrading update updated migrate migrated migrating port ported pin pinned switch switched switching
  rename renamed renumbered rescheduled postponed bump bumped bumps change changed changes changing set
`);

/** Verbs of roll-outs: percentages behind them are stages. */
export const ROLLING = words("roll rolled rollout ramp ramped");

/** Verbs before "from 3 to 5 minutes" that make it a range and not a change. */
export const RANGING = words(
  "take takes taking last lasts lasted cost costs range ranges ranging ranged vary varies varied anywhere runs between",
);

/** Words around a name that are not part of it. */
export const FILLERS = words(`
  the our a an my its their down up out from of by at to : - – — , us me we i them it going is was are were now and also then
 
  plus & with another just about has have had been
`);

/** Behind these stands how it was done, not what was measured: "errors with retries". */
export const MEANS = words("by with via using through thanks");

/** Behind these begins a new clause. */
export const CLAUSES = words("so that which because while when until then where who but");

/** Words that are no unit and no part of one, although they stand behind a number. */
export const NOT_A_UNIT = words(`
  a an and as at because but by for from if in into its of off on onto or our out over per since so than that the their then this
  these those to under until up via when where which while who with within without after before during across between about through
  thanks each every again already also altogether always everywhere finally here instead last least less more most much next now once
  only overall overnight plus soon still there today together tomorrow tonight too total twice yesterday
  is was are were has had does allows brings costs frees gives goes helps keeps lets makes means needs pays saves shows stays
  takes unblocks unlocks using making leaving letting getting saving freeing
  am pm st nd rd th jan feb mar apr may jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
  january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday
`);

/** Units that are neither plural words nor known by their letters alone. */
export const MEASURING_UNITS = words(`
  nps csat fps rps qps tps rpm wpm mau dau wau loc sloc iops pp pt bps kbps mbps gbps db req ops vcpu people staff persons °c °f
`);

/** Names of what is measured; plural nouns are names as well. */
export const MEASURES = words(`
  accuracy adoption age apdex availability backlog bill bounce churn complexity conversion cost count coverage cpu csat
  debt delay depth downtime duration error f1 headcount lag latency lcp load loss memory mttd mttr mtbf noise nps number
  occupancy precision rate ratio recall retention revenue rework satisfaction score share size spend throughput time toil
  traffic ttfb tti turnover uptime usage utilisation utilization velocity volume wait
`);

/** Names whose numbers are versions, addresses or places in an order, unless a unit says otherwise. */
export const NOT_A_MEASURE = words(`
  version versions release upgrade migration mode change changes v sdk api schema revision rev edition build port ports code codes status statuses id ids
  pr prs mr rfc adr page chapter line section figure step phase stage sprint week day month quarter year years level grade tier room
  floor exit http https priority severity
  android angular ansible airflow alpine centos chrome cuda debian django dotnet .net elasticsearch electron elixir erlang eslint
  express fedora firefox flink flutter go golang gradle grpc hadoop helm hibernate ios ipv java javascript jdk jenkins jest jquery
  jre junit jvm k8s kafka keras kotlin kubernetes laravel linux llvm lua macos mariadb maven mongo mongodb mysql next nginx node
  nodejs nuxt openjdk openssl oracle pandas perl php postgis postgres postgresql prometheus protobuf python pytorch rabbitmq rails
  react redis rhel ruby rust safari sass scala solr spark spring sqlite svelte swift symfony tailwind tensorflow terraform tls
  typescript ubuntu vite vitest vue webpack windows xcode
  jan feb mar apr jun jul aug sep sept oct nov dec january february march april june july august september october november
  december monday tuesday wednesday thursday friday saturday sunday
`);

/** Names whose numbers are what somebody set, not what came of it, whatever their unit. */
export const SETTINGS = words("timeout limit quota ttl threshold interval deadline buffer");

/** Words that make a setting of any name. */
export const SET = words("default maximum minimum max min allowed");

/** Words that say per what a number counts, behind "a", "an", "each" or "every". */
export const PERIOD_WORDS = words(`
  second minute hour day night morning evening shift week weekend weekday workday sprint fortnight month quarter year release
  deploy deployment build run request call customer user person engineer team
`);

/** Short forms of periods. */
export const PERIODS: Readonly<Record<string, string>> = {
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
  hourly: "hour",
  daily: "day",
  nightly: "night",
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
  yearly: "year",
  annually: "year",
};
