import { MONTHS, SCALES, UNITS } from "../language/units.js";
import { splitContraction } from "./contraction.js";
import type { Quantity, Token } from "./token.js";

/** A token before its sentence and its meaning are known. */
export type RawToken = Omit<Token, "sentence">;

const DIGITS = String.raw`\d{1,3}(?:[,\u00a0\u202f'’]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?`;
// Each alternative begins with a different character or is decided within a few, so that no text is read twice.
const TOKEN = new RegExp(
  [
    String.raw`(?<id>#\d+|[A-Z]{2,10}-\d+|\d{4}-\d{2}(?:-\d{2})?(?![\d-])|v?\d+\.\d+\.\d+[\w.-]*|v\d+(?:\.\d+)?(?![\w.])|\d{1,2}:\d{2}(?!\d)|\d{1,2}\/\d{1,2}\/\d{2,4}(?![\d\w])|24\/7|[QHqh][1-4](?!\w))`,
    String.raw`(?<duration>\d+\s?h\s?\d{1,2}(?:\s?m(?:in)?)?(?!\w))`,
    String.raw`(?<number>(?<sign>[-−+±](?=[€$£¥₹]?\d))?(?<currency>(?:US)?[€$£¥₹]\s?)?(?<digits>${DIGITS})(?:\/\d{1,3}(?![\d\w]))?(?<attached>[\p{L}µ%×€£$]{1,14}(?!\p{N}))?\+?(?<pct>[ \u00a0\u202f][%×€](?!\p{N}))?)`,
    String.raw`(?<word>[\p{L}_][\p{L}\p{M}\p{N}_]*(?:['’][\p{L}]+)?(?:\+\+|#(?!\w))?)`,
    String.raw`(?<mark>->|→|=>|➜|⇒|—|–|\.{2,}|…|[^\s\p{L}\p{N}])`,
  ].join("|"),
  "gu",
);

/** The tokens of a text. Linear: the pattern moves on with each token, and no part of it repeats over what it read. */
export function lex(text: string): readonly RawToken[] {
  const tokens: RawToken[] = [];
  let quote: { close: string; until: number } | undefined;
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    const groups = match.groups ?? {};
    const whole = match[0];
    const previous = tokens.at(-1);
    if (quote !== undefined && start >= quote.until) quote = undefined;
    if (quote === undefined && groups["mark"] !== undefined) quote = openQuote(text, whole, start);
    const common = {
      joined: previous !== undefined && start === previous.end + 1 && /[-‐‑]/.test(text[start - 1] ?? ""),
      quoted: quote !== undefined,
    };
    if (groups["word"] !== undefined) {
      for (const part of partsOf(whole, start))
        tokens.push({ ...part, ...common, joined: common.joined && part.start === start });
    } else if (groups["number"] !== undefined || groups["duration"] !== undefined) {
      const quantity = groups["duration"] === undefined ? readNumber(groups) : { value: 1, unit: "time" as const, signed: false };
      const kind = quantity === undefined ? "id" : "number";
      const token = { word: whole.toLowerCase(), kind, start, end: start + whole.length, capital: false, ...common } as const;
      tokens.push(
        quantity === undefined ? token : { ...token, quantity: { ...quantity, behind: tokens.length + 1, label: false } },
      );
    } else if (whole !== "-" || !isHyphen(text, start)) {
      const kind = groups["id"] === undefined ? "mark" : "id";
      tokens.push({ word: whole.toLowerCase(), kind, start, end: start + whole.length, capital: false, ...common });
    }
  }
  return tokens;
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

function partsOf(whole: string, start: number): readonly Omit<RawToken, "joined" | "quoted">[] {
  const kind = /\p{N}/u.test(whole) && !/^[a-z]+$/i.test(whole) ? "id" : "word";
  const make = (word: string, at: number, end: number) => ({
    word: word.toLowerCase().replaceAll("’", "'"),
    kind: kind as "id" | "word",
    start: at,
    end,
    capital: /^\p{Lu}/u.test(word),
  });
  const split = splitContraction(whole);
  if (split === undefined) return [make(whole, start, start + whole.length)];
  const middle = start + split.stemLength;
  return [make(split.stem, start, middle), make(split.ending, middle, start + whole.length)];
}

/** Nothing when the letters behind the digits make it a name: `2FA`, `3D`, `4xx`. */
function readNumber(groups: Readonly<Record<string, string | undefined>>): Omit<Quantity, "behind" | "label"> | undefined {
  const { sign, currency, digits = "", attached = "", pct } = groups;
  const plain = digits.replace(/[\u00a0\u202f'’]/g, "");
  const value = Number(/^\d{1,3}(?:,\d{3})+/.test(plain) ? plain.replaceAll(",", "") : plain.replace(",", "."));
  const signed = sign !== undefined;
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
