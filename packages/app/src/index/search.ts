import type { Found, Page, Vault } from "@upshot/core/ports";
import { matches } from "@upshot/core/query/matches";
import type { Condition, Query } from "@upshot/core/query/query";
import { sortEntries } from "@upshot/core/query/sort-entries";
import { veil } from "@upshot/core/query/veil";
import type { Entry } from "@upshot/core/record/entry";
import { kinds } from "@upshot/core/record/kinds";
import { type CompiledQuery, compileQuery } from "./compile-query.js";
import { bodyOf, ENTRY_COLUMNS, type EntryRow, entryOf, pathOf } from "./entry-rows.js";
import type { Database } from "./file-rows.js";

/** Where answers come from: the index, and the files for what it does not keep. */
export interface Shelf {
  readonly root: string;
  readonly database: Database;
  readonly vault: Pick<Vault, "read">;
}

type Parameter = string | number;

/** Matching records in the order asked for. */
export async function search(shelf: Shelf, query: Query, page: Page): Promise<Found> {
  const compiled = compileQuery(query, kindNames());
  const { limit = Number.POSITIVE_INFINITY, offset = 0, order = "newest", bodies = true } = page;
  const read = async (rows: readonly EntryRow[]) => (bodies ? entriesOf(shelf, rows) : rows.map(entryOf));
  if (compiled.left.length > 0) {
    const found = await searchRecords(shelf, compiled, order);
    const rows = order === "title" ? byTitle(found) : found;
    return { entries: await read(rows.slice(offset, offset + limit)), total: rows.length };
  }
  if (order === "title") {
    const { sql, parameters } = select(compiled, ENTRY_COLUMNS, order);
    const rows = byTitle(shelf.database.prepare(sql).all(...parameters));
    return { entries: await read(rows.slice(offset, offset + limit)), total: rows.length };
  }
  const { sql, parameters } = select(compiled, ENTRY_COLUMNS, order);
  const isWhole = limit === Number.POSITIVE_INFINITY && offset === 0;
  const rows: EntryRow[] = isWhole
    ? shelf.database.prepare(sql).all(...parameters)
    : shelf.database.prepare(`${sql} LIMIT ? OFFSET ?`).all(...parameters, Math.min(limit, 2 ** 31), offset);
  return { entries: await read(rows), total: isWhole ? rows.length : countRows(shelf, compiled) };
}

/** How many records match. */
export async function count(shelf: Shelf, query: Query): Promise<number> {
  const compiled = compileQuery(query, kindNames());
  return compiled.left.length > 0 ? (await searchRecords(shelf, compiled, "newest")).length : countRows(shelf, compiled);
}

/** The records of some rows, bodies included. A file that changed since the index looked is read as it is now. */
export async function entriesOf(shelf: Shelf, rows: readonly EntryRow[]): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (const row of rows) {
    const body = bodyOf(shelf.root, row);
    const entry = body === undefined ? await readAgain(shelf, row) : { ...entryOf(row), body };
    if (entry !== undefined) entries.push(entry);
  }
  return entries;
}

/** A row's record as its file holds it now, private or not; nothing when there is none any more. */
export async function readUnveiled({ vault }: Pick<Shelf, "vault">, row: EntryRow): Promise<Entry | undefined> {
  const file = await vault.read(pathOf(row));
  if (!file.ok) return undefined;
  const { readEntry } = await import("@upshot/core/codec/read-entry");
  return readEntry(file.value.path, file.value.text).entry;
}

async function readAgain(shelf: Shelf, row: EntryRow): Promise<Entry | undefined> {
  const entry = await readUnveiled(shelf, row);
  return entry === undefined ? undefined : veil(entry);
}

function countRows({ database }: Shelf, compiled: CompiledQuery): number {
  const { sql, parameters } = select(compiled, "count(*) AS total", undefined);
  return Number(database.prepare(sql).get(...parameters).total);
}

/** Asks the records what the index can't answer; bodies are read only where a condition needs them. */
async function searchRecords(shelf: Shelf, compiled: CompiledQuery, order: Page["order"]): Promise<readonly EntryRow[]> {
  const { sql, parameters } = select(compiled, ENTRY_COLUMNS, order);
  const left: Query = { conditions: compiled.left };
  const needsBody = compiled.left.some(looksIntoText);
  const rows: EntryRow[] = [];
  for (const row of shelf.database.prepare(sql).iterate(...parameters)) {
    const [entry] = needsBody ? await entriesOf(shelf, [row]) : [entryOf(row)];
    if (entry !== undefined && matches(left, entry)) rows.push(row);
  }
  return rows;
}

function looksIntoText(condition: Condition): boolean {
  if (condition.type === "any") return condition.conditions.some(looksIntoText);
  return condition.type === "word" || condition.type === "phrase" || condition.field === "text";
}

function select(
  compiled: CompiledQuery,
  columns: string,
  order: Page["order"],
): { readonly sql: string; readonly parameters: readonly Parameter[] } {
  const { match, where } = compiled;
  // CROSS JOIN keeps SQLite from walking all files and asking the full text of each.
  const files = match === undefined ? "file" : "words CROSS JOIN file ON file.id = words.rowid";
  const from = `${files} CROSS JOIN folder ON folder.id = file.folder`;
  const parameters: Parameter[] = [...(match === undefined ? [] : [match]), ...compiled.parameters];
  const condition = match === undefined ? where : `words MATCH ? AND ${where}`;
  if (order === undefined) return { sql: `SELECT ${columns} FROM ${files} WHERE ${condition}`, parameters };
  const titled = order === "relevance" ? compiled.inTitle : undefined;
  if (titled !== undefined) parameters.push(titled);
  const first = titled === undefined ? "" : "file.id IN (SELECT rowid FROM words WHERE words MATCH ?) DESC, ";
  return {
    sql: `SELECT ${columns} FROM ${from} WHERE ${condition} ORDER BY ${first}${sorting(order)}`,
    parameters,
  };
}

/** The same order as `sortEntries` gives; by title the records sort themselves. SQLite puts what has no date last by itself. */
function sorting(order: Page["order"]): string {
  const ties = "kind, name, folder.path";
  if (order === "title") return ties;
  return order === "oldest" ? `date NULLS LAST, ${ties}` : `date DESC, ${ties}`;
}

function byTitle(rows: readonly EntryRow[]): readonly EntryRow[] {
  const rowOf = new Map(rows.map((row) => [entryOf(row), row] as const));
  return sortEntries([...rowOf.keys()], "title").flatMap((entry) => rowOf.get(entry) ?? []);
}

function kindNames(): readonly string[] {
  return kinds.map(({ name }) => name);
}
