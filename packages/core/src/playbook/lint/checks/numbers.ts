import { isCompared } from "../numbers/baselines.js";
import { bareLevels } from "../numbers/levels.js";
import { bareLoads } from "../numbers/loads.js";
import { bareRates, isLess } from "../numbers/rates.js";
import type { Check, CheckOf } from "./passage.js";
import { passageOf } from "./passage.js";

/** Values with nothing to compare, or rates that don't say per what. */
export function numbersCheck(check: CheckOf<"number">): Check {
  return ({ model, numbers, record }) => {
    const metrics = record.metrics ?? [];
    if (check.wants === "period") {
      if (metrics.some(({ period }) => period !== undefined)) return [];
      return bareRates(model, numbers).map(({ first, behind }) => passageOf(model, first, behind));
    }
    // A text that tells a change has its result; the values beside it are limits that were kept.
    const isChanged = numbers.wordAmount || numbers.readings.some(({ role }) => role === "change");
    if (isChanged || metrics.some(({ from }) => from !== undefined)) return [];
    return [...bareLevels(model, numbers), ...bareLoads(model, numbers)]
      .filter((reading) => !isCompared(model, reading, numbers.readings) && !isLess(model, reading))
      .slice(0, 1)
      .map(({ first, behind }) => passageOf(model, first, behind));
  };
}
