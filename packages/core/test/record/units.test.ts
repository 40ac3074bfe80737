import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { singular } from "../../src/record/singular.js";
import { canonicalUnit, inBestUnit, inOneUnit, isConvertible, isKnownUnit } from "../../src/record/units.js";

const UNITS = [
  "ns",
  "µs",
  "ms",
  "s",
  "min",
  "h",
  "days",
  "weeks",
  "months",
  "years",
  "B",
  "kB",
  "MB",
  "GB",
  "TB",
  "KiB",
  "MiB",
  "GiB",
  "TiB",
];

describe("the spelling of a unit", () => {
  it.each([
    ["sec", "s"],
    ["Seconds", "s"],
    ["m", "min"],
    ["Min", "min"],
    ["hrs", "h"],
    ["day", "days"],
    ["W", "W"],
    ["μs", "µs"],
    ["KB", "kB"],
    ["Mb", "Mb"],
    ["MS", "MS"],
    ["EUR", "€"],
    ["percent", "%"],
    ["x", "×"],
    ["pages", "pages"],
    ["constructor", "constructor"],
  ])("%s is %s", (written, unit) => expect(canonicalUnit(written)).toBe(unit));
  it("is stable: a canonical unit is its own spelling", () => {
    for (const unit of [...UNITS, "%", "×", "€", "pages"]) expect(canonicalUnit(unit)).toBe(unit);
    expect(["%", "×", "€", "ms"].every(isKnownUnit)).toBe(true);
    expect(["pages", "toString", ""].some(isKnownUnit)).toBe(false);
  });
});

describe("two quantities in one unit", () => {
  const one = (a: number, unitA: string, b: number, unitB: string) =>
    inOneUnit({ value: a, unit: unitA }, { value: b, unit: unitB });
  it("have the smaller unit of the two, without noise", () => {
    expect(one(1.8, "s", 650, "ms")).toEqual({ a: 1800, b: 650, unit: "ms" });
    expect(one(20, "min", 1.1, "h")).toEqual({ a: 20, b: 66, unit: "min" });
    expect(one(2.5, "GiB", 900, "MiB")).toEqual({ a: 2560, b: 900, unit: "MiB" });
    expect(one(2, "years", 3, "months")).toEqual({ a: 24, b: 3, unit: "months" });
  });
  it("are none where they don't measure the same thing", () => {
    for (const [a, b] of [
      ["ms", "kB"],
      ["kB", "KiB"],
      ["months", "days"],
      ["€", "$"],
      ["pages", "tickets"],
      ["%", "ms"],
    ]) {
      expect(one(1, a ?? "", 1, b ?? "")).toBeUndefined();
    }
  });
  it("say the same whichever comes first", () => {
    const quantity = fc.record({ value: fc.integer({ min: -1e6, max: 1e6 }), unit: fc.constantFrom(...UNITS, "€", "pages") });
    fc.assert(
      fc.property(quantity, quantity, (a, b) => {
        const [there, back] = [inOneUnit(a, b), inOneUnit(b, a)];
        expect(back).toEqual(there === undefined ? undefined : { a: there.b, b: there.a, unit: there.unit });
      }),
    );
  });
});

describe("a quantity in its best unit", () => {
  it.each([
    [1800, "ms", 1.8, "s"],
    [650, "ms", 650, "ms"],
    [0.5, "s", 500, "ms"],
    [90, "s", 1.5, "min"],
    [100, "s", 100, "s"],
    [120, "min", 2, "h"],
    [90, "min", 1.5, "h"],
    [95, "min", 95, "min"],
    [390, "min", 6.5, "h"],
    [24, "h", 24, "h"],
    [36, "h", 36, "h"],
    [48, "h", 2, "days"],
    [60, "h", 2.5, "days"],
    [50, "h", 50, "h"],
    [1, "days", 1, "days"],
    [0.5, "days", 12, "h"],
    [7, "days", 7, "days"],
    [14, "days", 2, "weeks"],
    [31, "days", 31, "days"],
    [12, "months", 12, "months"],
    [36, "months", 3, "years"],
    [2_100, "kB", 2.1, "MB"],
    [2_560, "MiB", 2.5, "GiB"],
    [-1800, "ms", -1.8, "s"],
    [0, "ms", 0, "ms"],
    [0.2, "ns", 0.2, "ns"],
    [5_000_000, "pages", 5_000_000, "pages"],
  ])("%d %s is %d %s", (value, unit, best, bestUnit) => expect(inBestUnit(value, unit)).toEqual({ value: best, unit: bestUnit }));
  it("is the same quantity, and its own best one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.constantFrom(...UNITS), (value, unit) => {
        const best = inBestUnit(value, unit);
        const back = inOneUnit(best, { value: 1, unit });
        const inUnit = back?.unit === unit ? back.a : (back?.a ?? 0) / (inOneUnit({ value: 1, unit }, best)?.a ?? 1);
        expect(Math.abs(inUnit / value - 1)).toBeLessThan(1e-9);
        expect(isConvertible(best.unit)).toBe(true);
      }),
    );
  });
});

describe("the singular of a unit", () => {
  it.each([
    ["pages", "page"],
    ["days", "day"],
    ["flaky tests", "flaky test"],
    ["queries", "query"],
    ["releases", "release"],
    ["databases", "database"],
    ["crashes", "crash"],
    ["branches", "branch"],
    ["caches", "cache"],
    ["indexes", "index"],
    ["repos", "repo"],
    ["PRs", "PR"],
    ["breaks", "break"],
  ])("%s: %s", (plural, one) => expect(singular(plural)).toBe(one));
  it("is the unit itself where it is safer", () => {
    for (const unit of [
      "ms",
      "s",
      "h",
      "min",
      "statuses",
      "analyses",
      "process",
      "radius",
      "iops",
      "people",
      "NPS",
      "DNS",
      "req",
      "%",
    ]) {
      expect(singular(unit)).toBe(unit);
    }
  });
});
