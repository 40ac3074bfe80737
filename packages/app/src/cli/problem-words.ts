/** Words that keep their capital at the beginning of a message. */
const NAMES = new Set(["Upshot", "Markdown", "Obsidian", "Unicode", "Windows", "Dropbox", "Syncthing"]);

/** A problem's message as it stands behind `upshot: ` or a place: one line, small first letter, no period at its end. */
export function messageWords(message: string): string {
  return withoutPeriod(smallFirst(inOneLine(message)));
}

/** A hint as it stands below its problem: one sentence like a message, several as they are. */
export function hintWords(hint: string): string {
  const line = inOneLine(hint);
  if (!/[.?]\s+\p{Lu}/u.test(line)) return withoutPeriod(smallFirst(line));
  const sentences = line.charAt(0).toUpperCase() + line.slice(1);
  return /[.?]$/.test(sentences) ? sentences : `${sentences}.`;
}

/** Names in a row: `led, contributed or supported`. */
export function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** The word a sentence begins with, unless it is a name, an abbreviation, or the name of a field (`Theme: …`). */
function smallFirst(text: string): string {
  const first = /^(?:\p{Lu}\p{Ll}+|A)(?=[\s,])/u.exec(text)?.[0];
  return first === undefined || NAMES.has(first) ? text : first.toLowerCase() + text.slice(first.length);
}

function withoutPeriod(text: string): string {
  return text.replace(/(?<!\.)\.$/, "");
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
