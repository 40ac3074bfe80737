import type { Problem } from "../problem.js";
import { isVirtual, knownFields, typeOf } from "./known-fields.js";
import { fieldName } from "./leaves.js";
import type { Condition, Query, StrangeValue } from "./query.js";
import { shown } from "./split-filter.js";

/** Where to learn about fields and values beside the schemas. */
export interface NameSource {
  /**
   * Whether some record has a field of that name, which no schema knows, or that value in it, which no vocabulary holds.
   * Names are as `fieldName` makes them, values as a condition has them.
   */
  isUsed(field: string, value?: string): boolean;
  /** The name that was probably meant. */
  nearest(name: string, names: readonly string[]): string | undefined;
}

/**
 * The first field of a parsed filter that neither a schema nor any record knows, or the first value that neither the
 * field's closed vocabulary nor any record holds, as a `query.syntax` problem with the name that was probably meant.
 * Conditions that have no column were not typed by a person and are not asked about.
 */
export function unknownName({ conditions }: Query, source: NameSource): Problem | undefined {
  for (const condition of conditions.flatMap(inside)) {
    if (!("column" in condition) || condition.column === undefined) continue;
    const field = fieldName(condition.field);
    if (!isVirtual(field) && typeOf(knownFields(), field) === undefined && !source.isUsed(field)) {
      return {
        code: "query.syntax",
        message: `There is no field called ${written(field)}`,
        place: { column: condition.column },
        hint: fieldHint(condition, field, source),
      };
    }
    const strange = condition.type === "is" ? condition.strange?.find(({ value }) => !source.isUsed(field, value)) : undefined;
    if (strange !== undefined) return unknownValue(field, strange, source);
  }
  return undefined;
}

function inside(condition: Condition): readonly Condition[] {
  return condition.type === "any" ? condition.conditions.flatMap(inside) : [condition];
}

function unknownValue(field: string, { value, column }: StrangeValue, source: NameSource): Problem {
  const words = typeOf(knownFields(), field);
  const allowed = typeof words === "object" ? words : [];
  const near = source.nearest(value.replace(/\*$/, ""), allowed);
  return {
    code: "query.syntax",
    message: `There is no ${written(field)} ${shown(value)}`,
    place: { column },
    hint: near === undefined ? `${written(field)}: takes ${allowed.join(", ")}.` : `Did you mean ${near}?`,
  };
}

function fieldHint(condition: Condition, field: string, source: NameSource): string {
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
