import type { Fields } from "../record/entry.js";
import { firstHeading } from "./headings.js";

/** The front-matter key that overrides the heading. */
export const TITLE_KEY = "title";

/** A title in one line: line breaks become spaces, and white space at either end goes. */
export function oneLine(title: string): string {
  return title.replace(/[\n\v\f\r\u0085\u2028\u2029]+/g, " ").trim();
}

/** The title that a record's `title:` field gives it; nothing when there is none or it is empty. */
function titleOfFields(fields: Fields): string | undefined {
  const value = fields[TITLE_KEY];
  const title = typeof value === "string" ? oneLine(value) : "";
  return title === "" ? undefined : title;
}

/** The title of a record: `title:`, else the first `# ` heading, else the file's stem in words. Never empty. */
export function titleOf(fields: Fields, body: string, stem: string): string {
  const written = titleOfFields(fields) ?? oneLine(firstHeading(body)?.text ?? "");
  return written === "" ? inWords(stem) : written;
}

/** A stem as words: without its date, with spaces, beginning with a capital letter. */
function inWords(stem: string): string {
  const words = stem
    .replace(/^\d{4}-\d{2}-\d{2}-/, "")
    .replace(/[-_\s]+/g, " ")
    .trim();
  const [first] = words;
  return first === undefined ? stem : first.toUpperCase() + words.slice(first.length);
}
