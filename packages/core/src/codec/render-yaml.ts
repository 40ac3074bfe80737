import { dump } from "js-yaml";
import type { Fields, FieldValue } from "../record/entry.js";
import { isList, isMap } from "./plain-data.js";
import { writeSchema } from "./yaml-schema.js";

/** Longest list or map that goes on one line, in UTF-16 units. */
const MAX_LINE = 100;

const OPTIONS = { schema: writeSchema, lineWidth: -1, noRefs: true } as const;

/** Inside brackets js-yaml leaves a text bare that holds a colon before one of these, and then can't read it back. */
const BARE_BY_MISTAKE = /:[,[\]{}]/;

/** YAML for a value on one line: flow style for lists and maps. `flow` also keeps it fit to stand inside brackets. */
export function renderInline(value: FieldValue, place: "block" | "flow"): string {
  const options = { ...OPTIONS, flowLevel: 0, forceQuotes: needsQuotes(value) };
  if (place === "block" || isList(value) || isMap(value)) return dump(value, options).slice(0, -1);
  // Inside a list, js-yaml quotes commas and brackets too.
  return dump([value], options).slice(1, -2);
}

/** Like `renderInline` for a text, but in quotes of this kind where they can hold it. */
export function renderQuoted(text: string, quote: "'" | '"'): string {
  return dump(text, { ...OPTIONS, flowLevel: 0, forceQuotes: true, quotingType: quote }).slice(0, -1);
}

/** YAML lines for `key: value`, without a line break at the end. Lists and maps of nothing but short scalars stay on the line. */
export function renderPair(key: string, value: FieldValue): string {
  const options =
    isList(value) && fitsLine(value) ? { ...OPTIONS, flowLevel: 1 } : { ...OPTIONS, flowLevel: blockLevels(value) + 1 };
  return dump({ [key]: value }, { ...options, forceQuotes: needsQuotes(value) }).slice(0, -1);
}

/** YAML lines for one item of a block list, `- ` included, without a line break at the end. */
export function renderItem(value: FieldValue): string {
  const flowLevel = isList(value) ? 1 : blockLevels(value) + 1;
  return dump([value], { ...OPTIONS, flowLevel, forceQuotes: needsQuotes(value) }).slice(0, -1);
}

/** Whether a text in a list or map has to be quoted by hand; quotes around its neighbours do no harm. */
function needsQuotes(value: FieldValue, isInside = false): boolean {
  if (typeof value === "string") return isInside && BARE_BY_MISTAKE.test(value);
  if (isList(value)) return value.some((item) => needsQuotes(item, true));
  return isMap(value) && Object.values(value).some((item) => needsQuotes(item, true));
}

/** Down to which level inside a value each part gets lines of its own; below it everything is on one line. */
function blockLevels(value: FieldValue): number {
  if (isMap(value)) return 1;
  if (isList(value)) return value.some((item) => isMap(item) || isList(item) || blockLevels(item) > 0) ? 2 : 1;
  return typeof value === "string" && isPlainBlock(value) ? 1 : 0;
}

/** Whether a text of several lines reads well as a block, without white space at its ends that readers of YAML disagree about. */
function isPlainBlock(text: string): boolean {
  return text.includes("\n") && !/^[ \t\n]|[ \t](?:\n|$)|\n\n$/.test(text);
}

/** YAML lines for a map of fields, with a line break at the end; empty for no fields. */
export function renderFields(fields: Fields): string {
  return Object.entries(fields)
    .map(([key, value]) => `${renderPair(key, value)}\n`)
    .join("");
}

/** Whether a value goes on one line: a scalar, an empty collection, or a short list of scalars in one line each. */
function fitsLine(value: FieldValue): boolean {
  if (isMap(value)) return Object.keys(value).length === 0;
  if (!isList(value)) return typeof value !== "string" || !value.includes("\n");
  return value.every((item) => !isList(item) && !isMap(item) && fitsLine(item)) && renderInline(value, "flow").length <= MAX_LINE;
}
