import type { Result } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import type { Database } from "./file-rows.js";
import type { Look } from "./look.js";

/** Where the tables of the index are kept. */
export interface IndexStore {
  /** A database that is whole and does not change until `end`; nothing when there is none. */
  begin(): Database | undefined;
  end(): void;
  /**
   * Makes the tables say what a look at the disk finds; `everything` reads all files again. Gives back the files whose
   * change nothing but reading them would have shown. Not to be called between `begin` and `end`.
   */
  write(look: Look, everything: boolean): Promise<Result<readonly VaultPath[]>>;
  /** Forgets tables that turned out damaged. */
  discard(): void;
  close(): void;
}
