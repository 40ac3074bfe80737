import * as z from "zod";

/** How a brag document can be grouped. */
export const GROUPINGS = ["theme", "quarter", "altitude"] as const;

/** Who a brag document is made for. */
export const AUDIENCES = ["me", "manager"] as const;

/** Which record something rests on. */
export const BragRecord = z.object({
  id: z.string().describe("kind/stem"),
  path: z.string().describe("Path below the vault's root"),
  title: z.string().describe("One line, without control characters"),
});

/** One measured number of a win, in words. */
export const BragMetric = z.object({
  name: z.string().optional().describe("What was measured"),
  values: z
    .string()
    .optional()
    .describe("Baseline and new value, for example 1.8 s → 650 ms; absent when there is no number at all"),
  change: z.string().optional().describe("Relative change, for example −64 %; absent when it can't be stated"),
  outcome: z
    .enum(["improved", "worse", "unchanged", "changed", "no-baseline", "no-new-value", "no-number"])
    .describe("changed: both ends are known, but not which direction is better"),
  stated: z.boolean().describe("The lead already says both values"),
});

/** One win as a line of the document. */
export const BragLine = z.object({
  record: BragRecord,
  lead: z.string().describe("What came of it: the record's title, or the first sentence of its Result section; no final period"),
  titled: z.boolean().describe("The lead is the title; otherwise the title stands second"),
  result: z.string().optional().describe("The first sentence of the Result section, where the title leads; no final period"),
  from: z.string().describe("First day"),
  to: z.string().describe("Last day"),
  when: z.string().describe("Those days in words"),
  metrics: z.array(BragMetric).describe("Empty when the record has no number"),
  role: z.enum(["led", "contributed", "supported"]).optional().describe("The user's part; absent when the record does not say"),
  with: z.array(z.string()).describe("Who did it too, by name"),
  others: z.int().describe("How many more did it too whose records are not for this audience"),
  altitude: z.enum(["code", "system", "business"]).optional(),
  theme: z.string().optional().describe("The theme's title"),
  unlocked: z.string().optional().describe("What this glue work made possible"),
  level: z.enum(["current", "next"]).optional().describe("For me only: which level it is evidence for"),
  seenBy: z.array(z.string()).optional().describe("For me only: who saw it; empty when no one did"),
  impact: z
    .object({ points: z.int(), reasons: z.array(z.string()).describe("Each fact that counted, with its points") })
    .describe("Why the line stands where it stands"),
});

/** Lines that belong together, by impact. */
export const BragGroup = z.object({
  title: z.string().optional().describe("Absent when nothing is grouped: no win carries what was asked for"),
  points: z.int().describe("Sum over its lines"),
  lines: z.array(BragLine),
});

/** Something the records don't say, stated as it is. */
export const BragGap = z.object({
  what: z.enum(["unmeasured", "worse", "unseen", "part", "empty-quarter"]),
  statement: z.string().describe("A sentence with counts"),
  items: z
    .array(z.object({ question: z.string().describe("The question that would close it"), records: z.array(BragRecord) }))
    .describe("Empty in a document for the manager"),
});

/** What a brag document says, before it is written as Markdown or HTML. */
export const Brag = z.object({
  title: z.string(),
  owner: z.object({ name: z.string().optional(), role: z.string().optional() }),
  audience: z.enum(AUDIENCES),
  by: z.enum(GROUPINGS),
  period: z.object({ from: z.string(), to: z.string(), words: z.string() }),
  made: z.string().describe("The day it was made"),
  summary: z.string().describe("One sentence of counts; empty when there are no wins"),
  counts: z.object({
    wins: z.int(),
    measured: z.int().describe("With at least one number that has a baseline and a new value"),
    worse: z.int().describe("Measured, and a number got worse"),
    roles: z.object({ led: z.int(), contributed: z.int(), supported: z.int(), unstated: z.int() }),
    altitudes: z.object({ code: z.int(), system: z.int(), business: z.int(), unstated: z.int() }),
    next: z.int().optional().describe("For me only: evidence for the next level"),
  }),
  groups: z.array(BragGroup),
  gaps: z.array(BragGap),
  promises: z.string().optional().describe("For me only: what became of the promises due in the period"),
  empty: z.string().optional().describe("Only when there are no wins: what can be done"),
  leftOut: z
    .array(z.object({ why: z.enum(["private", "visibility", "no-date"]), count: z.int(), note: z.string() }))
    .describe("For the user, not part of the document: wins that are not in it, and why"),
});

export type BragRecord = z.output<typeof BragRecord>;
export type BragMetric = z.output<typeof BragMetric>;
export type BragLine = z.output<typeof BragLine>;
export type BragGroup = z.output<typeof BragGroup>;
export type BragGap = z.output<typeof BragGap>;
export type Brag = z.output<typeof Brag>;
