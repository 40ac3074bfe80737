import type { Fields, FieldValue } from "../record/entry.js";
import type { Kind } from "../record/kind.js";
import { firstHeading } from "./headings.js";
import { emptyMap } from "./plain-data.js";
import { renderFields } from "./render-yaml.js";
import { splitFrontMatter } from "./split-front-matter.js";
import { oneLine, TITLE_KEY } from "./title.js";

/** What the text of a new record is made of. */
export interface EntryText {
  readonly kind: Kind;
  readonly title: string;
  readonly fields: Fields;
  /** Markdown below the front matter. It may begin with the title as its heading; if it has no such heading, it gets one. */
  readonly body?: string;
  /** Whether the kind's empty section headings are written for the user to fill in. Not when there is a body. */
  readonly sections?: boolean;
  /** False when the body is whole and gets no heading: a title that is not in it then goes to the front matter. */
  readonly heading?: boolean;
  /** False when the fields stand in the order in which they are to be written; true, the kind's order, when absent. */
  readonly ordered?: boolean;
}

/**
 * The text of a new record: front matter in the kind's order of fields and then the other keys in their own, the title as
 * a heading, and the body or empty sections. Reading it gives back the same title and fields. A title that a heading
 * can't hold as it is (`Rewrite in C #`) stands in the front matter too.
 */
export function writeEntry({ kind, title, fields, body, sections = false, heading = true, ordered = true }: EntryText): string {
  const line = oneLine(title);
  const isWhole = body !== undefined && (!heading || headingIn(body) === line);
  const text = isWhole ? body : headed(line, body, sections ? kind : undefined);
  const front = renderFields(
    inOrder(ordered ? Object.keys(kind.fields.shape) : [], fields, headingIn(text) === line ? undefined : line),
  );
  if (front !== "") return `---\n${front}---\n${isWhole ? "" : "\n"}${text}`;
  // A body that looks like front matter, or begins with a byte order mark, must not be taken for more than it is.
  const split = splitFrontMatter(text);
  return split.body === 0 && split.problem === undefined ? text : `---\n---\n${text}`;
}

function headingIn(body: string): string {
  return oneLine(firstHeading(body)?.text ?? "");
}

/** The title as a heading, with a body or a kind's sections below it. */
function headed(title: string, body = "", kind?: Kind): string {
  if (body.trim() !== "") return `# ${title}\n\n${body.replace(/^(?:[ \t]*(?:\r\n|\n|\r))+/, "").trimEnd()}\n`;
  return `# ${title}\n${(kind?.sections ?? []).map((section) => `\n## ${section.heading}\n`).join("")}`;
}

/** Fields in this order, then the others; the title first where the front matter has to carry it. */
function inOrder(order: readonly string[], fields: Fields, title: string | undefined): Fields {
  const result: Record<string, FieldValue> = emptyMap();
  if (title !== undefined) result[TITLE_KEY] = title;
  for (const key of [...order.filter((known) => Object.hasOwn(fields, known)), ...Object.keys(fields)]) {
    const value = fields[key];
    if (key !== TITLE_KEY && value !== undefined) result[key] = value;
  }
  return result;
}
