import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, quarterOf, weekday } from "../../src/record/calendar.js";
import type { DateText } from "../../src/record/entry.js";
import { isDateText } from "../../src/record/fields.js";

const day = (text: string) => text as DateText;

describe("days", () => {
  it("are counted over months, years and leap days", () => {
    expect(addDays(day("2026-12-31"), 1)).toBe("2027-01-01");
    expect(addDays(day("2024-02-28"), 1)).toBe("2024-02-29");
    expect(addDays(day("2026-03-01"), -1)).toBe("2026-02-28");
    expect(daysBetween(day("2024-01-01"), day("2025-01-01"))).toBe(366);
    expect(daysBetween(day("2026-11-20"), day("2026-11-13"))).toBe(-7);
  });
  it("have the same distance there and back, and weekdays in order", () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays(day("1970-01-01"), count));
    fc.assert(
      fc.property(days, fc.integer({ min: -1_000, max: 1_000 }), (from, count) => {
        const to = addDays(from, count);
        expect(isDateText(to)).toBe(true);
        expect(daysBetween(from, to)).toBe(count);
        expect((((weekday(to) - weekday(from) - count) % 7) + 7) % 7).toBe(0);
      }),
    );
  });
  it("know their weekday and quarter", () => {
    expect(weekday(day("2026-11-20"))).toBe(5);
    expect(["2026-01-01", "2026-03-31", "2026-04-01", "2026-12-31"].map(quarterOf)).toEqual([
      "2026-Q1",
      "2026-Q1",
      "2026-Q2",
      "2026-Q4",
    ]);
  });
});
