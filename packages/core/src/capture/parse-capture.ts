import { addDays, weekday } from "../record/calendar.js";
import type { DateText } from "../record/entry.js";
import { isDateText, type Metric } from "../record/fields.js";
import { withoutControls } from "../record/plain-text.js";
import { readMetric } from "./read-metric.js";

/** The kinds that one line can become; a win unless the line starts with another's name and a colon. */
export type CapturedKind = "win" | "promise" | "decision" | "note";

/** What was read out of one line. Whatever was not understood is still in `title`. */
export interface Capture {
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
  /** `1.8s -> 650ms`. */
  readonly metric?: Metric;
  /** Marks that look like capture but could not be read, with the reason. They are still in the title. */
  readonly unread: readonly { readonly mark: string; readonly why: string }[];
}

const ALTITUDES = { c: "code", code: "code", s: "system", system: "system", b: "business", business: "business" } as const;
const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const STEM = /^[\p{L}\p{N}][\p{L}\p{N}_/-]*$/u;

/**
 * Reads one captured text. The grammar is the same in `upshot log`, in `inbox.md` and over MCP:
 * free text, `#theme`, `@person`, `^altitude`, `!level`, `+date` and `number -> number`, in any order.
 * A mark must start a word, so that `C#`, `a@b.org` and `1+1` are text. `today` resolves relative days.
 */
export function parseCapture(text: string, today: DateText): Capture {
  const [first = "", ...rest] = withoutControls(text).trim().split("\n");
  const head = /^(win|promise|decision|note):\s+(?=\S)/i.exec(first);
  const kind = (head?.[1]?.toLowerCase() ?? "win") as CapturedKind;
  const words = first.slice(head?.[0].length ?? 0).split(/\s+/);

  const kept: string[] = [];
  const hashes: string[] = [];
  const people: string[] = [];
  const unread: { mark: string; why: string }[] = [];
  let altitude: Capture["altitude"];
  let date: DateText | undefined;
  const levels: [criterion: string, mark: "current" | "next"][] = [];

  for (const word of words) {
    const { sigil, name, tail } = takeMark(word);
    const keep = (why?: string) => {
      kept.push(word);
      if (why !== undefined) unread.push({ mark: word, why });
    };
    const taken = () => {
      // Punctuation behind a mark belongs to the sentence: "with @maria, then" keeps its comma.
      if (tail !== "" && kept.length > 0) kept[kept.length - 1] += tail;
    };
    if (sigil === "#" && STEM.test(name) && !/^\d+$/.test(name)) {
      hashes.push(name);
      taken();
    } else if (sigil === "@" && STEM.test(name)) {
      people.push(name);
      taken();
    } else if (sigil === "^" && Object.hasOwn(ALTITUDES, name.toLowerCase())) {
      altitude = ALTITUDES[name.toLowerCase() as keyof typeof ALTITUDES];
      taken();
    } else if (sigil === "^" && STEM.test(name)) {
      keep("an altitude is ^code, ^system or ^business");
    } else if (sigil === "!" && /^(next|current)(:[\p{L}\p{N}-]+)?$/u.test(name)) {
      const [mark, criterion = ""] = name.split(":");
      levels.push([criterion, mark as "current" | "next"]);
      taken();
    } else if (sigil === "+" && /^(\d{4}-\d{1,2}-\d{1,2}|\p{L}+)$/u.test(name)) {
      const day = readDay(name, today);
      if (day !== undefined) {
        date = day;
        taken();
      } else if (/^\d/.test(name)) keep("no such day; a date is written +YYYY-MM-DD");
      else keep();
    } else keep();
  }

  const sentence = kept.join(" ").trim();
  const measured = readMetric(sentence);
  const [theme, ...tags] = hashes;
  const level = levelOf(levels);
  return {
    kind,
    title: measured?.title ?? sentence,
    body: rest.join("\n").trim(),
    ...(theme !== undefined && { theme }),
    tags,
    people,
    ...(altitude !== undefined && { altitude }),
    ...(level !== undefined && { level }),
    ...(date !== undefined && { date }),
    ...(measured !== undefined && { metric: measured.metric }),
    unread,
  };
}

function takeMark(word: string): { sigil: string; name: string; tail: string } {
  const match = /^([#@^!+])(.*?)([,.;:!?)]*)$/u.exec(word);
  return { sigil: match?.[1] ?? "", name: match?.[2] ?? "", tail: match?.[3] ?? "" };
}

function levelOf(levels: readonly (readonly [string, "current" | "next"])[]): Capture["level"] {
  const whole = levels.find(([criterion]) => criterion === "");
  const perCriterion = levels.filter(([criterion]) => criterion !== "");
  return perCriterion.length > 0 ? Object.fromEntries(perCriterion) : whole?.[1];
}

/** A day by name: ISO date, `today`, `yesterday`, or a weekday, which is the latest one up to today. */
function readDay(name: string, today: DateText): DateText | undefined {
  if (isDateText(name)) return name;
  const word = name.toLowerCase();
  if (word === "today") return today;
  if (word === "yesterday") return addDays(today, -1);
  const wanted = DAYS.findIndex((day) => day === word || day.slice(0, 3) === word);
  return wanted < 0 ? undefined : addDays(today, -((weekday(today) - wanted + 7) % 7));
}
