import { addDays, weekday } from "../record/calendar.js";
import type { DateText } from "../record/entry.js";
import { isDateText } from "../record/fields.js";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/**
 * A day by name: an ISO date, `today`, `yesterday`, `tomorrow`, or a weekday by at least three letters. A weekday is the
 * latest one up to today, since work is remembered after it is done; `ahead` (for what is due) makes it the next one.
 */
export function readDay(name: string, today: DateText, ahead = false): DateText | undefined {
  if (isDateText(name)) return name;
  const word = name.toLowerCase();
  if (word === "today") return today;
  if (word === "yesterday") return addDays(today, -1);
  if (word === "tomorrow") return addDays(today, 1);
  const wanted = word.length < 3 ? -1 : DAYS.findIndex((day) => day.startsWith(word));
  if (wanted < 0) return undefined;
  const back = (weekday(today) - wanted + 7) % 7;
  return addDays(today, ahead ? 7 - back : -back);
}
