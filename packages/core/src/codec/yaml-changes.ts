import type { Fields, FieldValue } from "../record/entry.js";
import type { DataPath } from "./locate-in-yaml.js";
import { isList, isMap, sameData } from "./plain-data.js";

/** One change to YAML text, small enough that everything around it stays. Positions are those at the time of the change. */
export type YamlChange =
  | { readonly type: "replace"; readonly path: DataPath; readonly value: FieldValue }
  /** A new key at the end of the map at `path`. */
  | { readonly type: "add"; readonly path: DataPath; readonly key: string; readonly value: FieldValue }
  /** A new item before the item at `index` of the list at `path`, or behind its last one. */
  | { readonly type: "insert"; readonly path: DataPath; readonly index: number; readonly value: FieldValue }
  | { readonly type: "remove"; readonly path: DataPath };

/** Past so many changes inside one field the field is replaced as a whole: each change parses the text again. */
const MAX_CHANGES = 200;

/** The changes that turn one map of fields into another, to be made one after the other. Untouched parts of lists and maps are not in them. */
export function yamlChanges(from: Fields, to: Fields): readonly YamlChange[] {
  return mapChanges([], from, to);
}

function valueChanges(path: DataPath, from: FieldValue, to: FieldValue): readonly YamlChange[] {
  if (sameData(from, to)) return [];
  const whole: YamlChange = { type: "replace", path, value: to };
  let inside: readonly YamlChange[] = [whole];
  if (isMap(from) && isMap(to) && hasAny(from) && hasAny(to)) inside = mapChanges(path, from, to);
  else if (isList(from) && isList(to) && from.length > 0 && to.length > 0) inside = listChanges(path, from, to);
  return inside.length > MAX_CHANGES ? [whole] : inside;
}

/** New keys come before old ones go, so that a map is never empty in between. */
function mapChanges(path: DataPath, from: Fields, to: Fields): readonly YamlChange[] {
  const changes: YamlChange[] = [];
  for (const [key, value] of Object.entries(to)) {
    const old = Object.hasOwn(from, key) ? from[key] : undefined;
    if (old === undefined) changes.push({ type: "add", path, key, value });
    else changes.push(...valueChanges([...path, key], old, value));
  }
  for (const key of Object.keys(from)) {
    if (!Object.hasOwn(to, key)) changes.push({ type: "remove", path: [...path, key] });
  }
  return changes;
}

/** Items that both lists begin or end with stay; the others are changed in place, and then taken out or put in. */
function listChanges(path: DataPath, from: readonly FieldValue[], to: readonly FieldValue[]): readonly YamlChange[] {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && sameData(from[start], to[start])) start += 1;
  let tail = 0;
  while (tail < shorter - start && sameData(from[from.length - 1 - tail], to[to.length - 1 - tail])) tail += 1;
  const oldEnd = from.length - tail;
  const newEnd = to.length - tail;

  const changes: YamlChange[] = [];
  for (let index = start; index < Math.min(oldEnd, newEnd); index += 1) {
    changes.push(...valueChanges([...path, index], from[index] ?? null, to[index] ?? null));
  }
  for (let index = oldEnd - 1; index >= newEnd; index -= 1) changes.push({ type: "remove", path: [...path, index] });
  for (let index = oldEnd; index < newEnd; index += 1) changes.push({ type: "insert", path, index, value: to[index] ?? null });
  return changes;
}

function hasAny(map: Fields): boolean {
  return Object.keys(map).length > 0;
}
