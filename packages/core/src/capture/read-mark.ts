import type { DateText } from "../record/entry.js";
import { WORD } from "./letters.js";
import { readDay } from "./read-day.js";

/** The kinds that one line can become. */
export type CapturedKind = "win" | "promise" | "decision" | "note";

/** What one mark says. */
export type Mark =
  | { readonly type: "hash"; readonly name: string }
  | { readonly type: "person"; readonly name: string }
  | { readonly type: "altitude"; readonly altitude: "code" | "system" | "business" }
  | { readonly type: "level"; readonly criterion: string; readonly level: "current" | "next" }
  | { readonly type: "date"; readonly date: DateText };

/** A word with a sigil, taken apart: `(@maria's,` is `(`, the mark `@maria`, and `'s,`. */
export interface ReadWord {
  readonly mark?: Mark;
  /** Why a word that looks like a mark can't be read. */
  readonly why?: string;
  /** An opening bracket before it. */
  readonly lead: string;
  /** What follows it: an ending, punctuation. */
  readonly tail: string;
}

const ALTITUDES = { c: "code", code: "code", s: "system", system: "system", b: "business", business: "business" } as const;
const SIGIL = /^(?<lead>[([{]?)(?<sigil>[#@^!+])(?<name>.*?)(?<tail>(?:['’]s)?[.,;:!?…)\]}'"’”»，。；：！？、）】」』]*)$/;
const STEM = new RegExp(`^[${WORD}](?:[${WORD}_-]*[${WORD}])?$`);
/** An issue's number, a date, a colour. */
const NUMBER = /^(?:[\d-]+|(?=.*\d)(?:[\da-f]{6}|[\da-f]{8}))$/i;
/** Longer words are no marks. */
const LONGEST = 200;
const NO_MARK: ReadWord = { lead: "", tail: "" };

/**
 * Reads one word of a captured line. A mark begins with its sigil; a word that only looks like one (`C#`, `#123`,
 * `@types/node`, `^1.2`, `!important`, `+1`) is none.
 */
export function readMark(word: string, kind: CapturedKind, today: DateText): ReadWord {
  if (word.length > LONGEST) return NO_MARK;
  const { lead = "", sigil, name = "", tail = "" } = SIGIL.exec(word)?.groups ?? {};
  const read = (mark: Mark): ReadWord => ({ mark, lead, tail });
  const unread = (why: string): ReadWord => ({ why, lead, tail });
  switch (sigil) {
    case "#":
      // `#team/search`, as other programs nest their tags, is a tag.
      return name.split("/").every((part) => STEM.test(part)) && !NUMBER.test(name) ? read({ type: "hash", name }) : NO_MARK;
    case "@":
      // A note has no people; their names stay in its text.
      return kind !== "note" && STEM.test(name) && /^\D/.test(name) ? read({ type: "person", name }) : NO_MARK;
    case "^": {
      const altitude = altitudeNamed(name);
      if (altitude === undefined)
        return /^[a-z]{3,}$/i.test(name) ? unread("an altitude is ^code, ^system or ^business") : NO_MARK;
      return kind === "win" ? read({ type: "altitude", altitude }) : unread("only a win has an altitude");
    }
    case "!": {
      const level = /^(next|current)(?::(.+))?$/i.exec(name);
      if (level === null || !STEM.test(level[2] ?? "x")) return NO_MARK;
      if (kind !== "win") return unread("only a win has a level");
      return read({ type: "level", criterion: level[2] ?? "", level: level[1]?.toLowerCase() === "next" ? "next" : "current" });
    }
    case "+": {
      const date = readDay(name, today, kind === "promise");
      if (date !== undefined) return read({ type: "date", date });
      return /^\d{4}-\d/.test(name) ? unread("there is no such day; a date is written +2026-11-18") : NO_MARK;
    }
    default:
      return NO_MARK;
  }
}

function altitudeNamed(name: string): (typeof ALTITUDES)[keyof typeof ALTITUDES] | undefined {
  // `^C` is a key, not an altitude; phones write `^System`.
  const key = name.length === 1 ? name : name.toLowerCase();
  return Object.hasOwn(ALTITUDES, key) ? ALTITUDES[key as keyof typeof ALTITUDES] : undefined;
}
