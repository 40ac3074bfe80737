import type { Entry } from "../../record/entry.js";

/** The marks of a win by criterion; the empty text stands for a mark of the whole win. */
export function marksOf(win: Pick<Entry, "fields">): ReadonlyMap<string, "current" | "next"> {
  const level = win.fields["level"];
  const isMark = (value: unknown): value is "current" | "next" => value === "current" || value === "next";
  if (isMark(level)) return new Map([["", level]]);
  if (typeof level !== "object" || level === null || Array.isArray(level)) return new Map();
  return new Map(Object.entries(level).flatMap(([criterion, mark]) => (isMark(mark) ? [[criterion, mark] as const] : [])));
}
