import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Candidate, CandidateStore } from "@upshot/core/activity/ports";
import { fail, ok, type Result } from "@upshot/core/problem";

/** Raised when the shape of a stored candidate changes; an older file is a cache miss. */
const VERSION = 1;

/** Candidates in one JSON file of the cache folder. A file that is missing or damaged is an empty inbox. */
export function createCandidateStore(cacheFolder: string): CandidateStore {
  const file = join(cacheFolder, "candidates.json");
  const write = (candidates: readonly Candidate[]): Result<void> => {
    try {
      mkdirSync(cacheFolder, { recursive: true, mode: 0o700 });
      const temporary = `${file}.${process.pid}`;
      writeFileSync(temporary, JSON.stringify({ version: VERSION, candidates }), { mode: 0o600 });
      renameSync(temporary, file);
      return ok(undefined);
    } catch (cause) {
      return fail({
        code: "vault.io",
        message: "candidates could not be kept",
        place: { file },
        hint: "the cache folder must be writable; set XDG_CACHE_HOME to one that is",
        cause,
      });
    }
  };
  const read = (): readonly Candidate[] => {
    try {
      const stored: unknown = JSON.parse(readFileSync(file, "utf8"));
      if (typeof stored !== "object" || stored === null || !("version" in stored) || !("candidates" in stored)) return [];
      return stored.version === VERSION && Array.isArray(stored.candidates) ? (stored.candidates as Candidate[]) : [];
    } catch {
      return [];
    }
  };
  return {
    all: async () => ok(read()),
    put: async (repository, candidates) =>
      write([...read().filter((candidate) => candidate.repository !== repository), ...candidates]),
    remove: async (ids) => write(read().filter((candidate) => !ids.includes(candidate.id))),
  };
}
