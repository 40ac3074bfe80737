import { describeVault } from "../../../core/testing/vault-contract.js";
import { scratchVault } from "./scratch-vault.js";

describeVault("the vault on disk", scratchVault);
