import { VAULT_FORMAT } from "@upshot/core/record/config";
import { createSqliteIndex } from "../../src/index/sqlite-index.js";
import { createDiskVault } from "../../src/vault/disk-vault.js";
import { isRecordName } from "../../src/vault/walk-vault.js";

// A program that asks an index again and again: `index-driver ROOT CACHE WORD TIMES`. It prints the ids of each answer as
// one line of JSON, or the problem's code, and in the end how many threads it started.

let threads = 0;
process.on("worker", () => {
  threads += 1;
});

const [root = "", cacheFolder = "", text = "", times = "1"] = process.argv.slice(2);
const vault = createDiskVault({ root, format: VAULT_FORMAT });
for (let time = 0; time < Number(times); time += 1) {
  const index = createSqliteIndex({ root, cacheFolder, vault, isRecordName });
  const found = await index.find({ conditions: text === "" ? [] : [{ type: "word", text, prefix: false, not: false }] });
  console.log(JSON.stringify(found.ok ? found.value.entries.map(({ id }) => id) : found.problem.code));
  index.close();
}
console.log(JSON.stringify({ threads }));
