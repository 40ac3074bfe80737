import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { scanHeadings } from "../../../codec/headings.js";
import { placeAt } from "../../../codec/place-at.js";
import type { Problem } from "../../../problem.js";
import { MAX_SECTION } from "./limits.js";

type Root = ReturnType<typeof fromMarkdown>;
/** A node of Markdown below the root. */
export type RootContent = Root["children"][number];
/** Any node of Markdown. */
export type Nodes = Root | RootContent;

/** A block of the text, where it begins and ends in it, and how many lines stand above the part it was parsed in. */
export interface Block {
  readonly node: RootContent;
  readonly offset: number;
  readonly end: number;
  readonly line: number;
}

/** The blocks of a text, parsed from heading to heading: the parser's time grows faster than the text. */
export function blocksOf(source: string): readonly Block[] {
  let line = 0;
  return sectionStarts(source).flatMap((start, index, starts): readonly Block[] => {
    const part = source.slice(start, starts[index + 1]);
    const { children } = fromMarkdown(part, { extensions: [gfm()], mdastExtensions: withoutTransforms });
    const above = line;
    line += part.split("\n").length - 1;
    return children.map((node) => ({
      node,
      offset: start + (node.position?.start.offset ?? 0),
      end: start + (node.position?.end.offset ?? 0),
      line: above,
    }));
  });
}

/** The transforms look for addresses in every text, in a recursion that deep nesting brings down; nothing here needs them. */
const withoutTransforms = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

function sectionStarts(source: string): readonly number[] {
  const starts = [0];
  scanHeadings(source, ({ start }) => {
    if (start > 0) starts.push(start);
    return false;
  });
  return starts;
}

/** Why a Markdown text is not given to the parser: a part that is too long for it, or nesting that nobody writes. */
export function markdownProblem(text: string, file: string): Problem | undefined {
  const nested = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,3}[.)](?=[ \t]))){30}|^[ \t]{200}/m.exec(text);
  if (nested !== null) {
    return {
      code: "input.invalid",
      message: "lists or quotations are nested too deep here",
      place: placeAt(text, nested.index, file),
      hint: "keep the part that is the ladder",
    };
  }
  const starts = sectionStarts(text);
  const long = starts.findIndex((start, index) => (starts[index + 1] ?? text.length) - start > MAX_SECTION);
  if (long < 0) return undefined;
  return {
    code: "input.invalid",
    message: `the part that begins here is longer than ${MAX_SECTION} characters`,
    place: placeAt(text, starts[long] ?? 0, file),
    hint: "part it by headings, or keep what is the ladder",
  };
}
