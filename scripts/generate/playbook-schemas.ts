import { formatNames, formats } from "@upshot/core/playbook/formats";
import { printSchema, schemaOf } from "./json-schemas.js";

/** JSON Schemas of the playbook's formats by file name, for editors that check YAML while it is written. */
export function playbookSchemas(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    formatNames.map((format) => {
      const title = format === "guide" ? "Front matter of a guide" : `A file in playbook/${formats[format].folder}/`;
      return [`${format}.json`, printSchema(schemaOf(formats[format].schema), title)];
    }),
  );
}
