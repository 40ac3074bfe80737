import * as z from "zod";
import type { DateText } from "./entry.js";

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

/** An ISO local date that exists. */
export const DateField = z.string().refine(isDateText, "a date is written YYYY-MM-DD and must exist");

/** A stem, an id or an Obsidian link. */
export const Ref = z.string().min(1).meta({ reference: true });

/** A reference to a record of one kind; completion offers its stems. */
export function refTo(kind: string) {
  return z.string().min(1).meta({ reference: kind });
}

/** Who may read a record when a document is made for others. */
export const VISIBILITIES = ["me", "manager", "company", "public"] as const;

/** One measured change. Numbers are in `unit`; a period makes it a rate. */
export const Metric = z.looseObject({
  name: z.string().min(1).optional().describe("What was measured"),
  from: z.number().optional().describe("Baseline"),
  to: z.number().optional().describe("New value"),
  unit: z.string().optional().describe("ms, %, €, pages …"),
  period: z.string().optional().describe("Per what: week, month, year …"),
  better: z.enum(["lower", "higher"]).optional().describe("Which direction is an improvement"),
});

export type Metric = z.output<typeof Metric>;

/** Fields that every kind has. */
export const commonFields = {
  tags: z.array(z.string()).optional().describe("Free labels"),
  links: z.array(z.string()).optional().describe("Addresses or records that belong to it"),
  sources: z.array(z.string()).optional().describe("What it was imported from; keeps imports from offering it again"),
  visibility: z.enum(VISIBILITIES).optional().describe("Who may read it in a document you make: me, manager, company, public"),
  private: z.boolean().optional().describe("Never part of any document"),
};
