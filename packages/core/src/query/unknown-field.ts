import type { Problem } from "../problem.js";
import { isVirtual, knownFields, typeOf } from "./known-fields.js";
import { fieldName } from "./leaves.js";
import type { Condition, Query } from "./query.js";

/** Where to learn about fields beside the schemas. */
export interface FieldSource {
  /** Whether some record has a field of that name, which no schema knows. Names are as `fieldName` makes them. */
  isUsed(field: string): boolean;
  /** The name that was probably meant. */
  nearest(field: string, names: readonly string[]): string | undefined;
}

/**
 * The first field of a parsed filter that neither a schema nor any record knows, as a `query.syntax` problem with the
 * name that was probably meant. Conditions that have no column were not typed by a person and are not asked about.
 */
export function unknownField({ conditions }: Query, source: FieldSource): Problem | undefined {
  for (const condition of conditions.flatMap(inside)) {
    if (!("column" in condition) || condition.column === undefined) continue;
    const field = fieldName(condition.field);
    if (isVirtual(field) || typeOf(knownFields(), field) !== undefined || source.isUsed(field)) continue;
    return {
      code: "query.syntax",
      message: `There is no field called ${written(field)}`,
      place: { column: condition.column },
      hint: hint(condition, field, source),
    };
  }
  return undefined;
}

function inside(condition: Condition): readonly Condition[] {
  return condition.type === "any" ? condition.conditions.flatMap(inside) : [condition];
}

function hint(condition: Condition, field: string, source: FieldSource): string {
  const names = [...knownFields().keys(), "before", "after", "has"].filter((name) => !name.endsWith("*"));
  const near = source.nearest(field, names);
  if (near !== undefined) return `Did you mean ${written(near)}?`;
  const value = condition.type === "is" ? condition.values[0] : undefined;
  return value === undefined
    ? "Neither Upshot nor any record of yours uses the name."
    : `Neither Upshot nor any record of yours uses the name. To look for the text, put it in quotes: "${written(field)}:${value}".`;
}

/** Names are shown the way they are typed in a filter. */
function written(field: string): string {
  return field.replaceAll("_", "-");
}
