import { MONTHS, SCALES, UNITS } from "../language/units.js";
import { splitContraction } from "./contraction.js";
import type { Quantity, Token } from "./token.js";

/** A token before its sentence and its meaning are known. */
export type RawToken = Omit<Token, "sentence">;

const DIGITS = String.raw`\d{1,3}(?:[,\u00a0\u202f'’]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?`;
// Each of these is tried at one place only, and none repeats over what it read.
const ID =
  /#\d+|[A-Z]{2,10}-\d+|\d{4}-\d{2}(?:-\d{2})?(?![\d-])|v?\d+\.\d+\.\d+[\w.-]*|v\d+(?:\.\d+)?(?![\w.])|\d{1,2}:\d{2}(?!\d)|1:1s?(?!\w)|\d{1,2}\/\d{1,2}\/\d{2,4}(?![\d\w])|24\/7|[QHqh][1-4](?!\w)/y;
const DURATION = /\d+\s?h\s?\d{1,2}(?:\s?m(?:in)?)?(?!\w)/y;
const NUMBER = new RegExp(
  String.raw`(?<sign>[-−+±](?=[€$£¥₹]?\d))?(?<currency>(?:US)?[€$£¥₹]\s?)?(?<digits>${DIGITS})(?:\/\d{1,3}(?![\d\w]))?(?<attached>[\p{L}µ%×€£$]{1,14}(?!\p{N}))?\+?(?<pct>[ \u00a0\u202f][%×€](?!\p{N}))?`,
  "uy",
);
const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_]*(?:['’]\p{L}+)?(?:\+\+|#(?!\w))?/uy;
const MARK = /->|→|=>|➜|⇒|—|–|\.{2,}|…|[^\s]/uy;
const SPACE = /\s/;
const MAY_BE_ID = /[A-Zvqh#\d]/;
const MAY_BE_NUMBER = /[\d\-−+±€$£¥₹U]/;
const MIXED = /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u;
const LETTER = /[\p{L}_]/u;

/** The tokens of a text, from left to right in one pass. */
export function lex(text: string): readonly RawToken[] {
  const tokens: RawToken[] = [];
  let quote: { close: string; until: number } | undefined;
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? "";
    if (character === " " || character === "\n" || SPACE.test(character)) {
      at += 1;
      continue;
    }
    const start = at;
    if (quote !== undefined && start >= quote.until) quote = undefined;
    const previous = tokens.at(-1);
    const isJoined = previous !== undefined && start === previous.end + 1 && /[-‐‑]/.test(text[start - 1] ?? "");
    const named = MAY_BE_ID.test(character) ? matchAt(ID, text, at)?.[0] : undefined;
    const number = named === undefined && MAY_BE_NUMBER.test(character) ? numberAt(text, at) : undefined;
    const word = named === undefined && number === undefined ? matchAt(WORD, text, at)?.[0] : undefined;
    const whole = named ?? number?.whole ?? word ?? matchAt(MARK, text, at)?.[0] ?? character;
    at += whole.length;
    if (word !== undefined) {
      pushWord(tokens, word, { start, joined: isJoined, quoted: quote !== undefined });
      continue;
    }
    if (named === undefined && number === undefined) {
      if (quote === undefined) quote = openQuote(text, whole, start);
      if (whole === "-" && isHyphen(text, start)) continue;
    }
    const kind = number?.quantity !== undefined ? "number" : named !== undefined || number !== undefined ? "id" : "mark";
    const token = {
      word: whole.toLowerCase(),
      kind,
      start,
      end: at,
      capital: false,
      mixed: false,
      joined: isJoined,
      quoted: quote !== undefined,
    } as const;
    const quantity = number?.quantity;
    tokens.push(
      quantity === undefined ? token : { ...token, quantity: { ...quantity, behind: tokens.length + 1, label: false } },
    );
  }
  return tokens;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** A number with what is attached to it; without a quantity when the letters make it a name. */
function numberAt(text: string, at: number) {
  const duration = matchAt(DURATION, text, at);
  if (duration !== null) return { whole: duration[0], quantity: { value: 1, unit: "time" as const, signed: false } };
  const match = matchAt(NUMBER, text, at);
  return match === null ? undefined : { whole: match[0], quantity: readNumber(match.groups ?? {}) };
}

function pushWord(
  tokens: RawToken[],
  whole: string,
  given: { readonly start: number; readonly joined: boolean; readonly quoted: boolean },
): void {
  const { start, quoted } = given;
  const lower = whole.toLowerCase();
  const first = whole[0] ?? "";
  const capital = first !== (lower[0] ?? "") && LETTER.test(first);
  const kind = /\d/.test(whole) ? "id" : "word";
  const split = /['’]/.test(whole) ? splitContraction(whole) : undefined;
  if (split === undefined) {
    tokens.push({
      word: lower.replace("’", "'"),
      kind,
      start,
      end: start + whole.length,
      capital,
      mixed: MIXED.test(whole),
      joined: given.joined,
      quoted,
    });
    return;
  }
  const middle = start + split.stemLength;
  tokens.push({
    word: split.stem.toLowerCase(),
    kind,
    start,
    end: middle,
    capital,
    mixed: MIXED.test(whole),
    joined: given.joined,
    quoted,
  });
  tokens.push({
    word: split.ending,
    kind,
    start: middle,
    end: start + whole.length,
    capital: false,
    mixed: false,
    joined: false,
    quoted,
  });
}

function isHyphen(text: string, at: number): boolean {
  return /[\p{L}\p{N}%)]/u.test(text[at - 1] ?? "") && /[\p{L}\p{N}(]/u.test(text[at + 1] ?? "");
}

/** Straight double quotes, curly and angle ones; they close within 240 characters or are none. Backticks are code. */
function openQuote(text: string, mark: string, start: number): { close: string; until: number } | undefined {
  const close = ({ '"': '"', "“": "”", "„": "“", "«": "»", "`": "`" } as Readonly<Record<string, string>>)[mark];
  if (close === undefined) return undefined;
  const near = text.slice(start + 1, start + 241);
  const end = near.indexOf(close);
  return end < 0 || near.slice(0, end).includes("\n\n") ? undefined : { close, until: start + end + 2 };
}

/** Nothing when the letters behind the digits make it a name: `2FA`, `3D`, `4xx`. */
function readNumber(groups: Readonly<Record<string, string | undefined>>): Omit<Quantity, "behind" | "label"> | undefined {
  const { sign, currency, digits = "", attached = "", pct } = groups;
  const plain = digits.replace(/[\u00a0\u202f'’]/g, "");
  const value = Number(/^\d{1,3}(?:,\d{3})+/.test(plain) ? plain.replaceAll(",", "") : plain.replace(",", "."));
  // ± is an error, and no difference.
  const signed = sign !== undefined && sign !== "±";
  const money = currency !== undefined || pct?.trim() === "€";
  if (attached === "") {
    const unit = money ? "money" : pct?.trim() === "%" ? "%" : pct?.trim() === "×" ? "x" : undefined;
    return { value, signed, ...(unit !== undefined && { unit, unitName: unit }) };
  }
  const name = attached.toLowerCase();
  const scale = /^(k|m|mm|bn|mn|b|mio)([€$£])?$/u.exec(name);
  if (/[€$£]$/u.test(name) || (money && scale !== null)) {
    return { value: value * (SCALES[scale?.[1] ?? ""] ?? 1), signed, unit: "money", unitName: "money" };
  }
  // Without a currency, a small m is minutes.
  if (scale !== null && (attached === "k" || attached === "K" || attached === "M" || name.length > 1)) {
    return { value: value * (SCALES[name] ?? 1), signed };
  }
  const unit = UNITS[name];
  return unit === undefined ? undefined : { value, signed, unit, unitName: name };
}

/** Whether a word is the name of a month, which makes the number beside it a date. */
export function isMonth(word: string | undefined): boolean {
  return word !== undefined && MONTHS.has(word);
}
