import type { Token } from "../text/token.js";
import { isProduct } from "./names.js";
import { isPersonName } from "./person-names.js";
import { LONG_TIMES, MONTHS, NUMBER_WORDS, PERIODS } from "./units.js";
import { isGerund, isParticiple, isPastVerb, isSuperlative } from "./verbs.js";
import { words } from "./word-set.js";

const DETERMINERS = words("the a an my our your his her its their this that these those all each every some any own");
const PEOPLE = words(`
  engineer engineers developer developers dev devs programmer programmers coder person people man woman guy girl one someone somebody
  leader manager managers architect specialist expert consultant professional communicator player colleague colleagues scientist
  analyst tester designer member members employee worker mentor teammate teammates coworkers peers interns juniors seniors reports
  contractors freelancers agents staff folks contributor contributors researcher researchers
`);
const LEVELS = words(
  "senior staff principal lead chief head director vp cto cio ceo ciso tlm em sde swe distinguished executive",
);
const SPENT = words(
  `hour hours hrs day days night nights evening evenings week weeks weekend weekends month months year years overtime`,
);
const TENURE = words("year years yrs yr month months quarters");

/** Words with a capital inside that are no products. */
const NOT_PRODUCTS = words(
  "ios macos ipados watchos tvos devops devsecops mlops aiops finops dataops saas paas iaas iot phd msc bsc genai apis urls ids prs slos slas kpis okrs llms pms cios ctos vps sdks uis vms pcs",
);

/** Verbs that stand behind the name of somebody. */
const VERBS = words("was got is has had became joined gets earns who already just does did earned received makes");
const COMMON = words(`
  the this that there what which who nobody everybody everyone somebody someone work promotion management recognition title salary
  latency performance reliability quality support nothing everything something one all our they she and but scope impact evidence
  time team teams growth cost ownership search attrition traffic
`);

/** Gives how many tokens belong to the class at this place; 0 when none do. */
type Class = (tokens: readonly Token[], at: number) => number;

const of =
  (set: ReadonlySet<string>): Class =>
  (tokens, at) =>
    set.has(tokens[at]?.word ?? "") ? 1 : 0;

/** A class of words. */
interface WordClass {
  readonly about: string;
  readonly has: Class;
  /** Whether more than one token may belong to it together. */
  readonly isLong?: true;
}

/** The classes that phrases may name, and what is in them. */
export const wordClasses: Readonly<Record<string, WordClass>> = {
  number: { about: "a number, in digits or words, without its unit", has: numberAt },
  measure: { about: "a number with a unit that tells a measurement: 40 %, 200 ms, 3 hours", has: measureAt, isLong: true },
  det: { about: "the, a, my, our, these …", has: of(DETERMINERS) },
  person: { about: "engineer, developer, person, colleagues …", has: of(PEOPLE) },
  level: { about: "senior, staff, principal, head, director, VP …", has: of(LEVELS) },
  time: { about: "hours, nights, weekends, weeks … that somebody spends", has: of(SPENT) },
  years: { about: "years, months or quarters", has: of(TENURE) },
  grade: {
    about: "a grade as ladders write it: L5, IC4, E6",
    has: (tokens, at) => (/^(?:l|ic|e|m|p|t)\d{1,2}$/.test(tokens[at]?.word ?? "") ? 1 : 0),
  },
  year: { about: "a year such as 2019", has: (tokens, at) => (/^(?:19|20)\d\d$/.test(tokens[at]?.word ?? "") ? 1 : 0) },
  period: { about: "day, week, month, release … per which something is counted", has: of(PERIODS) },
  month: { about: "January, Feb …", has: of(MONTHS) },
  past: { about: "a verb in the past: built, reduced", has: (tokens, at) => (isPastVerb(tokens[at]?.word ?? "") ? 1 : 0) },
  participle: {
    about: "a participle, as in a passive: built, reduced",
    has: (tokens, at) => (isParticiple(tokens[at]?.word ?? "") ? 1 : 0),
  },
  ing: { about: "a verb in -ing", has: (tokens, at) => (isGerund(tokens[at]?.word ?? "") ? 1 : 0) },
  superlative: { about: "an adjective in -est", has: (tokens, at) => (isSuperlative(tokens[at]?.word ?? "") ? 1 : 0) },
  ly: { about: "an adverb in -ly", has: (tokens, at) => (/^[a-z]{3,}ly$/.test(tokens[at]?.word ?? "") ? 1 : 0) },
  word: { about: "any word", has: (tokens, at) => (tokens[at]?.kind === "word" ? 1 : 0) },
  plural: {
    about: "a word that can be a plural",
    has: (tokens, at) => (/^[\p{L}]{2,}[^siu\W]s$/u.test(tokens[at]?.word ?? "") ? 1 : 0),
  },
  name: {
    about: "a name: a capital letter inside a sentence, and no product or month",
    has: (tokens, at) => (isName(tokens, at) ? 1 : 0),
  },
  somebody: { about: "a name, also at the beginning of a sentence, where a verb follows it", has: somebodyAt },
  "person-name": {
    about: "a name that is likely a person's, and not of a role, a day, a place, a product or somebody greeted",
    has: (tokens, at) => (isPersonName(tokens, at) ? 1 : 0),
  },
  question: { about: "a question mark of the writer's own", has: (tokens, at) => (isQuestion(tokens[at]) ? 1 : 0) },
  span: { about: "a number of hours, days, nights, weeks …", has: spanAt, isLong: true },
  product: { about: "a product, language or framework: Kubernetes, React, Kafka …", has: productAt },
};

/** How many tokens of the class stand at this place. */
export function isIn(name: string, tokens: readonly Token[], at: number): number {
  return wordClasses[name]?.has(tokens, at) ?? 0;
}

function numberAt(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (token === undefined) return 0;
  return token.quantity !== undefined || NUMBER_WORDS.has(token.word) || token.word === "half" ? 1 : 0;
}

function measureAt(tokens: readonly Token[], at: number): number {
  const quantity = tokens[at]?.quantity;
  if (quantity?.unit === undefined || quantity.label) return 0;
  return LONG_TIMES.has(quantity.unitName ?? "") ? 0 : Math.max(1, quantity.behind - at);
}

function productAt(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (token === undefined) return 0;
  if (token.mixed && !NOT_PRODUCTS.has(token.word) && tokens[at - 1]?.quantity === undefined) return 1;
  return isProduct(token) ? 1 : 0;
}

function isQuestion(token: Token | undefined): boolean {
  return token?.word === "?" && !token.quoted;
}

function spanAt(tokens: readonly Token[], at: number): number {
  if (numberAt(tokens, at) === 0) return 0;
  const { unitName, behind = at + 1 } = tokens[at]?.quantity ?? {};
  if (unitName !== undefined) return /^(?:h|hrs?|hours?)$/.test(unitName) || LONG_TIMES.has(unitName) ? behind - at : 0;
  return SPENT.has(tokens[at + 1]?.word ?? "") ? 2 : 0;
}

function somebodyAt(tokens: readonly Token[], at: number): number {
  if (isName(tokens, at)) return 1;
  const token = tokens[at];
  const isFirst = tokens[at - 1]?.sentence !== token?.sentence;
  if (token === undefined || !isFirst || !token.capital || !/^[a-z]{3,}$/.test(token.word) || COMMON.has(token.word)) return 0;
  return VERBS.has(tokens[at + 1]?.word ?? "") ? 1 : 0;
}

function isName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !token.capital || token.kind !== "word" || token.word === "i") return false;
  if (isProduct(token) || MONTHS.has(token.word) || LEVELS.has(token.word)) return false;
  return tokens[at - 1]?.sentence === token.sentence && /\p{Ll}/u.test(token.word);
}
