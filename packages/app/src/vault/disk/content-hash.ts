import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { ContentHash } from "@upshot/core/record/entry";
import type { FileFacts, FileSystem } from "./file-system.js";

/** Longest content for which loading node:crypto would cost more than it saves, in bytes. */
const SHORT = 64 * 1024;

/** SHA-256 of bytes, lower-case hex. */
export function contentHash(bytes: Uint8Array): ContentHash {
  const hex = bytes.length <= SHORT ? bytesToHex(sha256(bytes)) : newSum().update(bytes).digest("hex");
  return hex as ContentHash;
}

function newSum() {
  return process.getBuiltinModule("node:crypto").createHash("sha256");
}

/** Hash and facts of a file of any size, read in pieces. Throws the operating system's errors. */
export function hashFile(fileSystem: FileSystem, path: string): { readonly hash: ContentHash; readonly facts: FileFacts } {
  const file = fileSystem.openRead(path);
  try {
    const facts = fileSystem.facts(file);
    const sum = newSum();
    const piece = new Uint8Array(Math.min(Math.max(facts.size, 1), 1 << 20));
    for (;;) {
      const count = facts.type === "file" ? fileSystem.read(file, piece, 0) : 0;
      if (count === 0) return { hash: sum.digest("hex") as ContentHash, facts };
      sum.update(piece.subarray(0, count));
    }
  } finally {
    fileSystem.close(file);
  }
}
