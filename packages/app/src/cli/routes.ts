import type { CommandArgument, CommandOption } from "./manifest.js";

/** Which operation a command runs, and what the command line adds to it. Everything else comes from the operation's schema. */
export interface Route {
  readonly path: string;
  readonly group: (typeof groups)[number];
  /** Absent for commands of the command line itself. */
  readonly operation?: string;
  /** Instead of the operation's own sentence. */
  readonly summary?: string;
  readonly arguments?: readonly CommandArgument[];
  /** Options that only this face has. */
  readonly options?: readonly CommandOption[];
  readonly preset?: Readonly<Record<string, unknown>>;
  readonly examples?: readonly string[];
  /** It also works where there is no vault: with what Upshot knows, and no records. */
  readonly withoutVault?: boolean;
}

/** Headings of the help page, in its order. */
export const groups = ["Every day", "Import", "Weigh", "Tell", "Know", "Records", "Vault", "Program"] as const;

/** What commands that only hold others are about. */
export const families: Readonly<Record<string, string>> = {
  import: "Reads work from elsewhere into the inbox: git",
  ladder: "Your company's own ladder: import",
  playbook: "What Upshot knows: list, show, validate, eject",
  new: "Creates a record of a kind and opens it in $EDITOR",
  win: "What came of your work: create, list, show, edit, delete",
  promise: "What you said you would do; the same commands",
  decision: "Bets, and what came of them; the same commands",
  person: "People you work with; the same commands",
  theme: "What a year of work adds up to; the same commands",
  note: "Anything worth keeping; the same commands",
  document: "Texts made for others: list, show, edit, delete; `upshot new document` begins one",
};

const kinds = ["win", "promise", "decision", "person", "theme", "note"] as const;

const record: CommandArgument = { name: "record", field: "record", required: true, summary: "Id, stem, or the beginning of one" };
const filter: CommandArgument = {
  name: "filter",
  field: "filter",
  many: true,
  filter: true,
  summary: 'Words, "phrases", field:value, after:2026-07, -not',
};
const title: CommandArgument = { name: "title", field: "title", many: true, required: true, summary: "Title, in one line" };

const count: CommandOption = { flag: "--count", field: "count", type: "flag", summary: "Print only how many there are" };
const limit: CommandOption = {
  flag: "--limit",
  field: "limit",
  type: "number",
  summary: "At most this many; 0 for all. In a terminal 50, when absent",
};
const yes: CommandOption = { flag: "--yes", field: "yes", type: "flag", summary: "Ask nothing and open no editor" };

/** The commands, in the order in which help shows them. */
export const routes: readonly Route[] = [
  {
    path: "log",
    group: "Every day",
    operation: "record.log",
    summary: "Records in one line what came of your work",
    arguments: [
      {
        name: "text",
        field: "text",
        many: true,
        summary: "Free text with #theme @person ^altitude !level +date and 1.8s -> 650ms; standard input when absent",
      },
    ],
    examples: [
      'upshot log "Cut cold start 1.8s -> 650ms #cold-start @maria ^system !next"',
      'upshot log "promise: cost sheet for the freeze, to @ada-okafor +2026-11-30"',
      "upshot log -- --help is no longer a dead end",
    ],
  },
  {
    path: "find",
    group: "Every day",
    operation: "record.find",
    arguments: [{ ...filter, required: true }],
    options: [limit, count],
    examples: ["upshot find retry storm", "upshot find 'kind:win \"cold start\" -glue after:2026-07'"],
  },
  {
    path: "list",
    group: "Every day",
    operation: "record.list",
    arguments: [filter],
    options: [limit, count],
    examples: ["upshot list kind:win level:next after:2026-07", "upshot list kind:promise state:open --order oldest"],
  },
  {
    path: "inbox",
    group: "Every day",
    operation: "inbox.list",
    summary: "Shows what waits: candidates from imports, lines in inbox.md",
    options: [{ flag: "--plain", field: "plain", type: "flag", summary: "List only, also in a terminal" }, count],
    examples: ["upshot inbox", "upshot inbox --top 15 --json"],
  },
  {
    path: "inbox accept",
    group: "Every day",
    operation: "inbox.accept",
    arguments: [{ name: "candidates", field: "candidates", many: true, summary: "Ids from `upshot inbox`" }],
    options: [yes],
    examples: ["upshot inbox accept 3f9c", "upshot inbox accept --top 5 --yes"],
  },
  {
    path: "inbox merge",
    group: "Every day",
    operation: "inbox.merge",
    arguments: [
      { name: "into", field: "into", required: true, summary: "A candidate's id, or a win's" },
      { name: "candidates", field: "candidates", many: true, required: true, summary: "Candidates that belong to it" },
    ],
    examples: ["upshot inbox merge 3f9c a1b2"],
  },
  {
    path: "inbox dismiss",
    group: "Every day",
    operation: "inbox.dismiss",
    arguments: [{ name: "candidates", field: "candidates", many: true, required: true, summary: "Ids from `upshot inbox`" }],
    examples: ['upshot inbox dismiss 77d0 --why "not mine"'],
  },
  {
    path: "inbox drain",
    group: "Every day",
    operation: "inbox.drain",
    examples: ["echo 'Fixed the flaky deploy check' >> inbox.md && upshot inbox drain"],
  },
  {
    path: "import git",
    group: "Import",
    operation: "import.git",
    arguments: [{ name: "path", field: "paths", many: true, required: true, summary: "Folders of repositories" }],
    examples: ["upshot import git ~/src/checkout --since 2026-01-01", "upshot import git . --author maria@example.org"],
  },
  {
    path: "level",
    group: "Weigh",
    operation: "level.show",
    examples: ["upshot level --target senior", "upshot level --quarters 8 --json"],
  },
  {
    path: "ladder import",
    group: "Weigh",
    operation: "ladder.import",
    arguments: [
      { name: "file", field: "file", required: true, summary: "A CSV, Markdown, YAML or JSON file; - for standard input" },
    ],
    preset: { name: "", text: "" },
    examples: ["upshot ladder import levels.csv --dry-run", "upshot ladder import ladder.md --rows levels --id quayside --use"],
  },
  {
    path: "brag",
    group: "Tell",
    operation: "brag.show",
    summary: "The brag document of a period, each line tied to its record",
    options: [
      {
        flag: "--format",
        field: "format",
        type: "text",
        choices: ["md", "html"],
        summary: "md or html; from the file's name when --out has one",
      },
      { flag: "--out", field: "out", type: "text", summary: "Write to this file instead of the terminal" },
    ],
    examples: ["upshot brag --from 2026-01 --by theme", "upshot brag --audience manager --out brag.html"],
  },
  {
    path: "guide",
    group: "Know",
    operation: "guide.show",
    arguments: [{ name: "guide", field: "guide", summary: "A guide's id, or its practice's row such as C3; all when absent" }],
    examples: ["upshot guide", "upshot guide A1"],
    withoutVault: true,
  },
  {
    path: "practices",
    group: "Know",
    operation: "practice.list",
    examples: ["upshot practices --due", "upshot practices --json"],
    withoutVault: true,
  },
  {
    path: "questions",
    group: "Know",
    operation: "question.list",
    arguments: [{ name: "question", field: "question", summary: "Id of one question; all when absent" }],
    examples: ["upshot questions --set reverse --group manager"],
    withoutVault: true,
  },
  {
    path: "check",
    group: "Know",
    operation: "check.answer",
    summary: "Answers a check: asks one question at a time, keeps the answers, and says what they come to",
    arguments: [{ name: "check", field: "check", summary: "Id of the check; without one, the checks are listed" }],
    options: [
      { flag: "--answers", field: "answers", type: "text", summary: "A YAML file with the answers, or - for standard input" },
      { flag: "--blank", field: "blank", type: "flag", summary: "Print an answers file to fill in, and ask nothing" },
    ],
    examples: [
      "upshot check six-pillars",
      "upshot check six-pillars --blank > answers.yaml",
      "upshot check six-pillars --answers answers.yaml --date 2026-11-20",
    ],
  },
  { path: "check list", group: "Know", operation: "check.list", examples: ["upshot check list --json"] },
  {
    path: "check show",
    group: "Know",
    operation: "check.show",
    arguments: [{ name: "check", field: "check", required: true, summary: "Id of a check for its newest answers, or a record" }],
    examples: ["upshot check show six-pillars", "upshot check show check/2026-08-14-six-pillars"],
  },
  {
    path: "check history",
    group: "Know",
    operation: "check.history",
    arguments: [{ name: "check", field: "check", required: true, summary: "Id of the check" }],
    examples: ["upshot check history six-pillars"],
  },
  {
    path: "lint",
    group: "Tell",
    operation: "lint.check",
    arguments: [{ name: "target", field: "records", many: true, summary: "Files or records; standard input when absent or -" }],
    options: [
      {
        flag: "--jsonl",
        field: "jsonl",
        type: "flag",
        summary: 'Read {"id","as","text"} a line, write {"id","findings"} a line',
      },
    ],
    preset: { texts: [] },
    examples: [
      'upshot lint --as win --text "Worked very hard on significantly improving performance"',
      "upshot lint cut-checkout documents/2026/2026-11-20-retention.md",
      "upshot lint --jsonl < statements.jsonl",
    ],
    withoutVault: true,
  },
  {
    path: "playbook list",
    group: "Know",
    operation: "playbook.list",
    arguments: [
      { name: "format", field: "format", summary: "ladder, check, template, rule, guide or question; all when absent" },
    ],
    examples: ["upshot playbook list check"],
    withoutVault: true,
  },
  {
    path: "playbook show",
    group: "Know",
    operation: "playbook.show",
    arguments: [{ name: "item", field: "item", required: true, summary: "Id, or FORMAT/ID where two formats have the same" }],
    examples: ["upshot playbook show win/no-result", "upshot playbook show check/six-pillars"],
    withoutVault: true,
  },
  {
    path: "playbook validate",
    group: "Know",
    operation: "playbook.validate",
    arguments: [
      { name: "path", field: "files", many: true, summary: "Files or folders; what is built in and your own when absent" },
    ],
    examples: ["upshot playbook validate", "upshot playbook validate playbook/checks/mine.yaml"],
    withoutVault: true,
  },
  {
    path: "playbook eject",
    group: "Know",
    operation: "playbook.eject",
    arguments: [{ name: "item", field: "item", required: true, summary: "Id, or FORMAT/ID where two formats have the same" }],
    examples: ["upshot playbook eject generic-ic"],
  },
  {
    path: "show",
    group: "Records",
    operation: "record.show",
    arguments: [record],
    examples: ["upshot show win/2026-11-18-cut-checkout-cold-start"],
  },
  {
    path: "edit",
    group: "Records",
    operation: "record.edit",
    summary: "Opens a record in $EDITOR, or changes fields of it",
    arguments: [record],
    examples: ["upshot edit cut-checkout", "upshot edit cut-checkout --set role=led --set tags+=latency"],
  },
  {
    path: "delete",
    group: "Records",
    operation: "record.delete",
    summary: "Moves a record to the trash; `upshot undo` brings it back",
    arguments: [record],
  },
  {
    path: "create",
    group: "Records",
    operation: "record.create",
    summary: "Creates records from JSON, as show and list give it out",
    arguments: [{ name: "file", field: "records", summary: "A JSON file; standard input when absent or -" }],
    examples: ["upshot show some-win --json | upshot --vault other create"],
  },
  {
    path: "win level",
    group: "Records",
    operation: "win.level",
    arguments: [
      { name: "win", field: "win", required: true, summary: "Id, stem, or the beginning of one" },
      { name: "criterion", field: "criterion", summary: "A criterion of the ladder; suggestions when absent" },
      { name: "mark", field: "mark", summary: "current or next" },
    ],
    examples: ["upshot win level settlement-retry-storm", "upshot win level settlement-retry-storm failure-impact next"],
  },
  {
    path: "new document",
    group: "Records",
    operation: "document.create",
    arguments: [{ ...title, required: false, summary: "Title; the template's and the first record's when absent" }],
    options: [yes],
    examples: [
      "upshot new document --template decision-brief",
      "upshot new document --template promotion-ask --from settlement-retry-storm",
    ],
  },
  ...kinds.map(
    (kind): Route => ({
      path: `new ${kind}`,
      group: "Records",
      operation: `${kind}.create`,
      arguments: [title],
      options: [yes],
      ...(kind === "win" && {
        examples: ['upshot new win "Retries stopped" --role led --metric "pages 14 -> 3 /month"'],
      }),
    }),
  ),
  ...kinds.flatMap((kind): readonly Route[] => [
    { path: `${kind} create`, group: "Records", operation: `${kind}.create`, arguments: [title], options: [yes] },
    ...recordRoutes(kind),
  ]),
  ...recordRoutes("document"),
  {
    path: "init",
    group: "Vault",
    operation: "vault.init",
    summary: "Makes a vault: upshot.yaml, inbox.md, a folder for each kind",
    arguments: [{ name: "dir", field: "dir", summary: "The folder; this one when absent" }],
    options: [
      { flag: "--yes", field: "yes", type: "flag", summary: "Ask nothing; what is not given is taken from git or left out" },
      { flag: "--default", field: "default", type: "flag", summary: "Make it the vault that is used everywhere" },
    ],
    examples: ["upshot init ~/career", 'upshot init career --yes --name "Maria Lopez" --emails maria@example.org'],
  },
  { path: "undo", group: "Vault", operation: "vault.undo", summary: "Takes back the last change; again, the one before it" },
  {
    path: "doctor",
    group: "Vault",
    operation: "vault.doctor",
    summary: "Says what in the vault is not as it should be",
    examples: ["upshot doctor", "upshot doctor --mend"],
  },
  {
    path: "mcp",
    group: "Program",
    summary: "Serves every operation to an agent over MCP",
    options: [
      { flag: "--read-only", field: "readOnly", type: "flag", summary: "Offer only the tools that read" },
      { flag: "--private", field: "private", type: "flag", summary: "Also give out records marked private" },
    ],
    examples: ["upshot mcp --vault ~/career", "upshot mcp --vault ~/career --read-only"],
  },
  {
    path: "completion",
    group: "Program",
    summary: "Prints the completion script for a shell",
    arguments: [
      { name: "shell", field: "shell", required: true, summary: "bash, zsh or fish" },
      { name: "words", field: "words", many: true, summary: "After --: a command line; prints what its last word may become" },
    ],
    examples: [
      'eval "$(upshot completion bash)"',
      "upshot completion fish > ~/.config/fish/completions/upshot.fish",
      "upshot completion bash -- list theme:",
    ],
  },
];

/** What can be done with the records of a kind, whatever made them. */
function recordRoutes(kind: string): readonly Route[] {
  return [
    {
      path: `${kind} list`,
      group: "Records",
      operation: "record.list",
      summary: `Lists records of the kind ${kind}, newest first`,
      arguments: [filter],
      options: [limit, count],
      preset: { kind },
    },
    {
      path: `${kind} show`,
      group: "Records",
      operation: "record.show",
      summary: `Shows one ${kind}`,
      arguments: [record],
      preset: { kind },
    },
    {
      path: `${kind} edit`,
      group: "Records",
      operation: "record.edit",
      summary: `Opens one ${kind} in $EDITOR, or changes fields`,
      arguments: [record],
      preset: { kind },
    },
    {
      path: `${kind} delete`,
      group: "Records",
      operation: "record.delete",
      summary: `Moves one ${kind} to the trash folder`,
      arguments: [record],
      preset: { kind },
    },
  ];
}
