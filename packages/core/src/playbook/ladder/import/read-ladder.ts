import { parseFrontMatter } from "../../../codec/parse-front-matter.js";
import { type ParsedYaml, parseYaml } from "../../../codec/parse-yaml.js";
import { placeAt } from "../../../codec/place-at.js";
import { isList, isMap, plainData } from "../../../codec/plain-data.js";
import { splitFrontMatter } from "../../../codec/split-front-matter.js";
import { fail, ok, type Problem, type Result } from "../../../problem.js";
import type { FieldValue } from "../../../record/entry.js";
import type { Ladder } from "../../formats/ladder.js";
import { readItem } from "../../read-item.js";
import { type About, buildLadder } from "./build-ladder.js";
import { MAX_FILE, MAX_MARKDOWN } from "./limits.js";
import { markdownProblem } from "./markdown-blocks.js";
import { readCsv } from "./read-csv.js";
import { readData } from "./read-data.js";
import { readMarkdown } from "./read-markdown.js";
import { readMatrix } from "./read-matrix.js";
import type { Draft, Hints, Question } from "./reading.js";

/** A ladder as it was read, how, and what is still open. */
export interface LadderReading {
  /** Absent when the file can't be read as a ladder. While questions are open it is a guess. */
  readonly ladder?: Ladder;
  /** How the file was read, one sentence each. */
  readonly how: readonly string[];
  readonly questions: readonly Question[];
  readonly problems: readonly Problem[];
}

/**
 * Reads somebody's own ladder: CSV (a matrix either way round, or one cell a row), Markdown (tables, or headings and lists),
 * YAML or JSON, told apart by the file's name. What the file does not say is asked, never guessed silently.
 */
export function readLadder(of: {
  readonly name: string;
  readonly text: string;
  readonly hints?: Hints;
  readonly about?: About;
}): LadderReading {
  const { name, hints = {}, about = {} } = of;
  const refused = unreadable(of.text, name);
  if (refused !== undefined) return nothing(refused);
  const text = of.text.replace(/^\ufeff/, "");
  const form = formOf(name, text);
  if (form === "yaml" || form === "json") {
    const value = form === "json" ? parseJson(text, name) : parseYamlText(text, name);
    if (!value.ok) return nothing(value.problem);
    const { value: data, problems } = value.value;
    const own = asOwnForm(data, { name, text, about });
    if (own !== undefined) return own;
    const read = finish(readData(data, hints), { name, hints, about });
    return {
      ...read,
      problems: [...problems.map((problem) => ({ ...problem, code: "input.invalid" as const })), ...read.problems],
    };
  }
  if (form === "markdown") {
    const problem = text.length > MAX_MARKDOWN ? tooLong(text, name, MAX_MARKDOWN) : markdownProblem(text, name);
    if (problem !== undefined) return nothing(problem);
    return finish(readMarkdown(text, name, hints) ?? readFrontMatter(text, name, hints), { name, hints, about });
  }
  const grid = readCsv(text, name);
  return grid.ok ? finish(readMatrix(grid.value, hints), { name, hints, about }) : nothing(grid.problem);
}

/** Sites made from Markdown keep a ladder in the front matter at times, with a body that says nothing. */
function readFrontMatter(text: string, name: string, hints: Hints): Draft | undefined {
  const front = parseFrontMatter(splitFrontMatter(text), name);
  const draft = front.ok ? readData(front.value.value, hints) : undefined;
  return draft && { ...draft, how: ["Read from the front matter.", ...draft.how] };
}

function finish(
  draft: Draft | undefined,
  of: { readonly name: string; readonly hints: Hints; readonly about: About },
): LadderReading {
  if (draft !== undefined) return buildLadder(draft, of);
  return nothing({
    code: "input.invalid",
    message: "no levels with expectations were found in it",
    place: { file: of.name },
    hint: "a ladder is a table of criteria by levels, or headings and lists, or nested names; `samples/ladders` has one of each",
  });
}

function nothing(problem: Problem): LadderReading {
  return { how: [], questions: [], problems: [problem] };
}

type Form = "csv" | "markdown" | "yaml" | "json";

function formOf(name: string, text: string): Form {
  if (/\.json$/i.test(name)) return "json";
  if (/\.ya?ml$/i.test(name)) return "yaml";
  if (/\.(?:md|markdown|mdx|mdown)$/i.test(name)) return "markdown";
  if (/\.(?:csv|tsv|tab)$/i.test(name)) return "csv";
  if (/^\s*[[{]/.test(text)) return "json";
  return /^(?:#{1,6} |\s*\|)/m.test(text) ? "markdown" : "csv";
}

function unreadable(text: string, file: string): Problem | undefined {
  if (/^PK\u0003\u0004/.test(text))
    return {
      code: "input.invalid",
      message: "this is a spreadsheet or another packed file, not text",
      place: { file },
      hint: "save the sheet as CSV and import that",
    };
  if (/\.html?$/i.test(file) || /^\s*<(?:!doctype|html|head|body|meta|link|script)\b/i.test(text))
    return {
      code: "input.invalid",
      message: "this is a web page",
      place: { file },
      hint: "copy its table into a spreadsheet and save that as CSV, or its text into a Markdown file",
    };
  const odd = text.search(/[\u0000\ufffd]/);
  if (odd >= 0)
    return {
      code: "input.invalid",
      message: "the file is not UTF-8 text",
      place: placeAt(text, odd, file),
      hint: "save it as UTF-8; a spreadsheet as CSV",
    };
  if (text.length > MAX_FILE) return tooLong(text, file, MAX_FILE);
  return text.trim() === "" ? { code: "input.invalid", message: "the file is empty", place: { file } } : undefined;
}

function tooLong(text: string, file: string, most: number): Problem {
  return {
    code: "input.invalid",
    message: `the file has ${text.length} characters; at most ${most} are read`,
    place: { file },
    hint: "keep the part that is the ladder",
  };
}

/** What JSON refuses, YAML may take (a comma too many, a comment); and where it does not, it says where. */
function parseJson(text: string, file: string): Result<ParsedYaml<FieldValue>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    const lenient = parseYaml(text, { file });
    return lenient.ok
      ? lenient
      : fail({
          code: "input.invalid",
          message: "this is not valid JSON",
          place: lenient.problem.place ?? { file },
          hint: "a comma or a quotation mark is likely missing there",
          cause,
        });
  }
  const plain = plainData(parsed);
  if (!plain.ok)
    return fail({ ...plain.problem, code: "input.invalid", place: { file }, hint: "keep the part that is the ladder" });
  // JSON keeps the last of two keys that are alike, and no key that means something to JavaScript; YAML tells both.
  const strict = parseYaml(text, { file });
  if (!strict.ok && strict.problem.code === "front-matter.duplicate-key")
    return fail({ ...strict.problem, code: "input.invalid" });
  return ok({ value: plain.value.value, problems: strict.ok ? strict.value.problems : [] });
}

function parseYamlText(text: string, file: string): Result<ParsedYaml<FieldValue>> {
  const parsed = parseYaml(text, { file });
  if (parsed.ok) return parsed;
  const { code, hint, ...problem } = parsed.problem;
  return fail({
    ...problem,
    code: "input.invalid",
    hint: code === "front-matter.too-complex" ? "keep the part that is the ladder" : (hint ?? "check the indentation"),
  });
}

/** A file in Upshot's own form comes in whole, with its transitions and stages; what is wrong with one is told, not guessed around. */
function asOwnForm(
  value: FieldValue,
  of: { readonly name: string; readonly text: string; readonly about: About },
): LadderReading | undefined {
  if (!isMap(value) || !isMap(value["cells"]) || !isList(value["levels"]) || !isList(value["criteria"])) return undefined;
  const { item, problems } = readItem({ format: "ladder", path: of.name, origin: "yours", text: of.text });
  if (item === undefined) return { how: [], questions: [], problems: problems.slice(0, 1) };
  const given = Object.fromEntries(Object.entries(of.about).filter(([, said]) => said !== undefined));
  return {
    ladder: { ...item.content, ...given },
    how: ["It is in Upshot's own form and was taken as it is."],
    questions: [],
    problems,
  };
}
