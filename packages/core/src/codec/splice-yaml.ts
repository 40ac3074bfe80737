import type { CST } from "yaml";
import type { FieldValue } from "../record/entry.js";
import { isList, isMap } from "./plain-data.js";
import { renderInline, renderQuoted } from "./render-yaml.js";
import type { YamlChange } from "./yaml-changes.js";
import { itemLines, pairLines, type YamlStyle } from "./yaml-lines.js";
import {
  type Collection,
  collectionAt,
  endOf,
  endOfItem,
  itemsOf,
  rootOf,
  type Site,
  signOf,
  siteAt,
  startOfItem,
} from "./yaml-site.js";

/** A stretch of text and what takes its place. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A YAML map's text after one change. Every character outside the changed place stays. Nothing when the place can't be
 * found as text, for example inside an alias. Whoever calls it reads the result again to be sure.
 */
export function spliceYaml(yaml: string, change: YamlChange, style: YamlStyle): string | undefined {
  const root = rootOf(yaml);
  if (root === undefined) return undefined;
  const splice = root.map === undefined ? firstPair(yaml, change, style) : spliceIn({ yaml, root: root.map, style }, change);
  return splice === undefined ? undefined : yaml.slice(0, splice.start) + splice.text + yaml.slice(splice.end);
}

/** The text that is spliced, its map, and its style. */
interface Text {
  readonly yaml: string;
  readonly root: Collection;
  readonly style: YamlStyle;
}

function spliceIn(text: Text, change: YamlChange): Splice | undefined {
  switch (change.type) {
    case "replace": {
      const site = siteAt(text.root, change.path);
      return site === undefined ? undefined : replaced(text, site, change.value);
    }
    case "remove": {
      const site = siteAt(text.root, change.path);
      if (site === undefined) return undefined;
      return site.collection.type === "flow-collection" ? removedFromFlow(site) : removedFromBlock(text, site);
    }
    case "add": {
      const map = collectionAt(text.root, change.path);
      if (map?.type === "flow-collection") {
        return insertedInFlow(map, itemsOf(map).length, renderInline({ [change.key]: change.value }, "flow").slice(1, -1));
      }
      return map?.type === "block-map" ? insertedInBlock(text, map, itemsOf(map).length, change) : undefined;
    }
    case "insert": {
      const list = collectionAt(text.root, change.path);
      if (list?.type === "flow-collection") return insertedInFlow(list, change.index, renderInline(change.value, "flow"));
      return list?.type === "block-seq" ? insertedInBlock(text, list, change.index, change) : undefined;
    }
  }
}

/** The first field of a text that has none yet, below its comments. */
function firstPair(yaml: string, change: YamlChange, style: YamlStyle): Splice | undefined {
  if (change.type !== "add" || change.path.length > 0) return undefined;
  const isOpen = yaml !== "" && !endsLine(yaml, yaml.length);
  const text = `${isOpen ? style.newline : ""}${pairLines(change.key, change.value, 0, style)}${style.newline}`;
  return { start: yaml.length, end: yaml.length, text };
}

function replaced(text: Text, { collection, item }: Site, value: FieldValue): Splice | undefined {
  const { yaml, style } = text;
  const token = item.value;
  const sign = signOf(item);
  if (collection.type === "flow-collection") {
    if (token !== undefined) return { start: token.offset, end: endOf(token), text: inlineLike(token, value, "flow") };
    const at = endOfItem(item);
    return { start: at, end: at, text: `${sign === undefined ? ":" : ""} ${renderInline(value, "flow")}` };
  }
  if (sign === undefined) return undefined;
  const behindSign = endOf(sign);
  const column = columnOf(yaml, startOfItem(item));
  const lines =
    collection.type === "block-seq" ? itemLines(value, column, style).slice(1) : pairLines("k", value, column, style).slice(2);
  const isOneLine = !/[\r\n]/.test(lines);
  const inline = () => (token === undefined ? renderInline(value, "block") : inlineLike(token, value, "block"));

  if (token === undefined) {
    const hasMore = yaml.slice(behindSign, lineBreakAt(yaml, behindSign)).trim() !== "";
    return { start: behindSign, end: behindSign, text: isOneLine || hasMore ? ` ${inline()}` : lines };
  }
  if (token.type === "block-scalar") return replacedBlockScalar(text, token, behindSign, { lines, isOneLine, inline });
  const end = endOf(token);
  if (token.type === "block-map" || token.type === "block-seq") {
    // The comment beside the key stays there; those inside the old map or list go with it.
    const firstBreak = lineBreakAt(yaml, behindSign);
    const comment = firstBreak < token.offset ? yaml.slice(behindSign, firstBreak).trimEnd() : "";
    const stop = contentEnd(yaml, end);
    if (isOneLine || comment === "") return { start: behindSign, end: stop, text: lines + comment };
    return { start: behindSign, end: stop, text: isMap(value) || isList(value) ? comment + lines : ` ${inline()}${comment}` };
  }
  const between = yaml.slice(behindSign, token.offset);
  const behind = yaml.slice(end, lineBreakAt(yaml, end));
  if (isOneLine || between.includes("#") || between.includes("&") || between.includes("!") || behind.trim() !== "") {
    return { start: token.offset, end, text: inline() };
  }
  return { start: behindSign, end, text: lines };
}

/** What a new value looks like behind its key, and on one line. */
interface Rendered {
  readonly lines: string;
  readonly isOneLine: boolean;
  readonly inline: () => string;
}

function replacedBlockScalar(
  text: Text,
  token: CST.BlockScalar,
  behindSign: number,
  { lines, isOneLine, inline }: Rendered,
): Splice {
  const { yaml, style } = text;
  const end = endOf(token);
  const lastBreak = endsLine(yaml, end) ? style.newline : "";
  const header = token.props.find((prop) => prop.type === "block-scalar-header");
  const headerEnd = header === undefined ? token.offset : endOf(header);
  // A comment behind the `|` stays.
  const comment = yaml.slice(headerEnd, lineBreakAt(yaml, headerEnd));
  const between = yaml.slice(behindSign, token.offset);
  if (isOneLine) return { start: token.offset, end, text: `${inline()}${comment}${lastBreak}` };
  const firstBreak = lines.search(/[\r\n]/);
  const isBlockScalar = /^ [|>]/.test(lines);
  if (!isBlockScalar) {
    return comment.trim() === ""
      ? { start: behindSign, end, text: lines + lastBreak }
      : { start: token.offset, end, text: `${inline()}${comment}${lastBreak}` };
  }
  return { start: behindSign, end, text: between + lines.slice(1, firstBreak) + comment + lines.slice(firstBreak) + lastBreak };
}

/** A value on one line, a text in the same quotes as the value it replaces. */
function inlineLike(token: CST.Token, value: FieldValue, place: "block" | "flow"): string {
  if (typeof value === "string" && token.type === "single-quoted-scalar") return renderQuoted(value, "'");
  if (typeof value === "string" && token.type === "double-quoted-scalar") return renderQuoted(value, '"');
  return renderInline(value, place);
}

function insertedInFlow(collection: CST.FlowCollection, index: number, text: string): Splice {
  const items = itemsOf(collection);
  const before = items[index - 1];
  const next = items[index];
  if (before !== undefined) {
    const at = endOfItem(before);
    return { start: at, end: at, text: `, ${text}` };
  }
  const at = next === undefined ? endOf(collection.start) : startOfItem(next);
  return { start: at, end: at, text: next === undefined ? text : `${text}, ` };
}

function insertedInBlock(
  { yaml, style }: Text,
  collection: CST.BlockMap | CST.BlockSequence,
  index: number,
  change: Extract<YamlChange, { type: "add" | "insert" }>,
): Splice | undefined {
  const items = itemsOf(collection);
  const first = items[0];
  if (first === undefined) return undefined;
  const column = columnOf(yaml, startOfItem(first));
  const lines =
    change.type === "add" ? pairLines(change.key, change.value, column, style) : itemLines(change.value, column, style);
  const before = items[index - 1];
  if (before === undefined) {
    const at = startOfItem(first);
    return { start: at, end: at, text: lines + style.newline + " ".repeat(column) };
  }
  const at = belowDeeperComments(
    yaml,
    lineEndAfter(yaml, endOfItem(before)),
    index === items.length ? column : Number.POSITIVE_INFINITY,
  );
  const isOpen = !endsLine(yaml, at);
  const indented = " ".repeat(column) + lines;
  return { start: at, end: at, text: isOpen ? style.newline + indented : indented + style.newline };
}

/** Comments that are set in deeper than the new line belong to what is above them. */
function belowDeeperComments(yaml: string, offset: number, column: number): number {
  const comment = /( *)#[^\r\n]*(?:\r\n|\n|\r|$)/y;
  let at = offset;
  for (;;) {
    comment.lastIndex = at;
    const match = comment.exec(yaml);
    if (match === null || (match[1] ?? "").length <= column) return at;
    at = comment.lastIndex;
  }
}

/** The lines of an entry go, with the comments that belong to it. An entry that shares its line with the dash of a list leaves the dash. */
function removedFromBlock({ yaml }: Text, { collection, item }: Site): Splice {
  const start = startOfItem(item);
  const end = belowDeeperComments(yaml, lineEndAfter(yaml, endOfItem(item)), columnOf(yaml, start));
  const lineStart = start - columnOf(yaml, start);
  if (yaml.slice(lineStart, start).trim() === "") return { start: lineStart, end, text: "" };
  const items = itemsOf(collection);
  const next = items[items.indexOf(item) + 1];
  const nextStart = next === undefined ? end : startOfItem(next);
  const isNextClose = yaml.slice(end, nextStart).trim() === "";
  return { start, end: isNextClose ? nextStart : contentEnd(yaml, endOfItem(item)), text: "" };
}

function removedFromFlow({ collection, item }: Site): Splice {
  const items = itemsOf(collection);
  const index = items.indexOf(item);
  const before = items[index - 1];
  const next = items[index + 1];
  if (next !== undefined) return { start: startOfItem(item), end: startOfItem(next), text: "" };
  return { start: before === undefined ? startOfItem(item) : endOfItem(before), end: endOfItem(item), text: "" };
}

/** Spaces between the start of its line and an offset. */
function columnOf(yaml: string, offset: number): number {
  const before = yaml.slice(0, offset);
  return offset - (Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1);
}

/** Offset of the line break that ends the line of an offset, or of the end of the text. */
function lineBreakAt(yaml: string, offset: number): number {
  const found = yaml.slice(offset).search(/[\r\n]/);
  return found < 0 ? yaml.length : offset + found;
}

/** Where the next line begins; the offset itself when it is the beginning of a line, as behind a block scalar. */
function lineEndAfter(yaml: string, offset: number): number {
  if (endsLine(yaml, offset)) return offset;
  const at = lineBreakAt(yaml, offset);
  return yaml.startsWith("\r\n", at) ? at + 2 : Math.min(at + 1, yaml.length);
}

/** Where the line of an entry's end stops, its line break left out, also for block scalars, which include theirs. */
function contentEnd(yaml: string, offset: number): number {
  if (!endsLine(yaml, offset)) return lineBreakAt(yaml, offset);
  return yaml.startsWith("\r\n", offset - 2) ? offset - 2 : offset - 1;
}

function endsLine(yaml: string, offset: number): boolean {
  return offset > 0 && (yaml[offset - 1] === "\n" || yaml[offset - 1] === "\r");
}
