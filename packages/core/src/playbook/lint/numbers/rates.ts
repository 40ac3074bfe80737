import { type PhraseSet, phraseSet } from "../phrases/phrase-set.js";
import type { TextModel } from "../text/read-text.js";
import type { Token } from "../text/token.js";
import { COSTS, EVENTS, HEDGES, LOWERING, STOCK } from "./measures.js";
import { before, isBy, isSaved } from "./number-role.js";
import { isPeriodSaid, isRate } from "./periods.js";
import type { NumberReading, Numbers } from "./reading.js";

/** Ways to say that so much less is paid; the amount is in brackets, and its unit is looked at apart. */
const LESS_PAID = phraseSet([
  "(trims|chops|strips|cuts|wipes|lops|slices|knock|knocked|knocks|shave|shaved|shaves|take|took|takes|taking|strip|stripped|slice|sliced|carve|carved|chop|chopped|wipe|wiped|trim|trimmed|cut|cuts|lop|lopped|wring|wrung|squeeze|squeezed) ..2 [#number] ..3 (off|from|out of)",
  "[#number] ..2 (less|lower|cheaper|lighter|fewer|gone)",
  "(cheaper|lighter|down|fell|falls|dropped|drops|sank|shrank|shrunk|decreased|declined) ..1 (by|around|about|roughly|some|nearly|almost)? [#number]",
  "no longer (pay|pays|paying|spend|spends|spending|burn|burns) ..3 [#number]",
  "[#number] ..6 (is|are|was|were|been) saved",
  "[#number] ..6 (no longer|not) ..1 (pay|spend|burn|need|renew|buy|order|have to)",
  "[#number] (stay|stays|stayed|remain|remains) in",
  "(relieve|relieves|relieved|relieving|rid|spare|spares|spared) ..5 (of|from)? [#number]",
  "(economy of|minus) [#number]",
]);

/** The same for the hours of people. */
const LESS_SPENT = phraseSet([
  "(take|took|takes|taking|knocked|cut|shaved|lifted) ..1 [#number] ..1 of ..5 (off|from|out of)",
  "[#number] ..5 (gone|saved|disappear|disappeared|vanish|vanished)",
  "(relieve|relieves|relieved|relieving|rid|spare|spares|spared) ..5 (of|from)? [#number]",
  "(give|gives|gave|giving|hand|hands|handed|win|wins|won|get|gets|got|buy|buys|bought) ..5 back ..4 [#number]",
  "(give|gives|gave|giving|hand|hands|handed|win|wins|won|get|gets|got|buy|buys|bought) ..5 [#number] ..3 back",
  "(gain|gains|gained|gaining|regained) ..3 [#number]",
  "(make|makes|made|making) [#number] ..6 (unnecessary|obsolete|superfluous|redundant)",
  "(spend|spends|spent|need|needs|needed) ..2 [#number] ..1 (less|fewer)",
]);

/** What a share of somebody's day is counted in, where the number is a word or missing: "half a day", "an engineer-week". */
const SPANS_SAVED = phraseSet(
  [
    "@saving ..6 [(half|(a|an) (full|whole|entire|good|solid)? half?|a (full|whole|entire|good|solid)|an (entire|engineer|hour)) (a|an)? #time]",
    "@saving ..6 [an hour]",
    "@saving ..6 [#span]",
    "[(a|an|half) (a|an)? (engineer|engineering|full|whole|good|person|man)? (hour|day|week|month)] (saved|freed|spared)",
    "[#span] ..3 (saved|freed|spared|gone)",
    "(gives|gave|giving|wins|won) ..5 back ..2 [(half|a|an) (a|an)? ..1 #time]",
  ],
  {
    saving: [
      "gain|gains|gained|save|saves|saved|saving|savings|free|freed|frees|freeing|spare|spares|spared|sparing|reclaim|reclaims|reclaimed|reclaiming|economise|economises|economised|economize|economizes|economized",
    ],
  },
);

/** What flows through a system; so many of them mean something only per time. */
const FLOWS = [
  "requests|messages|events|transactions|queries|records|rows|documents|docs|orders|jobs|images|photos|videos|clips|emails|mails|calls|enquiries|inquiries|questions|claims|forms|readings|packets|parcels|logins|payments|invoices|pages|scans|lookups|writes|reads|bids|quotes|searches|conversions|comparisons|updates|uploads|downloads|inferences|predictions|labels|lines|notifications|texts|chats|tweets|clicks|impressions|statements|entries|operations|hits|trades|sheets|datapoints|samples|tokens|frames|checks|submissions|applications|bookings|shipments|deliveries|tasks",
];
/** Those that come to machines by themselves: nobody has a stock of them. */
const STREAMED = phraseSet([
  "requests|messages|events|packets|transactions|lookups|inferences|bids|mails|emails|orders|calls|queries|jobs|writes|reads|readings|updates|uploads|downloads|payments|logins|parcels|sheets|bookings",
]);
const FLOW = phraseSet(FLOWS);
const HEDGED = "(up to|about|around|roughly|over|some|nearly|almost|more than|at least|as many as|now)?";
const LOADS = phraseSet(
  [
    `(process|handle|serve|sustain|ingest|processing|handling|serving|sustaining|ingesting|digesting|crunching|moving|pushing|routing|answering|clearing|parsing|delivering|sending|carrying|screening|forwarding|streaming) ${HEDGED} [#number] ..2 @flows`,
    `(gets|get|chews|chewing|churns|churning|works|rips|burns|goes|plows|ploughs|powers|races) through ${HEDGED} [#number] ..2 @flows`,
    `(copes|cope|deals|dealing|keeps up|keeping up) with ${HEDGED} [#number] ..2 @flows`,
    `((can|could|able to) (now)? #word|capable of|tops out at|maxes out at) ${HEDGED} [#number] ..2 @flows`,
    "[#number] ..2 @flows (come|comes|arrive|pass|flow|go) (in|through)",
    "[#number] ..2 @flows (are|get|is) #ly? (processed|handled|served|ingested|answered|sent|routed|delivered|cleared|moved|screened|parsed)",
    "@flows (processed|handled|served|ingested|answered|delivered) (by|in|with|on) ..6 : [#number]",
    "(throughput|capacity) (now)? (is|of|at|:|=|reaches|stands at|sits at) (now|about|around|roughly|over)? [#number]",
  ],
  { flows: FLOWS },
);
const LOADS_IN_BYTES = phraseSet([
  `(processes|processing|ingests|ingesting|digests|digesting|crunches|crunching|moves|moving|handles|handling|streams|streaming|swallows|(chews|churns|gets|works|rips) through) ${HEDGED} [#number]`,
]);
/** Before a number of what flows, verbs in -s that tell a stock, and words that are no verbs. */
const STORING =
  /^(?:has|is|was|contains|covers|stores|holds|includes|lists|comprises|indexes|spans|owns|counts|knows|plus|this|its|across|less|versus|vs|as|hours|days|weeks|months|years|minutes|times|users|us|thus|always|perhaps|besides|towards|afterwards|totals|numbers|shows)$/;
/** Near two numbers of what flows, these say that something carries them. */
const CARRIERS = phraseSet([
  "throughput|capacity|box|boxes|node|nodes|server|host|api|gateway|broker|queue|service|pipeline|worker|workers|instance|cluster|scheduler|line|press|sorter|bot|engine|proxy|tier|matcher|consumer|bus|shard|core|scanner|reader|relay|handles|processes|sustains|carries|does|takes|ingests|serves|clears",
]);
const THROUGHPUT = phraseSet(["throughput|capacity|(message|event|request|scan|ingest|ingestion|write|read|processing) rate"]);
const EVENT_COUNT = phraseSet([
  "(ticket|incident|alert|call|complaint|crash|outage|escalation|page|support) (volume|volumes|count|counts|load|numbers)",
  "(unplanned|unscheduled|emergency|missed|failed|rejected|duplicate) #plural",
]);

/** What has a price by the piece: an amount for one of it needs no period. */
const PRICED = phraseSet([
  "price|prices|priced|entry fee|fee for|order value|basket|deal|deals|bom|bill of materials|ticket size|aov|arpu|cac|cpa|cpm|salary|salaries|quote|unit cost|average order|per",
  "fine|fines|penalty|one off",
]);
/** Data that flows all the time, or energy: so much of it saved is a rate. Disk or memory that was freed is there once. */
const FLOWING = phraseSet([
  "traffic|egress|bandwidth|transfer|transfers|logs|logging|ingest|backup|backups|telemetry|energy|power",
]);
/** Beside "pages", these say that they are paper. */
const PAPER = phraseSet([
  "guide|document|docs|documentation|deck|report|manual|handbook|form|spec|letter|policy|runbook|wiki|site|website|contract|paper|book|brochure|checklist|template|screen|screens|flow|wizard|dialog|dialogue|questionnaire|survey|onboarding",
]);
const DEFINED = new Set(["rules", "definitions", "types", "policies", "templates", "categories", "rule", "thresholds"]);

const SHORTEST = /^(?:ms|msec|µs|us|ns|milliseconds?|s|secs?|seconds?)$/;

/** Amounts that mean something only per time, and don't say per what. */
export function bareRates(model: TextModel, numbers: Numbers): readonly { first: number; behind: number }[] {
  const { tokens } = model;
  const { readings } = numbers;
  const [lessPaid, lessSpent] = [places(LESS_PAID, tokens), places(LESS_SPENT, tokens)];
  const loads = new Set(bareLoads(model, numbers).map(({ first }) => first));
  const isIn = (set: PhraseSet, { token }: NumberReading) => {
    const sentence = model.sentences[token.sentence];
    return sentence !== undefined && set.isIn(tokens, sentence.first, sentence.behind);
  };
  const has = (set: ReadonlySet<string>, { token }: NumberReading) => {
    const sentence = model.sentences[token.sentence];
    return tokens.slice(sentence?.first, sentence?.behind).some(({ word }) => set.has(word));
  };
  const isRateOf = (reading: NumberReading, index: number): boolean => {
    const { first, behind, role, token } = reading;
    const { quantity } = token;
    const next = readings[index + 1];
    const isLess = (other: NumberReading | undefined) => other !== undefined && isCheaper(tokens, reading, other);
    if (role === "label") return false;
    switch (quantity?.unit) {
      case "money":
        if (isIn(PRICED, reading)) return false;
        return (
          isSaved(tokens, first) ||
          lessPaid.has(first) ||
          /^[-−]/.test(token.word) ||
          (has(LOWERING, reading) && (has(COSTS, reading) || isBy(tokens, first))) ||
          (isLess(next) && (role === "change" || has(COSTS, reading))) ||
          (role === "level" &&
            has(COSTS, reading) &&
            !isPiece(tokens, first) &&
            /^(?:is|are|costs?)$/.test(before(tokens, first, 3).findLast((word) => !HEDGES.has(word)) ?? ""))
        );
      case "time":
        if (SHORTEST.test(quantity.unitName ?? "")) return false;
        return isSaved(tokens, first) || lessSpent.has(first);
      case "size":
        if (loads.has(first)) return true;
        return (
          (isSaved(tokens, first) || lessPaid.has(first)) && (/^[km]?wh$/.test(quantity.unitName ?? "") || isIn(FLOWING, reading))
        );
      case undefined:
        break;
      default:
        return false;
    }
    if (isRate(tokens, behind)) return false;
    // "saves 11k": nobody saves eleven thousand of nothing but money.
    if (/^\d[\d.,]*k$/.test(token.word) && isSaved(tokens, first) && !isNounBehind(tokens, reading)) return true;
    if (loads.has(first)) return true;
    if (role !== "change" || isShare(tokens, reading)) return false;
    if (!has(STOCK, reading) && eventNear(tokens, reading))
      return !((has(PAGES, reading) && isIn(PAPER, reading)) || has(DEFINED, reading));
    const other = next?.role === "change" ? next : undefined;
    if (isLess(other))
      return (
        before(tokens, first, 6).some((word) => COSTS.has(word) || PAYING.has(word)) &&
        ![reading, other ?? reading].some((each) => isNounBehind(tokens, each))
      );
    if (other === undefined || other.token.sentence !== token.sentence || other.token.quantity?.unit !== undefined) return false;
    return isFlow(tokens, reading, other) && (isIn(CARRIERS, reading) || isIn(THROUGHPUT, reading) || isIn(STREAMED, reading));
  };
  const found = readings
    .filter((reading, index) => isRateOf(reading, index) && !isPeriodSaid(model, reading, readings))
    // The two ends of one change are one finding.
    .filter((reading, index, all) => all[index - 1]?.token.sentence !== reading.token.sentence);
  const spans = found.length > 0 ? [] : SPANS_SAVED.all(tokens);
  return [
    ...found,
    ...spans
      .map(({ markFirst, markBehind }) => ({ first: markFirst, behind: markBehind }))
      .filter(({ first, behind }) => {
        const token = tokens[first];
        return token !== undefined && !isPeriodSaid(model, { first, behind, token, role: "level" }, readings);
      }),
  ];
}

/** How much something carries without saying per what: neither can it be held against anything. */
export function bareLoads({ tokens }: TextModel, { readings }: Pick<Numbers, "readings">): readonly NumberReading[] {
  const [loads, inBytes] = [places(LOADS, tokens), places(LOADS_IN_BYTES, tokens)];
  return readings.filter((reading) => {
    const { first, behind, token } = reading;
    const { unit, unitName = "" } = token.quantity ?? {};
    if (unit === "size") return inBytes.has(first) && /^(?:[kmgtp]i?b|\w+bytes)$/.test(unitName);
    if (unit !== undefined || isRate(tokens, behind) || sizeOf(tokens, reading) < LEAST_CARRIED) return false;
    return loads.has(first) || isLoad(tokens, reading);
  });
}

/** "The router forwards 80k packets": something does it, now, to that many of what flows. */
function isLoad(tokens: readonly Token[], { first, behind }: NumberReading): boolean {
  if (!FLOW.isIn(tokens, behind, behind + 3)) return false;
  let at = first - 1;
  while (HEDGES.has(tokens[at]?.word ?? "") && at > first - 4) at -= 1;
  const { word = "", kind, capital } = tokens[at] ?? {};
  const [subject, before] = [tokens[at - 1], tokens[at - 2]];
  const isLed =
    subject?.kind === "word"
      ? subject.quantity === undefined && !PLURAL_AHEAD.test(subject.word)
      : /^[,;)]?$/.test(subject?.word ?? "");
  const isVerb = /^[a-z]{2,}(?:[^s]s|sses)$|^does$/.test(word) && kind === "word" && capital !== true && !STORING.test(word);
  return isVerb && isLed && before?.word !== "of";
}

/** Behind one of these, a word in -s is a noun. */
const PLURAL_AHEAD =
  /^(?:in|of|for|with|from|to|the|a|an|all|these|those|our|my|their|and|on|at|by|over|two|three|many|some|both|i|we)$/;

/** Fewer than this are a batch, a page or a menu, and no load. */
const LEAST_CARRIED = 100;
const PAGES: ReadonlySet<string> = new Set(["page", "pages"]);

/** The number, with the word behind it: 3 million. */
function sizeOf(tokens: readonly Token[], { token, behind }: NumberReading): number {
  return (token.quantity?.value ?? 0) * (SCALE_WORDS[tokens[behind]?.word ?? ""] ?? 1);
}

const SCALE_WORDS: Readonly<Record<string, number>> = { hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9 };

function places(set: PhraseSet, tokens: readonly Token[]): ReadonlySet<number> {
  return new Set(set.all(tokens).map(({ markFirst }) => markFirst));
}

function isFlow(tokens: readonly Token[], one: NumberReading, other: NumberReading): boolean {
  return (
    FLOW.isIn(tokens, other.behind, other.behind + 3) ||
    FLOW.isIn(tokens, one.behind, one.behind + 2) ||
    THROUGHPUT.isIn(tokens, Math.max(0, one.first - 6), one.first)
  );
}

const PAYING: ReadonlySet<string> = new Set("pay pays paid cost costs spend spends".split(" "));

/** "from $22k to $14k", "$22k, was $51k", "19k now and not 34k": it is less than it was. */
function isCheaper(tokens: readonly Token[], one: NumberReading, other: NumberReading): boolean {
  const [first, second] = [one.token.quantity, other.token.quantity];
  if (one.token.sentence !== other.token.sentence || first === undefined || second === undefined || first.unit !== second.unit)
    return false;
  const isBackwards = tokens
    .slice(one.behind, other.first)
    .some(({ word }) => /^(?:instead|not|was|were|vs|versus|before|against)$/.test(word));
  return isBackwards ? first.value < second.value : second.value < first.value;
}

/** "A query costs $0.002": the price of one. */
function isPiece(tokens: readonly Token[], at: number): boolean {
  return before(tokens, at, 5).some((word) => ["a", "an", "each", "every", "one"].includes(word));
}

function isNounBehind(tokens: readonly Token[], { behind }: NumberReading): boolean {
  return [behind, behind + 1].some((at) => tokens[at]?.kind === "word" && /^[a-z]{3,}[^s]s$/.test(tokens[at]?.word ?? ""));
}

/** "7 of 10 calls", "one in fifteen". */
function isShare(tokens: readonly Token[], { first, behind }: NumberReading): boolean {
  const isOf = (at: number) => /^(?:of|in)$/.test(tokens[at]?.word ?? "");
  const isNumber = (at: number) => tokens[at]?.kind === "number" || tokens[at]?.word === "one";
  return (isOf(first - 1) && isNumber(first - 2)) || (isOf(behind) && isNumber(behind + 1));
}

function eventNear(tokens: readonly Token[], reading: NumberReading): boolean {
  const behind = [0, 1, 2].map((step) => tokens[reading.behind + step]?.word ?? "");
  const from = Math.max(0, reading.first - 6);
  return (
    [...before(tokens, reading.first, 6), ...behind].some((word) => EVENTS.has(word)) ||
    EVENT_COUNT.isIn(tokens, from, reading.first)
  );
}
