import type { Fields } from "../record/entry.js";
import { spliceYaml } from "./splice-yaml.js";
import type { SplitText } from "./split-front-matter.js";
import { type YamlChange, yamlChanges } from "./yaml-changes.js";
import { pairLines, styleOf, type YamlStyle } from "./yaml-lines.js";

/**
 * A record's text with other fields in its front matter; nothing when a change has no place in the text as it is written.
 * A text without front matter gets one. With `lines: "one"` new values are on one line each, which reads less well and fits everywhere.
 */
export function withFields(split: SplitText, from: Fields, to: Fields, lines: YamlStyle["lines"]): string | undefined {
  const { text, start, yaml, newline } = split;
  const changes = yamlChanges(from, to);
  if (changes.length === 0) return text;
  if (yaml === undefined) {
    const style = { ...styleOf("", newline), lines };
    const added = Object.entries(to).map(([key, value]) => pairLines(key, value, 0, style) + newline);
    return `${text.slice(0, start)}---${newline}${added.join("")}---${newline}${text.slice(start)}`;
  }
  const old = text.slice(yaml.start, yaml.end);
  const edited = editedYaml(old, changes, { ...styleOf(old, newline), lines });
  return edited === undefined ? undefined : text.slice(0, yaml.start) + edited + text.slice(yaml.end);
}

function editedYaml(yaml: string, changes: readonly YamlChange[], style: YamlStyle): string | undefined {
  return changes.reduce<string | undefined>(
    (text, change) => (text === undefined ? undefined : spliceYaml(text, change, style)),
    yaml,
  );
}
