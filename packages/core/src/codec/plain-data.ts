import { fail, ok, type Result } from "../problem.js";
import type { Fields, FieldValue } from "../record/entry.js";

/** Keys that mean something to JavaScript itself; a record never has them. */
const UNSAFE = new Set(["__proto__", "constructor", "prototype"]);

/** Deepest nesting of a value; YAML and JSON that nest deeper are not read. */
const MAX_DEPTH = 100;

/** Most that a value may grow to: one for each value in it and one for each character of its texts and keys, aliases written out. */
const MAX_WEIGHT = 500_000;

/** Whether a key may not be used for a field. */
export function isUnsafeKey(key: string): boolean {
  return UNSAFE.has(key);
}

/** What `plainData` made of a parsed value, and the paths of the keys that it left out. */
export interface PlainData {
  readonly value: FieldValue;
  readonly unsafe: readonly (readonly (string | number)[])[];
}

/**
 * A copy of parsed YAML or JSON as plain data: maps without a prototype, no shared parts, no cycles. Unsafe keys are
 * left out and told. Data that is too deep or, with its aliases written out, too large is a `front-matter.too-complex` problem.
 * JSON has no aliases and bodies of any length in it: it sets no limit on the weight.
 */
export function plainData(parsed: unknown, maxWeight = MAX_WEIGHT): Result<PlainData> {
  const unsafe: (readonly (string | number)[])[] = [];
  const path: (string | number)[] = [];
  let weight = 0;

  function copy(value: unknown): FieldValue | undefined {
    weight += typeof value === "string" ? value.length + 1 : 1;
    if (weight > maxWeight || path.length > MAX_DEPTH) return undefined;
    if (typeof value !== "object" || value === null) return isScalar(value) ? value : null;
    return Array.isArray(value) ? copyList(value) : copyMap(value);
  }

  function copyList(list: readonly unknown[]): FieldValue | undefined {
    const result: FieldValue[] = [];
    for (let index = 0; index < list.length; index += 1) {
      path.push(index);
      const item = copy(list[index]);
      path.pop();
      if (item === undefined) return undefined;
      result.push(item);
    }
    return result;
  }

  function copyMap(map: object): FieldValue | undefined {
    const result = emptyMap();
    for (const [key, value] of Object.entries(map)) {
      path.push(key);
      weight += key.length;
      if (UNSAFE.has(key)) unsafe.push([...path]);
      else {
        const item = copy(value);
        if (item === undefined) return undefined;
        result[key] = item;
      }
      path.pop();
    }
    return result;
  }

  const value = copy(parsed);
  if (value !== undefined) return ok({ value, unsafe });
  return fail({
    code: "front-matter.too-complex",
    message: "The data nests too deep, or grows too large once its aliases are written out",
    hint: "Front matter is for a few short fields. Move long text below it, and write repeated values out.",
  });
}

/** A map that has no prototype, so that no key is there before it is put in. */
export function emptyMap(): Record<string, FieldValue> {
  return Object.create(null) as Record<string, FieldValue>;
}

/** Whether a value is a map. */
export function isMap(value: FieldValue | undefined): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a list. */
export function isList(value: FieldValue | undefined): value is readonly FieldValue[] {
  return Array.isArray(value);
}

/** Whether two values hold the same data; the order of keys does not count. */
export function sameData(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  if (one === other) return true;
  if (isList(one)) {
    return isList(other) && one.length === other.length && one.every((item, index) => sameData(item, other[index]));
  }
  if (!isMap(one) || !isMap(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && sameData(one[key], other[key]))
  );
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || typeof value === "string" || typeof value === "boolean" || typeof value === "number";
}
