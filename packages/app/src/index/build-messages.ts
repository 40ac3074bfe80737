import type { BuildPlan, Place } from "./build-plan.js";
import type { FileRow } from "./file-rows.js";

/** Places in the numbers that both threads see. */
export const SHARED = {
  /** The next batch that nobody has taken yet. */
  next: 0,
  /** Messages to the second thread that it is done with. */
  taken: 1,
  /** Messages sent to it; it sleeps on this one. */
  sent: 2,
} as const;

/** What the second thread is started with; the plan follows as its first message. */
export interface BuildOrder {
  readonly isUpshotBuild: true;
  /** The empty file that becomes the database. */
  readonly database: string;
  readonly shared: Int32Array<SharedArrayBuffer>;
}

/**
 * What the first thread sends: what there is to do, then rows to write. `end` says that no batch is left to take, `last` that
 * nothing comes any more.
 */
export type BuildMessage =
  | { readonly plan: BuildPlan }
  | { readonly rows: readonly FileRow[]; readonly end: boolean; readonly last: boolean };

/** What the second thread sends: the files that only the vault can read, then that the database is finished. */
export type BuildAnswer = { readonly strange: readonly Place[] } | { readonly finished: true };
