import type { Problem } from "../problem.js";
import type { Content, Format } from "./formats.js";

/** A file of the playbook as text: Upshot's own, or the user's in the vault's `playbook/`. */
export interface PlaybookFile {
  readonly format: Format;
  /** Path as it is shown: `playbook/checks/six-pillars.yaml`, below the vault for the user's own. */
  readonly path: string;
  readonly text: string;
  readonly origin: "built-in" | "yours";
  /** Why the file could not be read; the text is empty then. */
  readonly unread?: Problem;
}

/** A valid item of the playbook. */
export interface Item<F extends Format = Format> {
  readonly format: F;
  readonly path: string;
  readonly origin: PlaybookFile["origin"];
  readonly content: Content<F>;
  /** Markdown below the front matter; guides only. */
  readonly body?: string;
}

/** A command of the program. */
export interface KnownCommand {
  /** Its words: `new win`. */
  readonly path: string;
  /** Its options: `--theme`. */
  readonly flags: readonly string[];
}

/** Where the files of the playbook come from. Built-in first; the user's override by format and id. */
export interface PlaybookPort {
  files(format: Format): Promise<readonly PlaybookFile[]>;
  /** The commands that texts of the playbook may tell the user to run; absent where nobody knows them. */
  commands?(): Promise<readonly KnownCommand[]>;
}
