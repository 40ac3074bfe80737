import type { Index, Vault } from "@upshot/core/ports";
import { fail, ok, type Problem } from "@upshot/core/problem";

const NO_VAULT: Problem = {
  code: "vault.not-found",
  message: "there is no vault here to write to",
  hint: "`upshot init DIR` makes one; `--vault DIR` or UPSHOT_VAULT names one",
};

/** What stands for a vault where there is none: it holds nothing and takes nothing. */
export const noVault: Vault = {
  list: async () => [],
  read: async (path) => fail({ code: "record.not-found", message: `there is no ${path}`, place: { file: path } }),
  apply: async () => fail(NO_VAULT),
  journal: async () => ok([]),
  examine: async () => fail(NO_VAULT),
};

/** The index of a vault that is not there. */
export const noRecords: Index = {
  find: async () => ok({ entries: [], total: 0 }),
  resolve: async () => ok([]),
  values: async () => ok([]),
  problems: async () => ok([]),
  sources: async () => ok(new Map()),
};
