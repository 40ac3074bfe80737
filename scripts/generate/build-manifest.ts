import type { Operation } from "@upshot/core/operations/operation";
import * as z from "zod";
import type { Command, CommandOption } from "../../packages/app/src/cli/manifest.js";
import type { Route } from "../../packages/app/src/cli/route.js";
import { routes } from "../../packages/app/src/cli/routes.js";
import { operations } from "../../packages/app/src/operations.js";

interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

/** Fields whose option reads better in the singular, because it is given once for each. */
const SINGULAR: Readonly<Record<string, string>> = {
  metrics: "metric",
  tags: "tag",
  links: "link",
  options: "option",
  indicators: "indicator",
  sources: "source",
};

/** Everything the command line needs to know before it loads any code: commands, arguments, options, help. */
export async function buildManifest(): Promise<{ readonly commands: readonly Command[] }> {
  return { commands: await Promise.all(routes.map(commandOf)) };
}

async function commandOf(route: Route): Promise<Command> {
  const load = route.operation === undefined ? undefined : operations[route.operation];
  if (route.operation !== undefined && load === undefined) throw new Error(`${route.path}: no operation ${route.operation}`);
  const operation = await load?.();
  const own = route.options ?? [];
  const taken = new Set([...(route.arguments ?? []), ...own].map(({ field }) => field).concat(Object.keys(route.preset ?? {})));
  return {
    path: route.path,
    group: route.group,
    summary: route.summary ?? operation?.summary ?? "",
    ...(route.operation !== undefined && { operation: route.operation }),
    ...(operation !== undefined && { effect: operation.effect }),
    ...(route.preset !== undefined && { preset: route.preset }),
    arguments: route.arguments ?? [],
    options: [...(operation === undefined ? [] : optionsOf(operation).filter(({ field }) => !taken.has(field))), ...own],
    examples: route.examples ?? [],
    ...(route.withoutVault === true && { withoutVault: true }),
  };
}

function optionsOf(operation: Operation): readonly CommandOption[] {
  const schema = z.toJSONSchema(operation.input, { io: "input", unrepresentable: "any" }) as JsonSchema;
  return Object.entries(schema.properties ?? {}).map(([field, property]) => optionOf(field, property));
}

function optionOf(field: string, property: JsonSchema): CommandOption {
  const variants = property.anyOf ?? [property];
  const list = variants.find(({ type }) => type === "array");
  const choices = variants.find((variant) => variant.enum !== undefined)?.enum?.map(String);
  const type =
    variants.some((variant) => variant.type === "string" || variant.enum !== undefined) || list !== undefined
      ? "text"
      : variants.some((variant) => variant.type === "boolean")
        ? "flag"
        : variants.some((variant) => variant.type === "number" || variant.type === "integer")
          ? "number"
          : "text";
  const name = list === undefined ? field : (SINGULAR[field] ?? field);
  return {
    flag: `--${name.replaceAll("_", "-")}`,
    field,
    type,
    ...(list !== undefined && { many: true }),
    ...(choices !== undefined && list === undefined && variants.length === 1 && { choices }),
    summary: property.description ?? "",
  };
}
