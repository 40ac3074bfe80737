import type * as z from "zod/mini";
import { aboutField, VISIBILITIES } from "../record/fields.js";
import type { Kind } from "../record/kind.js";
import { kinds } from "../record/kinds.js";
import { fieldName } from "./leaves.js";

/** What a field's values are, as far as a filter needs to know it: a type, or the only words it takes. */
export type ValueType = "text" | "date" | "number" | "boolean" | "reference" | Words;

/** The words of a closed vocabulary. */
export type Words = readonly string[];

/** Fields by name, with the type of their values. `*` at the end of a name stands for whatever the user writes there. */
export type KnownFields = ReadonlyMap<string, ValueType>;

/** Fields that every record has although no front matter holds them. */
export const VIRTUAL_FIELDS = ["kind", "id", "title", "path", "date", "visibility", "text"] as const;

/** A name in front matter that a filter knows although it isn't a field of any kind's schema. */
export type VirtualField = (typeof VIRTUAL_FIELDS)[number];

let known: KnownFields | undefined;

/** Every field that the schemas know, nested ones and virtual ones included. */
export function knownFields(): KnownFields {
  known ??= fieldsOf(kinds);
  return known;
}

/** Whether a name is a field that is computed and not read from front matter. */
export function isVirtual(field: string): field is VirtualField {
  return (VIRTUAL_FIELDS as readonly string[]).includes(field);
}

/** The type of a field; nothing when the name is unknown. */
export function typeOf(fields: KnownFields, field: string): ValueType | undefined {
  return fields.get(field) ?? fields.get(`${field.slice(0, field.lastIndexOf(".") + 1)}*`);
}

/**
 * The fields of some kinds. A name that means different things in different kinds is a text, one with different closed
 * vocabularies takes the words of all.
 */
export function fieldsOf(some: readonly Kind[]): KnownFields {
  const fields = new Map<string, ValueType>(VIRTUAL_FIELDS.map((name) => [name, virtualType(name, some)]));
  for (const { fields: schema } of some) {
    for (const [name, field] of Object.entries(schema.shape)) {
      if (!isVirtual(name)) collect(field as z.core.$ZodType, fieldName(name), fields);
    }
  }
  return fields;
}

function virtualType(name: VirtualField, some: readonly Kind[]): ValueType {
  if (name === "kind") return some.map((kind) => kind.name);
  if (name === "visibility") return VISIBILITIES;
  return name === "date" ? "date" : "text";
}

function collect(schema: z.core.$ZodType, path: string, fields: Map<string, ValueType>): void {
  const { def } = schema._zod;
  if (def.type === "optional") collect((def as z.core.$ZodOptionalDef).innerType, path, fields);
  else if (def.type === "array") collect((def as z.core.$ZodArrayDef).element, path, fields);
  else if (def.type === "union") for (const option of (def as z.core.$ZodUnionDef).options) collect(option, path, fields);
  else if (def.type === "record") {
    const { valueType } = def as z.core.$ZodRecordDef;
    add(path, valueType._zod.def.type === "enum" ? scalarType(valueType as z.ZodMiniType) : "text", fields);
    collect(valueType, `${path}.*`, fields);
  } else if (def.type === "object") {
    add(path, "text", fields);
    for (const [name, field] of Object.entries((def as z.core.$ZodObjectDef).shape))
      collect(field, `${path}.${fieldName(name)}`, fields);
  } else add(path, scalarType(schema as z.ZodMiniType), fields);
}

function add(path: string, type: ValueType, fields: Map<string, ValueType>): void {
  const before = fields.get(path);
  if (before === undefined || before === type) fields.set(path, type);
  else if (typeof before === "object" && typeof type === "object") fields.set(path, [...new Set([...before, ...type])]);
  else fields.set(path, "text");
}

function scalarType(schema: z.ZodMiniType): ValueType {
  if (schema.def.type === "number") return "number";
  if (schema.def.type === "boolean") return "boolean";
  if (schema.def.type === "enum") return Object.values((schema.def as z.core.$ZodEnumDef).entries).map(String);
  if (schema.def.type !== "string") return "text";
  if (aboutField(schema).reference !== undefined) return "reference";
  // A schema does not say that it takes dates only, but its answers do: 2000 was a leap year, 2001 was none.
  return schema.safeParse("2000-02-29").success && !schema.safeParse("2001-02-29").success ? "date" : "text";
}
