import type * as z from "zod";
import { locateInYaml } from "../codec/locate-in-yaml.js";
import { parseYamlMap } from "../codec/parse-yaml.js";
import { placeAt } from "../codec/place-at.js";
import { splitFrontMatter } from "../codec/split-front-matter.js";
import { fail, ok, type Problem, type Result } from "../problem.js";
import { faultsOf } from "./consistency.js";
import { explainIssue, type Fault, type ValuePath } from "./explain-issue.js";
import { type Content, type Format, formats } from "./formats.js";
import type { Item, PlaybookFile } from "./item.js";

/** Most faults of one file that are told one by one. */
const MOST_FAULTS = 50;

/**
 * Reads one file of the playbook. Everything that is wrong with it is named with line and column; an unknown key with the
 * nearest known one (`playbook.unknown-key`), anything else as `playbook.invalid`. A file with a fault gives no item, so that
 * whoever runs one may rely on its references.
 */
export function readItem<F extends Format>(
  file: PlaybookFile & { readonly format: F },
): { readonly item?: Item<F>; readonly problems: readonly Problem[] } {
  if (file.unread !== undefined) return { problems: [file.unread] };
  const source = sourceOf(file);
  if (!source.ok) return { problems: [source.problem] };
  const { yaml, linesAbove, body } = source.value;
  const parsed = parseYamlMap(yaml, { file: file.path, linesAbove });
  if (!parsed.ok) return { problems: [ofPlaybook(parsed.problem)] };
  const unsafe = parsed.value.problems.map(ofPlaybook);
  const schema: z.ZodType = formats[file.format].schema;
  const checked = schema.safeParse(parsed.value.value);
  const problemOf = (fault: Fault) => toProblem(fault, placeOfFault(file, fault));
  if (!checked.success) {
    const faults = checked.error.issues.flatMap((issue) => explainIssue(issue, schema, parsed.value.value));
    return { problems: [...unsafe, ...faults.slice(0, MOST_FAULTS).map(problemOf)] };
  }
  const item: Item<F> = {
    format: file.format,
    path: file.path,
    origin: file.origin,
    content: checked.data as Content<F>,
    ...(body !== undefined && { body }),
  };
  const faults = faultsOf(item);
  if (faults.length > 0) return { problems: [...unsafe, ...faults.slice(0, MOST_FAULTS).map(problemOf)] };
  return { item, problems: unsafe };
}

/** The place of a fault in the text of a file; of what is nearest above it where its value is not there. */
export function placeOfFault(file: PlaybookFile, { path, inBody }: Pick<Fault, "path" | "inBody">): Problem["place"] {
  const source = sourceOf(file);
  if (!source.ok) return { file: file.path };
  const { yaml, linesAbove, body = "" } = source.value;
  return inBody === undefined
    ? placeIn(yaml, path, file.path, linesAbove)
    : placeAt(file.text, file.text.length - body.length + inBody, file.path);
}

function sourceOf(file: PlaybookFile): Result<{ readonly yaml: string; readonly linesAbove: number; readonly body?: string }> {
  if (!file.path.endsWith(".md")) return ok({ yaml: file.text.replace(/^\ufeff/, ""), linesAbove: 0 });
  const split = splitFrontMatter(file.text);
  if (split.problem !== undefined)
    return fail(ofPlaybook({ ...split.problem, place: { ...split.problem.place, file: file.path } }));
  const yaml = split.yaml === undefined ? "" : file.text.slice(split.yaml.start, split.yaml.end);
  return ok({ yaml, linesAbove: 1, body: file.text.slice(split.body) });
}

/** What the reading of YAML says, in the playbook's words: the same fault has another way out here than in a record. */
function ofPlaybook(problem: Problem): Problem {
  if (problem.code === "front-matter.unsafe-key") return { ...problem, code: "playbook.unknown-key", hint: "take the key out" };
  const hint =
    problem.code === "front-matter.too-complex" ? "keep it shorter and flatter, and write repeated values out" : problem.hint;
  return { ...problem, code: "playbook.invalid", ...(hint !== undefined && { hint }) };
}

function toProblem(fault: Fault, place: Problem["place"]): Problem {
  return {
    code: fault.isUnknownKey === true ? "playbook.unknown-key" : "playbook.invalid",
    message: fault.message,
    ...(place !== undefined && { place }),
    ...(fault.hint !== undefined && { hint: fault.hint }),
  };
}

function placeIn(yaml: string, path: ValuePath, file: string, linesAbove: number): Problem["place"] {
  const place = placeAt(yaml, locateInYaml(yaml, path) ?? 0, file);
  return { ...place, line: (place.line ?? 1) + linesAbove };
}
