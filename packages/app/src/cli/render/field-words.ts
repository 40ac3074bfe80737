import { keysOf } from "@upshot/core/activity/source-keys";
import type { Fields } from "@upshot/core/record/entry";
import { formatChange, formatMetric, metricsOf } from "@upshot/core/record/metric";
import { plural } from "./plural.js";

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

const COMMIT = /^git:[^@#]*@/;
const PATCH = /^git-patch:/;

/** Sources in one line. Digests tell a reader nothing, so commits and patch-ids are counted. */
export function sourceWords(sources: readonly unknown[]): string {
  const keys = sources.map(fieldWords).flatMap(keysOf);
  const commits = keys.filter((key) => COMMIT.test(key)).length;
  const patches = keys.filter((key) => PATCH.test(key)).length;
  return [
    ...keys.filter((key) => !COMMIT.test(key) && !PATCH.test(key)),
    ...(commits > 0 ? [plural(commits, "commit")] : []),
    ...(patches > 0 ? [plural(patches, "patch-id")] : []),
  ].join(", ");
}
