import { fail, ok, type Result } from "../problem.js";
import type { Fields, FieldValue } from "../record/entry.js";
import type { DataPath } from "./locate-in-yaml.js";
import { emptyMap, isList, isMap, isUnsafeKey } from "./plain-data.js";

/** Parts joined by dots, or the parts themselves where a key has a dot in it. */
export type FieldPath = string | DataPath;

/** The last part of a path that means the place behind a list's last item. */
const APPEND = "+";

/**
 * Takes a path like `theme`, `metrics.0.to` or `tags.+` apart against the data it points into: a number is a position
 * where there is a list (or nothing yet), and `+` is the position behind its last item.
 */
export function parseFieldPath(path: FieldPath, data: Fields): Result<DataPath> {
  const parts: (string | number)[] = [];
  let value: FieldValue | undefined = data;
  for (const part of typeof path === "string" ? path.split(".") : path.map(String)) {
    if (part === "" || isUnsafeKey(part)) return badPath(path, part === "" ? "has an empty part" : `can't hold ${part}`);
    const isInList = parts.length > 0 && (isList(value) || value === undefined || value === null);
    const length = isList(value) ? value.length : 0;
    if (part === APPEND && !isInList)
      return badPath(path, `can't append, since ${parts.join(".") || "the record"} is not a list`);
    const step: string | number = part === APPEND ? length : isInList && /^\d{1,6}$/.test(part) ? Number(part) : part;
    if (isList(value) && (typeof step === "string" || step > length)) return badPath(path, `has no place in a list of ${length}`);
    if (typeof step === "number" && !isList(value) && step > 0) return badPath(path, "has no place in a list of 0");
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      return badPath(path, `goes through ${parts.join(".")}, which is a single value`);
    }
    parts.push(step);
    value = childOf(value, step);
  }
  return ok(parts);
}

/** The value at a path; undefined when it is not there. */
export function valueAt(data: FieldValue | undefined, path: DataPath): FieldValue | undefined {
  return path.reduce<FieldValue | undefined>(childOf, data);
}

/** The data with a value put at a path; maps and lists on the way are made where there is nothing. */
export function withValue(data: FieldValue | undefined, path: DataPath, value: FieldValue): FieldValue {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const child = withValue(childOf(data, step), rest, value);
  if (typeof step === "number") {
    const list = isList(data) ? [...data] : [];
    list[step] = child;
    return list;
  }
  return Object.assign(emptyMap(), isMap(data) ? data : {}, { [step]: child });
}

/** The data without the value at a path; the same data when it is not there. */
export function withoutValue(data: FieldValue, path: DataPath): FieldValue {
  const [step, ...rest] = path;
  const child = step === undefined ? undefined : childOf(data, step);
  if (step === undefined || child === undefined) return data;
  if (isList(data)) {
    return rest.length === 0
      ? data.filter((_, index) => index !== step)
      : data.map((item, index) => (index === step ? withoutValue(child, rest) : item));
  }
  const copy: Record<string, FieldValue> = Object.assign(emptyMap(), data);
  if (rest.length === 0) delete copy[step];
  else copy[step] = withoutValue(child, rest);
  return copy;
}

function childOf(value: FieldValue | undefined, step: string | number): FieldValue | undefined {
  if (isList(value)) return typeof step === "number" ? value[step] : undefined;
  return isMap(value) && Object.hasOwn(value, step) ? value[String(step)] : undefined;
}

function badPath(path: FieldPath, why: string): Result<never> {
  return fail({
    code: "input.invalid",
    message: `The path ${JSON.stringify(typeof path === "string" ? path : path.join("."))} ${why}`,
    hint: 'Paths look like "theme", "metrics.0.to" or "tags.+" to append.',
  });
}
