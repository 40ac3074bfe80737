import { CORE_SCHEMA, type Schema, Type } from "js-yaml";

const INT = /^-?(?:0|[1-9][0-9]*)$/;
const FLOAT = /^-?(?:0|[1-9][0-9]*)?(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/;
const NUMBER_START = /^-?\.?[0-9]/;

/** What some reader of YAML, old or new, takes for a number although Upshot does not. */
const NUMBER_ELSEWHERE = /^[-+]?(?:0[xXoObB][0-9a-fA-F_]+|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9_]*)(?:[eE][-+]?[0-9]+)?)$/;
const SPECIAL_FLOAT = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/**
 * How Upshot reads plain scalars. It is YAML's core schema, except that a text becomes a number only when nothing of
 * what the user wrote is lost: `012`, `0x1F`, `+49`, `.inf` and whole numbers past 2^53 stay text. Dates stay text, `<<` is
 * a key like any other, and `yes` and `no` are words.
 */
export const readSchema: Schema = scalars((text) => readNumber(text) !== undefined);

/** Like `readSchema`, but it quotes every text that another reader of YAML would take for a number. */
export const writeSchema: Schema = scalars(
  (text) => readNumber(text) !== undefined || NUMBER_ELSEWHERE.test(text) || SPECIAL_FLOAT.test(text),
);

/** The core schema with its two number types replaced. */
function scalars(isNumber: (text: string) => boolean): Schema {
  const number = (name: "int" | "float") =>
    new Type(`tag:yaml.org,2002:${name}`, {
      kind: "scalar",
      resolve: (text: unknown) => typeof text === "string" && isNumber(text),
      construct: (text: string) => readNumber(text),
      predicate: (value: object) => typeof value === "number",
      represent: (value: object) => numberText(Number(value)),
    });
  return CORE_SCHEMA.extend({ implicit: [number("int"), number("float")] });
}

/** A number in digits, with an exponent where its digits alone would be read as text. */
function numberText(value: number): string {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);
}

/** A whole number that a double holds exactly, or a decimal number; otherwise nothing. Negative zero is zero. */
function readNumber(text: string): number | undefined {
  if (!NUMBER_START.test(text)) return undefined;
  const value = Number(text);
  if (INT.test(text)) return Number.isSafeInteger(value) ? value + 0 : undefined;
  return FLOAT.test(text) && Number.isFinite(value) ? value + 0 : undefined;
}
