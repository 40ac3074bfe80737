import { isGerund, isParticiple, isPastVerb } from "../language/verbs.js";
import { words } from "../language/word-set.js";
import { isMe } from "../phrases/before.js";
import type { TextModel } from "../text/read-text.js";
import type { Token } from "../text/token.js";

/** Marks and words behind which a clause with a subject of its own may begin. */
const BREAKS = words(", ; : — – - ( . ! ? and so but then yet");
/** Words that may stand before the subject. */
const BEFORE_SUBJECT = words(
  "now today also then since afterwards instead as so and but finally eventually suddenly yet for once",
);
/** Words that a subject may begin with; a plural, a name or a number may as well. */
const SUBJECTS = words(`
  the a an my our your his her its their this that these those each every all both most some many none half one it he she they people
  nobody we everybody everyone anyone anybody somebody someone another others any either neither last few
`);
/** Words behind which a verb belongs to a clause inside the subject. */
const SUBORDINATE = words("which that who whom whose where when while because if whether how what why to i by for than");

/** Verbs that in the present tell how it is since, and that are no nouns; not those that describe what a thing has or is made of. */
const PLAIN = words(`
  stay keep know see find hear get go come become begin agree trust understand believe learn notice rely depend belong settle recover
  survive reach outlast outlive arrive reproduce tell catch argue beat solve scroll boot render finish happen enjoy figure
  sit sleep bounce receive make give take bring let ask deploy ship tolerate tend choose decide think feel speak
  eat wear teach deliver publish approve accept adopt prefer forget remember manage own operate resolve replace
  spare save prevent avoid reduce tighten remove protect shorten yield absorb spot warn refuse reject steer serve earn beat deflect
  detect outperform attract convert tolerate
  complain escalate onboard integrate plug browse navigate compare treat behave cope mean maintain
`);
/** The same, where the word may be a noun: "the bug reports". */
const EITHER = words(`
  start stop work open close look run read write answer print quote call sign send launch match load hold leave share point end return
  lead land pick fall drop rise merge release use do turn report order check review update change test build plan watch wait last sell
  win hit move win score visit order search book drive ring page push pull commit fix ship help start skip finish name list say need
  talk swap repair edit pass fail fit spin live pay meet discuss
`);
/** What others do while somebody works, or what the work was like; nothing came of it yet. */
const ACCOMPANYING = words(`
  watched attended asked discussed wanted said thought liked helped worked included involved consisted covered contained needed required
  existed seemed took had was were did made gave provided participated listened met planned requested proposed expected hoped
  suggested reviewed supported considered reported
`);
/** Behind "was", these tell what became of something; other participles tell who worked on it. */
const BECAME = words(`
  promoted withdrawn closed dropped accepted approved adopted rejected renewed extended won lifted switched removed retired cancelled
  canceled avoided prevented blocked saved resolved gone over quiet back happy relieved able certified awarded hired merged signed
  invited elected named nominated rewarded funded published cited sold upheld confirmed spared rescued shelved called restored caught stopped decommissioned scrapped abandoned averted dismissed granted
`);
/** Behind "is", these describe a thing or its progress. */
const DESCRIBING = words(`
  a an the based written built implemented planned scheduled called named made designed meant supposed expected intended ongoing in at
  pending part under being used located composed structured organised organized going due about for to not coming still
  checked validated assigned stored generated created computed processed logged cached managed handled presented discussed reviewed held finished done ready next
  merged deployed released committed pushed rewritten
`);
/** At the beginning of a text, these name the writer's part before its consequence. */
const LED = words("with since thanks because after");
const TEAM = words("everyone everybody team department group squad company guild crew");
const PREPOSITIONS = words(
  "in on at with from of into onto over under after before during without until towards about as not also",
);
const PRONOUNS = words("it he she they nobody everybody everyone people both");
const BE = words("is are 's 're");
const WAS = words("was were got");
const HAVE = words("has have 've had");

/** Most words that a subject has. */
const LONGEST_SUBJECT = 8;

/**
 * Whether, behind something that the writer did, somebody or something else does something or is so now: "…, and the kiosk
 * stays up", "…; a junior shipped a change on his first day". What was so before the writer's part is the problem.
 */
export function hasConsequence({ tokens }: TextModel): boolean {
  const act = LED.has(tokens[0]?.word ?? "") ? 0 : tokens.findIndex((_, index) => isAct(tokens, index));
  if (isTold(tokens, !tokens.some((_, index) => isAct(tokens, index) && !isAside(tokens, index)))) return true;
  if (act < 0) return false;
  for (let index = act + 1; index < tokens.length; index += 1) {
    if (
      isBreak(tokens, index) &&
      isConsequence(tokens, index + (tokens[index]?.sentence === tokens[index - 1]?.sentence ? 1 : 0))
    )
      return true;
  }
  return false;
}

/** "The loan desk decides in a day": a text that begins with what others or a thing do now, and not with an act. */
function isTold(tokens: readonly Token[], isPast: boolean): boolean {
  for (const at of [0, 1]) {
    const verb = tokens[at + 1]?.word ?? "";
    if (PEOPLE.test(tokens[at]?.word ?? "") && (PLAIN.has(verb) || EITHER.has(verb)) && !WISHING.has(verb)) return true;
  }
  // "Good news: the spam rule stops it."
  const colon = tokens.slice(0, LONGEST_SUBJECT).findIndex(({ word }) => word === ":");
  return isToldFrom(tokens, colon + 1, isPast);
}

/**
 * "My form spares nurses the typing", "the page that I wrote keeps tickets out", "the customer signed again": the verb stands
 * behind what was made, and who made it. What was so in the past is the problem where somebody then did something.
 */
function isToldFrom(tokens: readonly Token[], from: number, isPast: boolean): boolean {
  const isOpened = /^(?:the|our|my|a|an|every|each|this|these)$/.test(tokens[from]?.word ?? "");
  if (!isOpened) return isPast && isPluralTold(tokens, from);
  if (TEAM.has(tokens[from + 1]?.word ?? "")) return false;
  for (let at = from + 1; at < from + LONGEST_TOLD; at += 1) {
    const { word = "", kind } = tokens[at] ?? {};
    if (RELATIVE.test(word) || (word === "," && RELATIVE.test(tokens[at + 1]?.word ?? ""))) {
      at = behindClause(tokens, at);
      if (isVerb(tokens, at) || (isPast && isTelling(tokens, at, from))) return true;
    } else if (kind !== "word" || VIRTUES.has(word) || (SUBORDINATE.has(word) && word !== "for" && !isProposed(tokens, at)))
      return false;
    else if (isVerbHere(tokens, at, from)) return true;
    else if (isPast && isTelling(tokens, at, from)) return true;
    else if (BE.has(word))
      return /^(?:still|no|not|gone|back)$/.test(tokens[at + 1]?.word ?? "") && !DESCRIBING.has(tokens[at + 2]?.word ?? "");
    else if (WAS.has(word))
      return isTelling(tokens, at, from) && !tokens.some((_, later) => later > at + 1 && isAct(tokens, later));
    else if (HAVE.has(word)) return false;
  }
  return false;
}

/** "Frost warnings that I model are right": a plural without an article, and what it is or has now. */
function isPluralTold(tokens: readonly Token[], from: number): boolean {
  const noun = [from, from + 1].find((at) => /^[a-z]{3,}[^siu]s$/.test(tokens[at]?.word ?? ""));
  if (noun === undefined || isPastVerb(tokens[from]?.word ?? "")) return false;
  const at = RELATIVE.test(tokens[noun + 1]?.word ?? "") ? behindClause(tokens, noun + 1) : noun + 1;
  return (BE.has(tokens[at]?.word ?? "") || HAVE.has(tokens[at]?.word ?? "")) && isTelling(tokens, at, from);
}

const RELATIVE = /^(?:i|we|that|which|who|whom|whose)$/;

/** Behind "which I wrote" or ", whom I had taught SQL,": the clause ends with a comma or behind its verb. */
function behindClause(tokens: readonly Token[], from: number): number {
  const isClosed = tokens[from]?.word === ",";
  for (let at = from + 1; at < from + LONGEST_SUBJECT; at += 1) {
    const { word = "" } = tokens[at] ?? {};
    if (isClosed ? word === "," : isPastVerb(word) && !HAVE.has(word) && word !== "had") return at + 1;
    if (!isClosed && /^(?:i|we)$/.test(word) && !isPastVerb(tokens[at + 1]?.word ?? "")) return at + 2;
  }
  return from + (isClosed ? LONGEST_SUBJECT : 2);
}

/** "my proposal to sunset the gateway". */
function isProposed(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at]?.word === "to" &&
    /^(?:plan|proposal|idea|request|bid|push|campaign|pitch|memo|offer)$/.test(tokens[at - 1]?.word ?? "")
  );
}

/** "keeps", "prints": behind a clause a word in -s is a verb. */
function isVerb(tokens: readonly Token[], at: number): boolean {
  const { word = "" } = tokens[at] ?? {};
  const base = plainOf(word);
  return base !== word && (PLAIN.has(base) || EITHER.has(base));
}

/** "the offline mode I built": whose it is, and not what the text tells. */
function isAside(tokens: readonly Token[], at: number): boolean {
  const subject = /^(?:i|we)$/.test(tokens[at - 1]?.word ?? "") ? at - 1 : at - 2;
  const before = tokens[subject - 1];
  return (
    /^(?:i|we)$/.test(tokens[subject]?.word ?? "") &&
    before?.kind === "word" &&
    before.sentence === tokens[at]?.sentence &&
    !/^(?:and|so|but|then|today|also)$/.test(before.word)
  );
}
/** What somebody has or does, and not what came of it. */
const VIRTUES = words(
  "skills skill focus role part job task goal responsibility responsibilities attitude dedication passion knowledge code project",
);

/** Most words up to the verb, with the clause that says whose work it is. */
const LONGEST_TOLD = 14;

/** What people do with a form: "users enter their address". */
const OPERATING = words("enter click select type upload fill tap confirm choose press");
/** What others do before somebody helps them. */
const WISHING = words("want need ask wait hope complain report order call meet discuss talk");

/** A verb in the past whose subject is the writer or nobody, or a passive. */
function isAct(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? "";
  if (!isPastVerb(word) && !isParticiple(word) && !isGerund(word)) return false;
  // "Open-sourced" is one verb.
  const start = tokens[at]?.joined === true ? at - 1 : at;
  return (
    isMe(tokens, start) ||
    TEAM.has(tokens[start - 1]?.word ?? "") ||
    WAS.has(tokens[at - 1]?.word ?? "") ||
    tokens[at - 1]?.word === "been"
  );
}

function isBreak(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.sentence !== tokens[at - 1]?.sentence || BREAKS.has(tokens[at]?.word ?? "");
}

function isConsequence(tokens: readonly Token[], from: number): boolean {
  let first = from;
  const isSo = tokens[from - 1]?.word === "so" || tokens[from]?.word === "so";
  while (first < from + 3 && BEFORE_SUBJECT.has(tokens[first]?.word ?? "")) first += 1;
  if (!isSubject(tokens, first)) return false;
  for (let at = first; at < first + LONGEST_SUBJECT; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== tokens[first]?.sentence || token.kind === "mark") return false;
    if (at === first) continue;
    // "…, reviews and kept the board": the writer's next act.
    if (SUBORDINATE.has(token.word) || (tokens[at - 1]?.word === "and" && isPastVerb(token.word))) return false;
    if (isTelling(tokens, at, first) || (isSo && isInS(tokens, at))) return true;
    if (BE.has(token.word) || WAS.has(token.word) || HAVE.has(token.word)) return false;
  }
  return false;
}

/** Behind "so", a word in -s with something behind it is a verb: "so product switches it on". */
function isInS(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  return (
    /^[a-z]{2,}[^s]s$/.test(token?.word ?? "") &&
    next?.kind === "word" &&
    !PREPOSITIONS.has(next.word) &&
    !/^(?:the|a|an|my|our|its|their|this|all|these|those|and)$|[^s]s$/.test(before?.word ?? "")
  );
}

function isSubject(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || (token.kind !== "word" && token.quantity === undefined)) return false;
  // "Nobody else dared": praise for the writer.
  if (SUBJECTS.has(token.word)) return tokens[at + 1]?.word !== "else" && tokens[at + 2]?.word !== "else";
  if (SUBORDINATE.has(token.word) || PREPOSITIONS.has(token.word) || /^(?:always|never|often|[a-z]{3,}ly)$/.test(token.word))
    return false;
  if (BE.has(token.word) || WAS.has(token.word) || HAVE.has(token.word)) return false;
  const next = tokens[at + 1]?.word ?? "";
  return (
    !isPastVerb(token.word) &&
    (!isGerund(token.word) || /^(?:the|a|an|another|one)$/.test(next) || /^[a-z]{2,}[^s]s$/.test(next) || isPastVerb(next))
  );
}

/** Whether a verb stands here that tells a consequence. */
function isTelling(tokens: readonly Token[], at: number, first: number): boolean {
  const { word = "" } = tokens[at] ?? {};
  const next = tokens[at + 1]?.word ?? "";
  if (BE.has(word) && isGerund(next) && !/^(?:using|running|living|working|paying)$/.test(next)) return false;
  if (BE.has(word) && isGerund(tokens[first]?.word ?? "")) return !DESCRIBING.has(next) || next === "a" || next === "an";
  if (BE.has(word)) return !DESCRIBING.has(next) || (next === "not" && !DESCRIBING.has(tokens[at + 2]?.word ?? ""));
  if (WAS.has(word)) return BECAME.has(next);
  if (/^(?:do|does|did|can|could|need|needs)$/.test(word) && next === "not") return true;
  if (HAVE.has(word))
    return hasBecome(tokens, at + 1) || SOMEBODY.test(tokens[at - 1]?.word ?? "") || PEOPLE.test(tokens[at - 1]?.word ?? "");
  if (isVerbHere(tokens, at, first)) return true;
  if (
    !isPastVerb(word) ||
    tokens[at]?.joined === true ||
    ACCOMPANYING.has(word) ||
    (tokens[first]?.word === "we" && !/^(?:lost|won)$/.test(word))
  )
    return false;
  if (next === "to" && word === "used") return false;
  // "the adapters used in the clinics": a participle that belongs to the noun; "1.3M members joined in May" has its verb.
  if (tokens[first]?.quantity !== undefined || PRONOUNS.has(tokens[first]?.word ?? "")) return true;
  return ENDED.has(word) || !word.endsWith("ed") || !/^(?:by|for|in|with|from|on|at|under|,|and|of)?$/.test(next);
}

/** These have no object, so that they are no participles of a noun either. */
const ENDED = words(
  "closed ended stopped survived landed recovered succeeded arrived settled passed stayed vanished worked agreed",
);

/** "has come up empty", "have released since"; not "has typed hooks" and not "has been selected". */
function hasBecome(tokens: readonly Token[], from: number): boolean {
  const at = from + Number(/^(?:since|also|all|both|now|already|not|never|[a-z]{3,}ly)$/.test(tokens[from]?.word ?? ""));
  const { word = "" } = tokens[at] ?? {};
  const next = tokens[at + 1]?.word ?? "";
  if (word === "been") return BECAME.has(next) || (!isPastVerb(next) && !isParticiple(next) && !DESCRIBING.has(next));
  if (/^(?:come|gone|become|run|left|stopped|held|kept)$/.test(word)) return true;
  return isPastVerb(word) && !ACCOMPANYING.has(word) && !/^[a-z]{3,}[^s]s$/.test(next);
}

/** "planners get a forecast" and not "a release plan": a plural takes the plain verb, and everything else the one in -s. */
function isVerbHere(tokens: readonly Token[], at: number, first: number): boolean {
  const { word = "" } = tokens[at] ?? {};
  let before = at - 1;
  while (/^(?:[a-z]{3,}ly|now|still|also|never|always|often|just|even|again)$/.test(tokens[before]?.word ?? "")) before -= 1;
  const subject = tokens[before]?.word ?? "";
  if (/^(?:the|a|an|my|our|its|their|this|new|and|of)$/.test(subject)) return false;
  const base = plainOf(word);
  if (
    MEETING.has(base) ||
    (WISHING.has(base) && !/^(?:no|nobody|nothing|less|fewer)$/.test(tokens[at + 1]?.word ?? "")) ||
    (base === "come" && tokens[at + 1]?.word === "out")
  )
    return false;
  if (base === word) {
    if ((PEOPLE.test(subject) || subject === "they") && isPlainVerb(tokens, at)) return true;
    if (!PLAIN.has(word) && !EITHER.has(word)) return false;
    if (subject === "we" && TOGETHER.has(word)) return false;
    const isJoint = tokens.slice(first + 1, before).some(({ word: each }) => each === "and");
    // "colleagues in Porto deploy": the head of the subject stands before its preposition.
    const isHeaded =
      PLAIN.has(word) &&
      tokens
        .slice(first, before)
        .some(({ word: each }, step) => PREPOSITIONS.has(each) && PEOPLE.test(tokens[first + step - 1]?.word ?? ""));
    return isJoint || isHeaded || /^[a-z]{2,}[^s]s$/.test(subject) || MANY.has(subject);
  }
  if (/^(?:it|he|she)$/.test(subject)) return !DESCRIPTIVE.has(base) && !/(?:selves|ways)$/.test(word);
  if (/^[a-z]{2,}[^s]s$/.test(subject) || tokens[before]?.kind === "number") return false;
  return base !== "use" && (PLAIN.has(base) || (EITHER.has(base) && GOING_ON.test(tokens[at + 1]?.word ?? "")));
}

/** Plurals of those who act: what follows them is a verb, whichever it is. */
const PEOPLE =
  /^(?:people|staff|teams|users|colleagues|nurses|clerks|guards|wards|juniors|seniors|analysts|scientists|specialists|students|patients|agents|clients|residents|assistants|consultants|accountants|technicians|librarians|lawyers|engineers|volunteers|editors|operators|inspectors|doctors|vendors|investigators|integrators|[a-z]{3,}(?:mers|pers|ders|ners|ters|gers|sers|chers|kers|llers|vers|yers|rers|cers)|auditors|advisors|directors|contractors|donors|tutors|visitors|translators|administrators|investors|apprentices)$/;

/** What somebody has is a consequence; what a thing has is how it was made. */
const SOMEBODY =
  /^(?:developer|engineer|user|customer|nurse|clerk|client|starter|hire|colleague|operator|student|teacher|doctor|analyst|designer|tester|manager|everyone|everybody|anyone|nobody|he|she|they|people)$/;

function isPlainVerb(tokens: readonly Token[], at: number): boolean {
  const { word = "", kind } = tokens[at] ?? {};
  if (
    kind !== "word" ||
    TOGETHER.has(word) ||
    OPERATING.has(word) ||
    PREPOSITIONS.has(word) ||
    SUBORDINATE.has(word) ||
    BREAKS.has(word) ||
    SUBJECTS.has(word)
  )
    return false;
  return (
    !isPastVerb(word) &&
    !isGerund(word) &&
    !/(?:s|ly)$|^(?:can|could|will|would|may|might|or|only|there|now|alike|themselves|than)$/.test(word)
  );
}

/** A verb without its -s; the word itself where it has none. */
function plainOf(word: string): string {
  if (/[^s]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  // "closes" is "close", and "passes" is "pass".
  if (/(?:s|x|z|ch|sh|o)es$/.test(word))
    return PLAIN.has(word.slice(0, -1)) || EITHER.has(word.slice(0, -1)) ? word.slice(0, -1) : word.slice(0, -2);
  return /[a-z][^s]s$/.test(word) ? word.slice(0, -1) : word;
}

const MEETING = words("meet discuss talk join attend");
/** What people do together without anything coming of it. */
const TOGETHER = words(
  "join attend come talk meet discuss use run work plan look share try need order have want hope watch name list say help",
);
const MANY = words("they we people both others all many most folks staff them two three four everyone");
/** What a thing does by being what it is: "it supports zones". */
const DESCRIPTIVE = words(`
  i wa ha support use read write store contain include provide offer send consist require need list show display cover handle take run
  have fetch parse collect call connect implement expose define
`);
/** Behind a word that may be a noun, one of these makes it a verb. */
const GOING_ON =
  /^(?:it|them|the|a|an|its|their|his|her|our|my|themselves|itself|alone|again|without|straight|only|when|before|after|within|now|today|on|up|down|at|like|for|with|no|nobody|nothing|fewer|less|most|what|who|how|why|"|“)$/;
