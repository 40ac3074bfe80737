import { addDays } from "../record/calendar.js";
import type { DateText } from "../record/entry.js";
import { isDateText } from "../record/fields.js";
import { monthsBefore, type Period, periodOf } from "../record/period.js";

/**
 * The days that a text in a filter means: `2026-07-15`, `2026-07`, `2026-Q3`, `2026q3`, `2026`, `today`, `yesterday`,
 * `tomorrow`, or days, weeks, months or years from today (`-30d`, `+2w`, `-6m`, `-1y`). Nothing for any other text.
 */
export function readDate(text: string, today: DateText): Period | undefined {
  const word = text.toLowerCase();
  const shift = DAYS.get(word);
  if (shift !== undefined) return oneDay(addDays(today, shift));
  const relative = /^([+-])(\d{1,5})([dwmy])$/.exec(word);
  if (relative !== null) return oneDay(moved(today, Number(`${relative[1]}${relative[2]}`), relative[3] ?? ""));
  return periodOf(word.replace(/^(\d{4})-?q([1-4])$/, "$1-Q$2"));
}

const DAYS = new Map([
  ["yesterday", -1],
  ["today", 0],
  ["tomorrow", 1],
]);

function moved(today: DateText, by: number, unit: string): DateText | undefined {
  if (unit === "d") return addDays(today, by);
  if (unit === "w") return addDays(today, 7 * by);
  const months = unit === "y" ? 12 * by : by;
  const year = Number(today.slice(0, 4)) + months / 12;
  return year < 1 || year > 9_998 ? undefined : monthsBefore(today, -months);
}

/** A day so far away that it has no date is none. */
function oneDay(day: DateText | undefined): Period | undefined {
  return day !== undefined && isDateText(day) ? { from: day, to: day } : undefined;
}
