import { describeIndex } from "../../../core/testing/index-contract.js";
import { vaultUnderTest } from "./vault-under-test.js";

describeIndex("SQLite", () => {
  const vault = vaultUnderTest();
  return { ...vault, index: vault.open() };
});
