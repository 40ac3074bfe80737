import { words } from "../language/word-set.js";
/** Verbs that tell of a change, in every form; a percentage behind or before one is relative. */
export const CHANGING: ReadonlySet<string> = words(`
  cut cuts cutting reduce reduced reduces reducing reduction lower lowered lowers lowering shrink shrank shrunk shrinking drop
  dropped drops dropping decrease decreased decreases decreasing shorten shortened shortening trim trimmed trimming slash slashed
  slashing halve halved halving raise raised raises raising rose rise rises rising grow grew grown growing growth increase increased
  increases increasing lift lifted lifting boost boosted boosting double doubled doubling triple tripled tripling fell fall falls
  fallen falling save saved saves saving savings improve improved improves improving improvement gain gained sped speed speeding
  accelerate accelerated accelerating outperform outperformed beat beats eliminate eliminated eliminating decline declined declining
  lost lose loses losing climb climbed jump jumped gains up down brought bring bringing sank minimised minimized compress compressed widen widened extend
  extended went goes moved took removed removes removing deleted automated
`);

/** Behind a percentage or a factor, these make it relative. */
export const COMPARING: ReadonlySet<string> = words(`
  faster slower less more fewer lower higher cheaper smaller larger bigger better shorter longer quicker reduction increase decrease
  improvement drop gain growth saving savings cut rise decline uplift lift boost speedup off of as over above below under than
  discount worse lighter earlier sooner
`);

/** Behind a number that stands alone the sentence goes on with one of these, and not with what was counted. */
export const GOING_ON =
  /^(?:and|after|on|in|with|for|to|from|at|over|across|since|out|now|or|by|but|of|thanks|when|where|which|with|without|per|a|each|every|before|today|ago)$/;

/** Verbs and small words that stand before a value that something has now. */
export const LEVELLING: ReadonlySet<string> = words(`
  is are was were at of stays stay stands stand sits sit remains remain now under below to reaches reach reached achieved achieves achieve
  achieving reaching hit hits maintained maintains maintain maintaining sustained sustaining ensured ensuring guaranteed with has have had takes take taking
  needs need rated scored scores gets within over above has exceeding exceeds kept keeps keeping delivers delivered delivering runs
  processes process processing handles handle handling serves serve serving supports supporting ingests ingesting averaging averages costs cost
  operates sustains holds in about around roughly nearly almost just only approximately ~ : = ≈ < > ≤ ≥
`);

/** Verbs of what something takes, uses or scores now; a value behind one is a reading whatever its unit. */
export const HOLDING: ReadonlySet<string> = words(`
  is are = : ≈ takes take lasts last needs need requires require uses use draws draw weighs peaks averages average stands sits lies hovers
  needing taking using survives remains reads measures scores amounts comes flies drives travels plays records costs occupies consumes achieves reaches holds outputs idles tops spans exceeds
`);

/** Words between such a verb and its value. */
export const HEDGES: ReadonlySet<string> = words(`
  about only just roughly around nearly almost some approximately ~ a an the steady good mere now still consistently typically usually
  currently most least well under below within less than over above at in to out up on average full whole by then it us them me more
`);

/** Units of time as they stand behind a number in words. */
export const TIME_WORDS: ReadonlySet<string> = words(
  "second seconds minute minutes hour hours day days week weeks month months quarters year years night nights weekend weekends sprint sprints",
);

/** Behind a value with its unit, these say that it is a difference: "9 s faster". */
export const SHIFTED: ReadonlySet<string> = words(
  "faster slower less fewer lower higher cheaper smaller larger bigger shorter longer quicker lighter heavier sooner off",
);

/** Verbs of systems that carry a load; a rate behind them is how much they carry. */
export const HANDLING: ReadonlySet<string> = words(`
  processes process processing handles handle handling serves serve serving supports supporting ingests ingest ingesting sustains
  sustaining delivers runs carries accepts throughput capacity scales scaled
`);

/** Nouns that are measured in time or in bytes: a bare value right behind them is a reading. */
export const GAUGES: ReadonlySet<string> = words(`
  time times start startup duration latency lag wait delay runtime build boot load memory heap usage footprint bundle size ram disk
  image apk binary payload response deploy rtt ttfb lcp cpu error range drift jitter deviation
`);

/** Verbs before "in 40 seconds" that make it how long something takes now. */
export const TIMED: ReadonlySet<string> = words(`
  detect detects deploy recover notify alert restore resolve answers resolves opens runs reach reaches leaves leave lands clears run finishes finish completes complete loads load answers answer responds respond executes returns builds build deploys starts
  boots opens renders delivers ends works recovers arrives syncs compiles installs trains replies resolves performs done now
  running finishing completing loading responding
`);

/** Names of what a bare number or a percentage is a reading of. */
export const MEASURED: ReadonlySet<string> = words(`
  score scores rating rated nps enps csat f1 auc roc recall precision accuracy kappa bleu apdex lighthouse uptime availability coverage
  satisfaction latency p50 p90 p95 p99 p999 mttr mttd mtbf throughput retention churn conversion ctr adoption engagement rate wer map
  reliability utilisation utilization occupancy sla slo crash-free ndcg mrr r2 rmse mae perplexity index
`);

/** Amounts of money or time that a saving consists of. */
export const SAVING: ReadonlySet<string> = words(`
  save saved saves saving savings free freed freeing frees economised economized economising economise economises economize economizes spare spared sparing reclaim reclaimed reclaiming recoup recouped recouping
`);

/** Verbs that lower costs; with an amount of money they tell a saving. */
export const LOWERING: ReadonlySet<string> = words(`
  cut cuts cutting reduce reduced reduces reducing lower lowered lowering trim trimmed trimming slash slashed slashing decrease decreased
  decreasing drop dropped dropping shave shaved took brought avoid avoided avoiding shed sheds shedding eliminate eliminated eliminating erased removed
`);

/** What costs money for as long as it runs. */
export const COSTS: ReadonlySet<string> = words(`
  cost costs bill bills spend spending expense expenses budget fees fee licence licences license licenses overhead
  expenditure opex invoice invoices charges charge hosting compute telephony postage overtime subscription subscriptions premium premiums
  spends tariff
`);

/** Events that only mean something per time. */
export const EVENTS: ReadonlySet<string> = words(`
  pages alerts escalations incidents outages interruptions complaints crashes rollbacks wake-ups tickets disputes chargebacks
  claims callouts callbacks no-shows wakeups alarms calls failovers hotfixes reboots restarts breaches misfires
`);

/** Beside an event's name, these make it a stock: what is there at one moment, which needs no period. */
export const STOCK: ReadonlySet<string> = words(
  "backlog open queue queued unresolved outstanding stale unanswered untriaged old",
);

/** What people produce or attend by doing their work: a count of these tells activity, not what came of it. */
export const ACTIVITY: ReadonlySet<string> = words(`
  prs pr pull merge mrs commits commit reviews review meetings meeting lines loc story stories tasks talks talk presentations workshops
  workshop sessions session courses course docs documents features feature endpoints components screens scripts standups one-on-ones 1:1s
  demos trainings webinars rfcs specs reports dashboards experiments interviews hours emails calls slides proposals prototypes patches
  epics designs certifications vendors articles posts blog pages tests notebooks queries diagrams apis microservices
`);

/** Words behind or before a number of people that only tell with how many you worked. */
export const TEAM_BEFORE: ReadonlySet<string> = words(
  "team group squad crew led lead leading managed managing manage supervised supervising coordinated coordinating with among across between for directed by",
);
export const PEOPLE: ReadonlySet<string> = words(`
  engineer engineers developer developers dev devs people person persons colleagues teammates designers testers analysts scientists
  reports members contractors managers programmers employees staff direct seniors juniors
`);
