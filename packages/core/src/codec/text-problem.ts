import type { Problem } from "../problem.js";
import { placeAt } from "./place-at.js";

/** What makes a text unfit to be read or edited as a record whatever else it holds: NUL characters, or a merge left half done. */
export function textProblem(text: string, file?: string): Problem | undefined {
  const nul = text.indexOf("\0");
  if (nul >= 0) {
    return {
      code: "record.nul-byte",
      message: "The file holds a NUL character, which no text has",
      place: placeAt(text, nul, file),
      hint: "It may be damaged or not be a text file. Restore it, or delete the character in an editor.",
    };
  }
  const conflict = text.includes("<<<<<<<") ? conflictStart(text) : undefined;
  if (conflict === undefined) return undefined;
  return {
    code: "record.conflict-markers",
    message: "The file holds the two sides of a merge that was not finished",
    place: placeAt(text, conflict, file),
    hint: "Keep the lines you want and delete the lines that start with <<<<<<<, ======= and >>>>>>>. Quoted markers can be indented.",
  };
}

/** Offset of the first `<<<<<<<` line that is followed by a `=======` and a `>>>>>>>` line. */
function conflictStart(text: string): number | undefined {
  const marker = /^(?:<{7}(?= )|\|{7}(?= )|={7}[ \t]*$|>{7}(?= ))/gm;
  let start: number | undefined;
  let divided = false;
  for (const match of text.matchAll(marker)) {
    const sign = match[0][0];
    if (sign === "<") {
      start = match.index;
      divided = false;
    } else if (sign === "=" && start !== undefined) divided = true;
    else if (sign === ">" && divided) return start;
  }
  return undefined;
}
