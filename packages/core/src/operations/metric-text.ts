import { readMetric } from "../capture/read-metric.js";
import { parseScalar } from "../codec/parse-scalar.js";
import { fail, ok, type Result } from "../problem.js";
import type { FieldValue } from "../record/entry.js";

/** A metric as people write it (`cold start 1.8s -> 650ms`), or as YAML; text that is neither is an `input.invalid` problem. */
export function metricText(text: string): Result<FieldValue> {
  const metric = readMetric(text);
  if (metric !== undefined) return ok(metric as FieldValue);
  const value = parseScalar(text);
  if (typeof value === "object" && value !== null) return ok(value);
  return fail({
    code: "input.invalid",
    message: `"${text}" is no metric: there is no change from one number to another in it`,
    hint: "For example `cold start 1.8s -> 650ms`. What has no numbers yet is written `{ name: cold start }`.",
  });
}
