import type * as z from "zod";
import { locateInYaml } from "../codec/locate-in-yaml.js";
import { nearest } from "../codec/nearest.js";
import { parseYamlMap } from "../codec/parse-yaml.js";
import { placeAt } from "../codec/place-at.js";
import { splitFrontMatter } from "../codec/split-front-matter.js";
import { fail, ok, type Problem, type Result } from "../problem.js";
import { type Content, type Format, formats } from "./formats.js";
import type { Item, PlaybookFile } from "./item.js";

/**
 * Reads one file of the playbook. Everything that is wrong with it is named with line and column; an unknown key with the
 * nearest known one (`playbook.unknown-key`), anything else as `playbook.invalid`.
 */
export function readItem<F extends Format>(
  file: PlaybookFile & { readonly format: F },
): { readonly item?: Item<F>; readonly problems: readonly Problem[] } {
  if (file.unread !== undefined) return { problems: [file.unread] };
  const source = sourceOf(file);
  if (!source.ok) return { problems: [source.problem] };
  const { yaml, linesAbove, body } = source.value;
  const parsed = parseYamlMap(yaml, { file: file.path, linesAbove });
  if (!parsed.ok) return { problems: [parsed.problem] };
  const schema: z.ZodType = formats[file.format].schema;
  const checked = schema.safeParse(parsed.value.value);
  const at = (path: readonly PropertyKey[]) => placeIn(yaml, path, file.path, linesAbove);
  const problems = checked.success ? [] : checked.error.issues.flatMap((issue) => problemsOf(issue, at, schema));
  if (!checked.success) return { problems };
  const content = checked.data as Content<F>;
  return {
    item: { format: file.format, path: file.path, origin: file.origin, content, ...(body !== undefined && { body }) },
    problems: [],
  };
}

function sourceOf(file: PlaybookFile): Result<{ readonly yaml: string; readonly linesAbove: number; readonly body?: string }> {
  if (!file.path.endsWith(".md")) return ok({ yaml: file.text.replace(/^\ufeff/, ""), linesAbove: 0 });
  const split = splitFrontMatter(file.text);
  if (split.problem !== undefined) return fail({ ...split.problem, place: { ...split.problem.place, file: file.path } });
  const yaml = split.yaml === undefined ? "" : file.text.slice(split.yaml.start, split.yaml.end);
  return ok({ yaml, linesAbove: 1, body: file.text.slice(split.body) });
}

function problemsOf(
  issue: z.core.$ZodIssue,
  at: (path: readonly PropertyKey[]) => Problem["place"],
  schema: z.ZodType,
): readonly Problem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const near = nearest(key, keysAt(schema, issue.path));
      const place = at([...issue.path, key]);
      return {
        code: "playbook.unknown-key",
        message: `there is no key "${key}" here`,
        ...(place !== undefined && { place }),
        hint: near === undefined ? "take it out, or see `upshot playbook show` for a file that works" : `did you mean "${near}"?`,
      };
    });
  }
  const place = at(issue.path);
  const name = issue.path.map(String).join(".");
  return [
    {
      code: "playbook.invalid",
      message: `${name === "" ? "the file" : name}: ${issue.message}`,
      ...(place !== undefined && { place }),
      hint: "compare with a built-in file: `upshot playbook show ID`",
    },
  ];
}

/** Keys that the schema knows at a path; descends through optionals, arrays, records and unions as far as that is clear. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  const inner = unwrap(schema);
  const def = inner._zod.def as {
    readonly type: string;
    readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
    readonly element?: z.core.$ZodType;
    readonly valueType?: z.core.$ZodType;
    readonly options?: readonly z.core.$ZodType[];
  };
  if (def.type === "union") return [...new Set((def.options ?? []).flatMap((option) => keysAt(option, path)))];
  const [first, ...rest] = path;
  if (first === undefined) return Object.keys(def.shape ?? {});
  const next =
    def.type === "object"
      ? def.shape?.[String(first)]
      : def.type === "array"
        ? def.element
        : def.type === "record"
          ? def.valueType
          : undefined;
  return next === undefined ? [] : keysAt(next, rest);
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const def = schema._zod.def as {
    readonly type: string;
    readonly innerType?: z.core.$ZodType;
    readonly getter?: () => z.core.$ZodType;
  };
  if (def.type === "lazy" && def.getter !== undefined) return unwrap(def.getter());
  return def.innerType === undefined ? schema : unwrap(def.innerType);
}

function placeIn(yaml: string, path: readonly PropertyKey[], file: string, linesAbove: number): Problem["place"] {
  const offset =
    locateInYaml(
      yaml,
      path.map((part) => (typeof part === "number" ? part : String(part))),
    ) ?? 0;
  const place = placeAt(yaml, offset, file);
  return { ...place, line: (place.line ?? 1) + linesAbove };
}
