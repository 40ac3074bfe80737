import { fail, ok, type Problem, type Result } from "../problem.js";
import type { Fields, FieldValue } from "../record/entry.js";
import { withFields } from "./edit-fields.js";
import { withHeading } from "./edit-title.js";
import { type FieldPath, parseFieldPath, withoutValue, withValue } from "./field-path.js";
import { isMap, plainData, sameData } from "./plain-data.js";
import { readText } from "./read-entry.js";
import type { SplitText } from "./split-front-matter.js";
import { splitFrontMatter } from "./split-front-matter.js";
import { textProblem } from "./text-problem.js";
import { oneLine, TITLE_KEY, titleOf } from "./title.js";

/** One change to a record: a field, its title, or its whole body. */
export type Edit =
  | { readonly set: FieldPath; readonly value: FieldValue }
  | { readonly unset: FieldPath }
  | { readonly title: string }
  | { readonly body: string };

/** A record's text, taken apart. */
interface Content {
  readonly data: Fields;
  readonly body: string;
  readonly split: SplitText;
}

/**
 * The text of a record after some edits, made one after the other. An edit is a splice: comments, the order of keys,
 * quotes, line breaks, a byte order mark, a missing line break at the end and unknown keys stay, byte for byte, wherever
 * the edit is not. The result is read again, and unless it says exactly what was intended there is a problem and no text.
 */
export function editEntry(text: string, edits: readonly Edit[]): Result<string> {
  let edited = text;
  for (const edit of edits) {
    const unreadable = textProblem(edited);
    if (unreadable !== undefined) return fail(unreadable);
    const content = readText(edited);
    if (!content.ok) return content;
    const next = applyEdit(content.value, edit);
    if (!next.ok) return next;
    edited = next.value;
  }
  const spoiled = textProblem(edited);
  return spoiled === undefined || edited === text
    ? ok(edited)
    : fail(refusal("it would put what no record can hold into it", spoiled));
}

function applyEdit(content: Content, edit: Edit): Result<string> {
  if ("body" in edit) return editBody(content, edit.body);
  if ("title" in edit) return editTitle(content, edit.title);
  if ("unset" in edit) {
    const path = parseFieldPath(edit.unset, content.data);
    // What can't be there need not be taken out, but a path that makes no sense is worth a word.
    return path.ok ? editData(content, withoutValue(content.data, path.value)) : path;
  }
  if (edit.set === TITLE_KEY && typeof edit.value === "string") return editTitle(content, edit.value);
  const value = checkedValue(edit.value);
  if (!value.ok) return value;
  const path = parseFieldPath(edit.set, content.data);
  return path.ok ? editData(content, withValue(content.data, path.value, value.value)) : path;
}

function editData(content: Content, data: FieldValue): Result<string> {
  if (!isMap(data)) return fail(refusal("its fields would no longer be a map"));
  const intended = { data, body: content.body };
  const text = withFields(content.split, content.data, data, "many");
  const edited = text === undefined ? undefined : verified(text, intended);
  if (edited?.ok) return edited;
  // Text of several lines would take in a deeper comment that stands below it; on one line it does not.
  const onOneLine = withFields(content.split, content.data, data, "one");
  if (onOneLine === undefined) return fail(refusal("the value is written in a way that can't be changed in place"));
  return verified(onOneLine, intended);
}

function editTitle(content: Content, title: string): Result<string> {
  const line = oneLine(title);
  if (line === "") return fail({ code: "input.invalid", message: "A title can't be empty", hint: "Give it at least one word." });
  const text = Object.hasOwn(content.data, TITLE_KEY) ? undefined : withHeading(content.split, line);
  if (text === undefined) return editData(content, withValue(content.data, [TITLE_KEY], line));
  const read = readText(text);
  const isIntended = read.ok && sameData(read.value.data, content.data) && titleOf(read.value.data, read.value.body, "") === line;
  return isIntended ? ok(text) : fail(refusal("the title could not be put in place", read.ok ? undefined : read.problem));
}

function editBody({ data, split }: Content, body: string): Result<string> {
  const { text, start, newline } = split;
  // A form or an editor may have dropped the CR of every line; a file of CRLF lines stays one.
  const isCrlf = text.includes("\r\n") && !/(?<!\r)\n/.test(text);
  const intended = isCrlf && !body.includes("\r") ? body.replaceAll("\n", "\r\n") : body;
  const head = text.slice(0, split.body);
  const isOpen = split.yaml !== undefined && !/[\r\n]$/.test(head) && intended !== "";
  const plain = head + (isOpen ? newline : "") + intended;
  // A body that looks like front matter must not become it.
  const isMistaken = split.yaml === undefined && splitFrontMatter(plain).body !== start;
  const isUnclosed = split.yaml === undefined && splitFrontMatter(plain).problem !== undefined;
  return verified(isMistaken || isUnclosed ? `${head}---${newline}---${newline}${intended}` : plain, { data, body: intended });
}

/** A value as plain data; keys that no field can have, and numbers that no file can hold, are refused. */
function checkedValue(value: FieldValue): Result<FieldValue> {
  const plain = plainData(value);
  if (!plain.ok) return plain;
  const unsafe = plain.value.unsafe[0];
  if (unsafe !== undefined) {
    return fail({
      code: "front-matter.unsafe-key",
      message: `A field can't be named ${String(unsafe.at(-1))}`,
      hint: "Give the field another name.",
    });
  }
  return ok(plain.value.value);
}

/** The text, if it reads as what was intended. */
function verified(text: string, intended: Pick<Content, "data" | "body">): Result<string> {
  const read = readText(text);
  if (!read.ok) return fail(refusal("the result could not be read again", read.problem));
  const isIntended = sameData(read.value.data, intended.data) && read.value.body === intended.body;
  return isIntended ? ok(text) : fail(refusal("the result would not say what was intended"));
}

function refusal(why: string, cause?: Problem): Problem {
  return {
    code: "input.invalid",
    message: `The edit was not made: ${why}`,
    hint: "Make the change in an editor.",
    ...(cause === undefined ? {} : { cause }),
  };
}
