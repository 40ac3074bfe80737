import type { FieldValue } from "../record/entry.js";
import { parseYaml } from "./parse-yaml.js";

/** A value written by hand on one line, as front matter would read it: `12`, `true`, `[a, b]`, `{ scope: next }`; else the text itself. */
export function parseScalar(text: string): FieldValue {
  const parsed = parseYaml(text);
  return parsed.ok && parsed.value.problems.length === 0 && parsed.value.value !== null ? parsed.value.value : text;
}
