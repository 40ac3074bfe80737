import type { Entry } from "../record/entry.js";
import { withoutComments } from "../record/without-comments.js";
import { type Heading, scanHeadings } from "./headings.js";

/** A part of a body under a level-2 heading; offsets are into the body. */
export interface Section {
  readonly heading: string;
  /** What stands below the heading, without the white space around it. */
  readonly text: string;
  /** Where the heading's line begins. */
  readonly start: number;
  /** Where the text below the heading begins and ends, white space included. */
  readonly textStart: number;
  readonly end: number;
}

/** The level-2 headings of a body (`## Problem`) with their text, up to the next heading of level 1 or 2. */
export function sections(body: string): readonly Section[] {
  const headings: Heading[] = [];
  scanHeadings(body, (heading) => {
    if (heading.level <= 2) headings.push(heading);
    return false;
  });
  return headings.flatMap((heading, index) => {
    if (heading.level !== 2) return [];
    const end = headings[index + 1]?.start ?? body.length;
    return [
      { heading: heading.text, text: body.slice(heading.end, end).trim(), start: heading.start, textStart: heading.end, end },
    ];
  });
}

/**
 * The text of an entry's first section with that heading, letter case aside, without comments: a template's hint is not the
 * user's text. Nothing when there is none or it is empty.
 */
export function sectionText(entry: Pick<Entry, "body">, heading: string): string | undefined {
  const wanted = heading.toLowerCase();
  const section = sections(entry.body).find(({ heading: own }) => own.toLowerCase() === wanted);
  const text = section === undefined ? undefined : withoutComments(section.text).trim();
  return text === "" ? undefined : text;
}
