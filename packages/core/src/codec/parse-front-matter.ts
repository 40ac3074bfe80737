import { fail, ok, type Result } from "../problem.js";
import type { Fields } from "../record/entry.js";
import { type ParsedYaml, parseYamlMap } from "./parse-yaml.js";
import { emptyMap } from "./plain-data.js";
import type { SplitText } from "./split-front-matter.js";

/** The fields of a split text; none when it has no front matter. Places are lines and columns of the file. */
export function parseFrontMatter(split: SplitText, file?: string): Result<ParsedYaml<Fields>> {
  if (split.problem !== undefined) {
    return fail(file === undefined ? split.problem : { ...split.problem, place: { ...split.problem.place, file } });
  }
  if (split.yaml === undefined) return ok({ value: emptyMap(), problems: [] });
  return parseYamlMap(split.text.slice(split.yaml.start, split.yaml.end), {
    linesAbove: 1,
    ...(file === undefined ? {} : { file }),
  });
}
