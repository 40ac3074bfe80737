import { phraseSet } from "../phrases/phrase-set.js";
import type { TextModel } from "../text/read-text.js";
import type { Token } from "../text/token.js";
import { HEDGES, SHIFTED } from "./measures.js";
import { isRate } from "./periods.js";
import { placesOf } from "./places.js";
import type { NumberReading, Numbers } from "./reading.js";

/** What flows through a system; so many of them mean something only per time. */
const FLOWS = [
  "requests|messages|events|transactions|queries|records|rows|documents|docs|orders|jobs|images|photos|videos|clips|emails|mails|calls|enquiries|inquiries|questions|claims|forms|readings|packets|parcels|logins|payments|invoices|pages|scans|lookups|writes|reads|bids|quotes|searches|conversions|comparisons|updates|uploads|downloads|inferences|predictions|labels|lines|notifications|texts|chats|tweets|clicks|impressions|statements|entries|operations|hits|trades|sheets|datapoints|samples|tokens|frames|checks|submissions|applications|bookings|shipments|deliveries|tasks|points|values|measurements",
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
    "@flows (processed|handled|served|ingested|answered|delivered) (by|in|with|on) ..6 : [#number]",
    "(throughput|capacity) (now)? (is|of|at|:|=|reaches|stands at|sits at) (now|about|around|roughly|over)? [#number]",
  ],
  { flows: FLOWS },
);
const LOADS_BEHIND = phraseSet(
  [
    "[#number] ..2 @flows (come|comes|arrive|pass|flow|go) (in|through)",
    "[#number] ..2 @flows (are|get|is) #ly? (processed|handled|served|ingested|answered|sent|routed|delivered|cleared|moved|screened|parsed)",
  ],
  { flows: FLOWS },
);
const LOADS_IN_BYTES = phraseSet([
  `(processes|processing|ingests|ingesting|digests|digesting|crunches|crunching|moves|moving|handles|handling|serves|serving|streams|streaming|ships|pushes|swallows|takes in|(chews|churns|gets|works|rips) through) ${HEDGED} [#number]`,
  `(takes|absorbs|receives|writes|reads|sends|delivers|carries|transfers) ${HEDGED} [#number] ..1 of ..1 (traffic|writes|reads|logs|data|events|telemetry|video|uploads|downloads|imagery|images)`,
]);
/** Before a number of what flows, verbs in -s that tell a stock, and words that are no verbs. */
const STORING =
  /^(?:has|is|was|contains|covers|stores|holds|includes|lists|comprises|indexes|spans|owns|counts|knows|plus|this|its|across|less|versus|vs|as|hours|days|weeks|months|years|minutes|times|users|us|thus|always|perhaps|besides|towards|afterwards|totals|numbers|shows|stops|blocks|prevents|avoids|saves|spares|keeps|rejects|drops|deflects|eliminates|removes|costs|needs)$/;
/** Near two numbers of what flows, these say that something carries them. */
const CARRIERS = phraseSet([
  "throughput|capacity|box|boxes|node|nodes|server|host|api|gateway|broker|queue|service|pipeline|worker|workers|instance|cluster|scheduler|line|press|sorter|bot|engine|proxy|tier|matcher|consumer|bus|shard|core|scanner|reader|relay|import|export|loader|sync|handles|processes|sustains|carries|does|takes|ingests|serves|clears",
]);
const THROUGHPUT = phraseSet(["throughput|capacity|(message|event|request|scan|ingest|ingestion|write|read|processing) rate"]);
/** How much something carries without saying per what: neither can it be held against anything. */
export function bareLoads(model: TextModel, { readings }: Numbers): readonly NumberReading[] {
  const { tokens } = model;
  const [isOfLoad, isInBytes] = [placesOf(LOADS, model), placesOf(LOADS_IN_BYTES, model)];
  return readings.filter((reading) => {
    const { first, behind, token } = reading;
    const { unit, unitName = "" } = token.quantity ?? {};
    if (unit === "size") return /^(?:[kmgtp]i?b(?:it)?|\w+bytes)$/.test(unitName) && isInBytes(reading);
    if (unit !== undefined || isRate(tokens, behind) || (token.quantity?.value ?? 0) < LEAST_CARRIED) return false;
    return (
      isLoad(tokens, reading) || isCarried(tokens, reading) || isOfLoad(reading) || LOADS_BEHIND.at(tokens, first) !== undefined
    );
  });
}

/** What systems and machines do to what flows through them, in the present or in -ing. */
const CARRIES =
  /^(?:process|handl|serv|sustain|ingest|digest|crunch|mov|push|rout|answer|clear|pars|deliver|send|carr|screen|forward|stream|sort|print|emit|publish|synchronis|synchroniz|sync|receiv|absorb|swallow|judg|scor|check|match|classif|translat|transcod|render|convert|encod|decod|index|writ|read|scan|poll|dispatch|relay|post|settl|reconcil|issu|sign|verif|validat|import|export|load|pull|produc|generat|pack|pick|weigh|label|stamp|inspect|grad|rank|rat|filter|queu|schedul|trigger|fir|resolv|transfer|transmit|replicat|copi|hash|compress|upload|download|notif|enrich|geocod|annotat|collect|tag|archiv|takes in|eat|eats)(?:e?s|ies|ing|ting|ning|ping)$/;
/** What stays where it is: how many of these there are needs no period. */
const STANDING =
  /^(?:users|customers|people|persons|teams|services|sites|homes|stores|shops|hospitals|schools|countries|languages|regions|tenants|devices|machines|servers|nodes|hosts|clusters|repositories|repos|engineers|developers|members|districts|offices|rooms|wards|branches|partners|suppliers|clinics|accounts|households|vehicles|buses|trains|vans|markets|currencies|formats|types|rules|fields|columns|tables|stations|campuses|subscribers|clients|students|patients|libraries|warehouses|apps|modules|packages|products|skus|stops|cameras|sensors|meters|plants|farms|buildings|cities|towns|municipalities|municipals|residents|employees|colleagues|agents|nurses|doctors|teachers|pupils|seats|licences|licenses|days|hours|weeks|months|years|minutes|seconds|times|metres|litres|tonnes|euros|dollars|pounds|francs|bugs|defects|features|services|dashboards|repos|pipelines|tests|versions|less|steps|variants|dialects|sources|connections|sessions|players|viewers|listeners|visitors|guests|concurrent)$/;

/** "It digests 650,000 positions", "my interface moves 26,000 lab results": whatever flows, something carries it. */
function isCarried(tokens: readonly Token[], { first, behind, token }: NumberReading): boolean {
  const noun = [0, 1, 2].map((step) => tokens[behind + step]).find((each) => /[a-z]{2}[^siu]s$/.test(each?.word ?? ""));
  if (noun?.sentence !== token.sentence || STANDING.test(noun.word)) return false;
  let at = first - 1;
  while ((HEDGES.has(tokens[at]?.word ?? "") || tokens[at]?.word === "up") && at > first - 5) at -= 1;
  const { word = "", kind, sentence } = tokens[at] ?? {};
  if (kind !== "word" || sentence !== token.sentence || !CARRIES.test(word)) return false;
  const subject = tokens[at - 1];
  if (!word.endsWith("ing")) return subject?.kind === "word" && subject.sentence === sentence && !PLURAL_AHEAD.test(subject.word);
  return /^(?:is|are|now|already|still)$/.test(subject?.word ?? "");
}

/** "The router forwards 80k packets": something does it, now, to that many of what flows. */
function isLoad(tokens: readonly Token[], { first, behind }: NumberReading): boolean {
  if (!FLOW.isIn(tokens, behind, behind + 3) || SHIFTED.has(tokens[behind]?.word ?? "")) return false;
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
  /^(?:in|of|for|with|from|to|the|a|an|all|these|those|our|my|their|and|on|at|by|over|two|three|many|some|both|i|we|spares|saves|gives|sends|brings|costs|sells|offers)$/;

/** Fewer than this are a batch, a page or a menu, and no load. */
const LEAST_CARRIED = 100;

/** "Throughput rose from 2,000 to 9,500 lines", "the box went from 3k to 9k requests": what was carried before and is carried now. */
export function isThroughput(model: TextModel, one: NumberReading, other: NumberReading): boolean {
  const { tokens } = model;
  const sentence = model.sentences[one.token.sentence];
  const isNamed = THROUGHPUT.isIn(tokens, Math.max(0, one.first - 6), one.first);
  const isFlow = FLOW.isIn(tokens, other.behind, other.behind + 3) || FLOW.isIn(tokens, one.behind, one.behind + 2);
  if (sentence === undefined || !(isNamed || isFlow)) return false;
  return [CARRIERS, THROUGHPUT, STREAMED].some((set) => set.isIn(tokens, sentence.first, sentence.behind));
}
