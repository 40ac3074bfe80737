import type * as z from "zod";
import { isMap } from "../codec/plain-data.js";
import type { FieldValue } from "../record/entry.js";

/** What schemas of the playbook are made of, as far as messages need to look into them. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly element?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly innerType?: z.core.$ZodType;
  readonly getter?: () => z.core.$ZodType;
  readonly values?: readonly unknown[];
}

/** Keys that a schema knows at a path of this content; those of every alternative that the content can mean. */
export function keysAt(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  content: FieldValue | undefined,
): readonly string[] {
  return [...new Set(schemasAt(schema, path, content).flatMap((part) => Object.keys(definitionOf(part).shape ?? {})))];
}

/** Fixed values that a schema takes at a path: the types of a discriminated union. */
export function literalsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  return schemasAt(schema, path, undefined).flatMap((part) => (definitionOf(part).values ?? []).map(String));
}

/** The schemas that hold at a path, alternatives side by side; none where the schema does not reach. */
function schemasAt(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  content: FieldValue | undefined,
): readonly z.core.$ZodType[] {
  const definition = definitionOf(schema);
  if (definition.innerType !== undefined) return schemasAt(definition.innerType, path, content);
  if (definition.type === "lazy" && definition.getter !== undefined) return schemasAt(definition.getter(), path, content);
  if (definition.options !== undefined) {
    const likely = definition.options.filter((option) => canMean(option, content));
    return (likely.length > 0 ? likely : definition.options).flatMap((option) => schemasAt(option, path, content));
  }
  const [first, ...rest] = path;
  if (first === undefined) return [schema];
  const next = definition.shape?.[String(first)] ?? definition.element ?? definition.valueType;
  return next === undefined ? [] : schemasAt(next, rest, partOf(content, first));
}

/** Whether no fixed value of an alternative, such as its type, differs from what is there. */
function canMean(option: z.core.$ZodType, content: FieldValue | undefined): boolean {
  if (!isMap(content)) return true;
  return Object.entries(definitionOf(option).shape ?? {}).every(([key, part]) => {
    const { type, values } = definitionOf(part);
    return type !== "literal" || values?.includes(content[key]) === true;
  });
}

function partOf(content: FieldValue | undefined, key: PropertyKey): FieldValue | undefined {
  if (typeof content !== "object" || content === null || !Object.hasOwn(content, key)) return undefined;
  return (content as Readonly<Record<PropertyKey, FieldValue>>)[key];
}

function definitionOf(schema: z.core.$ZodType): Definition {
  return schema._zod.def as unknown as Definition;
}
