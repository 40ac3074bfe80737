import type { Vault } from "@upshot/core/ports";
import type { ScanThread } from "./scan-thread.js";

/** Where the vault and its index are, and who helps. */
export interface IndexOptions {
  /** Absolute path of the vault. */
  readonly root: string;
  /** A folder for this vault alone, made when it is missing. When it can't be written the index stays in memory. */
  readonly cacheFolder: string;
  /** Reads the files that are out of the ordinary, and knows what is wrong with them. */
  readonly vault: Pick<Vault, "read">;
  /** Whether a plain file of this name, among these names, holds a record. */
  isRecordName(name: string, siblings: ReadonlySet<string>): boolean;
  /** Takes a part of each look at the disk; ended together with the index. */
  readonly thread?: ScanThread | undefined;
  /** Long work says how far it is, and an index that can't be kept says why. */
  readonly progress?: (message: string) => void;
  /** Ends a long build; the answer is then an `interrupted` problem. */
  readonly signal?: { readonly aborted: boolean };
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** How long to wait for another program that holds the index, in milliseconds. */
  readonly wait?: number;
}
