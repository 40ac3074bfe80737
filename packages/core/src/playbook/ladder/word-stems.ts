/** A word as it stands in a text, and what is left of it without its ending. */
export interface StemmedWord {
  readonly word: string;
  readonly stem: string;
}

/** The words of a text with their stems; a hyphen parts words, since it comes and goes (`on-call`, `on call`). */
export function stemsOf(text: string): readonly StemmedWord[] {
  return (text.match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu) ?? []).map((word) => ({ word, stem: stemOf(word) }));
}

/**
 * A word without the endings that one action or thing goes through: `adopt`, `adopts`, `adopted` and `adopting` are one, as
 * are `migrate` and `migration`. Rough on purpose: it compares words, and shows none.
 */
function stemOf(word: string): string {
  const plain = word.toLowerCase().replace(/['’]s$/, "");
  if (plain.length <= 3 || /\d/.test(plain)) return plain;
  const bare = plain
    .replace(/ies$/, "y")
    .replace(/(?<=ss|x|z|ch|sh)es$/, "")
    .replace(/(?<![sui])s$/, "")
    .replace(/(?<=[aeiouy].*)(?:ing|ed)$/, "")
    .replace(/(?<=[aeiouy].*[st])ion$/, "");
  return bare.replace(/([bdgmnprt])\1$/, "$1").replace(/(?<=..)e+$/, "");
}
