import type { FieldValue } from "../record/entry.js";
import { parseYaml } from "./parse-yaml.js";

/**
 * The value that a text has as a piece of front matter: `650` is a number, `true` a boolean, `[a, b]` a list. A text that
 * is not YAML, or that YAML would shorten to nothing, is itself.
 */
export function parseScalar(text: string): FieldValue {
  const parsed = parseYaml(text);
  if (!parsed.ok || parsed.value.problems.length > 0) return text;
  const { value } = parsed.value;
  // `#4812` and `-- see below` are text, not a comment and not the beginning of a list.
  if (value === null && !/^\s*(?:~|null)\s*$/i.test(text)) return text;
  return text.includes("\n") && typeof value === "string" ? text : value;
}
