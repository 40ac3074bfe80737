import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldValue } from "../../src/record/entry.js";
import type { Metric } from "../../src/record/fields.js";
import { change, formatChange, formatMetric, formatQuantity, improved, metricLine, metricsOf } from "../../src/record/metric.js";

/** With an ordinary space for the narrow one, so that tests can be read. */
const plain = (text: string | undefined) => text?.replaceAll("\u202f", " ");

describe("a quantity", () => {
  it.each<[number, string | undefined, string]>([
    [1800, "ms", "1.8 s"],
    [650, "ms", "650 ms"],
    [1234, "ms", "1.23 s"],
    [96.8, "%", "96.8 %"],
    [99.95, "%", "99.95 %"],
    [1.5, "×", "1.5×"],
    [41_000, "€", "€41k"],
    [6_000, "$", "$6k"],
    [6_500, "$", "$6.5k"],
    [1_234, "$", "$1234"],
    [-41_000, "€", "−€41k"],
    [2_500_000_000, "$", "$2.5B"],
    [14, "pages", "14 pages"],
    [1, "pages", "1 page"],
    [-1, "breaks", "−1 break"],
    [1, "days", "1 day"],
    [1_000_000, "rows", "1M rows"],
    [1200, undefined, "1200"],
    [9_999, "", "9999"],
    [12_345, undefined, "12.3k"],
    [999_999, undefined, "1M"],
    [999_499, undefined, "999k"],
    [-12_000, undefined, "−12k"],
    [0.05, undefined, "0.05"],
    [0.1 + 0.2, undefined, "0.3"],
    [1 / 3, undefined, "0.333"],
    [0, "pages", "0 pages"],
    [-0, undefined, "0"],
  ])("%d %s is %s", (value, unit, text) => expect(plain(formatQuantity(value, unit))).toBe(text));
  it("never parts a number from its unit, nor writes a hyphen for a minus", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom("ms", "%", "€", "pages", "×", undefined),
        (value, unit) => {
          const text = formatQuantity(value, unit);
          expect(text).toMatch(/^−?[€]?\d[\d.]*(?:e[+−]\d+)?[kMBT]?(?:\u202f\S+|×)?$/u);
        },
      ),
    );
  });
});

describe("a metric", () => {
  it.each<[Metric, string]>([
    [{ from: 1800, to: 650, unit: "ms" }, "1.8 s → 650 ms"],
    [{ from: 14, to: 3, unit: "pages", period: "week" }, "14 → 3 pages per week"],
    [{ from: 3, to: 1, unit: "pages" }, "3 → 1 page"],
    [{ from: 1, to: 3, unit: "pages" }, "1 → 3 pages"],
    [{ from: 3, to: 2, unit: "days" }, "3 → 2 days"],
    [{ from: 1.5, to: 3, unit: "×" }, "1.5× → 3×"],
    [{ from: 41_000, to: 6_000, unit: "€", period: "month" }, "€41k → €6k per month"],
    [{ from: 99.95, to: 99.99, unit: "%" }, "99.95 → 99.99 %"],
    [{ from: 12_301, to: 12_302 }, "12301 → 12302"],
    [{ from: 1_234_100, to: 1_234_200, unit: "ms" }, "1234100 → 1234200 ms"],
    [{ from: 12, to: 12, unit: "pages" }, "12 → 12 pages"],
    [{ from: 12, to: 0 }, "12 → 0"],
    [{ to: 84, unit: "%" }, "now 84 %"],
    [{ from: 84, unit: "%" }, "84 %"],
    [{ name: "support load", period: "week" }, ""],
  ])("%j is %s", (metric, text) => expect(plain(formatMetric(metric))).toBe(text));
  it("never shows two different values as the same", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
        fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
        (from, to) => {
          fc.pre(Math.abs(from - to) > 0);
          for (const unit of ["ms", "%", "€", "pages", undefined]) {
            const [before, after] = formatMetric({ from, to, ...(unit !== undefined && { unit }) }).split(" → ");
            expect(before).not.toBe(after?.replace(/\u202f.*/, ""));
          }
        },
      ),
    );
  });
});

describe("how much a metric changed", () => {
  it.each<[Metric, string | undefined]>([
    [{ from: 1800, to: 650, unit: "ms" }, "−64 %"],
    [{ from: 100, to: 93.2 }, "−6.8 %"],
    [{ from: 12, to: 0 }, "−100 %"],
    [{ from: 400, to: 1 }, "−99.7 %"],
    [{ from: 100_000, to: 1 }, "−99.9 %"],
    [{ from: 10, to: 29 }, "+190 %"],
    [{ from: 1, to: 3 }, "3×"],
    [{ from: 1, to: 1250 }, "1250×"],
    [{ from: 31, to: 12, unit: "%" }, "−19 pt"],
    [{ from: 99.95, to: 99.99, unit: "%" }, "+0.04 pt"],
    [{ from: 0, to: 40, unit: "%" }, "+40 pt"],
    [{ from: 0, to: 5 }, undefined],
    [{ from: -3, to: 5 }, undefined],
    [{ from: -10, to: -5 }, undefined],
    [{ from: 5, to: -3 }, "−160 %"],
    [{ from: 5 }, undefined],
    [{ to: 5, unit: "%" }, undefined],
  ])("%j: %s", (metric, text) => expect(plain(formatChange(metric))).toBe(text));
  it("is a share of the baseline's size", () => {
    expect(change({ from: 200, to: 150 })).toBe(-25);
    expect(change({ from: -200, to: -150 })).toBe(25);
    expect(change({ from: 0, to: 1 })).toBeUndefined();
  });
  it("is an improvement in the direction that was wanted, and nothing when that is unknown", () => {
    expect(improved({ from: 3, to: 1, better: "lower" })).toBe(true);
    expect(improved({ from: 3, to: 1, better: "higher" })).toBe(false);
    expect(improved({ from: 3, to: 3, better: "lower" })).toBeUndefined();
    expect(improved({ from: 3, to: 1 })).toBeUndefined();
  });
});

describe("the metrics of an entry", () => {
  const entry = (metrics: FieldValue) => ({ fields: { metrics } });
  it("are those that can be read", () => {
    expect(metricsOf(entry([{ from: 1 }, "x", { from: "y" }, null, { name: "n", own: true }]))).toEqual([
      { from: 1 },
      { name: "n", own: true },
    ]);
    expect(metricsOf(entry({ from: 1 }))).toEqual([]);
    expect(metricsOf({ fields: {} })).toEqual([]);
  });
  it("stand in a list with their change, the first one only", () => {
    expect(
      metricLine(
        entry([
          { from: 1800, to: 650, unit: "ms" },
          { from: 1, to: 2 },
        ]),
      ).map(plain),
    ).toEqual(["1.8 s → 650 ms (−64 %)"]);
    expect(metricLine(entry([{ from: 0, to: 5, unit: "teams" }])).map(plain)).toEqual(["0 → 5 teams"]);
    expect(metricLine(entry([]))).toEqual([]);
  });
});
