import type { Edit } from "../codec/edit-entry.js";
import { parseScalar } from "../codec/parse-scalar.js";
import { TITLE_KEY } from "../codec/title.js";
import { fail, ok, type Result } from "../problem.js";
import { fieldType } from "../record/field-type.js";
import type { Kind } from "../record/kind.js";
import { metricText } from "./metric-text.js";

/**
 * Reads `key=value`, `key+=value` (appends to a list) or `key=` (takes the field out). The kind's schema decides
 * how the value is read: text stays text, lists are split at commas, a metric may be `cold start 1.8s -> 650ms`, and
 * anything else is read as YAML reads it.
 */
export function parseAssignment(text: string, kind: Kind | undefined): Result<Edit> {
  const match = /^\s*([\p{L}\p{N}_][\p{L}\p{N}_.-]*?)\s*(\+?)=([\s\S]*)$/u.exec(text);
  const key = match?.[1];
  if (match === null || key === undefined) {
    return fail({
      code: "input.invalid",
      message: `"${text}" is not key=value`,
      hint: "for example: --set role=led or --set tags+=incident",
    });
  }
  const path = Object.hasOwn(kind?.fields.shape ?? {}, key.replaceAll("-", "_")) ? key.replaceAll("-", "_") : key;
  const value = (match[3] ?? "").trim();
  const append = match[2] === "+";
  if (value === "" && !append) return ok({ unset: path });
  if (path === TITLE_KEY) return ok({ title: value });
  const type = kind === undefined ? "any" : fieldType(kind, path);
  if (value === "") return fail({ code: "input.invalid", message: `there is nothing behind ${key}+= to append` });
  if (type === "text" && !append) return ok({ set: path, value });
  if (type === "texts") return ok(append ? { set: `${path}.+`, value } : { set: path, value: listOf(value) });
  if (path !== "metrics") return ok({ set: append ? `${path}.+` : path, value: parseScalar(value) });
  const metric = metricText(value);
  if (!metric.ok) return metric;
  if (append) return ok({ set: `${path}.+`, value: metric.value });
  return ok({ set: path, value: Array.isArray(metric.value) ? metric.value : [metric.value] });
}

function listOf(value: string): readonly string[] {
  const inner = /^\[(.*)\]$/s.exec(value)?.[1] ?? value;
  return inner
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
