import type { DateText, Entry } from "./entry.js";
import type { Period } from "./period.js";
import { texts } from "./read-field.js";

/**
 * What became of the promises whose due date (or, without one, closing date) lies in the period and has come:
 * `Promises due in this period: 14 of 17 landed, 2 of them after the date was moved; 1 missed, 2 open.`
 * Nothing when there are none. Private ones don't count.
 */
export function promiseTally(entries: readonly Entry[], period: Period, today: DateText): string | undefined {
  const last = period.to < today ? period.to : today;
  const due = entries.filter((entry) => {
    if (entry.kind !== "promise" || entry.fields["private"] === true) return false;
    const day = texts(entry, "due")[0] ?? texts(entry, "closed")[0];
    // What is due today and still open has the rest of the day.
    const isRunning = day === today && (texts(entry, "state")[0] ?? "open") === "open";
    return day !== undefined && day >= period.from && day <= last && !isRunning;
  });
  if (due.length === 0) return undefined;
  const inState = (state: string) => due.filter((entry) => (texts(entry, "state")[0] ?? "open") === state);
  const landed = inState("landed");
  const moved = landed.filter(({ fields }) => Array.isArray(fields["moved"]) && fields["moved"].length > 0).length;
  const rest = [
    [inState("missed").length, "missed"],
    [inState("open").length, "open past the date"],
  ] as const;
  const others = rest.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`])).join(", ");
  return [
    `Promises due in this period: ${landed.length === 0 ? "none" : landed.length} of ${due.length} landed`,
    ...(moved === 0 ? [] : [`, ${moved} of them after the date was moved`]),
    ...(others === "" ? [] : [`; ${others}`]),
    ".",
  ].join("");
}
