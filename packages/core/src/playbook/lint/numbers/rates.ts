import { SCALE_WORDS } from "../language/units.js";
import { type PhraseSet, phraseSet } from "../phrases/phrase-set.js";
import type { TextModel } from "../text/read-text.js";
import type { Token } from "../text/token.js";
import { bareLoads, isThroughput } from "./loads.js";
import { COSTS, EVENTS, HEDGES, LOWERING, STOCK } from "./measures.js";
import { before, isBy, isSaved, kindOf } from "./number-role.js";
import { isPeriodSaid, isRate } from "./periods.js";
import { placesOf } from "./places.js";
import type { NumberReading, Numbers } from "./reading.js";

/** Ways to say that so much less is paid, before the amount and behind it; its unit is looked at apart. */
const LESS_PAID = phraseSet([
  "(trims|chops|strips|cuts|wipes|lops|slices|knock|knocked|knocks|shave|shaved|shaves|take|took|takes|taking|strip|stripped|slice|sliced|carve|carved|chop|chopped|wipe|wiped|trim|trimmed|cut|cuts|lop|lopped|wring|wrung|squeeze|squeezed) ..2 [#number] ..3 (off|from|out of)",
  "(cheaper|lighter|down|fell|falls|dropped|drops|sank|shrank|shrunk|decreased|declined) ..1 (by|around|about|roughly|some|nearly|almost)? [#number]",
  "no longer (pay|pays|paying|spend|spends|spending|burn|burns) ..3 [#number]",
  "(relieve|relieves|relieved|relieving|rid|spares|spared) ..5 (of|from)? [#number]",
  "(economy of|minus) [#number]",
  "better off by ..1 [#number]",
  "(keep|keeps|kept|keeping|leave|leaves|left|leaving|put|puts|putting) ..2 [#number] ..2 (back|in)",
]);
const LESS_PAID_BEHIND = phraseSet([
  "[#number] ..2 (knocked|shaved|trimmed|taken|wiped|stripped|cut) (off|from|out of)",
  "[#number] ..3 (less|lower|cheaper|lighter|fewer|gone)",
  "[#number] ..6 (is|are|was|were|been) saved",
  "[#number] ..6 (no longer|not) ..1 (pay|spend|burn|need|renew|buy|order|have to)",
  "[#number] (we|they|i) (keep|kept)",
  "[#number] ..1 (stay|stays|stayed|remain|remains|kept|left|back) ..1 in",
  "[#number] ..1 (better off|richer|to the good|more (for|to spend))",
]);

const AVOIDING = {
  avoiding: [
    "avoid|avoids|avoided|avoiding|prevent|prevents|prevented|preventing|eliminate|eliminates|eliminated|eliminating|deflect|deflects|deflected|deflecting|spares|spared|sparing",
  ],
};

/** The same for the hours of people. */
const LESS_SPENT = phraseSet(
  [
    "(take|took|takes|taking|knocked|cut|shaved|lifted) ..1 [#number] ..3 of ..5 (off|from|out of)",
    "(relieve|relieves|relieved|relieving|rid|spares|spared) ..5 (of|from)? [#number]",
    "(give|gives|gave|giving|hand|hands|handed|win|wins|won|get|gets|got|buy|buys|bought) ..5 back ..4 [#number]",
    "(give|gives|gave|giving|hand|hands|handed|win|wins|won|get|gets|got|buy|buys|bought) ..5 [#number] ..3 back",
    "(gain|gains|gained|gaining|regained) ..3 [#number]",
    "(make|makes|made|making) [#number] ..6 (unnecessary|obsolete|superfluous|redundant)",
    "(spend|spends|spent|need|needs|needed) ..2 [#number] ..1 (less|fewer)",
    "(take|takes|took|taking) [#number] ..6 away",
    "(recover|recovers|recovered|return|returns|returned) [#number] ..1 (for|to)",
    "(cut|cuts|cutting|shed|sheds|drop|drops|dropped|kill|kills|killed|slash|slashed|erase|erased|remove|removes|removed|removing|@avoiding) [#number] ..2 of",
  ],
  AVOIDING,
);
const LESS_SPENT_BEHIND = phraseSet(["[#number] ..5 (gone|saved|avoided|disappear|disappeared|vanish|vanished)"]);

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
      "gain|gains|gained|save|saves|saved|saving|savings|free|freed|frees|freeing|spares|spared|sparing|reclaim|reclaims|reclaimed|reclaiming|economise|economises|economised|economize|economizes|economized",
    ],
  },
);

const EVENT_COUNT = phraseSet([
  "(ticket|incident|alert|call|complaint|crash|outage|escalation|page|support) (volume|volumes|count|counts|load|numbers)",
  "support (contacts|requests|cases|mails|emails|chats)",
  "(spam|bug|abuse|crash|error) reports",
  "(unplanned|unscheduled|emergency|missed|failed|rejected|duplicate) #plural",
]);

/** What is spared besides money and hours: work and trouble that come again, data and fuel. */
const LESS_DONE = phraseSet(
  [
    "@avoiding ..4 [#number]",
    "(save|saves|saved|saving|stop|stops|stopped|stopping|block|blocks|blocked|blocking|intercept|intercepts|intercepted|drop|drops|cut|cuts|cutting|kills|catches) ..3 [#number]",
    "(keep|keeps|kept|keeping) [#number] ..4 (out|away|off|from)",
    "(free|frees|freed|freeing|relieve|relieves|relieved|rid) ..5 (from|of) [#number]",
  ],
  AVOIDING,
);
const LESS_DONE_BEHIND = phraseSet(["[#number] ..4 (avoided|saved|spared|prevented|deflected|blocked|intercepted)"]);
/** What comes again as long as nobody changes anything. */
const RECURRENT = phraseSet([
  "tickets|calls|approvals|trips|visits|rolls|rides|journeys|contacts|letters|emails|mails|requests|orders|alerts|pages|escalations|complaints|reports|handovers|hand offs|handoffs|refunds|returns|reworks|clicks|keystrokes|messages|attempts|payments|transactions|invoices|queries|jobs|runs|builds|bookings|callouts|deliveries|shipments|flights|miles|sheets|printouts|forms|phone calls|truck rolls|reviews|cases|enquiries|inquiries|questions|no shows|rejects|scans|appointments|interventions|reboots|checks|charges|transfers|entries|errors|failures|defects|crashes|claims|corrections|duplicates|texts|notifications",
]);
/** Fewer may be single cases that somebody counted. */
const LEAST_RECURRING = 20;
const FUEL = /^(?:litres?|liters?|tonnes|tons|kwh|mwh|gwh|km|wh)$/;

/** What has a price by the piece: an amount for one of it needs no period. */
const PRICED = phraseSet([
  "price|prices|priced|entry fee|fee for|order value|basket|deal|deals|bom|bill of materials|cost of (a|an|one|each)|ticket size|aov|arpu|cac|cpa|cpm|salary|salaries|quote|unit cost|average order|per",
  "fine|fines|penalty|one off",
]);
/** Data that flows all the time, or energy: so much of it saved is a rate. Disk or memory that was freed is there once. */
const FLOWING = phraseSet([
  "traffic|egress|bandwidth|transfer|transfers|log|logs|logging|index|ingest|backup|backups|telemetry|scans|reads|writes|uploads|downloads|energy|power",
]);
/** Beside "pages", these say that they are paper. */
const PAPER = phraseSet([
  "guide|document|docs|documentation|deck|report|manual|handbook|form|spec|letter|policy|runbook|wiki|site|website|contract|paper|book|brochure|checklist|template|screen|screens|flow|wizard|dialog|dialogue|questionnaire|survey|onboarding",
]);
const DEFINED = new Set(["rules", "definitions", "types", "policies", "templates", "categories", "rule", "thresholds"]);

/** Times that only a machine saves, and not once a day. */
const SHORTEST = /^(?:ms|msec|µs|us|ns|milliseconds?|s|secs?|seconds?)$/;

/** Whether a value is told as something that nobody has to do, use or pay any more: it is a saving, and no reading. */
export function isLess(model: TextModel, reading: NumberReading): boolean {
  const { tokens, sentences } = model;
  const { first, behind, token } = reading;
  const kind = kindOf(tokens, reading);
  if (kind === "%" || tokens[first - 1]?.word === "to") return false;
  // "took over 3 services from them" saves nothing.
  if (kind === undefined && !RECURRENT.isIn(tokens, behind, behind + 3)) return false;
  const sentence = sentences[token.sentence];
  return [LESS_PAID, LESS_SPENT, LESS_DONE].some((set) =>
    set.all(tokens, sentence?.first, sentence?.behind).some(({ markFirst }) => markFirst === first),
  );
}

/** A number in a text, with what is asked about it more than once. */
interface Amount {
  readonly model: TextModel;
  readonly reading: NumberReading;
  readonly previous: NumberReading | undefined;
  /** The number behind it, if it is in the same sentence. */
  readonly next: NumberReading | undefined;
  /** Told as something that is no longer spent. */
  readonly isSpared: boolean;
  /** Told as something that nobody has to do or use any more. */
  readonly isUndone: boolean;
  readonly isLoad: boolean;
  has(words: ReadonlySet<string>): boolean;
  isBeside(set: PhraseSet): boolean;
}

/** Amounts that mean something only per time, and don't say per what. */
export function bareRates(model: TextModel, numbers: Numbers): readonly { first: number; behind: number }[] {
  const { tokens } = model;
  const { readings } = numbers;
  const [isPaidLess, isSpentLess, isDoneLess] = [
    placesOf(LESS_PAID, model),
    placesOf(LESS_SPENT, model),
    placesOf(LESS_DONE, model),
  ];
  const loads = new Set(bareLoads(model, numbers).map(({ first }) => first));
  const amountOf = (reading: NumberReading, index: number): Amount => {
    const { first, token } = reading;
    const [previous, next] = [readings[index - 1], readings[index + 1]];
    const sentence = model.sentences[token.sentence];
    const isTime = kindOf(tokens, reading) === "time";
    const isLess = isTime ? isSpentLess : isPaidLess;
    const behind = isTime ? LESS_SPENT_BEHIND : LESS_PAID_BEHIND;
    return {
      model,
      reading,
      previous: previous?.token.sentence === token.sentence ? previous : undefined,
      next: next?.token.sentence === token.sentence ? next : undefined,
      get isUndone() {
        return isDoneLess(reading) || LESS_DONE_BEHIND.at(tokens, first) !== undefined;
      },
      get isSpared() {
        return isLess(reading) || behind.at(tokens, first) !== undefined || isSaved(tokens, first);
      },
      isLoad: loads.has(first),
      has: (words) => tokens.slice(sentence?.first, sentence?.behind).some(({ word }) => words.has(word)),
      isBeside: (set) => sentence !== undefined && set.isIn(tokens, sentence.first, sentence.behind),
    };
  };
  const found = readings
    .filter((reading, index) => reading.role !== "label" && isRateOf(amountOf(reading, index)))
    .filter((reading) => !isPeriodSaid(model, reading, readings))
    // The two ends of one change are one finding.
    .filter((reading, index, all) => all[index - 1]?.token.sentence !== reading.token.sentence);
  return found.length > 0 ? found : bareSpans(model, readings);
}

/** Half a day, an engineer-week, six hours: saved, in words. */
function bareSpans(model: TextModel, readings: readonly NumberReading[]): readonly { first: number; behind: number }[] {
  return SPANS_SAVED.all(model.tokens)
    .map(({ markFirst, markBehind }) => ({ first: markFirst, behind: markBehind }))
    .filter(({ first, behind }) => {
      const token = model.tokens[first];
      // "€2,100 a month" and "12 hours a week" have said it.
      if (readings.some((reading) => reading.behind === first)) return false;
      return token !== undefined && !isPeriodSaid(model, { first, behind, token, role: "level" }, readings);
    });
}

function isRateOf(amount: Amount): boolean {
  const { unitName = "" } = amount.reading.token.quantity ?? {};
  switch (kindOf(amount.model.tokens, amount.reading)) {
    case "money":
      return !amount.isBeside(PRICED) && isMoneyRate(amount);
    case "time":
      return amount.isSpared && !SHORTEST.test(unitName);
    case "size":
      return amount.isLoad || ((amount.isSpared || amount.isUndone) && (FUEL.test(unitName) || amount.isBeside(FLOWING)));
    case undefined:
      return !isRate(amount.model.tokens, amount.reading.behind) && isCountRate(amount);
    default:
      return false;
  }
}

/** Money that is no longer spent, and what goes on being spent. */
function isMoneyRate({ model: { tokens, sentences }, reading, previous, next, isSpared, has }: Amount): boolean {
  const { first, role, token } = reading;
  const opening = tokens[sentences[token.sentence]?.first ?? first]?.word ?? "";
  // "A registration costs the town €9": the price of one.
  if (/^(?:a|an|each|every|one)$/.test(opening) && has(PRICING)) return false;
  if (isSpared || /^[-−]/.test(token.word)) return true;
  if (has(LOWERING) && (has(COSTS) || isBy(tokens, first))) return true;
  const isPaid = has(COSTS) || has(PAYING);
  if (next !== undefined && isCheaper(tokens, reading, next) && (role === "change" || isPaid)) return true;
  // "bill 18k → 7k USD": the first has the currency of the second.
  if (isPaid && previous?.role === "change" && previous.token.quantity?.unit === undefined && isBelow(reading, previous))
    return true;
  const verb = before(tokens, first, 3).findLast((word) => !HEDGES.has(word)) ?? "";
  return role === "level" && has(COSTS) && /^(?:is|are|costs?)$/.test(verb) && !isPiece(tokens, first);
}

/** Loads, events, and thousands of money without a currency: "saves 11k", "bill from 41k to 26k". */
function isCountRate(amount: Amount): boolean {
  const { model, reading, previous, next, isLoad, has, isBeside } = amount;
  const { tokens } = model;
  if (isLoad) return true;
  const isThousands =
    /^\d[\d.,]*[km]$/.test(reading.token.word) || SCALE_WORDS[tokens[reading.behind - 1]?.word ?? ""] !== undefined;
  if (isThousands && !isNounBehind(tokens, reading) && amount.isSpared) return true;
  const isMany = (reading.token.quantity?.value ?? 0) >= LEAST_RECURRING;
  const isWork = isMany && reading.role !== "change" && RECURRENT.isIn(tokens, reading.behind, reading.behind + 3);
  if (isWork && (amount.isSpared || amount.isUndone)) return true;
  if (reading.role !== "change" || isShare(tokens, reading)) return false;
  // "from 90 minutes to 20": the second has the unit of the first.
  if (previous?.role === "change" && previous.token.quantity?.unit !== undefined) return false;
  if (!has(STOCK) && eventNear(tokens, reading)) return !((has(PAGES) && isBeside(PAPER)) || isDefined(tokens, reading));
  if (next?.role !== "change" || next.token.quantity?.unit !== undefined) return false;
  if (!isCheaper(tokens, reading, next)) return isThroughput(model, reading, next);
  const isPaid = before(tokens, reading.first, 6).some((word) => COSTS.has(word) || PAYING.has(word));
  return isPaid && !isNounBehind(tokens, reading) && !isNounBehind(tokens, next);
}

const isBelow = (one: NumberReading, other: NumberReading) =>
  (one.token.quantity?.value ?? 0) < (other.token.quantity?.value ?? 0);

const PRICING: ReadonlySet<string> = new Set("cost costs is was priced comes".split(" "));
const PAGES: ReadonlySet<string> = new Set(["page", "pages"]);
const PAYING: ReadonlySet<string> = new Set("pay pays paid cost costs spend spends".split(" "));

/** "from 90 alert rules to 12". */
function isDefined(tokens: readonly Token[], { first, behind }: NumberReading): boolean {
  return [...before(tokens, first, 5), ...[0, 1, 2].map((step) => tokens[behind + step]?.word ?? "")].some((word) =>
    DEFINED.has(word),
  );
}

/** "from $22k to $14k", "$22k, was $51k", "19k now and not 34k": it is less than it was. */
function isCheaper(tokens: readonly Token[], one: NumberReading, other: NumberReading): boolean {
  const [first, second] = [one.token.quantity, other.token.quantity];
  if (one.token.sentence !== other.token.sentence || first === undefined || second === undefined || first.unit !== second.unit)
    return false;
  const isBackwards = tokens
    .slice(one.behind, other.first)
    .some(({ word }) => /^(?:instead|not|was|were|vs|versus|before|against|paid|spent)$/.test(word));
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
  const from = Math.max(0, reading.first - 9);
  return (
    [...before(tokens, reading.first, 9), ...behind].some((word) => EVENTS.has(word)) ||
    EVENT_COUNT.isIn(tokens, from, reading.first)
  );
}
