import type { DateText } from "./entry.js";
import { isDateText } from "./fields.js";

/** A stretch of days, both ends included. */
export interface Period {
  readonly from: DateText;
  readonly to: DateText;
}

/** A stretch as documents carry it: ISO dates that have been checked before. */
interface Days {
  readonly from: string;
  readonly to: string;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The days that `2026`, `2026-Q3`, `2026-07` or `2026-07-15` mean; nothing for any other text. */
export function periodOf(text: string): Period | undefined {
  const wanted = text.trim();
  if (isDateText(wanted)) return { from: wanted, to: wanted };
  const match = /^(\d{4})(?:-(?:[Qq]([1-4])|(0[1-9]|1[0-2])))?$/.exec(wanted);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const quarter = Number(match[2] ?? 0);
  const month = Number(match[3] ?? 0);
  const first = quarter > 0 ? quarter * 3 - 2 : month > 0 ? month : 1;
  const last = quarter > 0 ? quarter * 3 : month > 0 ? month : 12;
  return between(day(year, first, 1), day(year, last, 31));
}

/** The calendar quarters a period touches, oldest first, each cut to the period. */
export function quartersOf(period: Period): readonly { readonly name: string; readonly part: Period }[] {
  const quarters: { name: string; part: Period }[] = [];
  let [year, quarter] = yearAndQuarter(period.from);
  for (;;) {
    const whole = periodOf(`${pad(year, 4)}-Q${quarter}`);
    if (whole === undefined || whole.from > period.to) return quarters;
    const part = between(whole.from > period.from ? whole.from : period.from, whole.to < period.to ? whole.to : period.to);
    if (part !== undefined) quarters.push({ name: `Q${quarter} ${year}`, part });
    [year, quarter] = quarter === 4 ? [year + 1, 1] : [year, quarter + 1];
  }
}

/** The calendar quarter of a day in words: `Q3 2026`. */
export function quarterName(date: string): string {
  const [year, quarter] = yearAndQuarter(date);
  return `Q${quarter} ${year}`;
}

/** The same day `months` earlier, or the last day of that month where there is no such day. */
export function monthsBefore(date: DateText, months: number): DateText {
  const [year, month, dayOfMonth] = parts(date);
  const index = year * 12 + (month - 1) - months;
  return day(Math.floor(index / 12), (index % 12) + 1, dayOfMonth) ?? date;
}

/** A day in words: `13 November 2026`. */
export function dayInWords(date: string): string {
  const [year, month, dayOfMonth] = parts(date);
  return `${dayOfMonth} ${MONTHS[month - 1]} ${year}`;
}

/** A stretch in words, as short as it can be: `2026`, `Q3 2026`, `July 2026`, `3 to 13 November 2026`. */
export function periodInWords({ from, to }: Days): string {
  const [year, month, first] = parts(from);
  const [lastYear, lastMonth, last] = parts(to);
  if (from === to) return dayInWords(from);
  if (first === 1 && to === day(lastYear, lastMonth, 31)) {
    if (year !== lastYear) return `${MONTHS[month - 1]} ${year} to ${MONTHS[lastMonth - 1]} ${lastYear}`;
    if (month === 1 && lastMonth === 12) return String(year);
    if (month % 3 === 1 && lastMonth === month + 2) return quarterName(from);
    return month === lastMonth ? `${MONTHS[month - 1]} ${year}` : `${MONTHS[month - 1]} to ${MONTHS[lastMonth - 1]} ${year}`;
  }
  if (year !== lastYear) return `${dayInWords(from)} to ${dayInWords(to)}`;
  return month === lastMonth
    ? `${first} to ${last} ${MONTHS[month - 1]} ${year}`
    : `${first} ${MONTHS[month - 1]} to ${dayInWords(to)}`;
}

/** A stretch for a narrow column, a line a part: `13 Nov`, `3–13 Nov`, `28 Sep to` `3 Oct`; with years on request. */
export function shortDays({ from, to }: Days, years: boolean): readonly string[] {
  const [year, month, first] = parts(from);
  const [lastYear, lastMonth, last] = parts(to);
  const end = [`${last} ${MONTHS[lastMonth - 1]?.slice(0, 3)}`, ...(years ? [String(lastYear)] : [])];
  if (from === to) return end;
  if (year === lastYear && month === lastMonth) return [`${first}–${end[0]}`, ...end.slice(1)];
  const start = `${first} ${MONTHS[month - 1]?.slice(0, 3)}`;
  return year === lastYear ? [`${start} to`, ...end] : [start, `${year} to`, ...end];
}

function between(from: DateText | undefined, to: DateText | undefined): Period | undefined {
  return from === undefined || to === undefined || from > to ? undefined : { from, to };
}

/** That day of the month, or the month's last one where it is shorter. */
function day(year: number, month: number, wanted: number): DateText | undefined {
  for (let dayOfMonth = wanted; dayOfMonth > 27; dayOfMonth -= 1) {
    const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
    if (isDateText(text)) return text;
  }
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(wanted, 2)}`;
  return isDateText(text) ? text : undefined;
}

function parts(date: string): readonly [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function yearAndQuarter(date: string): [year: number, quarter: number] {
  const [year, month] = parts(date);
  return [year, Math.ceil(month / 3)];
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
