import { describe, expect, it } from "vitest";
import { lineMetrics, metricPhrase } from "../../src/brag/line-metrics.js";
import type { FieldValue } from "../../src/record/entry.js";

const phrase = (metric: FieldValue) => lineMetrics({ fields: { metrics: [metric] } }, "").map(metricPhrase)[0];
/** A narrow no-break space stands before units. */
const plain = (text?: string) => text?.replaceAll("\u202f", " ");
const stated = (lead: string, metric: FieldValue) => lineMetrics({ fields: { metrics: [metric] } }, lead)[0]?.stated;

describe("a metric in words", () => {
  it.each([
    [{ name: "cold start", from: 1800, to: 650, unit: "ms", better: "lower" }, "cold start: 1.8 s → 650 ms (−64 %)"],
    [{ name: "pages", from: 14, to: 22, unit: "pages", better: "lower" }, "14 → 22 pages (+57 %, got worse)"],
    [{ name: "errors", from: 3, to: 3, better: "lower" }, "errors: 3 → 3 (unchanged)"],
    [{ name: "repeats", from: 31, to: 12, unit: "%" }, "repeats: 31 → 12 % (−19 pt)"],
    [{ name: "accuracy", to: 99.2, unit: "%" }, "accuracy: now 99.2 % (no baseline)"],
    [{ name: "build", from: 12, unit: "min" }, "build: was 12 min (no new value)"],
    [{ name: "support load" }, "support load: no number"],
    [{ from: 0, to: 5, unit: "teams" }, "0 → 5 teams"],
    [{ from: 31, to: 0, unit: "days" }, "31 → 0 days (−100 %)"],
    [{ from: 95, to: 35, unit: "min" }, "95 → 35 min (−63 %)"],
    [{ from: 390, to: 40, unit: "min" }, "6.5 h → 40 min (−90 %)"],
  ])("%j", (metric, words) => expect(plain(phrase(metric))).toBe(words));
});

describe("a lead that states both values already", () => {
  const minutes = { from: 390, to: 40, unit: "min" };
  it.each([
    ["Hand work fell from 6.5 hours to 40 minutes a week", minutes, true],
    ["Hand work: 390 -> 40 minutes", minutes, true],
    ["Cut requests 1,800 → 650", { from: 1800, to: 650 }, true],
    ["40 minutes, from 390", minutes, false],
    ["Fell to 40 minutes", minutes, false],
    ["390 of 40 tickets", minutes, false],
    ["Cut cold start 1.85 s -> 650 ms", { from: 1.8, to: 650 }, false],
  ])("%s: %j, %s", (lead, metric, states) => expect(stated(lead, metric)).toBe(states));
});
