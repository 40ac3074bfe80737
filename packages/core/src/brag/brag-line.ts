import type { Entry } from "../record/entry.js";
import { isDateText } from "../record/fields.js";
import { metricsOf } from "../record/metric.js";
import type { Period } from "../record/period.js";
import { dayInWords, periodInWords } from "../record/period.js";
import { texts } from "../record/read-field.js";
import type { Brag, BragLine, BragRecord } from "./brag.js";
import { impactOf } from "./impact.js";
import { lineMetrics, statesValues } from "./line-metrics.js";
import type { Names } from "./names.js";
import { oneLine } from "./one-line.js";
import { resultSentence } from "./result-sentence.js";

/**
 * First words of titles that say what was done, not what came of it. Words that are as often nouns (build, support,
 * split, writes) are not among them.
 */
const NAMES_WORK =
  /^(?:(?:add|extend|extract|implement|refactor|rework)(?:s|ed|ing)?|(?:creat|improv|introduc|migrat|renam|replac|rewrit)(?:e|es|ed|ing)|(?:handl|mov|updat|upgrad|us)(?:e|ed|ing)|mak(?:e|es|ing)|made|built|wrote|rewrote|set(?:s|ting)? up|work(?:s|ed|ing)? on)\s/i;

/** The days of a win, first and last; nothing when it has no date. */
export function daysOf(entry: Pick<Entry, "fields">): Period | undefined {
  const [date, end] = [entry.fields["date"], entry.fields["end"]];
  if (typeof date !== "string" || !isDateText(date)) return undefined;
  if (typeof end !== "string" || !isDateText(end)) return { from: date, to: date };
  return end < date ? { from: end, to: date } : { from: date, to: end };
}

/** A record as documents point at it. */
function bragRecord(entry: Entry): BragRecord {
  return { id: entry.id, path: entry.path, title: oneLine(entry.title) || oneLine(entry.stem) || "untitled" };
}

/** One win as a line: result first, then what it rests on. */
export function bragLine(entry: Entry, days: Period, names: Names, audience: Brag["audience"]): BragLine {
  const record = bragRecord(entry);
  const title = record.title.replace(/(?<!\.)\.$/, "") || record.title;
  const result = resultSentence(entry.body);
  const resultLeads = result !== undefined && !leads(title, result, entry);
  const people = names.people(texts(entry, "with"));
  const role = oneOf(entry, "role", ["led", "contributed", "supported"] as const);
  const altitude = oneOf(entry, "altitude", ["code", "system", "business"] as const);
  const theme = names.theme(texts(entry, "theme")[0]);
  const unlocked = oneLine(texts(entry, "glue")[0] ?? "").replace(/(?<!\.)\.$/, "");
  const level = audience === "me" ? levelOf(entry) : undefined;
  const seenBy = texts(entry, "seen_by");

  const line = {
    record,
    lead: resultLeads ? result : title,
    titled: !resultLeads,
    ...(result !== undefined && !resultLeads && result !== title && { result }),
    from: days.from,
    to: days.to,
    when: days.from === days.to ? dayInWords(days.from) : periodInWords(days),
    metrics: lineMetrics(entry, resultLeads ? result : title),
    ...(role !== undefined && { role }),
    with: people.named,
    others: people.others,
    ...(altitude !== undefined && { altitude }),
    ...(theme !== undefined && { theme }),
    ...(unlocked !== "" && { unlocked }),
    ...(level !== undefined && { level }),
    ...(audience === "me" && { seenBy: names.people(seenBy).named }),
  };
  const impact = impactOf({ ...line, resultWritten: result !== undefined, seenByDecider: names.decides(seenBy) });
  return { ...line, impact };
}

/**
 * Whether the title says what came of it, so that it may lead. A result that states the numbers in words goes before a
 * title that doesn't, and any result goes before a title that names the work (`Add a cache`), as commit subjects do.
 */
function leads(title: string, result: string, entry: Entry): boolean {
  if (metricsOf(entry).some((metric) => statesValues(result, metric) && !statesValues(title, metric))) return false;
  return !NAMES_WORK.test(title);
}

/** Next when it is evidence for the next level by any criterion. */
function levelOf(entry: Entry): BragLine["level"] {
  const level = entry.fields["level"];
  const marks = typeof level === "object" && level !== null ? Object.values(level) : [level];
  return marks.includes("next") ? "next" : marks.includes("current") ? "current" : undefined;
}

function oneOf<const Values extends readonly string[]>(entry: Entry, field: string, values: Values): Values[number] | undefined {
  const text = texts(entry, field)[0];
  return values.find((value) => value === text);
}
