import type { Fields } from "@upshot/core/record/entry";
import { formatChange, formatMetric, metricsOf } from "@upshot/core/record/metric";

/** A field's value in one line, for people. */
export function fieldWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(fieldWords).join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "object" && value !== null) {
    return Object.entries(value)
      .map(([key, item]) => `${key} ${fieldWords(item)}`)
      .join(", ");
  }
  return String(value);
}

/** Each metric in one line: `cold start: 1.8 s → 650 ms, −64 %`. */
export function metricWords(fields: Fields): readonly string[] {
  return metricsOf({ fields }).map((metric) => {
    const change = formatChange(metric);
    const name = metric.name === undefined ? "" : `${metric.name}: `;
    return `${name}${formatMetric(metric)}${change === undefined ? "" : `, ${change}`}`;
  });
}
