import type { Problem } from "@upshot/core/problem";
import { VAULT_FORMAT } from "@upshot/core/record/config";

/** What is wrong with a vault that a newer Upshot wrote: it can be read, as far as it is understood, and not be written to. */
export function formatProblem(format: number): Problem | undefined {
  if (format <= VAULT_FORMAT) return undefined;
  return {
    code: "vault.newer-format",
    message: `the vault has format ${format}, and this Upshot writes format ${VAULT_FORMAT}`,
    place: { file: "upshot.yaml" },
    hint: "install a newer Upshot; reading works meanwhile",
  };
}
