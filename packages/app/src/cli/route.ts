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
