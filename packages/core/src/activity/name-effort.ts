import { definingWork, worthOf } from "./defining-work.js";
import type { Change, Effort } from "./group-changes.js";
import { readSubject, type Subject } from "./read-subject.js";
import type { Work } from "./read-work.js";
import { tellingWords } from "./telling-words.js";

/** Longest title, in characters; longer ones are cut at a clause or a word. */
const LONGEST = 90;

/**
 * The title of an effort: that of its defining change, which is the most notable one. A pull request's own title is preferred to its
 * commits' subjects. The scope stays, in brackets, where the title does not say it.
 */
export function nameEffort(effort: Effort): string {
  const defining = definingWork(effort.flat());
  if (defining === undefined) return "Untitled change";
  const change = effort.find((each) => each.includes(defining)) ?? [];
  const subject = change.length === 1 ? defining.subject : (titleOfMerge(defining, change) ?? defining.subject);
  return bounded(withScope(subject.title, subject.scope));
}

/** The pull request's title; for a branch without one whose commits are all of a size, the branch's name in words. */
function titleOfMerge(defining: Work, change: Change): Subject | undefined {
  const { title, branch } = defining.merge ?? {};
  if (title !== undefined && isTitle(title)) return readSubject(title);
  if (
    title !== undefined ||
    branch === undefined ||
    change.length < COMMITS_OF_BRANCH ||
    defining.worth > worthOf(change) * SHARE_OF_MAIN
  )
    return undefined;
  const words = branch
    .replace(/^[^/]{1,12}\//, "")
    .replace(/[-_/]+/g, " ")
    .trim();
  return isTitle(words) && !/\d{3,}|^patch /i.test(words) ? readSubject(words) : undefined;
}

/** From this many commits on, a branch's name tells more than one of its commits, unless one makes up this share of it. */
const COMMITS_OF_BRANCH = 4;
const SHARE_OF_MAIN = 0.4;

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
  // "…; the…" reads as an accident: the end of a clause comes before that of a word.
  const clause = Math.max(...[", ", "; ", ": ", ". "].map((mark) => cut.lastIndexOf(mark)));
  const end = [clause, cut.lastIndexOf(" ")].find((at) => at > LONGEST / 2);
  return `${cut.slice(0, end).replace(/[\s,;:.–-]+$/, "")}…`;
}
