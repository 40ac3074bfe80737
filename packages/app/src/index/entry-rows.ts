import { emptyMap } from "@upshot/core/codec/plain-data";
import { type Entry, type Fields, type FieldValue, recordId, type VaultPath } from "@upshot/core/record/entry";
import { readRecordFile } from "./read-record-file.js";

/** Columns of `file` that make an entry, in the order of `EntryRow`. */
export const ENTRY_COLUMNS = "file.id, folder.path AS folder, name, kind, data, size, file.digest, body_at";

/** A row of a record, read from the index. */
export interface EntryRow {
  readonly id: number;
  readonly folder: string;
  readonly name: string;
  readonly kind: string;
  readonly data: string;
  readonly size: number;
  readonly digest: string | null;
  readonly body_at: number | null;
}

/** Path of a row's file, below the vault's root. */
export function pathOf({ folder, name }: Pick<EntryRow, "folder" | "name">): VaultPath {
  return `${folder}/${name}` as VaultPath;
}

/** The record of a row without its body: everything that the index itself knows. */
export function entryOf(row: EntryRow): Entry {
  const [title, fields] = JSON.parse(row.data) as [string, Fields];
  const stem = row.name.slice(0, -".md".length);
  return { id: recordId(row.kind, stem), kind: row.kind, stem, path: pathOf(row), title, fields: bare(fields), body: "" };
}

/**
 * The body of a row's record, from its file. Nothing when the file is no longer what was indexed: it changed after the
 * index looked. Private records have none here.
 */
export function bodyOf(root: string, row: EntryRow): string | undefined {
  if (row.body_at === null) return "";
  const file = readRecordFile(`${root}/${pathOf(row)}`, row.size);
  if (file === undefined || file.digest !== row.digest) return undefined;
  return file.text.slice(row.body_at);
}

/** The same maps without a prototype, as the codec makes them: no key is there that the file does not have. */
function bare(fields: Fields): Fields {
  const result = emptyMap();
  for (const [key, value] of Object.entries(fields)) result[key] = isNested(value) ? bareValue(value) : value;
  return result;
}

function bareValue(value: FieldValue): FieldValue {
  if (Array.isArray(value)) return value.map(bareValue);
  return isNested(value) ? bare(value as Fields) : value;
}

function isNested(value: FieldValue): boolean {
  return typeof value === "object" && value !== null;
}
