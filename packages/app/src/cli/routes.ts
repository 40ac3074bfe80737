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
}

/** Headings of the help page, in its order. */
export const groups = ["Every day", "Import", "Tell", "Records", "Vault", "Program"] as const;

/** What commands that only hold others are about. */
export const families: Readonly<Record<string, string>> = {
  import: "Reads work from elsewhere into the inbox: git",
  new: "Creates a record of a kind and opens it in $EDITOR",
  win: "What came of your work: create, list, show, edit, delete",
  promise: "What you said you would do; the same commands",
  decision: "Bets, and what came of them; the same commands",
  person: "People you work with; the same commands",
  theme: "What a year of work adds up to; the same commands",
  note: "Anything worth keeping; the same commands",
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
  ]),
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
