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
  | "input.invalid"
  | "query.syntax"
  | "record.not-found"
  | "record.ambiguous"
  | "record.exists"
  | "record.stale"
  | "record.invalid-field"
  | "record.unreadable"
  | "record.not-a-file"
  | "record.too-large"
  | "record.not-utf8"
  | "record.nul-byte"
  | "record.conflict-markers"
  | "record.unsafe-name"
  | "record.duplicate-id"
  | "record.twin-name"
  | "record.sync-conflict"
  | "record.dangling"
  | "record.private"
  | "front-matter.unclosed"
  | "front-matter.syntax"
  | "front-matter.duplicate-key"
  | "front-matter.not-a-map"
  | "front-matter.too-complex"
  | "front-matter.unsafe-key"
  | "vault.not-found"
  | "vault.exists"
  | "vault.config"
  | "vault.newer-format"
  | "vault.read-only"
  | "vault.no-space"
  | "vault.locked"
  | "vault.io"
  | "vault.outside"
  | "vault.orphan"
  | "journal.unfinished"
  | "journal.empty"
  | "index.locked"
  | "inbox.not-understood"
  | "candidate.not-found"
  | "git.missing"
  | "git.not-a-repository"
  | "git.empty"
  | "git.failed"
  | "git.degraded"
  | "git.no-identity"
  | "editor.failed"
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
