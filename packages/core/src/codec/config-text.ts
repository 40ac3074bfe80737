import { VaultConfigSchema } from "../record/config.js";
import type { Fields, FieldValue } from "../record/entry.js";
import { emptyMap } from "./plain-data.js";
import { renderFields } from "./render-yaml.js";

/** The text of a new `upshot.yaml`: the settings that have a value, in the order of the schema, other keys behind them. */
export function configText(config: Readonly<Record<string, FieldValue | undefined>>): string {
  const fields: Record<string, FieldValue> = emptyMap();
  for (const key of [...Object.keys(VaultConfigSchema.shape), ...Object.keys(config)]) {
    const value = config[key];
    if (value !== undefined) fields[key] = value;
  }
  return HEADER + renderFields(fields satisfies Fields);
}

const HEADER = "# Who you are, for Upshot. Keys that it does not know are kept.\n";
