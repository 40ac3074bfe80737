/** Combining accents of Latin, Greek and Cyrillic letters, and of symbols: dropped, so that `é` is `e`. */
const ACCENT = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu;
const INVISIBLE = /^\p{Cf}$/u;
const PART_OF_WORD = /^[\p{L}\p{N}\p{M}]$/u;

const ONE_WORD = /^[0-9a-z]+$/;
const BEYOND_ASCII = /[^\0-\x7f]+/g;
const BETWEEN_WORDS = /[\0-/:-@[-`{-\x7f]+/g;

const folded = new Map<string, string>();

/**
 * A text in which only ASCII marks and spaces still separate words, and letters beyond ASCII are in lower case without
 * accents (`É` is `e`, `ß` is `ss`). ASCII stays as it is, so that most text passes at the speed of a scan; the full-text
 * index folds the rest in the same way by itself.
 */
export function withPlainLetters(text: string): string {
  return text.replace(BEYOND_ASCII, plainRun);
}

/**
 * The words of a text, one space between any two, with nothing at the ends: lower case, no accents, no marks.
 * Words are runs of letters, digits and the signs that belong to letters, of any script.
 */
export function wordsOf(text: string): string {
  if (ONE_WORD.test(text)) return text;
  return withPlainLetters(text).toLowerCase().replace(BETWEEN_WORDS, " ").trim();
}

/** Like `wordsOf`; a text without any word (`%`, `→`) is one word made of its own signs, so that it can be compared at all. */
export function wordsOrSigns(text: string): string {
  const words = wordsOf(text);
  return words === "" ? text.replace(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{M}]+/gu, "") : words;
}

/** Whether words stand next to each other, in this order, in other words. With `prefix`, the last one may go on. */
export function holdsRun(words: string, run: string, prefix: boolean): boolean {
  return run !== "" && ` ${words} `.includes(prefix ? ` ${run}` : ` ${run} `);
}

/** Whether words hold what a filter's value looks for; a star at its end lets the last word go on. */
export function holdsValue(words: string, value: string): boolean {
  return holdsRun(words, wordsOrSigns(value.replace(/\*$/, "")), value.endsWith("*"));
}

function plainRun(run: string): string {
  let plain = "";
  // Composed first: Hangul and kana may be written as several characters that fold to nothing useful alone.
  for (const character of run.normalize("NFC")) plain += foldedCharacter(character);
  return plain;
}

function foldedCharacter(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  const made = fold(character);
  folded.set(character, made);
  return made;
}

function fold(character: string): string {
  const bare = character.normalize("NFD").replace(ACCENT, "").normalize("NFC");
  if (bare === "" || INVISIBLE.test(bare)) return "";
  // Through upper case, as full case folding does: `ß`, `ς` and `ﬁ` become what their capitals become.
  const lower = bare.toLowerCase().toUpperCase().toLowerCase().normalize("NFD").replace(ACCENT, "").normalize("NFC");
  return PART_OF_WORD.test(character) ? lower : " ";
}
