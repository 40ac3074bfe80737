import { rmSync } from "node:fs";
import { join } from "node:path";
import { describeVault } from "../../../core/testing/vault-contract.js";
import { scratchVault } from "./scratch-vault.js";

describeVault("the vault on disk", () => {
  const scratch = scratchVault();
  return { ...scratch, drop: (path) => rmSync(join(scratch.root, path)) };
});
