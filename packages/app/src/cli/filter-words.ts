import type { Command } from "./manifest.js";

/** Stands before a negated filter word while options are read, so that `-glue` is not taken for some. */
const NEGATED = "\u0000";

/** Marks the words of a filter that look like options; `filterText` takes the marks away. */
export function markNegations(command: Command | undefined, argv: readonly string[]): readonly string[] {
  if (command?.arguments.some(({ filter }) => filter === true) !== true) return argv;
  const takesValue = (word: string | undefined) =>
    word === "--vault" || command.options.some(({ flag, type }) => flag === word && type !== "flag");
  return argv.map((word, index) =>
    /^-[^-\s]/.test(word) && word !== "-h" && word !== "-V" && !takesValue(argv[index - 1]) ? NEGATED + word : word,
  );
}

/**
 * The filter that these words are. A single word is a filter as it is. Several were split by the shell, which also took
 * their quotes away: a word with spaces in it was a phrase.
 */
export function filterText(words: readonly string[]): string {
  const plain = words.map((word) => (word.startsWith(NEGATED) ? word.slice(NEGATED.length) : word));
  return plain.length === 1 ? (plain[0] ?? "") : plain.map(withQuotes).join(" ");
}

/** Puts the quotes back: `theme:cold start` was `theme:"cold start"`, and `-cold start` was `-"cold start"`. */
function withQuotes(word: string): string {
  if (!/\s/.test(word) || word.includes('"')) return word;
  const [, before = "", phrase = word] = /^(-?(?:[\p{L}_][\p{L}\p{N}_.-]*:(?=\S))?)(.*)$/su.exec(word) ?? [];
  return `${before}"${phrase}"`;
}
