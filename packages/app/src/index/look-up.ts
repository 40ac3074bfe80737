import { keysOf } from "@upshot/core/activity/source-keys";
import { commonValues } from "@upshot/core/query/common-values";
import { outermost } from "@upshot/core/query/leaves";
import { matches } from "@upshot/core/query/matches";
import type { Condition } from "@upshot/core/query/query";
import { likelyMeanings, readReference } from "@upshot/core/query/resolve-reference";
import { isPrivate } from "@upshot/core/query/veil";
import type { Entry, RecordId } from "@upshot/core/record/entry";
import { ENTRY_COLUMNS, type EntryRow, entryOf, pathOf } from "./entry-rows.js";
import { presencePhrase } from "./field-terms.js";
import { entriesOf, readUnveiled, type Shelf } from "./search.js";

const RECORDS = `SELECT ${ENTRY_COLUMNS} FROM file CROSS JOIN folder ON folder.id = file.folder WHERE kind IS NOT NULL`;

/** Most records that a reference is said to mean. */
const MOST_MEANINGS = 50;

/**
 * The records that a reference can mean, in order of path. Private ones come whole, from their files: who names a record
 * wants to see it.
 */
export async function resolve(shelf: Shelf, reference: string, kind: string | undefined): Promise<readonly Entry[]> {
  const read = readReference(reference);
  if (read.text === "") return [];
  const ofKind = (rows: readonly EntryRow[]) => rows.filter((row) => (kind ?? row.kind) === row.kind);
  const named: readonly EntryRow[] = shelf.database
    .prepare(`${RECORDS} AND name = ? ORDER BY folder.path`)
    .all(`${read.stem}.md`);
  const byPath = ofKind(named).filter((row) => pathOf(row) === read.text);
  const byStem = ofKind(named).filter((row) => (read.kind ?? row.kind) === row.kind);
  const exact = byPath.length > 0 ? byPath : byStem;
  return whole(shelf, exact.length > 0 ? exact : ofKind(likelyRows(shelf, read)).slice(0, MOST_MEANINGS));
}

/** Distinct values of a field for completion; see `commonValues`. */
export function values({ database }: Shelf, field: string, prefix: string, limit: number): readonly string[] {
  return commonValues(entriesIn(database.prepare(RECORDS).iterate()), field, prefix, limit);
}

/** Source keys and the record that carries each; of two records with one key the first by path. */
export function sources({ database }: Shelf): ReadonlyMap<string, RecordId> {
  const found = new Map<string, RecordId>();
  const carriers = database
    .prepare(`${RECORDS} AND file.id IN (SELECT rowid FROM words WHERE words MATCH ?) ORDER BY folder.path, name`)
    .iterate(presencePhrase("sources"));
  for (const { id, fields } of entriesIn(carriers)) {
    const entries = fields["sources"];
    if (!Array.isArray(entries)) continue;
    const keys = entries.filter((entry) => typeof entry === "string").flatMap(keysOf);
    for (const key of keys) if (!found.has(key)) found.set(key, id);
  }
  return found;
}

/** Whether some record has a field of that name, or that value in it. */
export function isUsed({ database }: Shelf, field: string, value: string | undefined): boolean {
  const outer = outermost(field);
  const sql = `${RECORDS} AND file.id IN (SELECT rowid FROM words WHERE words MATCH ?)`;
  if (value === undefined && outer === field) return database.prepare(`${sql} LIMIT 1`).all(presencePhrase(outer)).length > 0;
  const asked: Condition =
    value === undefined ? { type: "has", field, not: false } : { type: "is", field, values: [value], not: false };
  let isFound = false;
  // To the end in any case: a statement that is left in the middle keeps its lock.
  for (const entry of entriesIn(database.prepare(sql).iterate(presencePhrase(outer)))) {
    isFound ||= matches({ conditions: [asked] }, entry);
  }
  return isFound;
}

function likelyRows({ database }: Shelf, reference: ReturnType<typeof readReference>): readonly EntryRow[] {
  const rowOf = new Map<Entry, EntryRow>();
  for (const row of database.prepare(`${RECORDS} ORDER BY folder.path, name`).all()) rowOf.set(entryOf(row), row);
  return likelyMeanings(reference, [...rowOf.keys()]).flatMap((entry) => rowOf.get(entry) ?? []);
}

async function whole(shelf: Shelf, rows: readonly EntryRow[]): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const entry of await entriesOf(shelf, rows)) {
    const row = isPrivate(entry) ? rows.find((candidate) => pathOf(candidate) === entry.path) : undefined;
    const unveiled = row === undefined ? entry : await readUnveiled(shelf, row);
    if (unveiled !== undefined) entries.push(unveiled);
  }
  return entries;
}

function* entriesIn(rows: Iterable<EntryRow>): Iterable<Entry> {
  for (const row of rows) yield entryOf(row);
}
