import type { Problem, Result } from "./problem.js";
import type { Query } from "./query/query.js";
import type { ContentHash, DateText, Entry, RecordId, VaultPath } from "./record/entry.js";

/** A text file of the vault, and the hash of the bytes it was read from. */
export interface VaultFile {
  readonly path: VaultPath;
  readonly text: string;
  readonly hash: ContentHash;
}

/**
 * One change to one file. `base` is the hash of the content the change was computed from: when the file holds
 * something else by the time the change is applied, the other writer's text stays (see `Plan.whenStale`).
 * A `move` whose `to` lies in `.trash/` takes a free name there; `remove` is a move to the same path below `.trash/`.
 */
export type Change =
  | { readonly type: "create"; readonly path: VaultPath; readonly text: string }
  | { readonly type: "edit"; readonly path: VaultPath; readonly base: ContentHash; readonly text: string }
  | { readonly type: "move"; readonly path: VaultPath; readonly base: ContentHash; readonly to: VaultPath }
  | { readonly type: "remove"; readonly path: VaultPath; readonly base: ContentHash };

/** Changes that belong together: all are made or none, also across a crash. */
export interface Plan {
  /** What the user did, for the journal and `upshot undo`: `log win/2026-11-20-cold-start`. */
  readonly summary: string;
  /** No path twice. */
  readonly changes: readonly Change[];
  /**
   * What happens when a file changed since the plan was made. `refuse`: nothing at all is written, the answer is a
   * `record.stale` problem, and the operation can be run again on the newer text. `copy`: for text a person wrote in
   * an editor, which can't be computed again: theirs stays, ours becomes a conflict copy. `refuse` when absent.
   */
  readonly whenStale?: "refuse" | "copy";
}

/** What became of a plan. */
export interface Applied {
  /** Journal entry of this plan, for undo; absent when nothing was written. */
  readonly entry?: string;
  /**
   * Changes that met another writer's text: theirs is at `path`, ours at `copy`. A move or removal has no text of ours:
   * it was not made, and `copy` is `path`.
   */
  readonly conflicts: readonly { readonly path: VaultPath; readonly copy: VaultPath }[];
}

/** One finished plan, newest first, an undo like any other; enough to compute the way back. */
export interface JournalEntry {
  readonly id: string;
  readonly summary: string;
  /** ISO instant at which it was applied. */
  readonly at: string;
  /** The plan that takes it back. */
  readonly reverse: Plan;
}

/** The files of truth. The only port that writes records. */
export interface Vault {
  /** Paths of the record files (`.md` below kind folders) in one kind's folder, or in all of them. Order is by path. */
  list(folder?: string): Promise<readonly VaultPath[]>;
  /** Text and hash of one file; also `upshot.yaml`, `inbox.md` and other files of the vault's root. */
  read(path: VaultPath): Promise<Result<VaultFile>>;
  /**
   * Makes all changes of a plan or none, and journals it. A `create` whose path is taken gives `record.exists` and a `move` or
   * `remove` whose file is gone gives `record.not-found`, with nothing written.
   */
  apply(plan: Plan): Promise<Result<Applied>>;
  /** Newest first; at most `limit`. */
  journal(limit: number): Promise<Result<readonly JournalEntry[]>>;
  /** Reads only: everything in the vault that is not as it should be, each with its way out. `mend` also repairs what is safe to repair. */
  examine(options: { readonly mend: boolean }): Promise<Result<Examination>>;
}

/** What `doctor` found, and what it repaired (or would repair, when `mend` was false). */
export interface Examination {
  readonly files: number;
  readonly records: number;
  readonly problems: readonly Problem[];
  readonly mends: readonly { readonly what: string; readonly done: boolean }[];
}

/** How many to give back, from where, in which order. */
export interface Page {
  readonly limit?: number;
  readonly offset?: number;
  /** Newest first unless said otherwise. `relevance` needs words in the query. */
  readonly order?: "newest" | "oldest" | "title" | "relevance";
  /** False: every `body` is empty, which saves opening the files. */
  readonly bodies?: boolean;
}

/** Matching records and how many there are in all. */
export interface Found {
  readonly entries: readonly Entry[];
  readonly total: number;
}

/** Fast answers over all records. Derived from the vault; brings itself up to date before it answers. */
export interface Index {
  find(query: Query, page?: Page): Promise<Result<Found>>;
  /** The records a reference can mean: exact id, exact stem, else unique prefix or title words. Empty when none. */
  resolve(reference: string, kind?: string): Promise<Result<readonly Entry[]>>;
  /** Distinct values of a field that start with `prefix`, most used first; `id` gives record ids. For completion. */
  values(field: string, prefix: string, limit: number): Promise<Result<readonly string[]>>;
  /** Every problem met while reading the files, one file never hiding another. */
  problems(): Promise<Result<readonly Problem[]>>;
  /** Source keys (`git:…`) that records already carry, with the record that carries each. */
  sources(): Promise<Result<ReadonlyMap<string, RecordId>>>;
}

/** What day it is where the user is. */
export interface Clock {
  today(): DateText;
  /** ISO instant, UTC, seconds. */
  now(): string;
}

/** Randomness, for the rare name that must not collide. */
export interface Ids {
  /** Lower-case letters and digits, `length` of them. */
  random(length: number): string;
}
