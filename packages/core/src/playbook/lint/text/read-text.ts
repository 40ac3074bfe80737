import { isProduct, LABELLED } from "../language/names.js";
import { CURRENCY_CODES, SCALE_WORDS, UNIT_WORDS } from "../language/units.js";
import { isMonth, lex, type RawToken } from "./lex.js";
import { type Masked, maskMarkdown } from "./mask-markdown.js";
import type { Sentence, Token } from "./token.js";

/** A text as the checks see it. */
export interface TextModel {
  readonly source: string;
  readonly masked: Masked;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** Where the prose begins and ends, without the blanks around it. */
  readonly start: number;
  readonly end: number;
}

const ABBREVIATIONS = new Set(
  "e.g i.e eg ie vs approx ca incl no dr mr ms mrs st etc resp min max yrs yr wk mo p.a fig".split(" "),
);

/** Abbreviations with a name behind them, which has a capital letter and begins nothing. */
const BEFORE_NAMES = new Set("mr ms mrs dr prof st".split(" "));

/** Reads a text once: masks what is not prose, then tokens, sentences, and which numbers only name something. */
export function readText(source: string, isDocument = false): TextModel {
  const masked = maskMarkdown(source, isDocument);
  const raw = lex(masked.text);
  const sentences: Sentence[] = [];
  const tokens: Token[] = [];
  let first = 0;
  raw.forEach((token, index) => {
    tokens.push({ ...token, sentence: sentences.length });
    const next = raw[index + 1];
    if (next !== undefined && !endsSentence(masked.text, raw, index)) return;
    const start = raw[first]?.start ?? 0;
    sentences.push({ start, end: token.end, first, behind: index + 1 });
    first = index + 1;
  });
  const start = tokens[0]?.start ?? 0;
  const named = tokens.map((token, index) => withUnit(token, index, tokens));
  return { source, masked, tokens: named, sentences, start, end: tokens.at(-1)?.end ?? start };
}

/** Between two blocks, or behind a full stop that is not part of an abbreviation and has something like a beginning behind it. */
function endsSentence(text: string, raw: readonly RawToken[], index: number): boolean {
  const token = raw[index];
  const next = raw[index + 1];
  if (token === undefined || next === undefined) return true;
  const gap = text.slice(token.end, next.start);
  if (gap.includes("\n") && isNewBlock(gap, text, next)) return true;
  if (![".", "!", "?"].includes(token.word) || gap === "") return false;
  if (token.word === "." && BEFORE_NAMES.has(raw[index - 1]?.word ?? "")) return false;
  if (token.word === "." && ABBREVIATIONS.has(raw[index - 1]?.word ?? "") && !next.capital) return false;
  if (next.capital || next.kind !== "word" || token.word !== ".") return true;
  // Whoever begins in lower case goes on so.
  return raw[0]?.capital === false && raw[0].kind === "word" && (raw[index - 1]?.word ?? "").length > 2;
}

function isNewBlock(gap: string, text: string, next: RawToken): boolean {
  if (/\n[ \t]*\r?\n/.test(gap)) return true;
  const lineStart = text.lastIndexOf("\n", next.start - 1) + 1;
  const line = text.slice(lineStart, lineStart + 40);
  if (/^[ \t]*(?:[-*+•–]|#{1,6}|\d{1,3}[.)]|\|)[ \t]/.test(line) || /^[ \t]*(?:\*\*)?\p{Lu}[\p{L} ]{1,24}:/u.test(line))
    return true;
  // A heading ends with its line.
  const lineBefore = text.lastIndexOf("\n", lineStart - 2) + 1;
  return /^#{1,6}[ \t]/.test(text.slice(lineBefore, lineBefore + 8));
}

/** Joins a number with the unit around it, and marks the ones that are a date, a version, a place in an order. */
function withUnit(token: Token, index: number, tokens: readonly Token[]): Token {
  if (token.quantity === undefined) return token;
  const { value, unit } = token.quantity;
  const scaled = SCALE_WORDS[tokens[index + 1]?.word ?? ""];
  const behind = scaled === undefined ? index + 1 : index + 2;
  const found = unit === undefined ? unitAt(tokens, index, behind) : undefined;
  const quantity = { ...token.quantity, value: value * (scaled ?? 1), behind, ...found };
  const isNamed = scaled === undefined && isLabel(token, quantity.unit, index, tokens);
  return { ...token, quantity: { ...quantity, label: isNamed } };
}

/** The unit of a number: before it where it is a currency's code, behind it, or behind the one whose hours they are. */
function unitAt(tokens: readonly Token[], index: number, behind: number) {
  const [before, next, second] = [tokens[index - 1], tokens[behind], tokens[behind + 1]];
  if (before?.capital === true && CURRENCY_CODES.has(before.word))
    return { unit: "money", unitName: before.word, behind } as const;
  if (next === undefined || (next.kind !== "word" && !next.joined)) return undefined;
  const { word } = next;
  if (word === "per" && second?.word === "cent") return { unit: "%", unitName: "%", behind: behind + 2 } as const;
  const unit = UNIT_WORDS[word];
  if (unit !== undefined) return { unit, unitName: word, behind: behind + 1 };
  // "0.8 W" and "1.8 m" are no weeks, minutes or millions.
  const isMetric = next.capital ? /^[wv]$/.test(word) : word === "m" && tokens[index]?.word.includes(".") && !isPlural(second);
  if (isMetric) return { unit: "size", unitName: word, behind: behind + 1 } as const;
  const isTheirs = UNIT_WORDS[second?.word ?? ""] === "time" && (WHOSE.has(word) || isWorkerHours(word, second?.word ?? ""));
  return isTheirs ? ({ unit: "time", unitName: second?.word ?? "", behind: behind + 2 } as const) : undefined;
}

/** "640 lawyer hours": whoever it is, the hours are somebody's. */
function isWorkerHours(word: string, unit: string): boolean {
  return (
    /^(?:hours?|hrs)$/.test(unit) &&
    /(?:er|or|ist|ian|ant|ent|yst|ee)$/.test(word) &&
    !/^(?:over|after|under|per|other|or)$/.test(word)
  );
}

function isLabel(token: Token, unit: string | undefined, index: number, tokens: readonly Token[]): boolean {
  const value = token.quantity?.value ?? 0;
  const before = tokens[index - 1];
  const next = tokens[index + 1];
  if (unit !== undefined) return false;
  if (before?.sentence !== token.sentence && (next?.word === "." || next?.word === ")") && next.start === token.end) return true;
  if (isMonth(before?.word) || isMonth(next?.word) || (before?.word === "may" && before.capital)) return true;
  if (Number.isInteger(value) && value >= 1990 && value <= 2040 && token.end - token.start === 4 && !token.word.includes(",")) {
    return true;
  }
  if (["am", "pm", "th", "st", "nd", "rd"].includes(next?.word ?? "")) return true;
  if (before === undefined) return false;
  const name = tokens[index - 2];
  // "per ticket 4.1": what it costs, and not which ticket.
  if (name?.word === "per") return false;
  const isNamed = (each: Token | undefined) => each !== undefined && (LABELLED.has(each.word) || isProduct(each));
  if (isNamed(before) && !isPlural(next)) return true;
  const isTo = ["to", "from", "->", "→"].includes(before.word);
  // "node to 22", and "Postgres 12 to 16".
  const isVersioned = (each: Token | undefined) => each !== undefined && (isProduct(each) || VERSIONED.has(each.word));
  return (
    isTo &&
    ((isVersioned(name) && next?.kind !== "word") ||
      (name?.quantity !== undefined && isVersioned(tokens[index - 3]) && !isPlural(next)))
  );
}

function isPlural(token: Token | undefined): boolean {
  return token?.kind === "word" && /[a-z]{2}s$/.test(token.word) && !/(?:ss|us|is|was|has)$/.test(token.word);
}

const VERSIONED = new Set(["version", "release", "v", "api", "schema", "sdk", "java", "python", "node", "ios", "android"]);
const WHOSE = new Set(
  "engineer engineering eng person man developer dev work working staff agent support analyst operator compute gpu cpu machine consultant labour labor lab clerk nurse teacher driver contractor project service admin human manual".split(
    " ",
  ),
);
