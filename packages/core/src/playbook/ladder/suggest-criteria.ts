import { isMap } from "../../codec/plain-data.js";
import type { Entry } from "../../record/entry.js";
import type { Ladder } from "../formats/ladder.js";
import { type StemmedWord, stemsOf } from "./word-stems.js";

/** A criterion that a win may speak for, and the words that made it so. */
export interface Suggestion {
  readonly criterion: string;
  readonly title: string;
  readonly words: readonly string[];
}

/** Most criteria that are suggested. */
const MOST = 3;

/** What a word weighs that stands in the title, beside one further down. */
const IN_TITLE = 2;

/**
 * The likeliest criteria for a win's text, at most three. A criterion gains by each of its words and phrases in the text: a
 * phrase more than a word, because it is rarely there by accident, and a word of the title, the first line, more than one
 * further down. A criterion without words of its own goes by those that stand in its expectations and in no other's.
 * Nothing for a text without any.
 */
export function suggestCriteria(text: string, ladder: Ladder): readonly Suggestion[] {
  const tokens = stemsOf(text);
  const endOfTitle = text.includes("\n") ? stemsOf(text.slice(0, text.indexOf("\n"))).length : 0;
  const expected = expectedStems(ladder);
  return ladder.criteria
    .map(({ id, title, words }) => {
      const phrases = words?.map((phrase) => stemsOf(phrase).map(({ stem }) => stem)) ?? expected.get(id) ?? [];
      const found = signsIn(tokens, phrases, endOfTitle);
      return { criterion: id, title, found, weight: found.reduce((sum, { weight }) => sum + weight, 0) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ criterion, title, found }) => ({ criterion, title, words: wordsOf(found) }));
}

/** A phrase as it stands in the text, and what it weighs. */
interface Sign {
  readonly words: string;
  readonly weight: number;
}

/** Each phrase where it first stands in the text; the longest first, since a word that is part of one does not count again. */
function signsIn(tokens: readonly StemmedWord[], phrases: readonly (readonly string[])[], endOfTitle: number): readonly Sign[] {
  const taken = new Set<number>();
  const isFree = (stem: string, place: number) => tokens[place]?.stem === stem && !taken.has(place);
  return [...phrases]
    .sort((a, b) => b.length - a.length)
    .flatMap((stems) => {
      const at = tokens.findIndex((_, start) => stems.every((stem, offset) => isFree(stem, start + offset)));
      if (at < 0 || stems.length === 0) return [];
      const places = stems.map((_, offset) => at + offset);
      for (const place of places) taken.add(place);
      const weight = (1 + (stems.length - 1) / 2) * (at < endOfTitle ? IN_TITLE : 1);
      return [{ words: places.map((place) => tokens[place]?.word).join(" "), weight }];
    });
}

function wordsOf(signs: readonly Sign[]): readonly string[] {
  return [...new Set([...signs].sort((a, b) => b.weight - a.weight).map(({ words }) => words))];
}

/** Everything that a win says in words: its title, what was measured, and its text. */
export function winText({ title, body, fields }: Pick<Entry, "title" | "body" | "fields">): string {
  const metrics = Array.isArray(fields["metrics"]) ? fields["metrics"] : [];
  const measured = metrics.flatMap((metric) => (isMap(metric) && typeof metric["name"] === "string" ? [metric["name"]] : []));
  return [title, ...measured, body].join("\n");
}

/** Words that stand in what one criterion expects, asks or is called, and in no other's. */
function expectedStems({ criteria, cells }: Ladder): ReadonlyMap<string, readonly (readonly string[])[]> {
  const byCriterion = criteria.map(({ id, title, asks }) => {
    const words = stemsOf([title, asks, ...Object.values(cells[id] ?? {}).flat()].join("\n"));
    const telling = words.filter(({ word }) => word.length >= SHORTEST && !COMMON.has(word.toLowerCase()));
    return { id, stems: new Set(telling.map(({ stem }) => stem)) };
  });
  const often = new Map<string, number>();
  for (const { stems } of byCriterion) for (const stem of stems) often.set(stem, (often.get(stem) ?? 0) + 1);
  return new Map(
    byCriterion.map(({ id, stems }) => [id, [...stems].filter((stem) => often.get(stem) === 1).map((stem) => [stem])]),
  );
}

/** Words that stand in any text, and so speak for no criterion, whichever ladder they are in. */
const COMMON = new Set(
  `about above after again also always among another anybody anyone anything around away back because been before behind being
below between both came come could does doing done down each else enough even ever every everybody everyone everything first from
gave give given gives goes going good have having here hold into itself keep kept know known knows last later less like long made
make makes making many more most much must never next nobody none nothing once only onto other others over part parts place puts
rather same says seem shall should show shows some somebody something still such take taken takes tell tells than that their them
then there these they thing things this those though through together took towards under until upon used uses using very well went
were what when where whether which while whom whose will with within without work working works would yours`.split(/\s+/),
);

/** Shorter words say too little by themselves to speak for a criterion. */
const SHORTEST = 4;
