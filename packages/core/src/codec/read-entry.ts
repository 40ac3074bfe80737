import { ok, type Problem, type Result } from "../problem.js";
import { type Entry, type Fields, recordId, type VaultPath } from "../record/entry.js";
import type { Kind } from "../record/kind.js";
import { kindOfFolder } from "../record/kinds.js";
import { checkFields, type FieldFault } from "./check-fields.js";
import { locateInYaml } from "./locate-in-yaml.js";
import { parseFrontMatter } from "./parse-front-matter.js";
import { placeAt } from "./place-at.js";
import { emptyMap } from "./plain-data.js";
import { type SplitText, splitFrontMatter } from "./split-front-matter.js";
import { textProblem } from "./text-problem.js";
import { TITLE_KEY, titleOf } from "./title.js";

/** What a file gave: a record where it could be read, and everything that is wrong with it. */
export interface ReadEntry {
  readonly entry?: Entry;
  readonly problems: readonly Problem[];
}

/**
 * Reads one record file. The kind comes from the top folder and the id from kind and stem. A bad field is left out of the
 * record and told; front matter that can't be read, conflict markers and NUL characters mean that there is no record.
 * A byte order mark must still be in the text, as the first character, for offsets to be those of the file.
 */
export function readEntry(path: VaultPath, text: string): ReadEntry {
  const place = placeOf(path);
  if (place === undefined) return { problems: [notARecord(path)] };
  const unreadable = textProblem(text, path);
  if (unreadable !== undefined) return { problems: [unreadable] };
  const split = splitFrontMatter(text);
  const parsed = parseFrontMatter(split, path);
  if (!parsed.ok) return { problems: [parsed.problem] };

  const checked = checkFields(place.kind, parsed.value.value);
  const faults = checked.faults.map((fault) => faultProblem(fault, split, path));
  const body = text.slice(split.body);
  const { fields, title, problem } = takeTitle(checked.fields, body, place.stem, split, path);
  const { kind, stem } = place;
  return {
    entry: { id: recordId(kind.name, stem), kind: kind.name, stem, path, title, fields, body },
    problems: [...parsed.value.problems, ...faults, ...(problem === undefined ? [] : [problem])],
  };
}

/** All that front matter says, the title included and nothing checked against a kind, and the body: what an edit changes. */
export function readText(text: string): Result<{ readonly data: Fields; readonly body: string; readonly split: SplitText }> {
  const split = splitFrontMatter(text);
  const parsed = parseFrontMatter(split);
  return parsed.ok ? ok({ data: parsed.value.value, body: text.slice(split.body), split }) : parsed;
}

function placeOf(path: string): { readonly kind: Kind; readonly stem: string } | undefined {
  const kind = kindOfFolder(path.slice(0, path.indexOf("/")));
  if (kind === undefined || !path.endsWith(".md")) return undefined;
  return { kind, stem: path.slice(path.lastIndexOf("/") + 1, -".md".length) };
}

function notARecord(path: string): Problem {
  return {
    code: "input.invalid",
    message: `${path} is not the path of a record`,
    place: { file: path },
    hint: "A record is a .md file in the folder of its kind, for example notes/2026/2026-11-20-idea.md.",
  };
}

/** The title is the record's own; it stays among the fields only in the file. */
function takeTitle(fields: Fields, body: string, stem: string, split: SplitText, path: string) {
  if (!Object.hasOwn(fields, TITLE_KEY)) return { fields, title: titleOf(fields, body, stem) };
  const title = titleOf(fields, body, stem);
  const { [TITLE_KEY]: written, ...others } = fields;
  const rest: Fields = Object.assign(emptyMap(), others);
  if (typeof written === "string" || written === null) return { fields: rest, title };
  const hint = typeof written === "object" ? "Write it as one line of text." : `Put it in quotes: "${written}".`;
  const fault = { path: [TITLE_KEY], message: "title: expected text, found something else", hint };
  return { fields: rest, title, problem: faultProblem(fault, split, path) };
}

function faultProblem(fault: FieldFault, split: SplitText, file: string): Problem {
  const yaml = split.yaml === undefined ? undefined : split.text.slice(split.yaml.start, split.yaml.end);
  const offset = yaml === undefined ? undefined : locateInYaml(yaml, fault.path);
  const place =
    offset === undefined || split.yaml === undefined
      ? { file, line: 1, column: 1 }
      : placeAt(split.text, split.yaml.start + offset, file);
  return { code: "record.invalid-field", message: fault.message, place, hint: fault.hint };
}
