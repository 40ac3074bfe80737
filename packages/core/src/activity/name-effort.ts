import type { Effort } from "./group-changes.js";
import { definingWork } from "./judge-effort.js";
import { readSubject } from "./read-subject.js";
import { tellingWords } from "./telling-words.js";

/** Longest title, in characters; longer ones are cut at a word. */
const LONGEST = 90;

/**
 * The title of an effort: that of its defining change, which is the most notable one. A pull request's own title is preferred to its
 * commits' subjects. The scope stays, in brackets, where the title does not say it.
 */
export function nameEffort(effort: Effort): string {
  const defining = definingWork(effort.flat());
  if (defining === undefined) return "Untitled change";
  const change = effort.find((each) => each.includes(defining)) ?? [];
  const pullTitle = defining.merge?.title;
  const subject = pullTitle !== undefined && change.length > 1 && isTitle(pullTitle) ? readSubject(pullTitle) : defining.subject;
  return bounded(withScope(subject.title, subject.scope));
}

function withScope(title: string, scope: string | undefined): string {
  if (scope === undefined || /[*{}]/.test(scope) || scope.length > 30) return title;
  const said = new Set(tellingWords(title));
  const words = tellingWords(scope);
  if (words.length === 0 || words.some((word) => said.has(word)) || title.toLowerCase().includes(scope.toLowerCase()))
    return title;
  return `${title} (${scope})`;
}

/** Whether a pull request's title says what it is about: not "More tweaks", nor a branch name made into words. */
function isTitle(text: string): boolean {
  const { title, scope } = readSubject(text);
  const scopeWords = new Set(tellingWords(scope ?? ""));
  const telling = tellingWords(title).filter((word) => !scopeWords.has(word));
  const words = text.trim().split(/\s+/);
  return telling.length > 0 && words.length > 1 && text.length <= 150 && !/^(?:merge|backport|update from)\b/i.test(text);
}

function bounded(title: string): string {
  if (title.length <= LONGEST) return title;
  const cut = title.slice(0, LONGEST - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > LONGEST / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–-]+$/, "")}…`;
}
