/** Words that every second commit subject has, so that sharing one means nothing. */
const PLAIN_WORDS = new Set(
  `a about above add added adding adds after again all allow allowed allows also always an and any apply are as at avoid be because been before being
better both but by call called calls can cannot case cases change changed changes check checks clean cleanup close closed closes code correct correctly could
create created default define delete deprecate different directly do doc docs document documentation documented does doesn don done drop each either enable
ensure error errors even every example explicitly export expose extra few file files find first fix fixed fixes fixing follow follow-up followup for from function functions
get gets getting give given handle handled handles handling has have helper helpers how if ignore implement implementation implemented implements improve improved improvement
improvements improving in include incorrect initial inline instead into introduce is issue issues it its itself just keep last later less let like link list literal little logic
longer made make makes making many may merge method minor miscellaneous misc missing mode more most move moved moves much must name names need needed needs never new next no non not note
now number of off old on once one only onto open option options or other our out over own part pass passed pass prefer prevent previously proper properly property provide
put re reduce ref refs refactor refactored release relevant remove removed removes removing rename renamed reorganize replace replaced reset resolve restore return returned returns reuse
revert rewrite run running same section see set sets setting should show shows simple simplify since skip small so some split start still stop style such support supported
supporting supports switch test tested testing tests than that the their them then there these they thing this those through throw to together too try tweak tweaks two type
types typing unless unnecessary until unused up update updated updates updating upgrade use used user users uses using value values various version via want was way we were what when where
whether which while who will with within without work worked working works would wrong yet you your`.split(/\s+/),
);

/** Words of a title that could tell what it is about: lower case, plural s taken off, plain words left out. */
export function tellingWords(title: string): readonly string[] {
  const words = title
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}_+#]+/u)
    .flatMap((word) => (word.includes("_") ? [word, ...word.split("_")] : [word]))
    .filter((word) => word.length > 1 && !/^\d+$/.test(word) && !PLAIN_WORDS.has(word))
    .map(singular)
    .filter((word) => !PLAIN_WORDS.has(word));
  return [...new Set(words)];
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith("s") && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}
