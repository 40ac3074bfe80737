import { behind, type Completion, type Sources, words } from "./completion.js";
import { fieldWords, vocabulary } from "./vocabulary.js";

/** Names that stand in front of a colon without being fields. */
const OTHER_NAMES = ["has", "after", "before"];

/** What a word of the filter language may become: a field, or a value behind its colon. `typed` is one word as the shell sees it. */
export async function completeFilter(typed: string, sources: Sources): Promise<Completion> {
  // Only the last piece is still being typed: `'kind:win the` in quotes is one word to the shell.
  const start = typed.search(/\S*$/u);
  const minus = typed.charAt(start) === "-" ? 1 : 0;
  const piece = typed.slice(start + minus);
  const kept = typed.slice(0, start + minus);
  const [, name, list = ""] = /^([\p{L}_][\p{L}\p{N}_.-]*):(?:(.*),)?/u.exec(piece) ?? [];
  if (name === undefined) return behind(kept, fieldNames(piece));
  const last = piece.slice(name.length + 1 + (piece.includes(",") ? list.length + 1 : 0));
  return behind(`${kept}${piece.slice(0, piece.length - last.length)}`, await fieldValues(name, last, sources));
}

function fieldNames(piece: string): Completion {
  const names = vocabulary.filterFields.filter((name) => piece.includes(".") || !name.includes("."));
  return {
    type: "words",
    words: [...names, ...OTHER_NAMES].map((name) => {
      const about = fieldWords(name)?.about;
      return { value: `${name}:`, ...(about !== undefined && { about }) };
    }),
  };
}

async function fieldValues(name: string, typed: string, sources: Sources): Promise<Completion> {
  const field = name.toLowerCase();
  if (field === "kind")
    return { type: "words", words: Object.entries(vocabulary.kinds).map(([value, about]) => ({ value, about })) };
  if (field === "has") return words(vocabulary.filterFields);
  const closed = fieldWords(field)?.values;
  if (closed !== undefined) return words(closed);
  const values = await sources.values(field === "after" || field === "before" ? "date" : field.replaceAll("-", "_"), typed);
  // A value with spaces, commas or quotes would need quotes of its own.
  return words(values.filter((value) => !/[\s,"“”„]/u.test(value)));
}
