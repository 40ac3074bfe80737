import type * as z from "zod/mini";
import { aboutField } from "./fields.js";
import type { Kind } from "./kind.js";

/** How a field's values look: one text, a list of texts, one number or yes/no, or something with a structure of its own. */
export type FieldType = "text" | "texts" | "scalar" | "any";

/** The type of a top-level field; a path into a field, and a field no schema knows, is `any`. */
export function fieldType(kind: Kind, field: string): FieldType {
  const schema = unwrapped(schemaOf(kind, field));
  if (schema === undefined) return "any";
  if (isText(schema)) return "text";
  if (schema.def.type === "boolean" || schema.def.type === "number") return "scalar";
  return schema.def.type === "array" && isText(unwrapped((schema.def as z.core.$ZodArrayDef).element)) ? "texts" : "any";
}

/** The kind of record a field refers to, `true` when it may be any; nothing when it holds no references. */
export function referenceOf(kind: Kind, field: string): string | true | undefined {
  const schema = unwrapped(schemaOf(kind, field));
  const element = schema?.def.type === "array" ? unwrapped((schema.def as z.core.$ZodArrayDef).element) : schema;
  return aboutField(element).reference;
}

/** The fields of a kind that refer to records. */
export function referenceFields(kind: Kind): readonly string[] {
  return Object.keys(kind.fields.shape).filter((field) => referenceOf(kind, field) !== undefined);
}

/** The words a field may hold, when they are a closed set. */
export function allowedValues(kind: Kind, field: string): readonly string[] {
  const schema = unwrapped(schemaOf(kind, field));
  return schema?.def.type === "enum" ? Object.keys((schema.def as z.core.$ZodEnumDef).entries) : [];
}

function schemaOf(kind: Kind, field: string): z.core.$ZodType | undefined {
  // A field may be called `constructor`.
  return Object.hasOwn(kind.fields.shape, field) ? kind.fields.shape[field] : undefined;
}

function isText(schema: z.core.$ZodType | undefined): boolean {
  return schema?._zod.def.type === "string" || schema?._zod.def.type === "enum";
}

function unwrapped(schema: z.core.$ZodType | undefined): (z.core.$ZodType & { readonly def: z.core.$ZodTypeDef }) | undefined {
  let inner = schema as (z.core.$ZodType & { readonly def: z.core.$ZodTypeDef }) | undefined;
  while (inner?.def.type === "optional") inner = (inner.def as z.core.$ZodOptionalDef).innerType as typeof inner;
  return inner;
}
