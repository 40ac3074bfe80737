import { phraseSet } from "../phrases/phrase-set.js";
import type { TextModel } from "../text/read-text.js";
import type { Token } from "../text/token.js";
import { GOING_ON, MEASURED, SHIFTED } from "./measures.js";
import { isSaved, kindOf } from "./number-role.js";
import { isRate } from "./periods.js";
import type { NumberReading } from "./reading.js";

const LIMIT = "(baseline|target|goal|threshold|limit|norm|benchmark|slo|sla|cap|ceiling|quota|requirement)";

/** Words that put a value beside another one, or beside what was asked for. */
const BESIDE = phraseSet([
  // Two values.
  "from ..6 #number ..3 (to|down to|up to)",
  "instead of|in place of|vs|versus|relative to|in contrast|by comparison|rather than #number",
  "#number ..3 , (none|nothing|never)",
  "(compared|comparable) (to|with)",
  "against ..4 #number",
  "against (the|a|an|our|their|its|last|industry) ..3",
  ", not ..1 (#number|a|an)",
  "(->|→|=>) (never|none|nothing|zero)",
  "#number (times|x)",
  "(a|the)? factor of",
  "#number ..1 (in|at|for) (#year|#month|q1|q2|q3|q4|h1|h2) ..3 #number ..1 (in|at|for) (#year|#month|q1|q2|q3|q4|h1|h2)",
  // A comparative and what it is compared with.
  "than (the|what|it|its|our|any|most|a|an|my|their|his|her|with|under|on|in|before|last|we|they|that|those|all|every|expected|planned|promised|usual|previously|#name|#number ..2 (allowed|promised|required|asked))",
  "(points|point|pp|percent|%|seconds|minutes|hours|days) (above|below|ahead of|behind|better|worse)",
  "half (of|the|what|as|that)",
  "(by|in) half",
  "halv*|doubl*|tripl*|quadrupl*",
  "(twice|thrice) (as|the|what|that)",
  "(a|one|by) (third|tenth|fifth) (of|less|more|fewer|lower|higher|faster|shorter|smaller|the)",
  "(same|as ..1) ..2 as (the|before|last|our|a|with|on)",
  "unchanged|flat",
  // How it was.
  "(up|down) from",
  "used to|(previously|formerly|earlier|beforehand|until then|originally|initially|hitherto|predecessor|precursor)",
  "before ($|,|:|;|and|—|–)",
  "before (it|that|this|my|i|we|they|the (change|switch|rewrite|fix|migration|move|new))",
  "before ..6 #number",
  "old (one|ones|version|system|solution|way) ..6 #number",
  "(old|former|prior|previous|manual|stock|current|existing|incumbent) ..6 (took|needed|ran|was|were|had|lasted|cost|came|made|got|gave|reached|managed|did|stood|scored|lay) ..2 #number",
  "from (a|an|one|half|several|many|over|almost) ..2 (night|day|week|month|hour|minute|year|afternoon|morning) ..2 to ..2 #number",
  "(where|when|while) ..6 (needed|took|had|was|were|ran|used|missed|lasted|cost|got|did) ..3 #number",
  "(that|which|who) (took|needed|had|cost|lasted) ..3 #number",
  "(last|previous) (year|quarter|month|week|release|season|summer|winter|spring|autumn) ..5 #number",
  "#number ..4 (last|previous) (year|quarter|month|week|release|season|summer|winter|spring|autumn)",
  // What was asked for, or what others reach.
  `${LIMIT} (was|is|of|:|being|lies|for)? ..3 #number`,
  `#number ..4 (budget|${LIMIT})`,
  "budget (was|is|of|:)? #number",
  `(below|under|within|inside|above|beyond|over|meets|met|meeting|beats|beating|ahead of) (the|our|its|their|your|my|a|an|every) ..3 ${LIMIT}`,
  "#number ..2 (we|they|i|it|customers|#name)? ..1 (promised|allowed|required|demanded|permitted|specified|budgeted|quoted|guaranteed|asked for|agreed|allows|requires|demands|permits|specifies)",
  "(customer|customers|client) ..1 (asks|asked|requires|required|demands|demanded|wants|wanted|allows|allowed)",
  "(contract|certificate|standard|law|regulator|spec|guideline|guidelines|norm|rule|rules|tender|auditor|policy|datasheet|directive|agreement|brief|paper|store) ..2 (asks|asked|requires|required|demands|demanded|wants|wanted|allows|allowed|says|said|permits|permitted|calls|called|prescribes|tolerates|specifies|sets|set|states|promised|quotes)",
  "(industry|market|sector|national|company|fleet|group|global|department|league|peer|field|public) (average|mean|median|norm|standard|benchmark)",
  "average of ..4 #number",
  "record (high|low|time|year)|(a|new) (club|company|plant|national|world|season)? record",
  "(best|worst|fastest|lowest|highest|shortest) ..3 (ever|yet|of|in|among|so far|since)",
  "first time|ranked|(first|second|third) (of|among|place|out of)|top (of|#number) ..3|runner up|(next|second) best",
]);

/** At the beginning of the sentence beside the value, these tell how it was, with a number or without. */
const FORMERLY = phraseSet([
  "(before|previously|formerly|originally) (that|this|it|then|,)?|until then|in the past|(it|this|that|they) used to|the (old|former|previous) ..3 (took|needed|lasted)",
]);

/** The same, where they say enough wherever in the text they stand. */
const ANYWHERE = phraseSet([
  "from ..6 #number ..3 (to|down to|up to)",
  "halv*|doubl*|tripl*|quadrupl*",
  "half (of|the|what|as)",
  "#number (times|x)",
  "before ..6 #number",
  "(that|which|who) (took|needed|had|cost|lasted) ..3 #number",
]);

const SPANS = phraseSet([
  "(is|are|was|were|for|took|takes|take|taken|to|about|needed|needs|lasted|of|than|at|in) [#span]",
  "[#span] (on average|now|before|instead|each)",
]);

/** Whether a text that has this value also has what it can be held against: beside it, or a value of its kind anywhere. */
export function isCompared(model: TextModel, reading: NumberReading, readings: readonly NumberReading[]): boolean {
  return (
    around(model, reading, readings).some(
      ({ index, hasNumber }) => hasNumber && hasElliptic(model.tokens, reading, readings, index),
    ) ||
    isBeside(model, reading, readings) ||
    hasOtherValue(model, readings)
  );
}

/** Words of comparison in the sentence of the value, or in one beside it that has a number too. */
function isBeside(model: TextModel, reading: NumberReading, readings: readonly NumberReading[]): boolean {
  return around(model, reading, readings).some(
    ({ first, behind, isOwn, hasNumber }) =>
      ((isOwn || hasNumber) && BESIDE.isIn(model.tokens, first, behind)) ||
      (!isOwn && FORMERLY.at(model.tokens, first) !== undefined),
  );
}

function around({ sentences }: TextModel, reading: NumberReading, readings: readonly NumberReading[]) {
  const own = reading.token.sentence;
  return [own - 1, own, own + 1].flatMap((index) => {
    const sentence = sentences[index];
    const hasNumber = readings.some(({ token, role }) => token.sentence === index && role !== "label" && token !== reading.token);
    return sentence === undefined ? [] : [{ ...sentence, index, isOwn: index === own, hasNumber }];
  });
}

/** Whether somewhere in the text two values of one kind, or a value and how it was, stand beside each other. */
export function hasBaseline(model: TextModel, readings: readonly NumberReading[]): boolean {
  return (
    readings.some((reading) => reading.role !== "label" && isBeside(model, reading, readings)) || hasOtherValue(model, readings)
  );
}

function hasOtherValue({ tokens }: TextModel, readings: readonly NumberReading[]): boolean {
  return (
    ANYWHERE.isIn(tokens) ||
    sameKindTwice(
      tokens,
      readings.filter(({ first }) => !isSaved(tokens, first)),
    ) ||
    twoRates(tokens, readings) ||
    twoSpans(tokens)
  );
}

/** "within 2 s; the guideline asks for 5", "by hand they took 50": a number that takes its unit from the value. */
function hasElliptic(
  tokens: readonly Token[],
  reading: NumberReading,
  readings: readonly NumberReading[],
  sentence: number,
): boolean {
  return readings.some((other) => {
    const { token, role, first, behind } = other;
    if (other === reading || token.sentence !== sentence || role === "label" || role === "activity") return false;
    if (kindOf(tokens, other) !== undefined || token.quantity === undefined) return false;
    const next = tokens[behind];
    const isAlone = next?.sentence !== sentence || next.kind !== "word" || GOING_ON.test(next.word) || SHIFTED.has(next.word);
    const lead = tokens[first - 1]?.word ?? "";
    return isAlone && next?.word !== "/" && !/^(?:of|top|#|@|in|on|=|:)$/.test(lead) && !isOtherMeasure(tokens, reading, other);
  });
}

/** "precision 0.87 and recall 0.79": each has a name of its own. */
function isOtherMeasure(tokens: readonly Token[], one: NumberReading, other: NumberReading): boolean {
  const [a, b] = [nameOf(tokens, one), nameOf(tokens, other)];
  return a !== undefined && b !== undefined && a !== b;
}

function nameOf(tokens: readonly Token[], { first, token }: NumberReading): string | undefined {
  for (let at = first - 1; at >= 0 && at > first - 9 && tokens[at]?.sentence === token.sentence; at -= 1) {
    if (tokens[at]?.quantity?.label === false) return undefined;
    if (MEASURED.has(tokens[at]?.word ?? "")) return tokens[at]?.word;
  }
  return undefined;
}

/** Two values of one unit in a text can be held against each other, unless they are values of two things. */
function sameKindTwice(tokens: readonly Token[], readings: readonly NumberReading[]): boolean {
  const levels = readings.filter(({ role }) => role === "level");
  return levels.some((one, index) =>
    levels.slice(index + 1).some((other) => kindOf(tokens, one) === kindOf(tokens, other) && !isOtherMeasure(tokens, one, other)),
  );
}

/** "nine days before … 26 hours now", in digits or in words; not what was saved, and not the two ends of a work's duration. */
function twoSpans(tokens: readonly Token[]): boolean {
  return SPANS.all(tokens).filter(({ first }) => !isSaved(tokens, first)).length > 1;
}

/** "60 a week in May, 11 a week in July". */
function twoRates(tokens: readonly Token[], readings: readonly NumberReading[]): boolean {
  return (
    readings.filter(({ role, token, behind }) => role !== "label" && token.quantity?.unit === undefined && isRate(tokens, behind))
      .length > 1
  );
}
