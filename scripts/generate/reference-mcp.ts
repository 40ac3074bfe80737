import type { Operation } from "@upshot/core/operations/operation";
import { recordTemplate } from "../../packages/app/src/mcp/resources.js";
import { toolOf } from "../../packages/app/src/mcp/tool.js";
import { code, page, pageHead, table } from "./markdown-parts.js";
import { type JsonSchema, typeText } from "./schema-type.js";

/** The page of the MCP server: every tool with its effect, what it takes and what it gives back. */
export function mcpReference(operations: readonly Operation[]): string {
  return page([
    pageHead("MCP", "the operations' schemas"),
    "How to add the server to an agent, and what it may see and do, is in [../mcp.md](../mcp.md). Each tool is an operation; the full schemas are in [schemas/operations](schemas/operations).",
    table(
      ["tool", "effect", "what it does"],
      operations.map((operation) => {
        const { name } = toolOf(operation);
        return [`[${code(name)}](#${name})`, hints(operation), operation.summary];
      }),
    ),
    "## Resources",
    `${code(recordTemplate.uriTemplate)}: ${recordTemplate.description ?? ""} Records are listed newest first, in pages; the variables of the address can be completed.`,
    "## Tools",
    ...operations.flatMap(toolParts),
  ]);
}

function toolParts(operation: Operation): readonly string[] {
  const { name, description, inputSchema, outputSchema } = toolOf(operation);
  return [
    `### ${name}`,
    `${description ?? ""}${/[.)]$/.test(description ?? "") ? "" : "."}`,
    `Effect: ${hints(operation)}. Operation ${code(operation.name)}.`,
    ...fieldTable("argument", inputSchema as JsonSchema, "Takes no arguments."),
    ...fieldTable("gives back", outputSchema as JsonSchema, ""),
  ];
}

function hints(operation: Operation): string {
  const { annotations = {} } = toolOf(operation);
  return [
    operation.effect,
    ...(annotations.destructiveHint === true ? ["changes or takes away"] : []),
    ...(operation.effect !== "read" && annotations.idempotentHint === true ? ["safe to repeat"] : []),
    ...(annotations.openWorldHint === true ? ["brings in text by others"] : []),
  ].join(", ");
}

function fieldTable(head: string, { properties = {}, required = [] }: JsonSchema, none: string): readonly string[] {
  const rows = Object.entries(properties).map(([name, property]) => [
    `${code(name)}${head === "argument" && required.includes(name) ? " (needed)" : ""}`,
    typeText(property),
    [
      property.description ?? "",
      ...(property.default === undefined ? [] : [`${code(JSON.stringify(property.default))} when absent`]),
    ]
      .filter((part) => part !== "")
      .join("; "),
  ]);
  return rows.length === 0 ? [none] : [table([head, "type", "meaning"], rows)];
}
