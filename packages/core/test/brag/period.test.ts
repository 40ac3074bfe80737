import { describe, expect, it } from "vitest";
import { monthsBefore, periodInWords, periodOf, quartersOf, shortDays } from "../../src/record/period.js";
import { day } from "./sample-entries.js";

describe("a period as people write it", () => {
  it.each([
    ["2026", "2026-01-01", "2026-12-31"],
    ["2026-Q1", "2026-01-01", "2026-03-31"],
    ["2026-q3", "2026-07-01", "2026-09-30"],
    ["2026-02", "2026-02-01", "2026-02-28"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2026-07-15", "2026-07-15", "2026-07-15"],
  ])("%s is %s to %s", (text, from, to) => expect(periodOf(text)).toEqual({ from, to }));

  it.each(["", "26", "2026-Q5", "2026-13", "2026-00", "2026-02-30", "0000", "yesterday", "2026-7", "2026-Q"])(
    "%j is none",
    (text) => expect(periodOf(text)).toBeUndefined(),
  );
});

describe("a period in words", () => {
  it.each([
    ["2026-01-01", "2026-12-31", "2026"],
    ["2026-07-01", "2026-09-30", "Q3 2026"],
    ["2026-02-01", "2026-02-28", "February 2026"],
    ["2026-01-01", "2026-06-30", "January to June 2026"],
    ["2025-10-01", "2026-03-31", "October 2025 to March 2026"],
    ["2026-11-03", "2026-11-13", "3 to 13 November 2026"],
    ["2026-05-20", "2026-11-20", "20 May to 20 November 2026"],
    ["2025-11-20", "2026-05-20", "20 November 2025 to 20 May 2026"],
    ["2026-11-20", "2026-11-20", "20 November 2026"],
  ])("%s to %s is %s", (from, to, words) => expect(periodInWords({ from, to })).toBe(words));

  it.each([
    ["2026-11-20", "2026-11-20", false, ["20 Nov"]],
    ["2026-11-03", "2026-11-13", false, ["3–13 Nov"]],
    ["2026-09-28", "2026-10-03", true, ["28 Sep to", "3 Oct", "2026"]],
    ["2025-12-28", "2026-01-03", true, ["28 Dec", "2025 to", "3 Jan", "2026"]],
  ])("%s to %s is short in a column", (from, to, years, parts) => expect(shortDays({ from, to }, years)).toEqual(parts));
});

it("months are counted back to the same day, or to the month's last one", () => {
  expect(monthsBefore(day("2026-11-20"), 6)).toBe("2026-05-20");
  expect(monthsBefore(day("2026-08-31"), 6)).toBe("2026-02-28");
  expect(monthsBefore(day("2026-03-31"), 6)).toBe("2025-09-30");
});

it("quarters of a period are cut to it", () => {
  expect(quartersOf({ from: day("2025-11-20"), to: day("2026-05-01") })).toEqual([
    { name: "Q4 2025", part: { from: "2025-11-20", to: "2025-12-31" } },
    { name: "Q1 2026", part: { from: "2026-01-01", to: "2026-03-31" } },
    { name: "Q2 2026", part: { from: "2026-04-01", to: "2026-05-01" } },
  ]);
});
