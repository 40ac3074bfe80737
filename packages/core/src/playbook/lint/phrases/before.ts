import type { Token } from "../text/token.js";

const ME = new Set(["i", "myself"]);
const AUXILIARIES = new Set(
  "have has had 've 'm 'd am was were been did do be also mainly mostly actively then just only often always sometimes regularly will".split(
    " ",
  ),
);
const LINKS = new Set([
  ",",
  ";",
  ":",
  "—",
  "–",
  "-",
  "(",
  "and",
  "&",
  "also",
  "then",
  "but",
  "plus",
  "/",
  "*",
  "•",
  "+",
  "|",
  "#",
  "or",
]);
const OTHERS = new Set("we they he she it you who which that team teams".split(" "));

/** Whether a clause begins here: at the beginning of a sentence, or behind a mark or "and". */
export function isClauseStart(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  return token !== undefined && (before === undefined || before.sentence !== token.sentence || LINKS.has(before.word));
}

/**
 * Whether the verb at `at` has the writer as its subject: "I", with or without auxiliaries, or none at all, as in a bullet or a
 * line of a log. After "and" or a comma the subject of the clause before goes on; "we" is not "I" but is the writer's side.
 */
export function isMe(tokens: readonly Token[], at: number): boolean {
  const sentence = tokens[at]?.sentence;
  let index = at - 1;
  let steps = 0;
  while (steps < 4 && tokens[index]?.sentence === sentence) {
    const word = tokens[index]?.word ?? "";
    if (!AUXILIARIES.has(word) && !/^[a-z]{2,}ly$/.test(word)) break;
    index -= 1;
    steps += 1;
  }
  const before = tokens[index];
  if (before === undefined || before.sentence !== sentence) return true;
  if (ME.has(before.word) || before.word === "we") return true;
  if (!LINKS.has(before.word)) return false;
  return !startsWithOthers(tokens, index);
}

/** Whether the clause that `and` continues has somebody else as its subject: "the team reviewed and helped". */
function startsWithOthers(tokens: readonly Token[], link: number): boolean {
  const sentence = tokens[link]?.sentence;
  if (tokens[link]?.word !== "and" && tokens[link]?.word !== "or") return false;
  for (let index = link - 1, steps = 0; steps < 12 && tokens[index]?.sentence === sentence; index -= 1, steps += 1) {
    const word = tokens[index]?.word ?? "";
    if (ME.has(word)) return false;
    if (OTHERS.has(word) && word !== "we") return true;
  }
  return false;
}

/** Words that end a clause: another thought begins. */
const BREAKS = new Set([",", "which", "so", "because", "but", "after", "since", "while", "until", "now", "instead"]);

/** Whether a clause ends here and another thought begins. */
export function isBreak(tokens: readonly Token[], at: number): boolean {
  return BREAKS.has(tokens[at]?.word ?? "");
}

/** Whether a gap may skip what stands here: not the end of a sentence, and no mark but a comma. */
export function isBridge(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && (token.kind !== "mark" || [",", "'", '"', "%"].includes(token.word)) && !isEnd(tokens, at);
}

/** Whether a sentence ends here. */
export function isEnd(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token === undefined || [".", ";", "!", "?"].includes(token.word) || token.sentence !== tokens[at - 1]?.sentence;
}
