/** Where a problem is: a vault path (or a path as the user gave it), and 1-based line and column. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * Every expected failure has one of these codes. Codes are stable: scripts and other faces may rely on them,
 * so a code is never reused for another meaning.
 */
export type ProblemCode =
  /** What was given can't be used as it is: a value, an option, an argument, a JSON text. */
  | "input.invalid"
  /** A filter can't be read; the column points at the character. */
  | "query.syntax"
  /** No record, or no file of the vault, is called that. */
  | "record.not-found"
  /** The name can mean several records. */
  | "record.ambiguous"
  /** There is a record or file of that name already; it was not touched. */
  | "record.exists"
  /** The file was changed by somebody else since it was read; their text stays. */
  | "record.stale"
  /** A field holds a value that its kind does not take; the rest of the record works. */
  | "record.invalid-field"
  /** The file can't be read as a record, or is being written at this moment. */
  | "record.unreadable"
  /** What has a record's name is a folder, pipe, socket, device or link. */
  | "record.not-a-file"
  /** The file is larger than a record may be. */
  | "record.too-large"
  /** The file is not UTF-8 text. */
  | "record.not-utf8"
  /** The file holds a NUL character. */
  | "record.nul-byte"
  /** The file holds both sides of a merge that was not finished. */
  | "record.conflict-markers"
  /** The name can't be a file's name everywhere, or hides something from its reader. */
  | "record.unsafe-name"
  /** Two files have the same id. */
  | "record.duplicate-id"
  /** Two names differ only in case, or in how accents are written. */
  | "record.twin-name"
  /** A copy that a sync program kept because both sides had changed. */
  | "record.sync-conflict"
  /** A field names a record that does not exist. */
  | "record.dangling"
  /** It concerns a record marked private, which is not given out here. */
  | "record.private"
  /** Front matter opens and never closes. */
  | "front-matter.unclosed"
  /** The front matter is not valid YAML. */
  | "front-matter.syntax"
  /** The front matter has the same field twice. */
  | "front-matter.duplicate-key"
  /** The front matter holds something other than fields with values. */
  | "front-matter.not-a-map"
  /** The front matter nests too deep, is too long, or repeats itself through aliases. */
  | "front-matter.too-complex"
  /** A field has a name that no field can have, such as __proto__; it is left out. */
  | "front-matter.unsafe-key"
  /** There is no vault where one was looked for. */
  | "vault.not-found"
  /** The folder is a vault already. */
  | "vault.exists"
  /** upshot.yaml can't be read. */
  | "vault.config"
  /** A newer Upshot made the vault; this one only reads it. */
  | "vault.newer-format"
  /** The vault, or a file of it, can't be written. */
  | "vault.read-only"
  /** The disk is full, or a limit on sizes is reached. */
  | "vault.no-space"
  /** Another Upshot has been writing for too long. */
  | "vault.locked"
  /** The system could not read or write a file. */
  | "vault.io"
  /** The path leads out of the vault. */
  | "vault.outside"
  /** A file that an interrupted write, or a program that wrote at the same moment, left behind. */
  | "vault.orphan"
  /** A write was interrupted, or is going on right now. */
  | "journal.unfinished"
  /** There is nothing to take back. */
  | "journal.empty"
  /** Another process keeps the index to itself. */
  | "index.locked"
  /** A line of inbox.md can't be turned into a record; it stays where it is. */
  | "inbox.not-understood"
  /** No candidate of that name is waiting, or none at all. */
  | "candidate.not-found"
  /** A file of the playbook has a key that its format does not know. */
  | "playbook.unknown-key"
  /** A file of the playbook is not as its format wants it; everything else in the playbook works. */
  | "playbook.invalid"
  /** Several formats of the playbook have something of that id. */
  | "playbook.ambiguous"
  /** Nothing in the playbook has that id. */
  | "playbook.not-found"
  /** git is not installed. */
  | "git.missing"
  /** The folder is not a git repository that can be read. */
  | "git.not-a-repository"
  /** The repository has no commits, or none in the range. */
  | "git.empty"
  /** git could not read the history. */
  | "git.failed"
  /** A part of the history could not be read; the answer says what that costs. */
  | "git.degraded"
  /** It is not known which commits are yours. */
  | "git.no-identity"
  /** The editor could not be started, or ended with an error. */
  | "editor.failed"
  /** It was stopped before it was done. */
  | "interrupted";

/** An expected failure as a value: what is so, where, and what to do about it. */
export interface Problem {
  readonly code: ProblemCode;
  /** One plain sentence: what is wrong. Ends without a period so that faces can append the place. */
  readonly message: string;
  readonly place?: Place;
  /** What the user can do next, as a sentence. */
  readonly hint?: string;
  /** The error underneath, kept for `--verbose` and for bug reports. */
  readonly cause?: unknown;
}

/** Either a value or the problem that stood in its way. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** A good result. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A failed result. */
export function fail(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}
