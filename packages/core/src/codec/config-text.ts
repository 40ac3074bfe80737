import { fail, ok, type Result } from "../problem.js";
import { VAULT_FORMAT, type VaultConfig, VaultConfigSchema } from "../record/config.js";
import type { FieldValue } from "../record/entry.js";
import { aboutField } from "../record/fields.js";
import { fieldFault } from "./check-fields.js";
import { parseYamlMap } from "./parse-yaml.js";
import { renderPair } from "./render-yaml.js";

const FILE = "upshot.yaml";

/** The text of a new `upshot.yaml`: what is known, and a commented line for each thing that is not. */
export function configText(config: VaultConfig): string {
  const lines = Object.entries(VaultConfigSchema.shape).map(([key, schema]) => {
    const { description: about = "" } = aboutField(schema);
    const value = config[key];
    return value === undefined ? `# ${key}:  # ${about}` : renderPair(key, value as FieldValue);
  });
  return `# Who I am, for Upshot. Keys it does not know are kept.\n${lines.join("\n")}\n`;
}

/** Reads `upshot.yaml`. A key that can't be used is named with its line; keys it does not know are kept. */
export function parseConfig(text: string): Result<VaultConfig> {
  const parsed = parseYamlMap(text.replace(/^\ufeff/, ""), { file: FILE });
  if (!parsed.ok) return fail({ ...parsed.problem, code: "vault.config" });
  const config = VaultConfigSchema.safeParse(parsed.value.value);
  if (config.success) return ok(config.data);
  const [issue] = config.error.issues;
  if (issue === undefined) throw config.error;
  const { path, message, hint } = fieldFault(issue, parsed.value.value, VaultConfigSchema.shape);
  const key = String(path[0]);
  const line = text.split("\n").findIndex((each) => each.startsWith(`${key}:`)) + 1;
  return fail({
    code: "vault.config",
    message,
    place: { file: FILE, ...(line > 0 && { line }) },
    hint: key === "format" ? `The first line says \`format: ${VAULT_FORMAT}\`.` : hint,
    cause: config.error,
  });
}
