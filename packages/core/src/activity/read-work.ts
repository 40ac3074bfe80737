import { areaOf, commonRoot, type PathRole, pathRole } from "./path-role.js";
import type { Commit } from "./ports.js";
import { isIntegrationBranch, type MergeNote, readMerge } from "./read-merge.js";
import { readSubject, type Subject, type WorkType } from "./read-subject.js";

/** One commit as the clustering sees it. */
export interface Work {
  readonly commit: Commit;
  /** Other commits that are copies of it (cherry-picked, or brought in twice). */
  readonly copies: readonly Commit[];
  readonly subject: Subject;
  readonly type: WorkType;
  /** The merge that brought it in, when that merge stands for one change. */
  readonly merge?: MergeNote;
  /** Pull request it belongs to, by its own subject or by the merge. */
  readonly number?: string;
  readonly tickets: readonly string[];
  readonly issues: readonly string[];
  readonly breaking: boolean;
  /** Lines that a person wrote, added and taken away. */
  readonly wrote: number;
  /** The same in lines of source: tests and documents count for less, one huge file only up to a bound. */
  readonly worth: number;
  /** What its files are for, also those that don't count. */
  readonly roles: ReadonlySet<PathRole>;
  readonly files: readonly WorkFile[];
}

/** A file that counts: written by a person. */
export interface WorkFile {
  readonly path: string;
  readonly role: PathRole;
  readonly area: string;
  readonly added: number;
  readonly deleted: number;
  readonly created: boolean;
}

/** More lines than this in one file of one commit are data or an import of foreign code; what is beyond does not count. */
const LINES_OF_ONE_FILE = 800;
/** Without line counts, a touched file stands for about this many lines (the median of the repositories looked at). */
const LINES_OF_UNKNOWN = 12;
/** Taking away a line is less work than writing one. */
const WEIGHT_OF_DELETED = 0.4;

/** Tests and documents are part of the work, but a smaller part of what it is worth naming for. */
const WEIGHT_OF_TESTS = 0.3;
const WEIGHT_OF_OTHER = 0.2;

const UNCOUNTED: ReadonlySet<PathRole> = new Set(["lock", "vendored", "generated"]);

/** Reads commits; each comes with its copies. */
export function readWorks(commits: readonly (readonly [Commit, ...Commit[]])[]): readonly Work[] {
  const known = new Map<string, PathFacts>();
  const root = commonRoot(commits.flatMap(([commit]) => (commit.files ?? []).map((file) => file.path)));
  const factsOf = (path: string) => {
    const facts = known.get(path) ?? { role: pathRole(path), area: areaOf(path, root) };
    known.set(path, facts);
    return facts;
  };
  const works = commits.map(([commit, ...copies]) => readWork(commit, copies, factsOf));
  const carriers = new Map<string, number>();
  for (const { subject } of works)
    if (subject.number !== undefined) carriers.set(subject.number, (carriers.get(subject.number) ?? 0) + 1);
  return works.map((work) => {
    const { number } = work.subject;
    if (number === undefined || carriers.get(number) === 1) return work;
    // A number that several subjects carry is an issue's, not that of a squashed pull request.
    const { number: _, ...rest } = work;
    return { ...rest, issues: [number, ...work.issues] };
  });
}

/** What a path alone says. */
interface PathFacts {
  readonly role: PathRole;
  readonly area: string;
}

function readWork(commit: Commit, copies: readonly Commit[], factsOf: (path: string) => PathFacts): Work {
  const own = ownMerge(commit);
  const subject = readSubject(own?.title ?? commit.subject, (prefix) => namesPart(prefix, commit));
  const note = commit.mergedBy === undefined ? undefined : readMerge(commit.mergedBy.subject, commit.mergedBy.body);
  const oneChange = note !== undefined && !note.update && !(note.branch !== undefined && isIntegrationBranch(note.branch));
  const number = subject.number ?? own?.number ?? (oneChange ? note.number : undefined);
  const all = (commit.files ?? []).map((file) => ({ ...file, ...factsOf(file.path), created: file.created === true }));
  const files = all.filter((file) => !UNCOUNTED.has(file.role));
  let wrote = 0;
  let worth = 0;
  for (const file of files) {
    const unknown = commit.linesKnown === false;
    wrote += unknown ? LINES_OF_UNKNOWN : file.added + file.deleted;
    const changed = unknown ? LINES_OF_UNKNOWN : file.added + file.deleted * WEIGHT_OF_DELETED;
    const weight = file.role === "source" ? 1 : file.role === "tests" ? WEIGHT_OF_TESTS : WEIGHT_OF_OTHER;
    worth += Math.min(changed, LINES_OF_ONE_FILE) * weight;
  }
  const type = typeOf(subject, commit, files);
  const referred = referencesIn(commit.body);
  return {
    commit,
    copies,
    subject,
    type,
    ...(oneChange && { merge: note }),
    ...(number !== undefined && { number }),
    tickets: [...new Set([...subject.tickets, ...ticketsIn(note?.branch), ...referred.tickets])],
    issues: [...new Set([...subject.issues, ...referred.issues])].filter((issue) => issue !== number),
    breaking: subject.breaking || /^BREAKING[ -]CHANGES?:/m.test(commit.body),
    wrote,
    worth,
    roles: new Set(all.map((file) => file.role)),
    files,
  };
}

/** A squashed pull request whose subject is that of a merge: its title and number are in the merge message. */
function ownMerge(commit: Commit): { readonly title?: string; readonly number?: string } | undefined {
  if (commit.parents.length > 1) return undefined;
  const advisory = /^Merge (?:pull request|commit) from (GHSA-[\w-]+|fork)\b.*$/.exec(commit.subject)?.[1];
  if (advisory !== undefined) {
    const first = commit.body
      .split("\n")
      .map((line) => line.replace(/^[*-]\s+/, "").trim())
      .find((line) => line !== "");
    return { title: first ?? `Security fix ${advisory}` };
  }
  const merge = readMerge(commit.subject, commit.body);
  if (merge === undefined || merge.update) return undefined;
  const title = merge.title ?? merge.branch?.replace(/[/_-]+/g, " ");
  return { ...(title !== undefined && { title }), ...(merge.number !== undefined && { number: merge.number }) };
}

/** Whether the words before a colon name a part of the tree that the commit touches. */
function namesPart(prefix: string, commit: Commit): boolean {
  if (commit.files === undefined || /[/.]/.test(prefix)) return true;
  const parts = prefix
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== "");
  return commit.files.some((file) => parts.some((part) => file.path.toLowerCase().includes(part)));
}

/** Parts of the tree, with the lines changed in each. */
export function areasOf(work: Work): ReadonlyMap<string, number> {
  const areas = new Map<string, number>();
  for (const { area, added, deleted } of work.files) {
    areas.set(area, (areas.get(area) ?? 0) + Math.max(1, Math.min(added + deleted, LINES_OF_ONE_FILE)));
  }
  return areas;
}

/** First words that tell what sort of work it is, where the subject has no type. The first that fits decides. */
const CUES: readonly (readonly [WorkType, RegExp])[] = [
  [
    "security",
    /\b(?:security|vulnerabilit(?:y|ies)|CVE-\d+|GHSA-[\w-]+|XSS|CSRF|(?:SQL|code|command|prototype) (?:injection|pollution)|path traversal|ReDoS)\b/i,
  ],
  [
    "docs",
    /^(?:docs?\b|document(?:ed|ation|s)?\b|readme\b|changelog\b|clarif(?:y|ied)\b|(?:update|updated|improve|improved|more|better|small|fix|fixed|add|added|link|expand|expanded|note|notes)\b.{0,40}\b(?:docs?|documentation|docstrings?|readme|tutorial|changelog|release notes)\b)/i,
  ],
  [
    "tests",
    /^(?:tests?\b|testing\b|(?:add|added|more|fix|fixed|update|updated|refactor|move|skip|missing|additional|improve|extra|unit|failing)\b.{0,20}\btests?\b)|\btest coverage\b/i,
  ],
  [
    "performance",
    /\b(?:perf|performance|faster|speed(?:s|ed)? up|speed-?up|speed improvements?|optimi[sz](?:e|es|ed|ation|ations|ing)|cheaper|quicker|(?:lower|reduced?|less|improved?|better|higher) (?:latency|throughput)|reduce (?:memory|allocations?|cpu|bundle|binary)\b.*)\b/i,
  ],
  [
    "fix",
    /^(?:fix(?:e[sd])?|bug\s?fix|hotfix|correct(?:ed|s|ly)?|handle|avoid|prevent|don['’]?t|do not|work ?around|repair|resolve[sd]?|ensure|make sure|properly|stop|restore|guard|crash)\b/i,
  ],
  [
    "refactor",
    /^(?:refactor(?:ed|ing|s)?|rename[ds]?|mov(?:e|ed|es|ing)|extract(?:ed)?|simplif(?:y|ied)|clean(?:ed|up)?|tidy|reorgani[sz]e[ds]?|split|inline[ds]?|dedupe|deduplicate|port(?:ed)?|convert(?:ed)?|(?:add|added|more|better|improve|improved|update|updated|fix|fixed)\b.{0,20}\bcomments?|remove[sd]? (?:(?:an?|the|some|two|old|inaccurate) )?(?:unused|dead|unneeded|unnecessary|unreachable|redundant|obsolete|stale|outdated|leftover|no longer)|typ(?:e|ing)\b.*annotation)\b/i,
  ],
  [
    "feature",
    /^(?:add(?:s|ed)?|introduc(?:e[sd]?|ing)|implement(?:s|ed|ation)?|support(?:s|ed)?|allow(?:s|ed)?|enable[sd]?|new|initial|create[sd]?|provide[sd]?|first (?:draft|cut|version)|prototype|build|let|expose[sd]?|export(?:s|ed)?|show|display|accept)\b|\bnow (?:supports?|accepts?|allows?)\b|\bnew (?:api|cli|command|endpoint|hook|method|option|page|plugin|setting|flag|type|class|module|function)s?\b/i,
  ],
];
/** A change without a telling word is something new when it added so much more than it took away, with tests or documents. */
const NEW = { ratio: 4, lines: 40 };
/** The same where the title names a thing. */
const NEW_THING = { ratio: 1.5, lines: 15 };

const NOT_PRODUCT: readonly (readonly [PathRole, WorkType])[] = [
  ["tests", "tests"],
  ["docs", "docs"],
  ["changelog", "docs"],
  ["ci", "ci"],
];

function typeOf(subject: Subject, commit: Commit, files: readonly WorkFile[]): WorkType {
  // What was touched says more than what is claimed: `fix(test): …` and "Fix CI" are no fixes of the product.
  for (const [role, type] of NOT_PRODUCT) if (files.length > 0 && files.every((file) => file.role === role)) return type;
  const has = (...roles: readonly PathRole[]) => files.some((file) => roles.includes(file.role));
  const claimsProduct = ["feature", "fix", "performance", "refactor", "change"].includes(subject.type);
  if (claimsProduct && files.length > 0 && !has("source")) {
    if (has("tests")) return "tests";
    // Pictures and other data beside documents belong to them; data alone may be the product.
    if (has("docs", "changelog")) return "docs";
    if (!has("data")) return "chore";
  }
  if (subject.type !== "change") {
    if (subject.type === "fix" && CUES[0]?.[1].test(`${subject.title} ${subject.scope ?? ""}`)) return "security";
    return subject.type;
  }
  if (/\bGHSA-[\w-]+|CVE-\d+/.test(`${commit.subject} ${commit.body}`)) return "security";
  const cue = CUES.find(([, words]) => words.test(subject.title))?.[0];
  if (cue !== undefined) return cue;
  return isMostlyNew(files, THING.test(subject.title) ? NEW_THING : NEW) ? "feature" : "change";
}

/** A title that ends with what was made, without a verb: `create-token command`, `max_age setting`. */
const THING = /\b(?:api|command|endpoint|hook|method|middleware|option|page|plugin|setting|flag|ui)s?$/i;

function isMostlyNew(files: readonly WorkFile[], least: { readonly ratio: number; readonly lines: number }): boolean {
  const source = files.filter((file) => file.role === "source");
  const added = source.reduce((sum, file) => sum + file.added, 0);
  const deleted = source.reduce((sum, file) => sum + file.deleted, 0);
  return (
    added >= least.lines && added >= deleted * least.ratio && files.some((file) => file.role === "tests" || file.role === "docs")
  );
}

/** Issues and tickets that trailers and closing words of a body name. */
function referencesIn(body: string): { issues: readonly string[]; tickets: readonly string[] } {
  const issues = [
    ...body.matchAll(
      /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?|refs?|part of|follow[- ]?up (?:to|of|for))\b:?\s+(?:[\w./-]+)?#(\d+)/gi,
    ),
  ].flatMap((match) => match[1] ?? []);
  const tickets = [...body.matchAll(/^(?:ticket|jira|issue|closes|fixes|refs?|bug)[:\s]+([A-Z][A-Z0-9]{1,9}-\d+)\b/gim)].flatMap(
    (match) => match[1] ?? [],
  );
  return { issues, tickets };
}

function ticketsIn(branch: string | undefined): readonly string[] {
  return [...(branch ?? "").matchAll(/(?:^|[/_-])([A-Z][A-Z0-9]{1,9}-\d+)(?=$|[/_-])/g)].flatMap((match) => match[1] ?? []);
}
