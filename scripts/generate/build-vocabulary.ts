import { fieldsOf, knownFields } from "@upshot/core/query/known-fields";
import { allowedValues, fieldType, referenceOf } from "@upshot/core/record/field-type";
import type { Kind } from "@upshot/core/record/kind";
import { kinds } from "@upshot/core/record/kinds";
import type { FieldWords, Vocabulary } from "../../packages/app/src/cli/complete/vocabulary.js";
import { propertiesOf } from "./schema-type.js";

/** What completion needs to know of kinds and fields, so that it need not load their schemas on each Tab. */
export function buildVocabulary(): Vocabulary {
  return {
    kinds: Object.fromEntries(kinds.map(({ name, summary }) => [name, summary])),
    folders: Object.fromEntries(kinds.map(({ name, folder }) => [name, folder])),
    filterFields: [...knownFields().keys()].filter((name) => !name.endsWith("*")).map(asTyped),
    fields: Object.fromEntries(kinds.map((kind) => [kind.name, fieldsOfKind(kind)])),
  };
}

function fieldsOfKind(kind: Kind): Readonly<Record<string, FieldWords>> {
  const types = fieldsOf([kind]);
  return Object.fromEntries(
    Object.entries(propertiesOf(kind)).map(([name, { description }]) => {
      const reference = referenceOf(kind, name);
      const values = types.get(name) === "boolean" ? ["true", "false"] : allowedValues(kind, name);
      return [
        name,
        {
          about: description ?? "",
          ...(typeof reference === "string" && { reference }),
          ...(values.length > 0 && { values }),
          ...(types.get(name) === "text" && ["text", "texts"].includes(fieldType(kind, name)) && { repeats: true }),
        },
      ];
    }),
  );
}

/** Fields as people type them in a filter: `seen-by`. */
function asTyped(name: string): string {
  return name.replaceAll("_", "-");
}
