import { parseFrontMatter } from "../../codec/parse-front-matter.js";
import { splitFrontMatter } from "../../codec/split-front-matter.js";
import type { Fields } from "../../record/entry.js";
import { metricsOf } from "../../record/metric.js";
import type { LintRecord } from "./finding.js";

/** What the front matter of a text says to lint. */
export interface LintSource {
  readonly record: LintRecord;
  /** The template that the text was begun from, without its version. */
  readonly template?: string;
  /** Rules that are off for the whole text, each with its reason. */
  readonly off: readonly string[];
  /** Rules that were to be off but have no reason; they stay on. */
  readonly unreasoned: readonly string[];
}

/** Reads the front matter of a text: fields of a record, its template, and `lint: { off: [{ win/no-number: reason }] }`. */
export function readSource(text: string): LintSource {
  const parsed = parseFrontMatter(splitFrontMatter(text));
  const fields: Fields = parsed.ok ? parsed.value.value : {};
  const template = fields["template"];
  const { title, role } = fields;
  const people = [fields["with"] ?? []].flat().filter((each) => typeof each === "string");
  return {
    record: {
      metrics: metricsOf({ fields }),
      ...(typeof title === "string" && { title }),
      ...(typeof role === "string" && { role }),
      ...(people.length > 0 && { with: people }),
    },
    ...(typeof template === "string" && { template: template.replace(/@\d+$/, "") }),
    ...offOf(fields),
  };
}

function offOf(fields: Fields): Pick<LintSource, "off" | "unreasoned"> {
  const { lint } = fields;
  const list = isMap(lint) ? [lint["off"] ?? []].flat() : [];
  const off: string[] = [];
  const unreasoned: string[] = [];
  for (const item of list) {
    if (typeof item === "string") unreasoned.push(item);
    else if (isMap(item)) {
      for (const [rule, reason] of Object.entries(item))
        (typeof reason === "string" && reason.trim() !== "" ? off : unreasoned).push(rule);
    }
  }
  return { off, unreasoned };
}

function isMap(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
