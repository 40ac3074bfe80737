import type { Token } from "../text/token.js";
import { isProduct } from "./names.js";
import { MONTHS } from "./units.js";
import { words } from "./word-set.js";

/** Words that asks write with a capital and that name no person: roles, levels, days, feasts, places, companies, units of a company. */
const NO_PERSON = words(`
  senior staff principal lead chief head director vp distinguished executive fellow partner deputy associate engineer engineers
  developer analyst scientist designer programmer architect manager consultant officer specialist technician tester researcher
  producer administrator operator level grade band tier title role board committee team group department
  engineering programming product project platform data research security quality design support sales finance legal operations
  infrastructure reliability technical tech users customers marketing purchasing recruiting retention risk analytics documentation
  onboarding payments billing identity search checkout ads growth core web mobile cloud kiosk fulfilment storage ranking ingest
  monday tuesday wednesday thursday friday saturday sunday mondays fridays christmas easter michaelmas weekend spring summer autumn
  winter may cycle black new year batch
  berlin london paris dublin lisbon madrid munich zurich hamburg leeds porto lyon hyderabad bangalore toronto tallinn warsaw krakow
  prague vienna brussels amsterdam stockholm denmark sweden norway finland canada germany france spain italy poland india america
  latin nordic europe asia africa english german french us uk eu
  google amazon microsoft meta linkedin slack glassdoor stripe siemens spotify shopify netflix apple
  ai ml qa hr sre sdk api ci cv auc emc seo sla tl vpn aim heo eta nps sso etl ocr vat gpu dns rpc rfc itil okr kpi crm erp ceo cfo
  cto coo cio
  he she it we you they the this that these those there here what which who nobody everybody everyone somebody someone nothing
  everything something one all our my mine your its and but not only please since let why error fair rated took trained cut wrote
  things work time search management recognition dear hello hi best regards thanks thank
`);
/** Words before a place or a time, and before somebody who is greeted. */
const BEFORE_NO_PERSON = words("in at during near across within hi hello hey dear morning thanks regards cheers the our");
const PERSON_TITLES = words("mr mrs ms miss dr prof");
/** What stands behind a name with which a sentence begins. */
const BEHIND_PERSON = words(`
  's is was has had does did got gets earns makes made became joined started came just already only never and who whose shipped
  closed can cannot could still runs leads sits owns took takes presents works
`);

/** Whether the word is likely somebody's name: "Paulo has it", "better than Mr Brandt", and not "Senior Data Engineer". */
export function isPersonName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "word" || !token.capital || token.joined || token.mixed || NO_PERSON.has(token.word)) return false;
  if (!/^\p{Ll}{2,}$/u.test(token.word) || MONTHS.has(token.word) || isProduct(token)) return false;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (next?.word === ":" || PERSON_TITLES.has(token.word)) return false;
  if (before === undefined || before.sentence !== token.sentence) return BEHIND_PERSON.has(next?.word ?? "");
  // "Dear Mr Sato," is spoken to, not about.
  if (PERSON_TITLES.has(before.word) || PERSON_TITLES.has(tokens[at - 2]?.word ?? "")) return next?.word !== ",";
  return !BEFORE_NO_PERSON.has(before.word) && !before.capital && next?.capital !== true;
}
