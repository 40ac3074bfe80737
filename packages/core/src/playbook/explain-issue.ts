import type * as z from "zod";
import { describeIssue } from "../codec/describe-issue.js";
import { nearest } from "../codec/nearest.js";
import { isMap } from "../codec/plain-data.js";
import type { FieldValue } from "../record/entry.js";
import { keysAt, literalsAt } from "./schema-parts.js";

/** The way to a value of a file: keys and positions. */
export type ValuePath = readonly (string | number)[];

/** One thing that is wrong in a file, by the path of its value. */
export interface Fault {
  readonly path: ValuePath;
  /** Where in the text below the front matter it is, when it is there. */
  readonly inBody?: number;
  readonly message: string;
  readonly hint?: string;
  /** The key at the end of the path is one that the format does not know. */
  readonly isUnknownKey?: boolean;
}

const A_FILE_THAT_WORKS = "`upshot playbook show ID` prints a file that works";

/** What a schema's complaint means to the author of the file. `content` is the whole file's data. */
export function explainIssue(issue: z.core.$ZodIssue, schema: z.ZodType, content: FieldValue): readonly Fault[] {
  const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  const value = valueAt(content, path);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey([...path, key], schema, content));
  if (issue.code === "invalid_union") {
    const inner = closestBranch(issue, value);
    if (inner === "none") return Object.keys(value as object).map((key) => unknownKey([...path, key], schema, content));
    if (inner !== undefined)
      return inner.flatMap((each) => explainIssue({ ...each, path: [...path, ...each.path] }, schema, content));
  }
  if (issue.code === "invalid_key") {
    return [{ path, message: `${name(path)}: ${issue.issues[0]?.message ?? "the key can't be used"}` }];
  }
  return [{ path, ...wordsFor(issue, path, value, schema) }];
}

function wordsFor(
  issue: z.core.$ZodIssue,
  path: ValuePath,
  value: FieldValue | undefined,
  schema: z.ZodType,
): Pick<Fault, "message" | "hint"> {
  const subject = name(path);
  if (issue.code === "invalid_format") return { message: `${subject}: ${show(value)} can't be used: ${issue.message}` };
  if (issue.code === "custom") return { message: `${subject}: ${issue.message}` };
  if (issue.code === "too_small" && issue.origin === "array") {
    const least = Number(issue.minimum);
    return { message: `${subject}: at least ${least} ${least === 1 ? "item is" : "items are"} needed` };
  }
  const allowed =
    issue.code === "invalid_union" ? literalsAt(schema, path) : issue.code === "invalid_value" ? issue.values.map(String) : [];
  if (allowed.length > 0) {
    const near = typeof value === "string" ? nearest(value, allowed) : undefined;
    const list = `it is one of ${allowed.join(", ")}`;
    const isShort = near === undefined || allowed.length <= 12;
    return {
      message: value === undefined ? `${subject} is missing` : `${subject}: there is no ${show(value)}`,
      hint: near === undefined ? list : `did you mean "${near}"?${isShort ? ` ${list}` : ""}`,
    };
  }
  const { expected, hint } = describeIssue(issue, value);
  if (value === undefined) {
    return { message: `${subject} is missing; expected ${expected}`, hint: A_FILE_THAT_WORKS };
  }
  return { message: `${subject}: expected ${expected}`, ...(hint !== undefined && { hint }) };
}

function unknownKey(path: ValuePath, schema: z.ZodType, content: FieldValue): Fault {
  const key = String(path.at(-1));
  const keys = keysAt(schema, path.slice(0, -1), content);
  const near = nearest(key, keys);
  const known = keys.length === 0 || keys.length > 12 ? A_FILE_THAT_WORKS : `known here: ${keys.join(", ")}`;
  return {
    path,
    message: `there is no key "${key}" here`,
    hint: near === undefined ? known : `did you mean "${near}"?`,
    isUnknownKey: true,
  };
}

/**
 * The complaints of the alternative that the author most likely meant: the one that knows most of the keys that are there.
 * `none` when no alternative knows any of them; nothing when the value is no map, so that all alternatives are named.
 */
function closestBranch(
  issue: z.core.$ZodIssueInvalidUnion,
  value: FieldValue | undefined,
): readonly z.core.$ZodIssue[] | "none" | undefined {
  if (!isMap(value) || issue.errors.length === 0) return undefined;
  const count = Object.keys(value).length;
  const scored = issue.errors.map((branch) => {
    const isMapBranch = !branch.some((each) => each.code === "invalid_type" && each.path.length === 0);
    const strangers = branch.flatMap((each) => (each.code === "unrecognized_keys" && each.path.length === 0 ? each.keys : []));
    return { branch, known: isMapBranch ? count - strangers.length : 0 };
  });
  const [best] = scored.sort((one, other) => other.known - one.known || one.branch.length - other.branch.length);
  if (best === undefined) return undefined;
  return best.known === 0 && count > 0 ? "none" : best.branch;
}

/** The value at a path; nothing when the path leads nowhere. */
function valueAt(content: FieldValue, path: ValuePath): FieldValue | undefined {
  let value: FieldValue | undefined = content;
  for (const part of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Readonly<Record<string | number, FieldValue>>)[part];
  }
  return value;
}

/** The last key of a path: line and column say which of several it is. */
function name(path: ValuePath): string {
  return path.findLast((part) => typeof part === "string")?.toString() ?? "the file";
}

function show(value: FieldValue | undefined): string {
  return JSON.stringify(value ?? null).slice(0, 80);
}
