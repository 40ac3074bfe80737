import type { DateText } from "./entry.js";

// `Date` serves as arithmetic on UTC days here; the clock is never read.
const DAY = 86_400_000;

/** The day `days` after (or, when negative, before) a day. */
export function addDays(day: DateText, days: number): DateText {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10) as DateText;
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: DateText, to: DateText): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** Day of the week, 0 is Sunday. */
export function weekday(day: DateText): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The calendar quarter of a day: `2026-Q4`. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
