import { fail, ok, type Problem, type Result } from "../problem.js";
import type { DateText } from "../record/entry.js";
import { isVirtual, type ValueType } from "./known-fields.js";
import type { Bound } from "./query.js";
import { readDate } from "./read-date.js";
import { shown, syntaxProblem, type Value } from "./split-filter.js";

/** Ends of a range; at least one is there. */
export interface Ends {
  readonly from?: Bound;
  readonly to?: Bound;
}

/** What is known about the field that a range is for. */
export interface RangeField {
  readonly field: string;
  readonly type?: ValueType;
  readonly today: DateText;
  readonly side?: "before" | "after";
}

/** A range as written: `>=a`, `a..b`, or `a` alone; with offsets into the value's text. */
type Written =
  | { readonly form: "one"; readonly text: string; readonly at: number }
  | { readonly form: "compared"; readonly sign: string; readonly text: string; readonly at: number }
  | { readonly form: "between"; readonly from: string; readonly to: string; readonly at: number; readonly toAt: number };

/** One way to read a text as a value: the first and the last value it stands for, which differ for `2026-07`. */
type Reader = (text: string) => { readonly first: string | number; readonly last: string | number } | undefined;

/**
 * The range that a value means, or nothing when it is a plain value. A field of unknown type may hold dates or numbers:
 * where a text can be read as both (`2026`), both ranges come back. In a field of dates or numbers any other text is a problem.
 */
export function parseRange(text: string, value: Value, field: RangeField): Result<readonly Ends[] | undefined> {
  const { type, side } = field;
  const typed = type === "date" || type === "number";
  if (!typed && (type === "boolean" || type === "reference" || value.quoted)) return ok(undefined);
  const written = parseWritten(value);
  if (!typed && (written.form === "one" || (written.form === "between" && isVirtual(field.field)))) return ok(undefined);
  if (!typed && isVirtual(field.field)) return fail(notOrdered(text, value, field));
  if (side !== undefined && written.form !== "one") {
    return fail(syntaxProblem(text, value.at, `${side}: takes one date`, "Write date:a..b for a range."));
  }
  if (written.form === "between" && written.from === "" && written.to === "") {
    return fail(syntaxProblem(text, value.at, "The range has no ends", "Write a..b, a.. or ..b."));
  }
  const ranges: Ends[] = [];
  let problem: Problem | undefined;
  for (const read of readers(type, field.today)) {
    const ends = toEnds(text, written, read, field);
    if (ends.ok) ranges.push(ends.value);
    else problem ??= ends.problem;
  }
  if (ranges.length > 0) return ok(ranges);
  // `1..x` in a text is text; `>x` asks for an order, and texts have none.
  return written.form === "between" && !typed ? ok(undefined) : fail(problem ?? notOrdered(text, value, field));
}

function parseWritten({ text, at }: Value): Written {
  const sign = /^[<>]=?/.exec(text)?.[0];
  if (sign !== undefined) return { form: "compared", sign, text: text.slice(sign.length), at: at + sign.length };
  const dots = text.indexOf("..");
  if (dots < 0) return { form: "one", text, at };
  return { form: "between", from: text.slice(0, dots), to: text.slice(dots + 2), at, toAt: at + dots + 2 };
}

function readers(type: ValueType | undefined, today: DateText): readonly Reader[] {
  const date: Reader = (text) => {
    const days = readDate(text, today);
    return days === undefined ? undefined : { first: days.from, last: days.to };
  };
  const number: Reader = (text) =>
    /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)$/.test(text) ? { first: Number(text), last: Number(text) } : undefined;
  if (type === "date") return [date];
  return type === "number" ? [number] : [number, date];
}

function toEnds(text: string, written: Written, read: Reader, field: RangeField): Result<Ends> {
  if (written.form === "between") {
    const from = written.from === "" ? undefined : read(written.from);
    const to = written.to === "" ? undefined : read(written.to);
    if (written.from !== "" && from === undefined) return fail(unreadable(text, written.from, written.at, field));
    if (written.to !== "" && to === undefined) return fail(unreadable(text, written.to, written.toAt, field));
    if (from !== undefined && to !== undefined && from.first > to.last) {
      return fail(syntaxProblem(text, written.at, "The range ends before it begins", "Write the earlier or smaller end first."));
    }
    return ok({
      ...(from !== undefined && { from: { value: from.first, inclusive: true } }),
      ...(to !== undefined && { to: { value: to.last, inclusive: true } }),
    });
  }
  const span = read(written.text);
  if (span === undefined) return fail(unreadable(text, written.text, written.at, field));
  const sign = written.form === "compared" ? written.sign : field.side === "after" ? ">=" : field.side === "before" ? "<" : "=";
  if (sign === ">=") return ok({ from: { value: span.first, inclusive: true } });
  if (sign === ">") return ok({ from: { value: span.last, inclusive: false } });
  if (sign === "<=") return ok({ to: { value: span.last, inclusive: true } });
  if (sign === "<") return ok({ to: { value: span.first, inclusive: false } });
  return ok({ from: { value: span.first, inclusive: true }, to: { value: span.last, inclusive: true } });
}

function unreadable(text: string, written: string, at: number, { field, type, side }: RangeField): Problem {
  const name = side ?? field.replaceAll("_", "-");
  if (written === "")
    return syntaxProblem(text, at, `A value is missing behind ${name}:`, "Write it without a space in between.");
  if (type === "number")
    return syntaxProblem(text, at, `${shown(written)} is not a number`, `${name}: takes 70, >=70 or 10..20.`);
  const dates = `2026, 2026-Q3, 2026-07, 2026-07-15, today or -30d`;
  if (type === "date") return syntaxProblem(text, at, `${shown(written)} is not a date`, `${name}: takes ${dates}.`);
  return syntaxProblem(text, at, `${shown(written)} is neither a number nor a date`, `A date is written ${dates}.`);
}

function notOrdered(text: string, value: Value, { field }: RangeField): Problem {
  return syntaxProblem(text, value.at, `${field}: takes no range`, "Write the value alone.");
}
