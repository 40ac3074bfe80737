import type { Result } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import type { BuildSource } from "./build-index.js";
import type { VaultScan } from "./scan-vault.js";

export async function buildInTwoThreads(
  _path: string,
  _source: BuildSource,
  _scan: VaultScan,
): Promise<Result<readonly VaultPath[]> | undefined> {
  return undefined;
}
