import { load, YAMLException } from "js-yaml";
import { fail, ok, type Place, type Problem, type Result } from "../problem.js";
import type { Fields, FieldValue } from "../record/entry.js";
import { locateInYaml } from "./locate-in-yaml.js";
import { placeAt } from "./place-at.js";
import { emptyMap, isMap, plainData } from "./plain-data.js";
import { readSchema } from "./yaml-schema.js";

/** Where a piece of YAML stands: in which file, and how many lines of that file stand above it. */
export interface YamlSource {
  readonly file?: string;
  readonly linesAbove?: number;
}

/** Data read out of YAML, with a problem for each key that had to be left out. */
export interface ParsedYaml<Value> {
  readonly value: Value;
  readonly problems: readonly Problem[];
}

/** Longest YAML that is read, in UTF-16 units. */
const MAX_LENGTH = 256 * 1024;

/** Most characters that aliases could stand for; js-yaml writes them out when a list is used as a key. */
const MAX_ALIASED = 16 * 1024 * 1024;

/** Most unsafe keys that are told one by one. */
const MAX_UNSAFE = 10;

/** A node that has a name, so that an alias can repeat it. */
const ANCHOR = /(?:^|[\s,[{])&[^\s,[\]{}]/;

/**
 * Reads YAML as plain data. Dates stay text; see `readSchema` for what counts as a number. Time and memory are bounded
 * whatever the text holds. Places are those of the file.
 */
export function parseYaml(yaml: string, source: YamlSource = {}): Result<ParsedYaml<FieldValue>> {
  if (yaml.length > MAX_LENGTH || hasTooManyAliases(yaml)) return fail(tooComplex({ ...placeIn(yaml, 0, source) }));
  let parsed: unknown;
  try {
    parsed = load(yaml, { schema: readSchema });
  } catch (error) {
    if (error instanceof YAMLException) return fail(syntaxProblem(yaml, error, source));
    throw error;
  }
  const plain = plainData(parsed);
  if (!plain.ok) return fail({ ...plain.problem, place: placeIn(yaml, 0, source) });
  const { value, unsafe } = plain.value;
  const told = unsafe.slice(0, MAX_UNSAFE);
  return ok({
    value,
    problems: told.map((path) => unsafeKeyProblem(path, placeIn(yaml, locateInYaml(yaml, path) ?? 0, source))),
  });
}

/** Reads YAML that must be a map, as front matter and configuration are. Nothing at all, or comments only, is an empty map. */
export function parseYamlMap(yaml: string, source: YamlSource = {}): Result<ParsedYaml<Fields>> {
  const parsed = parseYaml(yaml, source);
  if (!parsed.ok) return parsed;
  const { value, problems } = parsed.value;
  if (isMap(value)) return ok({ value, problems });
  if (value === null) return ok({ value: emptyMap(), problems });
  return fail({
    code: "front-matter.not-a-map",
    message: `Fields are written "name: value", and this is ${Array.isArray(value) ? "a list" : "a single value"}`,
    place: placeIn(yaml, 0, source),
    hint: 'Write each field on its own line, for example "theme: faster-cold-start".',
  });
}

function syntaxProblem(yaml: string, error: YAMLException, source: YamlSource): Problem {
  // Without a mark there is more than one document; the types say that there always is one.
  const mark = error.mark as YAMLException["mark"] | undefined;
  const offset = mark === undefined ? 0 : mark.position;
  const place = placeIn(yaml, offset, source);
  if (error.reason?.startsWith("nesting exceeded")) return tooComplex(place, error);
  if (error.reason === "duplicated mapping key") {
    const key = /[^:\r\n]*/.exec(yaml.slice(offset, offset + 80))?.[0].trim();
    return {
      code: "front-matter.duplicate-key",
      message: `The field ${key} is there twice`,
      place,
      hint: "Keep one of the two lines and delete the other.",
      cause: error,
    };
  }
  const reason = mark === undefined ? "there is more than one document in it" : error.reason;
  return {
    code: "front-matter.syntax",
    message: `This is not valid YAML: ${reason}`,
    place,
    hint: 'Put quotes around a value that holds ": " or " #", or that starts with one of @ ` [ { * & ! | > %. Indent with spaces.',
    cause: error,
  };
}

function tooComplex(place: Place, cause?: unknown): Problem {
  return {
    code: "front-matter.too-complex",
    message: "The YAML is too long, nests too deep or repeats itself through aliases too often",
    place,
    hint: "Front matter is for a few short fields. Move long text below it, and write repeated values out.",
    ...(cause === undefined ? {} : { cause }),
  };
}

function unsafeKeyProblem(path: readonly (string | number)[], place: Place): Problem {
  return {
    code: "front-matter.unsafe-key",
    message: `A field can't be named ${String(path.at(-1))}, so it was left out`,
    place,
    hint: "Give the field another name.",
  };
}

function placeIn(yaml: string, offset: number, { file, linesAbove = 0 }: YamlSource): Place {
  const place = placeAt(yaml, offset, file);
  return { ...place, line: (place.line ?? 1) + linesAbove };
}

function hasTooManyAliases(yaml: string): boolean {
  if (!yaml.includes("*") || !ANCHOR.test(yaml)) return false;
  return (yaml.split("*").length - 1) * yaml.length > MAX_ALIASED;
}
