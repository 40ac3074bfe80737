import { isProduct, LABELLED } from "../language/names.js";
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
  const line = text.slice(lineStart, Math.min(next.end + 4, lineStart + 40));
  return /^[ \t]*(?:[-*+•–]|#{1,6}|\d{1,3}[.)]|\|)[ \t]/.test(line) || /^[ \t]*(?:\*\*)?\p{Lu}[\p{L} ]{1,24}:/u.test(line);
}

/** Joins a number with the unit behind it, and marks the ones that are a date, a version, a place in an order. */
function withUnit(token: Token, index: number, tokens: readonly Token[]): Token {
  if (token.quantity === undefined) return token;
  const next = tokens[index + 1];
  const unit = token.quantity.unit === undefined && next?.kind === "word" && !next.joined ? unitOf(next.word) : undefined;
  const joinedUnit = token.quantity.unit === undefined && next?.joined === true ? unitOf(next.word) : undefined;
  // "30 engineer hours": whose hours they are stands between the number and its unit.
  const isScaled =
    next !== undefined &&
    /^(?:hundred|thousand|million|billion)$/.test(next.word) &&
    unitOf(tokens[index + 2]?.word ?? "") !== undefined;
  if (isScaled && token.quantity.unit === undefined) {
    const unitName = tokens[index + 2]?.word ?? "";
    return {
      ...token,
      quantity: { ...token.quantity, unit: unitOf(unitName) ?? "money", unitName, behind: index + 3, label: false },
    };
  }
  const isWhose = next !== undefined && WHOSE.has(next.word) && unitOf(tokens[index + 2]?.word ?? "") === "time";
  const found = unit ?? joinedUnit ?? (isWhose && token.quantity.unit === undefined ? "time" : undefined);
  const unitAt = isWhose ? index + 2 : index + 1;
  const quantity = {
    ...token.quantity,
    ...(found !== undefined && next !== undefined && { unit: found, unitName: tokens[unitAt]?.word ?? next.word }),
    behind: found === undefined ? index + 1 : unitAt + 1,
  };
  return { ...token, quantity: { ...quantity, label: isLabel(token, quantity.unit, index, tokens) } };
}

function unitOf(word: string) {
  return UNIT_WORDS.get(word);
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

const UNIT_WORDS: ReadonlyMap<string, NonNullable<NonNullable<Token["quantity"]>["unit"]>> = new Map(
  (
    [
      ["%", "% percent pct percentage"],
      ["x", "times × fold"],
      [
        "time",
        `ns µs us ms msec millisecond milliseconds s sec secs second seconds min mins minute minutes h hr hrs hour hours d day days
         wk wks week weeks month months quarters sprint sprints yr yrs year years night nights evening evenings weekend weekends
         engineer-days engineer-weeks`,
      ],
      [
        "size",
        "µa ma ua mv kv kw mw wh kwh mwh gwh mah db dbm °c kg km cm mm metres meters nm µm kb kib mb mib gb gib tb tib pb byte bytes kilobytes megabytes gigabytes terabytes",
      ],
      ["rate", "rps qps tps rpm fps hz khz iops mbps gbps kbps"],
      [
        "money",
        "€ $ £ eur usd gbp chf euro euros dollar dollars pounds grand bucks quid francs cents cent pence yen rupees kroner kronor krona zloty sek nok dkk",
      ],
    ] as const
  ).flatMap(([unit, names]) => names.split(/\s+/).map((name) => [name, unit] as const)),
);
