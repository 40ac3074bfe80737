import type { Kind } from "@upshot/core/record/kind";
import { schemaOf } from "./json-schemas.js";
import { code } from "./markdown-parts.js";

/** As much of JSON Schema as our schemas use. */
export interface JsonSchema {
  readonly type?: string;
  readonly title?: string;
  readonly format?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly required?: readonly string[];
}

/** The fields of a kind's front matter as JSON Schema. */
export function propertiesOf(kind: Kind): Readonly<Record<string, JsonSchema>> {
  const { properties = {} } = schemaOf(kind.fields) as JsonSchema;
  return properties;
}

/** What a schema takes, in a few words. */
export function typeText(schema: JsonSchema): string {
  if (schema.enum !== undefined) return schema.enum.map((value) => code(String(value))).join(", ");
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(typeText))].join(" or ");
  if (schema.type === "array") return `list of ${schema.items === undefined ? "anything" : typeText(schema.items)}`;
  if (schema.type === "object") return mapText(schema);
  if (schema.title !== undefined) return schema.title.toLowerCase();
  if (schema.format !== undefined) return schema.format;
  return { string: "text", integer: "whole number", boolean: "true or false" }[schema.type ?? ""] ?? schema.type ?? "anything";
}

function mapText({ properties = {}, additionalProperties }: JsonSchema): string {
  const names = Object.keys(properties);
  if (names.length > 0) return `map of ${names.map(code).join(", ")}`;
  if (typeof additionalProperties !== "object") return "map";
  const values = typeText(additionalProperties);
  return values === "anything" ? "map" : `map with values ${values}`;
}
