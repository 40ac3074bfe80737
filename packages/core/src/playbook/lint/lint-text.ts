import { formatMetric } from "../../record/metric.js";
import type { Rule } from "../formats/rule.js";
import type { Passage, Reading } from "./checks/passage.js";
import type { CompiledRule } from "./compile-rules.js";
import type { Finding, LintRecord, LintTemplate } from "./finding.js";
import { readNumbers } from "./numbers/read-numbers.js";
import { readText } from "./text/read-text.js";

/** The types of text that lint has rules for. */
export type LintType = Rule["as"][number];

/** A text, what it is, and the rules to hold it against. */
export interface LintInput {
  readonly text: string;
  readonly as: LintType;
  /** From `compileRules`. */
  readonly rules: readonly CompiledRule[];
  /** What a record says beside its text. */
  readonly record?: LintRecord;
  /** The template that the text was begun from. */
  readonly template?: LintTemplate | undefined;
  /** Rules that are off for the whole text: from front matter. */
  readonly off?: readonly string[];
}

/** What is one sentence or line; all else is a document, in which a blank is something nobody has written yet. */
const ONE_SENTENCE: ReadonlySet<LintType> = new Set(["win", "position"]);

/** Longest text that is read, in UTF-16 units: a book's worth. The rest is not looked at. */
export const LONGEST_TEXT = 2_000_000;

/** Holds a text against the rules for its type. Findings come in the order of the text; offsets are UTF-16 units. */
export function lintText(input: LintInput): readonly Finding[] {
  const model = readText(input.text.slice(0, LONGEST_TEXT), !ONE_SENTENCE.has(input.as));
  if (model.tokens.length === 0) return [];
  const reading: Reading = { model, numbers: readNumbers(model), record: input.record ?? {}, template: input.template };
  const off = new Set(input.off ?? []);
  const passages = model.masked.off;
  const isOff = (rule: string, { start, end }: Passage) =>
    passages.some(
      (each) =>
        (each.rules.length === 0 || each.rules.includes(rule)) && start < each.end && Math.max(end, start + 1) > each.start,
    );
  return input.rules
    .filter(({ rule }) => rule.as.includes(input.as) && !off.has(rule.id))
    .flatMap(({ rule, check }) =>
      distinct(check(reading))
        .filter((passage) => !isOff(rule.id, passage))
        .map((passage) => findingOf(rule, passage, reading)),
    )
    .sort((one, other) => one.start - other.start || one.end - other.end);
}

/** Passages of one rule without those that lie inside another; the same words are told once. */
function distinct(passages: readonly Passage[]): readonly Passage[] {
  let reached = -1;
  return [...passages]
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter(({ end, section }) => {
      const isInside = end <= reached;
      reached = Math.max(reached, end);
      return section !== undefined || !isInside;
    });
}

function findingOf(rule: Rule, { start, end, section = "", hint = "" }: Passage, { model, record }: Reading): Finding {
  const match = model.source.slice(start, end);
  const metrics = (record.metrics ?? []).map(formatMetric).filter((text) => text !== "");
  const filled = (text: string) =>
    text
      .replaceAll("{section}", section)
      .replaceAll("{hint}", () => hint)
      .replaceAll("{match}", () => shortened(match))
      .replaceAll("{metrics}", () => (metrics.length === 0 ? "___" : metrics.join(", ")));
  const why = rule.why.replace(/\.$/, "");
  return {
    rule: rule.id,
    severity: rule.severity,
    start,
    end,
    message: `${filled(rule.says)} ${why}${sourceOf(rule)}.`,
    ...(rule.rewrite !== undefined && {
      rewrite: rule.rewrite.replaceAll("{match}", () => match.trim()).replaceAll("{metrics}", () => metrics.join(", ") || "___"),
    }),
    ...(rule.question !== undefined && { question: filled(rule.question) }),
  };
}

/** Author, title and year; a text that nobody signed has its title only. */
function sourceOf({ sources: [source] }: Rule): string {
  if (source === undefined) return "";
  const author = source.author === "unsigned" ? "" : `${source.author}, `;
  return ` (${author}${source.title}${source.year === undefined ? "" : `, ${source.year}`})`;
}

/** Long passages are shown by their beginning. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const characters = [...line];
  return characters.length <= 60 ? line : `${characters.slice(0, 57).join("").trimEnd()}…`;
}
