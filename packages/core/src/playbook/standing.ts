import type * as z from "zod";
import { addDays } from "../record/calendar.js";
import type { DateText } from "../record/entry.js";
import type { Every } from "./formats/common.js";

/** How a practice stands: no record of it, older than its rhythm, or kept. `due` is the day on which it falls or fell due. */
export type Standing =
  | { readonly state: "never" }
  | { readonly state: "kept" | "due"; readonly last?: DateText; readonly due?: DateText };

/** The longest that each rhythm lets pass, in days; the longest of its months, so that nobody is called early. */
const DAYS: Readonly<Record<z.output<typeof Every>, number | undefined>> = {
  week: 7,
  month: 31,
  quarter: 92,
  "half-year": 184,
  year: 366,
  once: undefined,
  "as-needed": undefined,
};

/**
 * How a practice stands today when its newest record is of `last`. A record without a date, or with one to come, keeps it:
 * nothing says that it is old.
 */
export function standingOf(
  every: z.output<typeof Every>,
  newest: { readonly last?: DateText } | undefined,
  today: DateText,
): Standing {
  if (newest === undefined) return { state: "never" };
  const { last } = newest;
  const days = DAYS[every];
  if (last === undefined) return { state: "kept" };
  if (days === undefined) return { state: "kept", last };
  const due = addDays(last, days);
  return { state: today > due ? "due" : "kept", last, due };
}
