import { withoutControls } from "../record/plain-text.js";

/** Invisible characters that can reorder or hide text: soft hyphen, bidi marks and controls, zero-width space, tags. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const BREAKS = /[ \t\n\u2028\u2029]+/g;

/**
 * Text of a record as it may stand in a document: one line, no control characters, nothing that reorders what the
 * reader sees. Past `limit` characters it ends at a word, with `…`. May be empty.
 */
export function oneLine(text: string, limit = 300): string {
  const line = withoutControls(text).replace(LONE_SURROGATE, "\ufffd").replace(INVISIBLE, "").replace(BREAKS, " ").trim();
  const characters = Array.from(line.slice(0, limit * 2 + 2));
  if (characters.length <= limit) return line;
  const cut = characters.slice(0, limit).join("");
  const word = cut.lastIndexOf(" ");
  return `${(word > limit / 2 ? cut.slice(0, word) : cut).replace(/[\s,;:.]+$/u, "")}…`;
}
