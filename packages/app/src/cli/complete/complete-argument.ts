import type { Format } from "@upshot/core/playbook/formats";
import { practices } from "@upshot/core/playbook/practices";
import type { Command } from "../manifest.js";
import { completeFilter } from "./complete-filter.js";
import { behind, type Completion, type Sources, words } from "./completion.js";
import { fieldWords, vocabulary } from "./vocabulary.js";

/** What is known of the line when one of its values is completed. */
export interface Line {
  readonly command: Command;
  /** The kind that the command, an option or the named record is about. */
  readonly kind?: string;
}

const NONE: Completion = { type: "words", words: [] };
const FORMATS = ["ladder", "check", "template", "rule", "guide", "question"];
const SHELLS = ["bash", "zsh", "fish"];

/** What the value of an argument or option may become, by the field of the operation's input that it fills. */
export async function completeValue(field: string, typed: string, line: Line, sources: Sources): Promise<Completion> {
  const { command } = line;
  switch (field) {
    case "record":
      return recordNames(typed, line.kind, sources);
    case "filter":
      return completeFilter(typed, sources);
    case "item":
      return items(sources);
    case "guide":
    case "question":
    case "template":
      return items(sources, field);
    case "topic":
      return words(new Set((await sources.items("question")).flatMap(({ topics = [] }) => topics)));
    case "rows":
      return { type: "words", words: practices.map(({ row, title }) => ({ value: row, about: title })) };
    case "check":
      return command.operation?.startsWith("check.") === true ? items(sources, field) : NONE;
    case "format":
      return command.operation === "playbook.list" ? words(FORMATS) : NONE;
    case "files":
      return { type: "files" };
    case "candidates":
      return waiting(sources);
    case "into": {
      const [candidates, wins] = [await waiting(sources), await recordNames(typed, "win", sources)];
      return candidates.type === "words" && wins.type === "words"
        ? { ...wins, words: [...candidates.words, ...wins.words] }
        : NONE;
    }
    case "kind":
      return { type: "words", words: Object.entries(vocabulary.kinds).map(([value, about]) => ({ value, about })) };
    case "set":
      return assignment(typed, line, sources);
    case "unset":
      return words(fieldNames(line.kind));
    case "shell":
      return words(SHELLS);
    case "text":
      return captureMark(typed, sources);
    case "paths":
    case "dir":
    case "vault":
      return { type: "folders" };
    case "out":
      return { type: "files" };
    case "title":
    case "body":
      return NONE;
    case "records":
      return command.path === "create" ? { type: "files" } : NONE;
    default:
      return command.operation?.endsWith(".create") === true ? valuesOf(field, typed, line.kind, sources) : NONE;
  }
}

/** Stems, newest first; whole ids once there is a slash. Which kinds there are is offered too, unless that is settled. */
async function recordNames(typed: string, kind: string | undefined, sources: Sources): Promise<Completion> {
  const [begin, named] = /^([a-z]+)\//.exec(typed) ?? [];
  if (begin !== undefined && named !== undefined) {
    if (!Object.hasOwn(vocabulary.kinds, named)) return NONE;
    return behind(begin, words(await sources.stems(named, typed.slice(begin.length))));
  }
  const kinds = kind === undefined ? Object.keys(vocabulary.kinds).map((name) => `${name}/`) : [];
  return words(new Set([...kinds, ...(await sources.stems(kind, typed))]));
}

async function items(sources: Sources, format?: Format): Promise<Completion> {
  const found = await sources.items(format);
  return { type: "words", words: found.map(({ id, title }) => ({ value: id, about: title })) };
}

async function waiting(sources: Sources): Promise<Completion> {
  const candidates = await sources.candidates();
  return { type: "words", words: candidates.map(({ id, title }) => ({ value: id, about: title })) };
}

/** `key=`, and behind the sign (or `+=`) a value of that key. */
async function assignment(typed: string, { kind }: Line, sources: Sources): Promise<Completion> {
  const [begin, key] = /^([^=]*?)\+?=/.exec(typed) ?? [];
  if (begin === undefined || key === undefined) return words(fieldNames(kind).map((name) => `${name}=`));
  return behind(begin, await valuesOf(key, typed.slice(begin.length), kind, sources));
}

/** The marks of a captured line: `#theme`, `@person`, `^altitude`, `!level`. */
async function captureMark(typed: string, sources: Sources): Promise<Completion> {
  const start = typed.search(/\S*$/u);
  const mark = typed.charAt(start);
  const field = { "#": "theme", "@": "with", "^": "altitude", "!": "level" }[mark];
  if (field === undefined) return NONE;
  const kept = typed.slice(0, start + 1);
  if (field === "level") return behind(kept, words(["next", "current"]));
  return behind(kept, await valuesOf(field, typed.slice(start + 1), "win", sources));
}

async function valuesOf(field: string, typed: string, kind: string | undefined, sources: Sources): Promise<Completion> {
  const known = fieldWords(field, kind);
  if (known?.values !== undefined) return words(known.values);
  if (known?.reference !== undefined) return recordNames(typed, known.reference, sources);
  // A date or a number of another record is no help; a team or a tag is.
  return known === undefined || known.repeats === true ? words(await sources.values(field.replaceAll("-", "_"), typed)) : NONE;
}

function fieldNames(kind: string | undefined): readonly string[] {
  const kinds = kind === undefined ? Object.keys(vocabulary.fields) : [kind];
  return [...new Set(kinds.flatMap((each) => Object.keys(vocabulary.fields[each] ?? {})))];
}
