import type { DateText } from "../record/entry.js";
import type { Metric } from "../record/fields.js";
import { withoutControls } from "../record/plain-text.js";
import { hasWord, LETTER } from "./letters.js";
import { isVerb } from "./metric-name.js";
import { type CapturedKind, type Mark, type ReadWord, readMark } from "./read-mark.js";
import { readMetrics } from "./read-metric.js";

/** What was read out of one text. Whatever was not understood is still in `title`. */
export interface Capture {
  /** A win unless the text starts with another kind's name and a colon. */
  readonly kind: CapturedKind;
  readonly title: string;
  /** Lines after the first. */
  readonly body: string;
  /** `#stem`, the first one. */
  readonly theme?: string;
  /** Further `#words`. */
  readonly tags: readonly string[];
  /** `@stem`. */
  readonly people: readonly string[];
  /** `^code`, `^system`, `^business`. */
  readonly altitude?: "code" | "system" | "business";
  /** `!next`, `!current`, `!next:criterion`. */
  readonly level?: "current" | "next" | Readonly<Record<string, "current" | "next">>;
  /** `+2026-11-18`, `+yesterday`, `+fri`. */
  readonly date?: DateText;
  /** `1.8s -> 650ms`, as often as it stands there. */
  readonly metrics: readonly Metric[];
  /** Marks that look like capture but could not be read, with the reason. They are still in the title. */
  readonly unread: readonly { readonly mark: string; readonly why: string }[];
}

/** A word of the first line, with what it says when it is a mark. */
interface Word extends ReadWord {
  readonly text: string;
}

/**
 * Reads one captured text. The grammar is the same in `upshot log`, in `inbox.md` and over MCP: free text, `#theme`,
 * `@person`, `^altitude`, `!level`, `+date` and `number -> number`, in any order; docs/capture.md has it all. A mark must
 * start a word, and stand outside quotes and backticks. `today` resolves relative days.
 */
export function parseCapture(text: string, today: DateText): Capture {
  const [first = "", ...rest] = withoutControls(text).trim().split("\n");
  const head = /^(win|promise|decision|note):\s+(?=\S)/i.exec(first);
  const kind = (head?.[1]?.toLowerCase() ?? "win") as CapturedKind;
  const words = agreed(wordsOf(first.slice(head?.[0].length ?? 0), kind, today));

  const marks = words.flatMap(({ mark }) => mark ?? []);
  const sentence = sentenceOf(words);
  const measured = kind === "win" ? readMetrics(sentence) : { metrics: [], title: sentence };
  const hashes = distinct(marks.flatMap((mark) => (mark.type === "hash" ? mark.name : [])));
  const theme = hashes.find((name) => !name.includes("/"));
  const altitude = marks.find((mark) => mark.type === "altitude")?.altitude;
  const level = levelOf(marks);
  const date = marks.find((mark) => mark.type === "date")?.date;
  return {
    kind,
    title: measured.title,
    body: rest.join("\n").trim(),
    ...(theme !== undefined && { theme }),
    tags: hashes.filter((name) => name !== theme),
    people: distinct(marks.flatMap((mark) => (mark.type === "person" ? mark.name : []))),
    ...(altitude !== undefined && { altitude }),
    ...(level !== undefined && { level }),
    ...(date !== undefined && { date }),
    metrics: measured.metrics,
    unread: words.flatMap(({ text: mark, why }) => (why === undefined ? [] : [{ mark, why }])),
  };
}

function wordsOf(line: string, kind: CapturedKind, today: DateText): readonly Word[] {
  const quoted = [...line.matchAll(/(?<=^|[\s([{])(?:`[^`]+`|"[^"]+"|“[^”]+”)/g)];
  // A no-break space groups the digits of one number.
  return [...line.matchAll(/\S+(?:(?<=\d)[\u00a0\u202f](?=\d{3})\S+)*/g)].map(({ 0: text, index }) => {
    while (quoted[0] !== undefined && quoted[0].index + quoted[0][0].length <= index) quoted.shift();
    const isQuoted = quoted[0] !== undefined && quoted[0].index < index + text.length;
    return { text, ...(isQuoted ? { lead: "", tail: "" } : readMark(text, kind, today)) };
  });
}

/** The words, with every mark that contradicts an earlier one left in the text, and the reason. */
function agreed(words: readonly Word[]): readonly Word[] {
  const levels = new Map<string, string>();
  const only = new Map<string, string>();
  const said = (known: Map<string, string>, key: string, value: string) => {
    if (!known.has(key)) known.set(key, value);
    return known.get(key) === value;
  };
  return words.map((word): Word => {
    const { mark, text, lead, tail } = word;
    const unread = (why: string): Word => ({ text, lead, tail, why });
    if (mark?.type === "altitude" && !said(only, "altitude", mark.altitude))
      return unread("the line has another altitude already");
    if (mark?.type === "date" && !said(only, "date", mark.date)) return unread("the line has another date already");
    if (mark?.type !== "level") return word;
    const isWhole = String(mark.criterion === "");
    const agrees = said(only, "whole", isWhole) && said(levels, mark.criterion, mark.level);
    return agrees ? word : unread("the line has another level already");
  });
}

function levelOf(marks: readonly Mark[]): Capture["level"] {
  const levels = marks.filter((mark) => mark.type === "level");
  const [first] = levels;
  if (first === undefined || first.criterion === "") return first?.level;
  return Object.fromEntries(levels.map(({ criterion, level }) => [criterion, level]));
}

const PLAIN_WORD = new RegExp(`^[${LETTER}][${LETTER}'’-]*$`);

/** Words before a mark that need it: "paired with @maria". */
const JOINERS = new Set(
  `with for by to and or & + from of on in at into onto via per than like as vs versus without within through between about around
  after before behind against under over using a an the our my their his her its your this that these those`.split(/\s+/),
);

/** The words that are no marks. A theme or a person that the sentence needs stays in it without its sigil. */
function sentenceOf(words: readonly Word[]): string {
  const kept: string[] = [];
  const following = textsBehind(words);
  let open = 0;
  for (const [index, word] of words.entries()) {
    const { mark, text, lead, tail } = word;
    const isName = mark?.type === "hash" || mark?.type === "person";
    if (mark === undefined) kept.push(text);
    else if (isName && (open > 0 || isNeeded(mark, word, kept, following[index] ?? ""))) kept.push(`${lead}${mark.name}${tail}`);
    else {
      // Punctuation behind a mark belongs to the sentence: "Done by Friday #billing." keeps its full stop.
      const last = kept.pop();
      const ending = tail.replace(open > 0 ? /[^.!?;…)]/g : /[^.!?;…]/g, "");
      if (last !== undefined) kept.push(hasWord(last.slice(-1)) || ending === ")" ? last + ending : last);
      if (ending.includes(")")) open -= 1;
      continue;
    }
    const added = kept.at(-1) ?? "";
    open = Math.max(0, open + count(added, "(") - count(added, ")"));
  }
  const sentence = kept.join(" ");
  if (kept.length === words.length) return sentence;
  return sentence.replace(/^[-–—:,;|·•]+\s+/, "").replace(/(?:\s+[-–—|·•]+|[,;:])+$/, "");
}

/** For each word, the next one behind it that is no mark. */
function textsBehind(words: readonly Word[]): readonly string[] {
  const behind: string[] = [];
  let next = "";
  for (let index = words.length - 1; index >= 0; index -= 1) {
    behind[index] = next;
    const word = words[index];
    if (word !== undefined && word.mark === undefined) next = word.text;
  }
  return behind;
}

/** Whether a sentence would break without the name that a mark gives. */
function isNeeded(mark: Mark, { lead, tail }: Word, kept: readonly string[], next: string): boolean {
  if (lead !== "" || /^['’]s/.test(tail)) return true;
  const before = (kept.at(-1) ?? "").toLowerCase().replace(/^[("“[]+/, "");
  // "@maria asked for it" needs its subject, "@maria Cut cold start" does not.
  if (kept.length === 0) return mark.type === "person" && isLowerCase(next.charAt(0));
  if (JOINERS.has(before)) return true;
  if (kept.length === 1) return PLAIN_WORD.test(before);
  return hasWord(next.charAt(0)) && !/^\d/.test(next) && isVerb(before);
}

function isLowerCase(letter: string): boolean {
  return letter !== letter.toUpperCase();
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
