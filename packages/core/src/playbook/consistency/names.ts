import { nearest } from "../../codec/nearest.js";
import type { Fault, ValuePath } from "../explain-issue.js";

/** A fault for each name that stands in a list for the second time. `key` is where the name stands in each item. */
export function repeated(names: readonly string[], path: ValuePath, key: string): readonly Fault[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) < index ? [{ path: [...path, index, key], message: `"${name}" is there twice` }] : [],
  );
}

/** A fault when a name refers to something that is not there. `what` says in words what it should name. */
export function missing(name: string | undefined, known: readonly string[], what: string, path: ValuePath): readonly Fault[] {
  if (name === undefined || known.includes(name)) return [];
  const near = nearest(name, known);
  const hint =
    near !== undefined
      ? `did you mean "${near}"?`
      : known.length === 0
        ? `there is no ${what} here`
        : `there are ${known.join(", ")}`;
  return [{ path, message: `there is no ${what} "${name}"`, hint }];
}
