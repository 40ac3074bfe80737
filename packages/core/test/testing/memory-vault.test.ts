import { createMemoryVault } from "../../testing/memory-vault.js";
import { describeVault } from "../../testing/vault-contract.js";

describeVault("the memory vault", () => {
  const vault = createMemoryVault();
  return {
    vault,
    put: vault.put,
    drop: vault.drop,
    get: (path) => vault.files.get(path),
    paths: () => [...vault.files.keys()],
    dispose: () => {},
  };
});
