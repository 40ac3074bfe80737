import { isVirtual, type VirtualField } from "@upshot/core/query/known-fields";
import { fieldName, outermost } from "@upshot/core/query/leaves";
import type { Bound, Condition, Query } from "@upshot/core/query/query";
import { holdsRun, wordsOf, wordsOrSigns } from "@upshot/core/query/words";
import { BODY, hasTerms, presencePhrase, VISIBILITY, valuePhrase } from "./field-terms.js";

/** A query in the index's terms. What `left` holds must be asked of each record that the rest lets through. */
export interface CompiledQuery {
  /** Full-text expression that a record must match; absent when there is none. */
  readonly match?: string;
  /** Finds, among the matches, those with all words in the title; absent when the query has no words. */
  readonly inTitle?: string;
  /** SQL over `file`, its parameters in order. */
  readonly where: string;
  readonly parameters: readonly (string | number)[];
  readonly left: readonly Condition[];
}

/** What one condition comes to; `not` is not applied yet. */
type Part =
  /** A full-text expression. */
  | { readonly match: string }
  | { readonly where: string; readonly parameters: readonly (string | number)[] }
  /** Lets through all that may hold, and more; the record decides. */
  | { readonly atLeast?: string };

const NOTHING: Part = { where: "0", parameters: [] };
const EVERYTHING: Part = { where: "1", parameters: [] };

/** Splits a query between the full-text index, SQL and, for the few conditions that neither can answer, the records. */
export function compileQuery({ conditions }: Query, kinds: readonly string[]): CompiledQuery {
  const must: string[] = [];
  const mustNot: string[] = [];
  const titled: string[] = [];
  const where = ["kind IS NOT NULL"];
  const parameters: (string | number)[] = [];
  const left: Condition[] = [];
  for (const condition of conditions) {
    const part = compile(condition, kinds);
    if ("match" in part) {
      (condition.not ? mustNot : must).push(part.match);
      if (!condition.not && (condition.type === "word" || condition.type === "phrase")) titled.push(`title : ${part.match}`);
    } else if ("where" in part) {
      where.push(condition.not ? `(${part.where}) IS NOT 1` : part.where);
      parameters.push(...part.parameters);
    } else {
      left.push(condition);
      if (part.atLeast !== undefined && !condition.not) must.push(part.atLeast);
    }
  }
  // Full text has no expression for "all but": without a positive part, the negative one becomes SQL.
  if (must.length === 0 && mustNot.length > 0) {
    where.push("file.id NOT IN (SELECT rowid FROM words WHERE words MATCH ?)");
    parameters.push(mustNot.join(" OR "));
  }
  const positive = must.join(" AND ");
  const match = must.length === 0 ? undefined : mustNot.length === 0 ? positive : `(${positive}) NOT (${mustNot.join(" OR ")})`;
  return {
    ...(match !== undefined && { match }),
    ...(titled.length > 0 && { inTitle: titled.join(" AND ") }),
    where: where.join(" AND "),
    parameters,
    left,
  };
}

function compile(condition: Condition, kinds: readonly string[]): Part {
  if (condition.type === "any") return compileAny(condition.conditions, kinds);
  if (condition.type === "word" || condition.type === "phrase") {
    const phrase = textPhrase(condition.text);
    return phrases([phrase !== "" && condition.type === "word" && condition.prefix ? `${phrase} *` : phrase]);
  }
  const field = fieldName(condition.field);
  if (isVirtual(field)) return compileVirtual(condition, field, kinds);
  const outer = outermost(field);
  if (condition.type === "has") return field === outer ? { match: presencePhrase(outer) } : { atLeast: presencePhrase(outer) };
  if (condition.type === "range" || !hasTerms(outer)) return { atLeast: presencePhrase(outer) };
  const found = phrases(condition.values.map((value) => withStar(value, (text) => valuePhrase(outer, text))));
  return field === outer || !("match" in found) ? found : { atLeast: found.match };
}

function compileVirtual(
  condition: Extract<Condition, { type: "is" | "range" | "has" }>,
  field: VirtualField,
  kinds: readonly string[],
): Part {
  if (condition.type === "has") {
    if (field === "date") return { where: "date IS NOT NULL", parameters: [] };
    return field === "text" ? { match: presencePhrase(BODY) } : EVERYTHING;
  }
  if (condition.type === "range") return field === "date" ? dateRange(condition.from, condition.to) : {};
  const { values } = condition;
  if (field === "text") return phrases(values.map((value) => withStar(value, textPhrase)));
  if (field === "title") return phrases(values.map((value) => withStar(value, titlePhrase)));
  if (field === "visibility") return phrases(values.map((value) => withStar(value, (text) => valuePhrase(VISIBILITY, text))));
  if (field === "kind") {
    const wanted = kinds.filter((kind) =>
      values.some((value) => holdsRun(wordsOrSigns(kind), wordsOrSigns(value.replace(/\*$/, "")), value.endsWith("*"))),
    );
    return { where: `kind IN (${wanted.map(() => "?").join(", ")})`, parameters: wanted };
  }
  return {};
}

function compileAny(conditions: readonly Condition[], kinds: readonly string[]): Part {
  // Full text refuses expressions that nest deep; one "any" inside another is no more than the two together.
  const flat = conditions.flatMap(flattened);
  if (flat.some((condition) => condition.not)) return {};
  const parts = flat.map((condition) => compile(condition, kinds));
  if (parts.length === 0) return NOTHING;
  if (parts.every((part) => "match" in part)) return { match: `(${parts.map(({ match }) => match).join(" OR ")})` };
  if (parts.every((part) => "where" in part)) {
    return {
      where: `(${parts.map(({ where }) => `(${where})`).join(" OR ")})`,
      parameters: parts.flatMap((part) => part.parameters),
    };
  }
  const atLeast = parts.map((part) => ("match" in part ? part.match : "where" in part ? undefined : part.atLeast));
  return atLeast.some((match) => match === undefined) ? {} : { atLeast: `(${atLeast.join(" OR ")})` };
}

function flattened(condition: Condition): readonly Condition[] {
  return condition.type === "any" && !condition.not ? condition.conditions.flatMap(flattened) : [condition];
}

/** Any of some phrases; empty ones find nothing. */
function phrases(some: readonly string[]): Part {
  const found = some.filter((phrase) => phrase !== "");
  if (found.length === 0) return NOTHING;
  return { match: found.length === 1 ? String(found[0]) : `(${found.join(" OR ")})` };
}

/** Words are letters and digits only, so nothing in them can end the quotes. */
function textPhrase(text: string): string {
  const words = wordsOf(text);
  return words === "" ? "" : `"${words}"`;
}

function titlePhrase(text: string): string {
  const phrase = textPhrase(text);
  return phrase === "" ? "" : `title : ${phrase}`;
}

function withStar(value: string, phrase: (text: string) => string): string {
  const made = phrase(value.replace(/\*$/, ""));
  return made !== "" && value.endsWith("*") ? `${made} *` : made;
}

function dateRange(from: Bound | undefined, to: Bound | undefined): Part {
  if (typeof from?.value === "number" || typeof to?.value === "number") return NOTHING;
  const where = ["date IS NOT NULL"];
  const parameters: string[] = [];
  if (from !== undefined) {
    where.push(from.inclusive ? "date >= ?" : "date > ?");
    parameters.push(from.value);
  }
  if (to !== undefined) {
    where.push(to.inclusive ? "date <= ?" : "date < ?");
    parameters.push(to.value);
  }
  return { where: where.join(" AND "), parameters };
}
