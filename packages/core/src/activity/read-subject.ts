/** What sort of work a commit says it is. `change` when it does not say. */
export type WorkType =
  | "feature"
  | "performance"
  | "security"
  | "fix"
  | "refactor"
  | "docs"
  | "tests"
  | "ci"
  | "chore"
  | "style"
  | "deps"
  | "release"
  | "revert"
  | "change";

/** A commit subject taken apart. */
export interface Subject {
  /** What a person would say the change is: without type, scope, number, ticket, final period; first letter upper. */
  readonly title: string;
  readonly type: WorkType;
  /** `parser` in `feat(parser): …` and in `parser: …`. */
  readonly scope?: string;
  /** Whatever stands before the first colon where no type does: a part of the tree or a theme (`RESP3: …`), lower case. */
  readonly theme?: string;
  readonly breaking: boolean;
  /** Pull-request number in `… (#12)`. */
  readonly number?: string;
  /** Issue numbers the subject refers to (`closes #3`, `refs #4`). */
  readonly issues: readonly string[];
  /** Ticket keys such as `ABC-123`. */
  readonly tickets: readonly string[];
}

/** What is behind this many characters is no subject line any more, and patterns should not have to search it. */
export const LONGEST_SUBJECT = 400;

const TYPES: Readonly<Record<string, WorkType>> = {
  feat: "feature",
  feature: "feature",
  features: "feature",
  enh: "feature",
  enhancement: "feature",
  improvement: "feature",
  new: "feature",
  perf: "performance",
  performance: "performance",
  sec: "security",
  security: "security",
  fix: "fix",
  fixes: "fix",
  fixed: "fix",
  bugfix: "fix",
  bug: "fix",
  hotfix: "fix",
  refactor: "refactor",
  refactoring: "refactor",
  refac: "refactor",
  cleanup: "refactor",
  clean: "refactor",
  types: "refactor",
  typing: "refactor",
  mnt: "chore",
  maint: "chore",
  doc: "docs",
  docs: "docs",
  documentation: "docs",
  test: "tests",
  tests: "tests",
  testing: "tests",
  tst: "tests",
  ci: "ci",
  build: "ci",
  bld: "ci",
  chore: "chore",
  misc: "chore",
  tool: "chore",
  tools: "chore",
  style: "style",
  lint: "style",
  format: "style",
  fmt: "style",
  deps: "deps",
  dep: "deps",
  release: "release",
  revert: "revert",
  wip: "change",
};

/** Words that look like a ticket key but name a standard or an encoding. */
const NOT_A_TICKET =
  /^(?:UTF|ISO|SHA|RFC|PEP|CVE|GHSA|CWE|ES|HTTP|AES|MD|RSA|TLS|SSL|X|UTC|GMT|GH|PR|WIP|RC|V|CP|EUC|JSR|GPT|BASE|IPV|ECMA|ARM|COVID)-\d+$/;

/** Up to three words before a colon: `net: …`, `Slave removal: …`, `_pytest/config, nodes: …`. */
const PREFIX = /^([a-z0-9_][\w./+*{}-]{0,40}(?:(?:, ?| )[\w./+*-]{1,30}){0,2}):\s+(?=\S)/i;

/** `[vim] …` */
const BRACKET = /^\[([a-z][\w./-]{1,30})\]:?\s+(?=\S)/i;

const REFERENCE = /(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?|refs?|references|see|re|part of|towards?|needed by|for|issue|gh)/;
/** `, refs #1, #2`, ` - closes #3`, ` (fixes #4)` at the end. */
const TRAILING_REFERENCES = new RegExp(
  `[\\s,;.:–-]*[([]?\\b${REFERENCE.source}:? (?:issue )?#\\d+(?:(?:,| and|,? ${REFERENCE.source}:?)? ?#\\d+)*[)\\]]?\\.?$`,
  "i",
);
/** ` (#12)`, ` (GH-12)`, ` (!12)`, ` #12` at the end. */
const TRAILING_NUMBER = /\s*(?:\((?:#|GH-|!|PR #?)(\d+)\)|\[#(\d+)\])\.?$/;
/** ` as asked in #12`, ` see #12` at the end. */
const POINTING = /\s*[(]?\b(?:as \w+ (?:in|by)|per|see|in|from|via)\s+#\d+[)]?\.?$/i;
/** Counting of steps: `WIP #3`, `part 2`, `(2/5)`, `work in progress #1`. */
const STEP =
  /\s*(?:\b(?:WIP|work in progress|part|step|pt\.?)\s*#?\d+(?:\s*(?:\/|of)\s*\d+)?\b|\b(?:WIP|work in progress)\b(?!:)|[([]\d+\/\d+[)\]])(?=[:.,\s]|$)/gi;
const BARE_NUMBERS = /(?:[\s,;-]+#\d+)+\.?$/;

/**
 * Takes a commit subject apart. Never fails: what is not understood stays in the title. `isScope` says whether the words
 * before a colon (`parser: …`) name a part of the tree; when absent, anything of that form does.
 */
export function readSubject(raw: string, isScope: (prefix: string) => boolean = () => true): Subject {
  let rest = raw.slice(0, LONGEST_SUBJECT).replace(/\s+/g, " ").trim();
  // Steps are taken out first: `WIP #3` is no issue number.
  rest = withoutSteps(rest);
  const issues = [...rest.replace(STEP, "").matchAll(/(?<![\w&/])#(\d+)/g)].flatMap((match) => match[1] ?? []);
  const tickets = [...rest.matchAll(/\b([A-Z][A-Z0-9]{1,9}-\d+)\b/g)]
    .flatMap((match) => match[1] ?? [])
    .filter((key) => !NOT_A_TICKET.test(key));
  rest = rest.replace(/\s*\[(?:skip ci|ci skip|skip actions|no ci)\]/gi, "").replace(/^(?:fixup|squash|amend)! /, "");
  rest = rest.replace(/\s*[([](?:rebased|again|retry|take \d|v\d|attempt \d|second attempt|wip|draft)[)\]]\s*$/i, "");
  rest = rest.replace(/^(?::[a-z_]+:|\p{Extended_Pictographic}\uFE0F?)\s*/u, "");

  let number: string | undefined;
  for (;;) {
    const found = TRAILING_NUMBER.exec(rest);
    if (found === null) break;
    // `Revert "x (#1)" (#2)` and `x (#1) (#2)`: the last one is the pull request.
    number ??= found[1] ?? found[2];
    rest = rest.slice(0, found.index);
  }
  rest = rest.replace(TRAILING_REFERENCES, "").replace(POINTING, "").replace(BARE_NUMBERS, "");

  let type: WorkType = "change";
  let scope: string | undefined;
  let theme: string | undefined;
  let breaking = false;
  // Django: "Fixed #123 -- Added x." and "[4.2.x] Fixed #123 -- …".
  rest = rest.replace(/^\[[\w.]+\] (?=\S)/, (tag) => (/\d/.test(tag) ? "" : tag));
  const django = /^(?:Fixed|Refs|Closes)(?: #\d+,?)+ (?:--|-|—) (?=\S)/.exec(rest);
  if (django) rest = rest.slice(django[0].length);
  rest = rest.replace(/^(?:\[?[A-Z][A-Z0-9]{1,9}-\d+\]?[,\s]*)+[:\s-]*(?=\S)/, (lead) =>
    tickets.some((key) => lead.includes(key)) ? "" : lead,
  );
  const conventional =
    /^([A-Za-z]+)(!)?(?:\(([^)]*)\)|\[([^\]]*)\])?(!)?:+\s*(?=\S)/.exec(rest) ??
    /^\[([A-Za-z]+)\]()()()()[:\s]*(?=\S)/.exec(rest);
  const known = conventional?.[1] === undefined ? undefined : TYPES[conventional[1].toLowerCase()];
  if (conventional && known !== undefined) {
    type = known;
    scope = conventional[3] ?? conventional[4];
    breaking = conventional[2] !== undefined && conventional[2] !== "" ? true : conventional[5] === "!";
    rest = rest.slice(conventional[0].length);
    if (scope !== undefined && /^deps(?:-dev)?$/.test(scope)) type = "deps";
    if (scope === "release" && type === "chore") type = "release";
  } else {
    const [lead, path] = PREFIX.exec(rest) ?? BRACKET.exec(rest) ?? [];
    if (lead !== undefined && path !== undefined) {
      theme = path.toLowerCase();
      if (!path.includes(" ") && isScope(path)) {
        scope = path;
        rest = rest.slice(lead.length);
      }
    }
  }
  rest = rest
    .replace(TRAILING_REFERENCES, "")
    .replace(POINTING, "")
    .replace(BARE_NUMBERS, "")
    .replace(/(?<!\.)\.$/, "")
    .replace(/[\s,;:–-]+$/, "")
    .trim();
  if (rest === "") rest = raw.slice(0, LONGEST_SUBJECT).trim();
  return {
    title: upperFirst(withoutBeginning(rest)),
    type,
    ...(scope !== undefined && scope.trim() !== "" && { scope: scope.trim() }),
    ...(theme !== undefined && { theme }),
    breaking,
    ...(number !== undefined && { number }),
    issues: issues.filter((issue) => issue !== number),
    tickets,
  };
}

/** The title without the counting of its steps, as long as something is left. */
function withoutSteps(text: string): string {
  const rest = text.replace(STEP, "");
  if (rest === text) return text;
  const tidy = rest.replace(/^[\s:,.-]+|[\s:,-]+$/g, "");
  return tidy.length >= SHORTEST_REST ? tidy : text;
}

/** "Initial prototype of the token page" is the token page, once it is there. */
function withoutBeginning(text: string): string {
  const rest = text.replace(BEGINNING, "");
  return rest.length >= SHORTEST_REST ? rest : text;
}

const BEGINNING =
  /^(?:WIP|work in progress|first|initial|basic|very basic|rough|early|preliminary)\b:?\s*(?:(?:prototype|attempt|draft|cut|implementation|version|stab|pass|work|support|sketch|go)\s+)?(?:(?:of|at|on|for|to implement|to)\s+)?(?:(?:a|an|the)\s+)?/i;
/** What is left without the beginning must still say something. */
const SHORTEST_REST = 10;

/** First letter upper where the first word is plain prose; an identifier such as `npm2`, `app.on` or `ds_client` stays as it is. */
function upperFirst(text: string): string {
  const word = /^\p{Ll}[\p{L}'’-]*(?=[\s,:;]|$)/u.exec(text)?.[0];
  if (word === undefined || /\p{Lu}/u.test(word)) return text;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
