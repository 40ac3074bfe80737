import { fail, ok, type Result } from "@upshot/core/problem";
import type { Repository } from "./open-repository.js";
import { fieldReader } from "./read-fields.js";
import { type Identity, isMachine, isUser } from "./read-identity.js";
import { type Abort, type GitEnd, mainComplaint, runGit } from "./run-git.js";

/** What is kept of every commit. */
export interface HistoryCommit {
  readonly sha: string;
  readonly parents: readonly string[];
  /** Only of merges and of the user's commits. */
  readonly subject?: string;
  readonly body?: string;
  /** ISO day of writing, in the author's zone; of merges and of the user's commits. */
  readonly date?: string;
}

/** What is kept of the user's commits besides. */
export interface OwnCommit extends HistoryCommit {
  readonly subject: string;
  readonly body: string;
  readonly date: string;
  /** Seconds since 1970 at writing. */
  readonly time: number;
  readonly authorName: string;
  readonly authorEmail: string;
  readonly coAuthors: readonly { readonly name: string; readonly email: string }[];
  readonly coAuthorOnly?: true;
}

/** A commit that takes others back, or puts them in again. */
export interface Revert {
  readonly sha: string;
  /** What it names: full or shortened shas, pull-request numbers, or a subject. */
  readonly shas: readonly string[];
  readonly numbers: readonly string[];
  readonly subject?: string;
  /** True when it brings back what was taken back before. */
  readonly again: boolean;
}

/** One pass over the history, without file sizes; newest first. */
export interface History {
  readonly commits: readonly HistoryCommit[];
  readonly own: readonly OwnCommit[];
  readonly reverts: readonly Revert[];
  /** Commits by others in range. */
  readonly others: number;
  /** Who wrote the commits in range, most first; people only. */
  readonly authors: readonly { readonly name: string; readonly email: string; readonly commits: number }[];
}

/** What to read. */
export interface HistoryRequest {
  readonly repository: Repository;
  readonly starts: readonly string[];
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly identity: Identity;
  readonly signal?: Abort | undefined;
}

const FIELDS = ["%H", "%P", "%at", "%ad", "%cd", "%aN", "%aE", "%ae", "%B"];
/** Longest message kept, in bytes: enough for any list of squashed subjects, and it bounds the memory. */
const MESSAGE = 16_384;
/** Longest message kept of a merge that may have nothing to do with the user, in bytes. */
const MERGE_MESSAGE = 1_024;
/** The first day in the most eastern zone starts this many seconds before it does in UTC. */
const EASTERNMOST = 14 * 3600;

/**
 * Reads the history in one pass while git runs: the graph, the user's commits, merges, reverts, and who else was there.
 * Memory grows by some hundred bytes a commit of others'.
 */
export async function readHistory(request: HistoryRequest): Promise<Result<History>> {
  const first = await walkHistory(request, false);
  if (!first.ok || first.value.end.code === 0) return first.ok ? ok(first.value.history) : first;
  // Git gives up at once where `.mailmap` can't be looked for (a clone without trees): names as they were written do then.
  const second = first.value.history.commits.length === 0 ? await walkHistory(request, true) : first;
  if (!second.ok) return second;
  if (second.value.end.code === 0) return ok(second.value.history);
  return fail({
    code: "git.failed",
    message: `git could not read the history: ${mainComplaint(first.value.end)}`,
    place: { file: request.repository.path },
    hint: "`git fsck` in that folder says what is damaged",
  });
}

async function walkHistory(
  request: HistoryRequest,
  withoutMailmap: boolean,
): Promise<Result<{ readonly end: GitEnd; readonly history: History }>> {
  const { repository, since, until, identity, signal } = request;
  const commits: HistoryCommit[] = [];
  const own: OwnCommit[] = [];
  const reverts: Revert[] = [];
  const authors = new Map<string, { name: string; email: string; commits: number }>();
  let others = 0;
  const authorOf = authorReader(identity);
  const take = fieldReader(FIELDS.length, (fields) => {
    const [sha, parentText, authored, date, committed, name, email, rawEmail, message] = fields;
    if (!sha || !parentText || !authored || !date || !committed || !name || !email || !rawEmail || !message) return;
    const parents = parentText.length === 0 ? [] : parentText.toString("latin1").split(" ");
    const base = { sha: sha.toString("latin1"), parents };
    const author = authorOf(name, email, rawEmail);
    // Written or committed in range: what lies between the two (a patch that waited for years) would be in every range.
    const days = [date.toString("latin1"), committed.toString("latin1")];
    const [written = ""] = days;
    const inRange = days.some((day) => (since === undefined || day >= since) && (until === undefined || day <= until));
    const revert = readRevert(base.sha, message);
    if (revert !== undefined) reverts.push(revert);
    if (!inRange) {
      commits.push(parents.length > 1 ? { ...base, ...messageParts(message, MERGE_MESSAGE), date: written } : base);
      return;
    }
    if (parents.length < 2 && !author.isMachine) tally(authors, author);
    const coAuthors = readCoAuthors(message);
    const { isAuthor } = author;
    const isCoAuthor = !isAuthor && coAuthors.some((each) => isUser(identity, { name: each.name, emails: [each.email] }));
    if (!isAuthor && !isCoAuthor) {
      others += 1;
      commits.push(parents.length > 1 ? { ...base, ...messageParts(message, MERGE_MESSAGE), date: written } : base);
      return;
    }
    const companions = isAuthor ? coAuthors : [{ name: author.name, email: author.email }, ...coAuthors];
    const commit: OwnCommit = {
      ...base,
      ...messageParts(message, MESSAGE),
      date: written,
      time: Number(authored.toString("latin1")) || 0,
      authorName: author.name,
      authorEmail: author.email,
      ...(isCoAuthor && { coAuthorOnly: true as const }),
      coAuthors: companions.filter(
        (each) => !isMachine(each.name, each.email) && !isUser(identity, { name: each.name, emails: [each.email] }),
      ),
    };
    commits.push(commit);
    own.push(commit);
  });
  const end = await runGit({
    args: [
      "log",
      "-z",
      "-s",
      "--no-show-signature",
      "--no-ext-diff",
      "--no-textconv",
      "--no-notes",
      "--no-color",
      "--no-decorate",
      "--encoding=UTF-8",
      "--date=format:%Y-%m-%d",
      `--format=tformat:${FIELDS.join("%x00")}`,
      ...(since === undefined ? [] : [`--max-age=${Date.parse(`${since}T00:00:00Z`) / 1000 - EASTERNMOST}`]),
      "--stdin",
    ],
    gitDir: repository.gitDir,
    input: request.starts.map((sha) => `${sha}\n`).join(""),
    onOutput: take,
    signal,
    walk: true,
    withoutMailmap,
  });
  if (!end.ok) return end;
  const most = [...authors.values()].sort((a, b) => b.commits - a.commits || a.email.localeCompare(b.email));
  return ok({ end: end.value, history: { commits, own, reverts, others, authors: most } });
}

interface Author {
  readonly name: string;
  readonly email: string;
  readonly isAuthor: boolean;
  readonly isMachine: boolean;
}

/** Reads authors; who one is gets decided once, since the same few write most of a history. */
function authorReader(identity: Identity): (name: Buffer, email: Buffer, rawEmail: Buffer) => Author {
  const known = new Map<string, Author>();
  return (nameBytes, emailBytes, rawBytes) => {
    const [name, email, raw] = [nameBytes.toString("utf8"), emailBytes.toString("utf8"), rawBytes.toString("utf8")];
    const key = `${name}\0${email}\0${raw}`;
    const found = known.get(key) ?? {
      name,
      email,
      isAuthor: isUser(identity, { name, emails: [email, raw] }),
      isMachine: isMachine(name, email),
    };
    known.set(key, found);
    return found;
  };
}

function tally(authors: Map<string, { name: string; email: string; commits: number }>, author: Author): void {
  const known = authors.get(author.email);
  if (known === undefined) authors.set(author.email, { name: author.name, email: author.email, commits: 1 });
  else known.commits += 1;
}

/** Subject as git defines it (the first paragraph in one line) and the rest. */
function messageParts(message: Buffer, limit: number): { subject: string; body: string } {
  const text = message.subarray(0, limit).toString("utf8").replaceAll("\r\n", "\n").replace(/^\n+/, "");
  const cut = text.search(/\n[ \t]*\n/);
  const subject = (cut === -1 ? text : text.slice(0, cut))
    .split("\n")
    .map((line) => line.trim())
    .join(" ")
    .trim();
  return { subject, body: cut === -1 ? "" : text.slice(cut).trim() };
}

const CO_AUTHOR = "co-authored-by:";

function readCoAuthors(message: Buffer): readonly { name: string; email: string }[] {
  // Most messages name none: look at the bytes before decoding them.
  if (!message.includes("o-authored-by:") && !message.includes("o-Authored-By:") && !message.includes("O-AUTHORED-BY:"))
    return [];
  const people = new Map<string, { name: string; email: string }>();
  for (const line of message.subarray(0, MESSAGE).toString("utf8").split("\n")) {
    // Cut by hand: a pattern with blanks on both sides of a name takes cubic time on a line of blanks.
    const text = line.trim();
    if (!text.slice(0, CO_AUTHOR.length).toLowerCase().startsWith(CO_AUTHOR) || !text.endsWith(">")) continue;
    const open = text.lastIndexOf("<");
    const email = text.slice(open + 1, -1);
    if (open === -1 || email === "" || /\s/.test(email)) continue;
    people.set(email.toLowerCase(), { name: text.slice(CO_AUTHOR.length, open).trim(), email });
  }
  return [...people.values()];
}

function readRevert(sha: string, message: Buffer): Revert | undefined {
  const head = message.subarray(0, 9).toString("latin1").toLowerCase();
  const named = message.includes("his reverts commit ");
  if (!named && !/^(?:revert|reapply|reland|\W{0,3}revert)/.test(head)) return undefined;
  const { subject, body } = messageParts(message, MESSAGE);
  if (/\bpartial/i.test(subject) || /reverts? (?:part|some)\b|partial(?:ly)? revert/i.test(body)) return undefined;
  const quoted =
    /^(?:revert|reapply|reland)[:\s]*["“](.+)["”]\.?(?: \(#\d+\))?$/i.exec(subject)?.[1] ??
    /^revert: (.+?)(?: \(#\d+\))?$/i.exec(subject)?.[1];
  const shas = [...body.matchAll(/his reverts commits? ([0-9a-f]{7,64}(?:(?:,| and|,? )\s*[0-9a-f]{7,64})*)/gi)].flatMap(
    (match) => (match[1] ?? "").split(/[^0-9a-f]+/).filter((part) => part.length >= 7),
  );
  const numbers = [...body.matchAll(/\breverts (?:[\w./-]*)[#!](\d+)/gi)].flatMap((match) => match[1] ?? []);
  if (quoted === undefined && shas.length === 0 && numbers.length === 0) return undefined;
  return { sha, shas, numbers, ...(quoted !== undefined && { subject: quoted }), again: /^(?:reapply|reland)\b/i.test(subject) };
}
