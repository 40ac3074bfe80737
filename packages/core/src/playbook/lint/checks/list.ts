import { phraseSet } from "../phrases/phrase-set.js";
import { headingTokens, type Item, itemsOf, type Part, sectionsNamed, tokensBetween } from "../text/parts.js";
import type { TextModel } from "../text/read-text.js";
import type { Token } from "../text/token.js";
import type { Check, CheckOf, Lists } from "./passage.js";
import { wholeText } from "./passage.js";
import { hasSign } from "./signs.js";

const OWNER = phraseSet(["owner|owned|assignee|responsible|dri|lead|accountable", "#name", "^ (i|we|me)", "team", "@"]);
const DATE = phraseSet([
  "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
  "#month",
  "q1|q2|q3|q4|h1|h2",
  "by (the)? (end|next|this|tomorrow|mid)",
  "due|deadline|today|tomorrow|done|closed",
  "(next|this) (week|month|sprint|quarter|release)",
  "(in|within) #number (day|days|week|weeks|month|months|hours)",
  "(end|start|middle) of",
  "eod|eow|eom|eoq",
  "may #number",
]);
const PROOF = phraseSet([
  "proof|proven|prove|evidence|verified|verify|verification|verifies|validated|validate|confirmed|confirm|measured|measure|metric|check|checked|checks",
  "test|tests|tested|alert|alerts|dashboard|drill|rehearsed|rehearse|audit|audited|graph|monitor|game day",
  "done when|until|so that|shown by|seen in|fails|blocks|blocked|passes|passed|link|screenshot|demo",
]);

/** What the head of a column is called that holds owners, dates, proofs. */
const COLUMN = {
  owner: phraseSet(["owner|owners|who|assignee|responsible|dri|lead|accountable|person|by whom|name|team"]),
  date: phraseSet(["by|due|date|when|deadline|eta|until|target"]),
  proof: phraseSet(["proof|know|verify|verified|verification|evidence|check|test|measure|works|shows|shown|done when"]),
};
const NO_ONE_PERSON: ReadonlySet<string> = new Set([
  "everybody",
  "everyone",
  "somebody",
  "someone",
  "nobody",
  "this",
  "it",
  "that",
]);
const NOBODY = phraseSet(["^ (tbd|tba|tbc|todo|unassigned|unknown|nobody|none|open|soon|asap|all|everyone|everybody|we|us) $"]);

/** A list with too few or too many items, or with items that lack something. */
export function listCheck(check: CheckOf<"list">, lists: Lists): Check {
  const under = check.under === undefined ? undefined : phraseSet(check.under, lists);
  const headings = check.or_headings === undefined ? undefined : phraseSet(check.or_headings, lists);
  const empty = check.each_has_not === undefined ? undefined : phraseSet(check.each_has_not, lists);
  const told = check.unless_text === undefined ? undefined : phraseSet(check.unless_text, lists);
  return (reading) => {
    const { model } = reading;
    if (told?.isIn(model.tokens) === true) return [];
    if (check.unless_signs?.some((sign) => hasSign(sign, reading)) === true) return [];
    const sections = under === undefined ? undefined : sectionsNamed(model, under);
    if (sections !== undefined && sections.length === 0 && check.least === undefined) return [];
    const items = sections === undefined ? itemsOf(model) : distinct(sections.flatMap((section) => entriesOf(model, section)));
    const headed = headings === undefined ? 0 : headingsCounted(model, sections ?? [], headings);
    const count = headed > 0 ? headed : items.length;
    const whole = sections?.[0] === undefined ? wholeText(model) : { start: sections[0].heading.start, end: sections[0].end };
    if (check.least !== undefined && count < check.least && !(sections === undefined && count === 0)) return [whole];
    if (check.most !== undefined && items.length > check.most) {
      const first = items[check.most];
      return [{ start: first?.start ?? whole.start, end: items.at(-1)?.end ?? whole.end }];
    }
    return items.filter((item) => lacks(item)).map(({ start, end }) => ({ start, end }));

    function lacks({ tokens, start, end, cells, isProse }: Item): boolean {
      if (empty?.isIn(tokens) === true) return true;
      const wanted = check.each_has;
      const column = wanted === undefined ? undefined : cells?.find(({ head }) => COLUMN[wanted].isIn(head.tokens))?.cell;
      if (column !== undefined) return !isFilled(column);
      const source = model.source.slice(start, end);
      const read = model.masked.text.slice(start, end);
      switch (check.each_has) {
        case "owner":
          return (
            !OWNER.isIn(tokens) &&
            !/@[\w-]/.test(source) &&
            !startsWithName(source) &&
            !(isProse === true && beginsWithWhoActs(tokens))
          );
        case "date":
          return (
            !DATE.isIn(tokens) && !/\d{4}-\d{2}|\d{1,2}[./]\d{1,2}|\b\d{1,2}(?:st|nd|rd|th)\b|\d\s+May\b|\bMay\s+\d/.test(read)
          );
        case "proof":
          return !PROOF.isIn(tokens) && !/\]\(|:\/\//.test(source);
        default:
          return false;
      }
    }
  };
}

function isFilled({ tokens }: Part): boolean {
  return tokens.some(({ kind }) => kind !== "mark") && !NOBODY.isIn(tokens);
}

/**
 * How many headings stand for items: the ones that are called so anywhere, those right below the section, and paragraphs that
 * begin with such a name.
 */
function headingsCounted(
  model: TextModel,
  sections: readonly (Part & { readonly heading: Part })[],
  names: ReturnType<typeof phraseSet>,
): number {
  const { sections: all } = model.masked;
  const named = all.filter((section) => section.level > 1 && section.isWritten && names.isIn(headingTokens(model, section)));
  const below = sections.flatMap(({ heading }) => {
    const parent = all.find(({ start }) => start === heading.start);
    if (parent === undefined) return [];
    const inside = all.filter(({ start }) => start > parent.start && start < parent.end);
    return inside.filter(({ level }) => level === inside[0]?.level);
  });
  const begun = model.sentences.flatMap(({ first, behind }) => {
    const words = model.tokens.slice(first, behind).filter(({ kind }) => kind !== "mark");
    const match = names.at(words, 0);
    if (match === undefined) return lettered(model.tokens.slice(first, behind));
    return [
      words
        .slice(match.markFirst, match.markBehind)
        .map(({ word }) => word)
        .join(" "),
    ];
  });
  const headed = Math.max(named.length, below.length);
  const paragraphs = new Set(begun).size;
  // One sentence that begins with "Option A" is no list of options.
  return headed > 0 || paragraphs < 2 ? headed : paragraphs;
}

/** "A. Buy it", "(B) Build it", a row with the cell "C"; not "A new service". */
function lettered(tokens: readonly Token[]): readonly string[] {
  const at = tokens.findIndex(({ kind }) => kind !== "mark");
  const [letter, next] = [tokens[at], tokens[at + 1]];
  return letter !== undefined && /^[a-f]$/.test(letter.word) && letter.capital && next?.kind === "mark" ? [letter.word] : [];
}

/** "Maria: …", "Maria to …", "Ada will …". */
function startsWithName(source: string): boolean {
  return /^\**\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?\**(?:\s*[:—–]|\s(?:to|will|owns|does|takes)\s)/u.test(source);
}

/** "Nadia limits the size": in prose, a name and a verb begin a sentence. */
function beginsWithWhoActs(tokens: readonly Token[]): boolean {
  const [first, second] = tokens.filter(({ kind }) => kind !== "mark");
  return (
    first?.capital === true &&
    second?.capital === false &&
    /[^s]s$/.test(second.word) &&
    !/s$/.test(first.word) &&
    !NO_ONE_PERSON.has(first.word)
  );
}

/** Its list, else its sentences: one action is often written as one line. */
function entriesOf(model: TextModel, section: Part): readonly Item[] {
  const items = itemsOf(model, section.start, section.end);
  if (items.length > 0) return items;
  return model.sentences
    .filter(({ start, end }) => end > section.start && start < section.end)
    .map(({ start, end }) => {
      const from = Math.max(start, section.start);
      return { start: from, end, tokens: tokensBetween(model, from, end), isProse: true };
    })
    .filter(({ tokens }) => tokens.some(({ kind }) => kind !== "mark"));
}

function distinct(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [item.start, item])).values()];
}
