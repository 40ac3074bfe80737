import type { Candidate } from "./ports.js";
import { foldSources, keysOf } from "./source-keys.js";

/** The head of a new `dismissed.md`. */
export const DISMISSED_HEAD = `# Dismissed

Imported work that is not a win. Imports don't offer it again; take a line out, and the next import does.

`;

/** The line of `dismissed.md` that remembers a dismissal; readable, and read back by `readDismissed`. */
export function dismissedLine(candidate: Candidate, date: string, why: string | undefined): string {
  const title = candidate.title.replace(/[`\n]/g, " ").trim();
  return `- ${date} ${candidate.repositoryName}: ${title}${why === undefined ? "" : ` (${why.replace(/\n/g, " ")})`} ${foldSources(
    candidate.sources,
  )
    .map((source) => `\`${source}\``)
    .join(" ")}\n`;
}

/** All source keys in the text of `dismissed.md`, whatever a person did to the rest of it. */
export function readDismissed(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/`(git[^`\s]+)`/g)].flatMap((match) => keysOf(match[1] ?? "")));
}
