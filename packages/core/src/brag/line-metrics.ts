import type { Entry } from "../record/entry.js";
import type { Metric } from "../record/fields.js";
import { formatChange, formatMetric, formatQuantity, improved, isMeasured, metricsOf } from "../record/metric.js";
import type { BragMetric } from "./brag.js";
import { oneLine } from "./one-line.js";

/** The metrics of a win in words; `lead` is the sentence they will stand behind. */
export function lineMetrics(entry: Pick<Entry, "fields">, lead: string): BragMetric[] {
  return metricsOf(entry).map((metric) => {
    // "pages: 14 pages → 3 pages" says it twice.
    const name = metric.name === undefined || metric.name === metric.unit ? "" : oneLine(metric.name, 80);
    const values = oneLine(valuesOf(metric), 80);
    const change = formatChange(metric);
    return {
      ...(name !== "" && { name }),
      ...(values !== "" && { values }),
      ...(change !== undefined && metric.from !== metric.to && { change }),
      outcome: outcomeOf(metric),
      stated: statesValues(lead, metric),
    };
  });
}

/** Whether a win has a number with a baseline and a new value. */
export function isMeasuredLine(metrics: readonly BragMetric[]): boolean {
  return metrics.some(({ outcome }) => ["improved", "worse", "unchanged", "changed"].includes(outcome));
}

/** A metric as a phrase: `cold start: 1.8 s → 650 ms (−64 %)`; says what is unknown, and when it got worse. */
export function metricPhrase(metric: BragMetric): string {
  const name = metric.name === undefined ? "" : `${metric.name}: `;
  const note = metricNote(metric);
  if (metric.values === undefined) return `${name}${note}`;
  const behind = [metric.change, note].filter((part) => part !== undefined).join(", ");
  return `${name}${metric.values}${behind === "" ? "" : ` (${behind})`}`;
}

/** What must be said beside the values: what is missing, or that the number did not improve. */
export function metricNote(metric: Pick<BragMetric, "outcome">): string | undefined {
  switch (metric.outcome) {
    case "worse":
      return "got worse";
    case "unchanged":
      return "unchanged";
    case "no-baseline":
      return "no baseline";
    case "no-new-value":
      return "no new value";
    case "no-number":
      return "no number";
    default:
      return undefined;
  }
}

function valuesOf(metric: Metric): string {
  if (metric.from === undefined && metric.to === undefined) return "";
  return metric.to === undefined ? `was ${formatMetric(metric)}` : formatMetric(metric);
}

function outcomeOf(metric: Metric): BragMetric["outcome"] {
  if (metric.from === undefined) return metric.to === undefined ? "no-number" : "no-baseline";
  if (metric.to === undefined) return "no-new-value";
  if (metric.from === metric.to) return "unchanged";
  const better = improved(metric);
  return better === undefined ? "changed" : better ? "improved" : "worse";
}

/** Whether a sentence already holds both values, one leading to the other: `from 6.5 hours to 40 minutes`, `1.8s -> 650ms`. */
export function statesValues(sentence: string, metric: Metric): boolean {
  if (!isMeasured(metric)) return false;
  const [from, to] = [spellings(metric.from, metric.unit), spellings(metric.to, metric.unit)];
  const numbers = [...sentence.matchAll(/(?<![\d.,])\d+(?:[.,]\d+)*/g)];
  return numbers.some((number, at) => {
    const next = numbers[at + 1];
    if (next === undefined || !from.has(plainNumber(number[0])) || !to.has(plainNumber(next[0]))) return false;
    return /→|->|=>|\bto\b/.test(sentence.slice(number.index + number[0].length, next.index));
  });
}

function spellings(value: number, unit: string | undefined): ReadonlySet<string> {
  const shown = /\d+(?:\.\d+)?/.exec(formatQuantity(value, unit))?.[0];
  return new Set([String(Math.abs(value)), ...(shown === undefined ? [] : [shown])]);
}

/** `1,800` is 1800. */
function plainNumber(text: string): string {
  return text.replace(/,(?=\d{3}(?!\d))/g, "");
}
