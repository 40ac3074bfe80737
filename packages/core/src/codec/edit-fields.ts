import type { Fields } from "../record/entry.js";
import { spliceYaml } from "./splice-yaml.js";
import type { SplitText } from "./split-front-matter.js";
import { type YamlChange, yamlChanges } from "./yaml-changes.js";
import { pairLines, styleOf } from "./yaml-lines.js";

/**
 * A record's text with other fields in its front matter; nothing when a change has no place in the text as it is written.
 * A text without front matter gets one.
 */
export function withFields(split: SplitText, from: Fields, to: Fields): string | undefined {
  const { text, start, yaml, newline } = split;
  const changes = yamlChanges(from, to);
  if (changes.length === 0) return text;
  if (yaml === undefined) return `${text.slice(0, start)}---${newline}${allLines(to, newline)}---${newline}${text.slice(start)}`;
  const edited = editedYaml(text.slice(yaml.start, yaml.end), changes, newline);
  return edited === undefined ? undefined : text.slice(0, yaml.start) + edited + text.slice(yaml.end);
}

/** A YAML map's text after some changes; nothing when one has no place in it. */
export function editedYaml(yaml: string, changes: readonly YamlChange[], newline: string): string | undefined {
  const style = styleOf(yaml, newline);
  return changes.reduce<string | undefined>(
    (text, change) => (text === undefined ? undefined : spliceYaml(text, change, style)),
    yaml,
  );
}

function allLines(fields: Fields, newline: string): string {
  const style = styleOf("", newline);
  return Object.entries(fields)
    .map(([key, value]) => pairLines(key, value, 0, style) + newline)
    .join("");
}
