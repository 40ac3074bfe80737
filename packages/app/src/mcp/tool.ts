import type { Tool } from "@modelcontextprotocol/server";
import type { Operation } from "@upshot/core/operations/operation";
import type { Kind } from "@upshot/core/record/kind";
import { kindNamed } from "@upshot/core/record/kinds";
import * as z from "zod";
import { type ToolNote, toolNotes } from "./tool-notes.js";

/** The tool of an operation: name, description, schemas of what goes in and comes out, and its effect as hints for the host. */
export function toolOf(operation: Operation): Tool {
  const note = toolNotes[operation.name] ?? {};
  return {
    name: toolName(operation.name),
    title: titleOf(operation.name),
    description: [`${operation.summary}.`, note.use ?? "", sectionsOf(operation.name)].filter((part) => part !== "").join(" "),
    inputSchema: withDefaults(schemaOf(operation.input), note),
    outputSchema: schemaOf(operation.output),
    annotations: {
      readOnlyHint: operation.effect === "read",
      destructiveHint: note.destructive === true,
      idempotentHint: operation.effect === "read" || note.idempotent === true,
      openWorldHint: operation.effect === "send" || note.openWorld === true,
    },
  };
}

/** `record.log` as MCP writes it: `record_log`. */
export function toolName(operation: string): string {
  return operation.replace(".", "_");
}

type ObjectSchema = Tool["inputSchema"];

function titleOf(name: string): string {
  const [noun = "", verb = ""] = name.split(".");
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)}: ${verb}`;
}

/**
 * JSON Schema without the dialect's address, which older clients can't resolve, and without keywords of our own. Output
 * is described by what goes into its schema too, so that a tool may later say more.
 */
function schemaOf(schema: z.ZodType): ObjectSchema {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      delete jsonSchema["reference"];
    },
  });
  if (json.type !== "object") throw new Error("tools take and give objects");
  return { ...json, type: "object" } as ObjectSchema;
}

function withDefaults(schema: ObjectSchema, { defaults = {} }: ToolNote): ObjectSchema {
  const properties = { ...schema.properties };
  for (const [field, { value, description }] of Object.entries(defaults)) {
    properties[field] = { ...(properties[field] as object), description, default: value };
  }
  return { ...schema, properties };
}

/** What belongs in the body of a new record of this kind. */
function sectionsOf(name: string): string {
  const [noun = "", verb] = name.split(".");
  const kind: Kind | undefined = verb === "create" ? kindNamed(noun) : undefined;
  if (kind === undefined || kind.sections.length === 0) return "";
  return `The body has these headings: ${kind.sections.map(({ heading, asks }) => `"## ${heading}" (${asks})`).join(", ")}`;
}
