import { isGerund, isParticiple, isPastVerb } from "../language/verbs.js";
import { phraseSet } from "../phrases/phrase-set.js";
import type { TextModel } from "../text/read-text.js";
import type { Token } from "../text/token.js";

const FIRST_PERSON = new Set(["i", "my", "me", "mine", "myself"]);
/** The first person, where the writer only tells of what others did: "I am proud that we …", "my team". */
const BYSTANDING = phraseSet([
  "(i|i am|i 'm|i was) ..2 (proud|happy|glad|thrilled|excited|delighted|pleased|honoured|honored) (that|of|to (say|share|announce|report|see|tell)) (that)?",
  "i (think|believe|guess|hope|am told|hear|must say|have to say|would say|want to say|(would|'d) like to (say|share|report))",
  "my (#word)? (team|squad|group|crew|department|unit|teams)",
]);
const LEADS = new Set(
  `in on at during after before when while since until for from to over within by with together this last next following because thanks
  once as through throughout besides additionally also then finally later meanwhile and`.split(/\s+/),
);
/** Present forms that begin a bullet about oneself: "lead the team", "own the pipeline". */
const PRESENT = new Set(
  `lead own run build write design maintain develop manage work help drive coordinate implement improve reduce fix add create support
  ship launch migrate refactor cut make introduce automate mentor review plan organise organize`.split(/\s+/),
);
/** Words behind which a clause has a subject of its own. */
const RELATIVES = new Set("that which who whose where when what how because so if and".split(" "));
/** Verbs that can be nothing else. */
const FINITE = new Set("is are was were has have had takes took went fell dropped rose became goes needs costs works".split(" "));

/** Verbs in the present that tell what something does or is, where they can hardly be a noun. */
const STATES = new Set(
  `is are has have gives goes stays says reads comes settles runs asks waits sits keeps stops starts opens closes costs takes needs
  works fails joins matches arrives blocks catches accepts owns names uses rejects refuses survives handles finishes answers knows
  sees gets sends makes lets tells passes meets depends returns ends becomes belongs contains covers holds keep stay go come read say
  give run use own arrive survive get see know match settle join take make send finish accept ask wait lasts loads boots builds deploys
  shows show name follows leads writes carries finds recovers tolerates scales`.split(/\s+/),
);

/** Whether the writer acts somewhere in the text: in the first person, or as the missing subject of a bullet. */
export function hasOwnPart(model: TextModel): boolean {
  const told = new Set(BYSTANDING.all(model.tokens).map(({ first }) => first));
  if (model.tokens.some(({ word, quoted }, at) => FIRST_PERSON.has(word) && !quoted && !told.has(at))) return true;
  return model.sentences.some(({ first, behind }) =>
    clauseStarts(model.tokens, first, behind).some((at) => isImplied(model.tokens, at, behind)),
  );
}

/**
 * Whether the text begins with how something is now, and not with what somebody did: "Errors name the invoice". Only the first
 * sentence counts; what follows an act may describe anything.
 */
export function isState(model: TextModel): boolean {
  const { tokens } = model;
  const [sentence] = model.sentences.filter(({ first, behind }) =>
    tokens.slice(first, behind).some(({ kind }) => kind === "word"),
  );
  if (sentence === undefined) return false;
  const { first, behind } = sentence;
  const own = tokens.slice(first, behind);
  if (own.some(({ word }) => FIRST_PERSON.has(word) || word === "we" || word === "us" || word === "our" || word === "there"))
    return false;
  if (clauseStarts(tokens, first, behind).some((at) => isImplied(tokens, at, behind))) return false;
  return own.some(
    ({ word, kind }, index) =>
      index > 0 &&
      kind === "word" &&
      STATES.has(word) &&
      !isParticiple(own[index + 1]?.word ?? "") &&
      !["been", "being"].includes(own[index + 1]?.word ?? ""),
  );
}

/** Where clauses of a sentence begin: at its start, behind a leading phrase, behind semicolons, colons, dashes and "and". */
function clauseStarts(tokens: readonly Token[], first: number, behind: number): readonly number[] {
  const starts = [first];
  let isLed = LEADS.has(tokens[first]?.word ?? "");
  for (let index = first; index < behind; index += 1) {
    const word = tokens[index]?.word ?? "";
    if ([";", ":", "—", "–", "-", "*", "•", "#", "|", ".", ")", "]"].includes(word)) starts.push(index + 1);
    if (word === "," && isLed) {
      starts.push(index + 1);
      isLed = false;
    }
  }
  return starts;
}

/** A verb without a subject: "Reduced …", "Also led …", "Successfully migrated …", "have created …". */
function isImplied(tokens: readonly Token[], start: number, behind: number): boolean {
  let at = start;
  while (at < behind && at < start + 3 && isFiller(tokens[at])) at += 1;
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || at >= behind || token.kind !== "word") return false;
  if ((token.word === "have" || token.word === "has") && isPastVerb(next?.word ?? "")) return true;
  if (["was", "were", "been"].includes(token.word)) return true;
  // "Increased load broke it" has a noun behind the participle; a bullet has an article, a name or a number there.
  if (isPastVerb(token.word)) return !isHeadline(tokens, at, behind);
  // "Automated the rotation": some participles are mostly adjectives, but not before an article.
  if (isParticiple(token.word) && /^(?:the|a|an|our|all|both|each|every)$/.test(next?.word ?? "")) return true;
  if (PRESENT.has(token.word))
    return next?.kind !== "mark" && !["is", "are", "was", "were", "has", "time", "now"].includes(next?.word ?? "");
  return isGerund(token.word) && !isSubject(tokens, at, behind);
}

/** "Training for the clerks was done": the word in -ing is a noun, and something is said of it before the clause ends. */
function isSubject(tokens: readonly Token[], at: number, behind: number): boolean {
  if (["for", "of", "now"].includes(tokens[at + 1]?.word ?? "")) return true;
  for (let index = at + 1; index < Math.min(behind, at + 9); index += 1) {
    const word = tokens[index]?.word ?? "";
    if (tokens[index]?.kind === "mark" || RELATIVES.has(word)) return false;
    if (FINITE.has(word)) return true;
  }
  return false;
}

/** "Signed builds now cover every service": the participle belongs to a noun that is the subject. */
function isHeadline(tokens: readonly Token[], at: number, behind: number): boolean {
  for (let index = at + 1; index < Math.min(behind, at + 4); index += 1) {
    if (["is", "are", "was", "were", "now", "has", "have", "had", "fell", "went", "dropped"].includes(tokens[index]?.word ?? ""))
      return true;
  }
  return false;
}

function isFiller(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return (
    token.kind === "mark" ||
    /^(?:also|then|just|finally|successfully|recently|actively|again|mainly|mostly|first|then|later|personally|and|but|not|have)$/.test(
      token.word,
    ) ||
    /^[a-z]{4,}ly$/.test(token.word)
  );
}
