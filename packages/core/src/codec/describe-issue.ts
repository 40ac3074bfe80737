import type * as z from "zod";
import type { FieldValue } from "../record/entry.js";
import { nearest } from "./nearest.js";

/** What a schema wanted, as the object of "expected", and where there is one the most likely way out. */
export interface IssueWords {
  readonly expected: string;
  readonly hint?: string;
}

const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map of names and values",
  record: "a map of names and values",
};

const YES = new Set(["yes", "y", "on", "1"]);
const NO = new Set(["no", "n", "off", "0"]);

/** Puts a schema's complaint about a value into plain words. */
export function describeIssue(issue: z.core.$ZodIssue, value: FieldValue | undefined): IssueWords {
  switch (issue.code) {
    case "invalid_value":
      return oneOf(issue.values.map(String), value);
    case "invalid_type":
      return ofType(issue.expected, value);
    case "too_small":
      return {
        expected:
          issue.origin === "string" ? "text that is not empty" : `${issue.inclusive ? "at least" : "more than"} ${issue.minimum}`,
      };
    case "too_big":
      return { expected: `${issue.inclusive ? "at most" : "less than"} ${issue.maximum}` };
    case "invalid_union":
      return ofUnion(issue, value);
    case "custom":
      return ofDate(issue.message, value);
    default:
      return { expected: issue.message };
  }
}

function oneOf(allowed: readonly string[], value: FieldValue | undefined): IssueWords {
  const list = allowed.join(", ");
  const near = typeof value === "string" ? nearest(value, allowed) : undefined;
  const expected = allowed.length === 1 ? list : `one of ${list}`;
  return { expected, hint: near === undefined ? `Write one of: ${list}.` : `Did you mean ${near}? Allowed are: ${list}.` };
}

function ofType(type: string, value: FieldValue | undefined): IssueWords {
  const expected = TYPES[type] ?? type;
  if (type === "string" && (typeof value === "number" || typeof value === "boolean")) {
    return { expected, hint: `Put it in quotes: "${value}".` };
  }
  if (type === "array" && typeof value === "string") return { expected, hint: `Put it in brackets: [${value}].` };
  if (type === "boolean" && typeof value === "string") {
    const word = value.toLowerCase();
    const near = YES.has(word) ? "true" : NO.has(word) ? "false" : nearest(word, ["true", "false"]);
    return near === undefined ? { expected } : { expected, hint: `Write ${near}.` };
  }
  return { expected };
}

/** Names every alternative; a hint only where one alternative fits the value's own type. */
function ofUnion(issue: z.core.$ZodIssueInvalidUnion, value: FieldValue | undefined): IssueWords {
  const branches = issue.errors.flatMap((branch) => branch.slice(0, 1));
  const within = branches.find((inner) => inner.path.length > 0);
  if (within !== undefined && typeof value === "object" && value !== null) {
    const inside = within.path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key], value);
    const { expected, hint } = describeIssue(within, inside as FieldValue | undefined);
    return { expected: `${expected} for ${within.path.map(String).join(".")}`, ...(hint === undefined ? {} : { hint }) };
  }
  const words = branches.map((inner) => describeIssue(inner, value));
  const hint = words.find((each) => each.hint !== undefined)?.hint;
  return { expected: words.map((each) => each.expected).join(", or "), ...(hint === undefined ? {} : { hint }) };
}

/** The only refinement there is says how a date is written; it offers the date in the order that was probably meant. */
function ofDate(message: string, value: FieldValue | undefined): IssueWords {
  if (!message.startsWith("a date")) return { expected: message };
  const parts = typeof value === "string" ? /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T ].*)?$/.exec(value) : null;
  const expected = "a date that exists, written YYYY-MM-DD";
  if (parts === null) return { expected };
  const [, year, month = "", day = ""] = parts;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return iso === value ? { expected, hint: "There is no such day in the calendar." } : { expected, hint: `Write ${iso}.` };
}
