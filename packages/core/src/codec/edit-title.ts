import { firstHeading } from "./headings.js";
import type { SplitText } from "./split-front-matter.js";
import { oneLine } from "./title.js";

/**
 * A record's text with another title in its first heading, or in a new heading where it has none. Nothing when a heading
 * can't hold the title as it is; its place is then the front matter. The title is one line.
 */
export function withHeading({ text, body: bodyStart, yaml, newline }: SplitText, title: string): string | undefined {
  const head = text.slice(0, bodyStart);
  const body = text.slice(bodyStart);
  const heading = firstHeading(body);
  const edited =
    heading === undefined
      ? newHeading(body, title, { newline, isBelowFence: yaml !== undefined, isOpen: /[^\r\n\ufeff]$/.test(head) })
      : body.slice(0, heading.textStart) + title + body.slice(heading.textEnd);
  return oneLine(firstHeading(edited)?.text ?? "") === title ? head + edited : undefined;
}

/** The body with the title above it, an empty line between them and the front matter. */
function newHeading(body: string, title: string, at: { newline: string; isBelowFence: boolean; isOpen: boolean }): string {
  const { newline } = at;
  const blank = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(body)?.[0] ?? "";
  const rest = body.slice(blank.length);
  const above = (at.isOpen ? newline : "") + (at.isBelowFence && blank === "" ? newline : blank);
  return `${above}# ${title}${newline}${rest === "" ? "" : newline + rest}`;
}
