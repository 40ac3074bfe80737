import * as z from "zod/mini";
import type { DateText } from "./entry.js";

// Schemas of records use zod's small build: every command that touches a record loads them.

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text is a date that exists, written `YYYY-MM-DD` (proleptic Gregorian, years 0001 to 9999). */
export function isDateText(text: string): text is DateText {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
  return year > 0 && day >= 1 && day <= days;
}

/** A text that is not empty. */
export const FilledText = z.string().check(z.minLength(1));

/** An ISO local date that exists. */
export const DateField = z.string().check(z.refine(isDateText, "a date is written YYYY-MM-DD and must exist"));

/** A stem, an id or an Obsidian link. */
export const Ref = FilledText.check(z.meta({ reference: true }));

/** A reference to a record of one kind; completion offers its stems. */
export function refTo(kind: string) {
  return FilledText.check(z.meta({ reference: kind }));
}

/** A field that every record of a kind has, with the sentence that help and reference show. */
export function needed<Schema extends z.core.$ZodType>(schema: Schema, about: string): Schema {
  return (schema as unknown as z.ZodMiniType).check(z.describe(about)) as unknown as Schema;
}

/** A field that a record may have, with the sentence that help and reference show. */
export function optional<Schema extends z.core.$ZodType>(schema: Schema, about: string): z.ZodMiniOptional<Schema> {
  return z.optional(schema).check(z.describe(about));
}

/** What help and reference say about a field, and which kind of record it refers to. */
export function aboutField(schema: z.core.$ZodType | undefined): {
  readonly description?: string;
  readonly reference?: string | true;
} {
  const meta = schema === undefined ? undefined : z.globalRegistry.get(schema);
  const reference = meta?.["reference"];
  return {
    ...(meta?.description !== undefined && { description: meta.description }),
    ...((typeof reference === "string" || reference === true) && { reference }),
  };
}

/** Who may read a record when a document is made for others. */
export const VISIBILITIES = ["me", "manager", "company", "public"] as const;

/** One measured change. Numbers are in `unit`; a period makes it a rate. */
export const Metric = z.looseObject({
  name: optional(FilledText, "What was measured"),
  from: optional(z.number(), "Baseline"),
  to: optional(z.number(), "New value"),
  unit: optional(z.string(), "ms, %, €, pages …"),
  period: optional(z.string(), "Per what: week, month, year …"),
  better: optional(z.enum(["lower", "higher"]), "Which direction is an improvement"),
});

export type Metric = z.output<typeof Metric>;

/** Fields that every kind has. */
export const commonFields = {
  tags: optional(z.array(z.string()), "Free labels"),
  links: optional(z.array(z.string()), "Addresses or records that belong to it"),
  sources: optional(z.array(z.string()), "What it was imported from; keeps imports from offering it again"),
  visibility: optional(z.enum(VISIBILITIES), "Who may read it in a document you make: me, manager, company, public"),
  private: optional(z.boolean(), "Never part of any document"),
};
