import type { Operation } from "@upshot/core/operations/operation";
import { VaultConfigSchema } from "@upshot/core/record/config";
import type { Kind } from "@upshot/core/record/kind";
import { kinds } from "@upshot/core/record/kinds";
import * as z from "zod";

const NOTE = "Generated from the program's schemas. Make it again with: npm run generate";

/** JSON Schemas by file name: front matter of each kind, `upshot.yaml`, and input and output of each operation. */
export function jsonSchemas(operations: readonly Operation[]): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...kinds.map(
      (kind) => [`kinds/${kind.name}.json`, printSchema(frontMatterSchema(kind), `Front matter of a ${kind.name}`)] as const,
    ),
    ["upshot.yaml.json", printSchema(schemaOf(VaultConfigSchema), "upshot.yaml: who the user is")] as const,
    ...operations.flatMap(({ name, input, output }) => [
      [`operations/${name}.input.json`, printSchema(schemaOf(input), `What ${name} takes`)] as const,
      [`operations/${name}.output.json`, printSchema(schemaOf(output), `What ${name} gives back`)] as const,
    ]),
  ]);
}

function frontMatterSchema(kind: Kind): z.core.JSONSchema.BaseSchema {
  const { properties, ...schema } = schemaOf(kind.fields);
  const title = { type: "string", description: "Instead of the first heading, where that can't hold it" } as const;
  return { ...schema, properties: { title, ...properties } };
}

/** A schema as JSON Schema; dates and references, which the dialect has no types for, become formats and descriptions. */
export function schemaOf(schema: z.core.$ZodType): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const reference = jsonSchema["reference"];
      delete jsonSchema["reference"];
      if (reference !== undefined) {
        jsonSchema.title = `Reference to a ${reference === true ? "record" : String(reference)}`;
        jsonSchema.description ??= "Its stem or id, or an Obsidian link";
      }
      if (jsonSchema.type === "string" && isDate(zodSchema)) jsonSchema.format = "date";
    },
  });
}

/** A schema does not say that it takes dates only, but its answers do: 2000 was a leap year, 2001 was none. */
function isDate(schema: z.core.$ZodType): boolean {
  const accepts = (text: string) => z.core.safeParse(schema, text).success;
  return accepts("2000-02-29") && !accepts("2001-02-29");
}

/** A JSON Schema as text, with a title and the way to make it again. */
export function printSchema({ $schema, ...schema }: z.core.JSONSchema.BaseSchema, title: string): string {
  return `${JSON.stringify({ $schema, $comment: NOTE, title, ...schema }, undefined, 2)}\n`;
}
