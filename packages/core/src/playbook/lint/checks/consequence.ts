import { isGerund, isPastVerb } from "../language/verbs.js";
import { isMe } from "../phrases/before.js";
import type { TextModel } from "../text/read-text.js";
import type { Token } from "../text/token.js";

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Marks and words behind which a clause with a subject of its own may begin. */
const BREAKS = words(", ; : — – - ( . ! ? and so but then yet");
/** Words that may stand before the subject. */
const BEFORE_SUBJECT = words(
  "now today also then since afterwards instead as so and but finally eventually suddenly yet for once",
);
/** Words that a subject may begin with; a plural, a name or a number may as well. */
const SUBJECTS = words(`
  the a an my our your his her its their this that these those each every all both most some many none half one it he she they people
  nobody everybody everyone anyone anybody somebody someone another others any either neither last few
`);
/** Words behind which a verb belongs to a clause inside the subject. */
const SUBORDINATE = words("which that who whom whose where when while because if whether how what why to i we by for than");

/** Verbs in the present that tell how it is since; not those that describe what a thing has or is made of. */
const PRESENT = words(`
  stay stays keep keeps stop stops start starts open opens close closes work works go goes come comes get gets see sees find finds look
  looks know knows trust trusts ask asks wait waits read reads answer answers solve solves pay pays ship ships deploy deploys launch
  launches spin spins reproduce reproduces print prints quote quotes call calls send sends learn learns notice notices agree agrees
  understand understands sign signs arrive arrives fail fails pass passes bounce bounces outlast outlasts last lasts match matches load
  loads boot boots scroll scrolls survive survives hold holds fit fits tell tells catch catches leave leaves share shares figure figures
  point points rely relies depend depends begin begins end ends finish finishes return returns happen happens lead leads belong belongs
  settle settles recover recovers land lands follow follows enjoy enjoys pick picks fall falls drop drops rise rises
  render renders sleep sleeps merge merges release releases use do does run runs write make makes turn turns sit sits live lives
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
  restored caught stopped decommissioned scrapped abandoned averted dismissed granted
`);
/** Behind "is", these describe a thing or its progress. */
const DESCRIBING = words(`
  a an the based written built implemented planned scheduled called named made designed meant supposed expected intended ongoing in
  pending part under being used located composed structured organised organized going due about for to not coming still
`);
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
  const act = tokens.findIndex((_, index) => isAct(tokens, index));
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

/** A verb in the past whose subject is the writer or nobody, or a passive. */
function isAct(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? "";
  if (!isPastVerb(word) && !isGerund(word)) return false;
  return isMe(tokens, at) || WAS.has(tokens[at - 1]?.word ?? "") || tokens[at - 1]?.word === "been";
}

function isBreak(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.sentence !== tokens[at - 1]?.sentence || BREAKS.has(tokens[at]?.word ?? "");
}

function isConsequence(tokens: readonly Token[], from: number): boolean {
  let first = from;
  while (first < from + 3 && BEFORE_SUBJECT.has(tokens[first]?.word ?? "")) first += 1;
  if (!isSubject(tokens, first)) return false;
  for (let at = first; at < first + LONGEST_SUBJECT; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== tokens[first]?.sentence || token.kind === "mark") return false;
    if (at === first) continue;
    if (SUBORDINATE.has(token.word)) return false;
    if (isTelling(tokens, at, first)) return true;
    if (BE.has(token.word) || WAS.has(token.word) || HAVE.has(token.word)) return false;
  }
  return false;
}

function isSubject(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || (token.kind !== "word" && token.quantity === undefined)) return false;
  // "Nobody else dared": praise for the writer.
  if (SUBJECTS.has(token.word)) return tokens[at + 1]?.word !== "else";
  if (SUBORDINATE.has(token.word) || PREPOSITIONS.has(token.word) || /^(?:always|never|often|[a-z]{3,}ly)$/.test(token.word))
    return false;
  return !isPastVerb(token.word) && (!isGerund(token.word) || /^[a-z]{3,}[^s]s$/.test(tokens[at + 1]?.word ?? ""));
}

/** Whether a verb stands here that tells a consequence. */
function isTelling(tokens: readonly Token[], at: number, first: number): boolean {
  const { word = "" } = tokens[at] ?? {};
  const next = tokens[at + 1]?.word ?? "";
  if (BE.has(word)) return !DESCRIBING.has(next) || (next === "not" && !DESCRIBING.has(tokens[at + 2]?.word ?? ""));
  if (WAS.has(word)) return BECAME.has(next);
  if (HAVE.has(word)) return hasBecome(tokens, at + 1);
  if (PRESENT.has(word)) return isVerbHere(tokens, at, first);
  if (!isPastVerb(word) || ACCOMPANYING.has(word)) return false;
  if (next === "to" && word === "used") return false;
  // "the adapters used in the clinics": a participle that belongs to the noun; "1.3M members joined in May" has its verb.
  if (tokens[first]?.quantity !== undefined || PRONOUNS.has(tokens[first]?.word ?? "")) return true;
  return !word.endsWith("ed") || !/^(?:by|for|in|with|from|on|at|under|,|and|of)?$/.test(next);
}

/** "has come up empty", "have released since"; not "has typed hooks" and not "has been selected". */
function hasBecome(tokens: readonly Token[], from: number): boolean {
  const at = from + Number(/^(?:since|also|all|both|now|already|not|never|[a-z]{3,}ly)$/.test(tokens[from]?.word ?? ""));
  const { word = "" } = tokens[at] ?? {};
  const next = tokens[at + 1]?.word ?? "";
  if (word === "been") return BECAME.has(next) || (!isPastVerb(next) && !DESCRIBING.has(next));
  if (/^(?:come|gone|become|run|left|stopped|held|kept)$/.test(word)) return true;
  return isPastVerb(word) && !ACCOMPANYING.has(word) && !/^[a-z]{3,}[^s]s$/.test(next);
}

/** "planners get a forecast" and not "a release plan": a plural takes the plain verb, and everything else the one in -s. */
function isVerbHere(tokens: readonly Token[], at: number, first: number): boolean {
  const { word = "" } = tokens[at] ?? {};
  let before = at - 1;
  while (/^(?:[a-z]{3,}ly|now|still|also|never|always|often|just|even|again)$/.test(tokens[before]?.word ?? "")) before -= 1;
  const subject = tokens[before]?.word ?? "";
  const isPlural =
    /^[a-z]{2,}[^s]s$/.test(subject) || /^(?:they|people|both|others|all|many|most|folks|staff|them|two|three)$/.test(subject);
  const isJoint = tokens.slice(first + 1, before).some(({ word: each }) => each === "and");
  const isSingular = word.endsWith("s") && !word.endsWith("ss");
  return isSingular
    ? !isPlural && at - before > 0 && !/^(?:the|a|an|my|our|its|their|this|new|and|of)$/.test(subject)
    : isPlural || isJoint;
}
