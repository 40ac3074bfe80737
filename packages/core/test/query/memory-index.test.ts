import { readEntry } from "../../src/codec/read-entry.js";
import type { VaultPath } from "../../src/record/entry.js";
import { describeIndex } from "../../testing/index-contract.js";
import { createMemoryIndex } from "../../testing/memory-index.js";

describeIndex("memory", () => {
  const files = new Map<string, string>();
  return {
    index: createMemoryIndex(() => [...files].sort().map(([path, text]) => readEntry(path as VaultPath, text))),
    put: (path, text) => void files.set(path, text),
    drop: (path) => void files.delete(path),
    dispose: () => undefined,
  };
});
