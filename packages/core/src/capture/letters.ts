/**
 * Ranges for a regular expression's brackets. `\p{L}` would say the same in fewer words, but takes milliseconds to
 * compile, and a line is captured by a program that has a few of them in all. Letters beyond the basic plane are left out.
 */

/** Letters of every script with the marks on them, and digits other than ASCII's. */
export const LETTER = String.raw`A-Za-zªµºÀ-ÖØ-öø-\u036f\u0370-\u1fff\u200c\u200d\u2c00-\u2dff\u3005-\u3007\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufefc`;

/** What a word is made of. */
export const WORD = String.raw`${LETTER}\d`;

/** Letters of scripts that put no spaces between words. */
export const UNSPACED = String.raw`\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff`;

const ANY = new RegExp(`[${WORD}]`);

/** Whether a text has a letter or a digit in it. */
export function hasWord(text: string): boolean {
  return ANY.test(text);
}
