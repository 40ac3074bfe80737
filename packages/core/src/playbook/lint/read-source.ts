import { nearest } from "../../codec/nearest.js";
import { parseFrontMatter } from "../../codec/parse-front-matter.js";
import { placeAt } from "../../codec/place-at.js";
import { splitFrontMatter } from "../../codec/split-front-matter.js";
import type { Problem } from "../../problem.js";
import type { Fields } from "../../record/entry.js";
import { metricsOf } from "../../record/metric.js";
import type { LintRecord } from "./finding.js";
import { offPassages } from "./text/mask-markdown.js";

/** What the front matter of a text says to lint. */
export interface LintSource {
  readonly record: LintRecord;
  /** The template that the text was begun from, without its version. */
  readonly template?: string;
  /** Rules that are off for the whole text, each with its reason. */
  readonly off: readonly string[];
  /** Front matter that can't be read, and rules that were to be off and stay on, with their lines where these are known. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the front matter of a text: fields of a record, its template, and `lint: { off: [{ win/no-number: reason }] }`. With
 * the ids of all rules, one that is to be off and does not exist is a problem.
 */
export function readSource(text: string, rules?: readonly string[]): LintSource {
  const parsed = parseFrontMatter(splitFrontMatter(text));
  const fields: Fields = parsed.ok ? parsed.value.value : {};
  const template = fields["template"];
  const { title, role } = fields;
  const { off, problems } = offOf(fields);
  const passages = offPassages(text);
  const named = [...off, ...passages.off.flatMap((passage) => passage.rules)];
  const people = [fields["with"] ?? []].flat().filter((each) => typeof each === "string");
  return {
    record: {
      metrics: metricsOf({ fields }),
      ...(typeof title === "string" && { title }),
      ...(typeof role === "string" && { role }),
      ...(people.length > 0 && { with: people }),
    },
    ...(typeof template === "string" && { template: template.replace(/@\d+$/, "") }),
    off,
    problems: [
      ...(parsed.ok ? [] : [parsed.problem]),
      ...problems,
      ...passages.unreasoned.map(({ start }) => ({ ...noReason("what this comment names"), place: placeAt(text, start) })),
      ...(rules === undefined ? [] : named.filter((rule) => !rules.includes(rule)).map((rule) => noRule(rule, rules))),
    ],
  };
}

function offOf(fields: Fields): Pick<LintSource, "off" | "problems"> {
  const { lint } = fields;
  if (lint !== undefined && lint !== null && !(isMap(lint) && "off" in lint)) return { off: [], problems: [NO_LIST] };
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
  return { off, problems: unreasoned.map(noReason) };
}

const NO_LIST: Problem = {
  code: "input.invalid",
  message: "the field lint does not say which rules are to be off, so all stay on",
  hint: 'write it as lint: { off: [{ win/no-number: "why it does not hold here" }] }',
};

function noReason(rule: string): Problem {
  return {
    code: "input.invalid",
    message: `${rule} is to be off and has no reason, so it stays on`,
    hint: `write the rule, a colon, and why it does not hold here: "win/no-number: nobody counted then"`,
  };
}

function noRule(rule: string, rules: readonly string[]): Problem {
  const near = nearest(rule, rules);
  return {
    code: "input.invalid",
    message: `${rule} is to be off, and there is no such rule`,
    hint: near === undefined ? "`upshot playbook list rule` names them" : `did you mean "${near}"?`,
  };
}

function isMap(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
