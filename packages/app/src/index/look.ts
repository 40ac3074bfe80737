import type { Problem } from "@upshot/core/problem";
import { kinds } from "@upshot/core/record/kinds";
import { digestVault, type VaultDigests } from "./digest-vault.js";
import { isSystemError } from "./index-files.js";
import type { ScanThread } from "./scan-thread.js";
import { type FolderNames, listVault, scanVault, type VaultScan } from "./scan-vault.js";

/** Ways to look at a vault's files. */
export interface Look {
  /** No more than it takes to say whether anything changed. */
  digests(): Promise<VaultDigests>;
  /** Every file with its stamp. */
  scan(): VaultScan;
  /** Names alone. */
  list(): readonly FolderNames[];
  /** Milliseconds since 1970. */
  now(): number;
}

/** Thrown when the disk fails, and caught where the question is answered: half a look would be taken for deletions. */
export class VaultUnreadable extends Error {
  constructor(
    root: string,
    override readonly cause: Error & { readonly code: string },
  ) {
    super(`The vault can't be read (${cause.code})`);
    this.problem = {
      code: "vault.io",
      message: this.message,
      place: { file: root },
      hint: "Check the disk and run `upshot doctor`.",
      cause,
    };
  }

  readonly problem: Problem;
}

/** Looks below the folders of all kinds; with a second thread for the digests, if there is one. */
export function lookAt(root: string, now: () => number, thread: ScanThread | undefined): Look {
  const folders = kinds.map(({ folder }) => folder);
  return {
    now,
    digests: async () => {
      try {
        return await digestVault(root, folders, { now, thread });
      } catch (error) {
        throw asUnreadable(root, error);
      }
    },
    scan: () => orUnreadable(root, () => scanVault(root, folders, now)),
    list: () => orUnreadable(root, () => listVault(root, folders)),
  };
}

function orUnreadable<Found>(root: string, look: () => Found): Found {
  try {
    return look();
  } catch (error) {
    throw asUnreadable(root, error);
  }
}

function asUnreadable(root: string, error: unknown): unknown {
  return isSystemError(error) ? new VaultUnreadable(root, error) : error;
}
