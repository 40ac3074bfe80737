import type { Problem } from "@upshot/core/problem";
import { kinds } from "@upshot/core/record/kinds";
import { isSystemError } from "./index-files.js";
import { type FolderNames, listVault, scanVault, type VaultScan } from "./scan-vault.js";

/** Ways to look at a vault's files. */
export interface Look {
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

/** Looks below the folders of all kinds. */
export function lookAt(root: string, now: () => number): Look {
  const folders = kinds.map(({ folder }) => folder);
  return {
    now,
    scan: () => orUnreadable(root, () => scanVault(root, folders, now)),
    list: () => orUnreadable(root, () => listVault(root, folders)),
  };
}

function orUnreadable<Found>(root: string, look: () => Found): Found {
  try {
    return look();
  } catch (error) {
    throw isSystemError(error) ? new VaultUnreadable(root, error) : error;
  }
}
