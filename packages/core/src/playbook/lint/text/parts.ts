import type { PhraseSet } from "../phrases/phrase-set.js";
import { lex } from "./lex.js";
import type { Section } from "./mask-markdown.js";
import type { TextModel } from "./read-text.js";
import type { Token } from "./token.js";

/** A stretch of a text, with its tokens. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
}

/** A list item, or a row of a table with its cells by the words of the table's head. */
export interface Item extends Part {
  readonly cells?: readonly { readonly head: Part; readonly cell: Part }[];
  /** It is a sentence, where there is no list. */
  readonly isProse?: boolean;
}

/** Tokens between two offsets. */
export function tokensBetween(model: TextModel, start: number, end: number): readonly Token[] {
  return model.tokens.slice(firstAt(model.tokens, start), firstAt(model.tokens, end));
}

/** What stands below headings that match, or behind a label such as `Owner:` at the beginning of a line. */
export function sectionsNamed(model: TextModel, names: PhraseSet): readonly (Part & { readonly heading: Part })[] {
  const { sections } = model.masked;
  // A title names the whole text, not a part of it: a "Decision brief" has not said its decision.
  const top = sections.filter(({ level }) => level === 1);
  const title = top.length === 1 ? top[0] : undefined;
  const headed = sections.flatMap((section) => {
    if (section === title) return [];
    const heading = headingTokens(model, section);
    if (!names.isIn(heading)) return [];
    return [part(model, section.bodyStart, section.end, { start: section.start, end: section.bodyStart, tokens: heading })];
  });
  const labelled = model.sentences.flatMap((sentence) => {
    if (title !== undefined && sentence.start >= title.start && sentence.end <= title.bodyStart) return [];
    const colon = model.tokens
      .slice(sentence.first, Math.min(sentence.behind, sentence.first + 8))
      .findIndex(({ word }) => word === ":");
    if (colon < 1) return [];
    const heading = model.tokens.slice(sentence.first, sentence.first + colon);
    if (!names.isIn(heading)) return [];
    const from = model.tokens[sentence.first + colon]?.end ?? sentence.end;
    return [part(model, from, blockEnd(model, from), { start: sentence.start, end: from, tokens: heading })];
  });
  const bold = model.masked.labels.flatMap(({ start, end }) => {
    const heading = tokensBetween(model, start, end);
    if (!names.isIn(heading)) return [];
    return [part(model, end, blockEnd(model, end), { start, end, tokens: heading })];
  });
  return [...headed, ...labelled, ...bold];
}

/** The words of a heading, also of one that is not read because nothing stands below it. */
export function headingTokens(model: TextModel, section: Section): readonly Token[] {
  if (section.isWritten) return tokensBetween(model, section.start, section.bodyStart);
  return lex(section.title).map((token) => ({ ...token, start: section.start, end: section.bodyStart, sentence: 0 }));
}

/** List items and rows of tables, in order. */
export function itemsOf(model: TextModel, start = 0, end = model.source.length): readonly Item[] {
  const { text } = model.masked;
  const items: Item[] = [];
  let head: readonly Part[] | undefined;
  let at = start;
  while (at < end) {
    const newline = text.indexOf("\n", at);
    const lineEnd = newline < 0 || newline > end ? end : newline;
    const line = text.slice(at, lineEnd);
    const marker = /^[ \t]{0,3}(?:[-*+•]|\d{1,3}[.)]|\(?[a-h]\))[ \t]+(?:\[[ xX]\][ \t]+)?/.exec(line);
    const isRow = /^[ \t]*\|.*\|[ \t]*$/.test(line);
    if (marker !== null) items.push(partOf(model, at + marker[0].length, itemEnd(text, lineEnd, end)));
    else if (isRow && head === undefined) head = cellsOf(model, line, at);
    else if (isRow && !/^[\s|:-]+$/.test(line)) {
      const cells = cellsOf(model, line, at).flatMap((cell, index) => {
        const above = head?.[index];
        return above === undefined ? [] : [{ head: above, cell }];
      });
      items.push({ ...partOf(model, at, lineEnd), cells });
    }
    if (!isRow) head = undefined;
    at = lineEnd + 1;
  }
  return items.filter(({ tokens }) => tokens.some(({ kind }) => kind === "word"));
}

/** The cells of a row. */
function cellsOf(model: TextModel, line: string, start: number): readonly Part[] {
  const cells: Part[] = [];
  let from = line.indexOf("|") + 1;
  for (let bar = line.indexOf("|", from); bar >= 0; bar = line.indexOf("|", from)) {
    cells.push(partOf(model, start + from, start + bar));
    from = bar + 1;
  }
  return cells;
}

/** An item goes on over indented lines. */
function itemEnd(text: string, lineEnd: number, end: number): number {
  let at = lineEnd;
  while (at < end) {
    const newline = text.indexOf("\n", at + 1);
    const next = text.slice(at + 1, newline < 0 ? end : newline);
    if (!/^[ \t]{2,}\S/.test(next) || /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]/.test(next)) break;
    at = newline < 0 ? end : Math.min(newline, end);
  }
  return at;
}

function part(model: TextModel, start: number, end: number, heading: Part) {
  return { ...partOf(model, start, end), heading };
}

function partOf(model: TextModel, start: number, end: number): Part {
  const tokens = tokensBetween(model, start, end);
  return { start: tokens[0]?.start ?? start, end: tokens.at(-1)?.end ?? end, tokens };
}

/**
 * The end of the paragraph or list behind a label: the next blank line with text that is no list, the next heading, or, where
 * text stands behind the label, the next line with a label of its own.
 */
function blockEnd(model: TextModel, from: number): number {
  const { text } = model.masked;
  const next = model.masked.sections.find(({ start }) => start >= from)?.start ?? text.length;
  const blank = /\n[ \t]*\n(?![ \t]*(?:[-*+•|]|\d{1,3}[.)])[ \t])/.exec(text.slice(from, next));
  const end = blank === null ? next : from + blank.index;
  const isInline = /^[ \t*_:.]*[^\s*_:.]/.test(text.slice(from, end).split("\n")[0] ?? "");
  const label = isInline ? /\n[ \t]*(?:\*\*)?\p{Lu}[\p{L} ]{1,24}:/u.exec(text.slice(from, end)) : null;
  return label === null ? end : from + label.index;
}

function firstAt(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
