import { keysOf } from "../src/activity/source-keys.js";
import { nearest } from "../src/codec/nearest.js";
import type { ReadEntry } from "../src/codec/read-entry.js";
import type { Index, Page } from "../src/ports.js";
import { fail, ok, type Problem } from "../src/problem.js";
import { commonValues } from "../src/query/common-values.js";
import { matches } from "../src/query/matches.js";
import type { Condition, Query } from "../src/query/query.js";
import { isNamed, likelyMeanings, readReference } from "../src/query/resolve-reference.js";
import { compareText, sortEntries } from "../src/query/sort-entries.js";
import { unknownName } from "../src/query/unknown-name.js";
import { veil } from "../src/query/veil.js";
import type { Entry, RecordId } from "../src/record/entry.js";

/** What files gave when they were read, as of now. */
export type Read = () => Promise<readonly ReadEntry[]> | readonly ReadEntry[];

/**
 * An index that keeps nothing: it asks all records each time, and is right by being simple. Takes records, or a function
 * that reads them.
 */
export function createMemoryIndex(source: readonly Entry[] | Read): Index {
  const read = async (): Promise<readonly ReadEntry[]> =>
    typeof source === "function" ? source() : source.map((entry) => ({ entry, problems: [] }));
  const entries = async (): Promise<readonly Entry[]> => {
    const found = (await read()).flatMap(({ entry }) => (entry === undefined ? [] : [entry]));
    return found.sort((one, other) => compareText(folderOf(one), folderOf(other)) || compareText(one.path, other.path));
  };
  const veiled = async (): Promise<readonly Entry[]> => (await entries()).map(veil);

  return {
    find: async (query, page = {}) => {
      const all = await veiled();
      const problem = unknownName(query, { nearest, isUsed: (field, value) => isUsed(all, field, value) });
      return problem === undefined ? ok(search(all, query, page)) : fail(problem);
    },
    resolve: async (reference, kind) => ok(await resolve(await entries(), reference, kind)),
    values: async (field, prefix, limit) => ok(commonValues(await veiled(), field, prefix, limit)),
    problems: async () => ok([...(await read()).flatMap(({ problems }) => problems), ...duplicates(await entries())]),
    sources: async () => ok(sources(await veiled())),
  };
}

function search(entries: readonly Entry[], query: Query, { limit, offset = 0, order = "newest", bodies = true }: Page) {
  const found = sortEntries(
    entries.filter((entry) => matches(query, entry)),
    order,
    query,
  );
  const shown = found.slice(offset, limit === undefined ? undefined : offset + limit);
  return { entries: bodies ? shown : shown.map((entry) => ({ ...entry, body: "" })), total: found.length };
}

function isUsed(entries: readonly Entry[], field: string, value: string | undefined): boolean {
  const asked: Condition =
    value === undefined ? { type: "has", field, not: false } : { type: "is", field, values: [value], not: false };
  return entries.some((entry) => matches({ conditions: [asked] }, entry));
}

function resolve(entries: readonly Entry[], reference: string, kind: string | undefined): readonly Entry[] {
  const read = readReference(reference);
  if (read.text === "") return [];
  const ofKind = entries.filter((entry) => (kind ?? entry.kind) === entry.kind);
  const byPath = ofKind.filter(({ path }) => path === read.text);
  const byStem = ofKind.filter((entry) => isNamed(read, entry));
  const exact = byPath.length > 0 ? byPath : byStem;
  if (exact.length > 0) return exact;
  // What is private is found by its name, never by its words.
  const unveiled = new Map(ofKind.map((entry) => [veil(entry), entry] as const));
  return likelyMeanings(read, [...unveiled.keys()])
    .slice(0, 50)
    .flatMap((entry) => unveiled.get(entry) ?? []);
}

function sources(entries: readonly Entry[]): ReadonlyMap<string, RecordId> {
  const found = new Map<string, RecordId>();
  for (const { id, fields } of entries) {
    const written = Array.isArray(fields["sources"]) ? fields["sources"] : [];
    const keys = written.filter((each) => typeof each === "string").flatMap(keysOf);
    for (const key of keys) if (!found.has(key)) found.set(key, id);
  }
  return found;
}

function duplicates(entries: readonly Entry[]): readonly Problem[] {
  const first = new Map<string, Entry>();
  return entries.flatMap((entry): readonly Problem[] => {
    const before = first.get(entry.id);
    if (before === undefined) first.set(entry.id, entry);
    return before === undefined
      ? []
      : [{ code: "record.duplicate-id", message: `${entry.id} is also the id of ${before.path}`, place: { file: entry.path } }];
  });
}

function folderOf({ path }: Entry): string {
  return path.slice(0, path.lastIndexOf("/"));
}
