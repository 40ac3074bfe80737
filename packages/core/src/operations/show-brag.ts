import * as z from "zod";
import { AUDIENCES, Brag, GROUPINGS } from "../brag/brag.js";
import { bragPeriod, buildBrag } from "../brag/build-brag.js";
import { renderBragMarkdown } from "../brag/render-brag-markdown.js";
import type { Index } from "../ports.js";
import { fail, ok, type Result } from "../problem.js";
import type { Condition } from "../query/query.js";
import { readDate } from "../query/read-date.js";
import type { DateText, Entry } from "../record/entry.js";
import type { Period } from "../record/period.js";
import { operation } from "./operation.js";

/** How far back an empty document looks for the last win; a few may be private. */
const LAST_WINS = 50;

/** `upshot brag`: what came of a period's work, as a document that can be sent. */
export const showBrag = operation({
  name: "brag.show",
  summary: "The brag document of a period: results first, each line tied to its record",
  input: z.object({
    from: z
      .string()
      .optional()
      .describe("First day: 2026-07-15, 2026-07, 2026-Q3, 2026 or -3m; six months before the end when absent"),
    to: z
      .string()
      .optional()
      .describe("Last day, written the same way; a month, quarter or year ends with its last day; today when absent"),
    by: z.enum(GROUPINGS).default("theme").describe("How lines are grouped"),
    audience: z
      .enum(AUDIENCES)
      .default("me")
      .describe("me: everything but private records, with gaps and questions; manager: what may be sent"),
  }),
  output: z.object({
    brag: Brag,
    markdown: z.string().describe("The document as Markdown; its links are paths below the vault's root"),
  }),
  effect: "read",
  async run(input, { index, clock, config }) {
    const today = clock.today();
    const from = readPeriod("from", input.from, today);
    if (!from.ok) return from;
    const to = readPeriod("to", input.to, today);
    if (!to.ok) return to;
    const asked = { from: from.value?.from, to: to.value?.to, today };
    const period = bragPeriod(asked);
    if (period.from > period.to) {
      return fail({
        code: "input.invalid",
        message: `the period would begin on ${period.from}, after its end on ${period.to}`,
        hint: input.to === undefined ? "Give an end with --to as well." : "Begin earlier with --from, or end later with --to.",
      });
    }
    const entries = await entriesOf(index, period, input.audience);
    if (!entries.ok) return entries;
    const brag = buildBrag(entries.value, { ...input, ...asked, config });
    return ok({ output: { brag, markdown: renderBragMarkdown(brag, { linkTo: ({ path }) => path }) } });
  },
});

/** Every record the document may need, and no others: the vault may hold decades. */
async function entriesOf(index: Index, period: Period, audience: Brag["audience"]): Promise<Result<readonly Entry[]>> {
  const wins = kindIs("win");
  const until = upTo("date", period.to);
  const queries: readonly (readonly Condition[])[] = [
    [wins, since("date", period.from), until],
    [wins, since("end", period.from), until],
    [wins, { type: "has", field: "date", not: true }],
    [kindIs("person", "theme")],
    ...(audience === "me" ? [[kindIs("promise"), until]] : []),
  ];
  const byId = new Map<string, Entry>();
  for (const conditions of queries) {
    const found = await index.find({ conditions });
    if (!found.ok) return found;
    for (const entry of found.value.entries) byId.set(entry.id, entry);
  }
  if (![...byId.values()].some(({ kind, fields }) => kind === "win" && fields["date"] !== undefined)) {
    const before = await index.find({ conditions: [wins, upTo("date", period.from)] }, { limit: LAST_WINS, order: "newest" });
    if (!before.ok) return before;
    for (const entry of before.value.entries) byId.set(entry.id, entry);
  }
  return ok([...byId.values()]);
}

function kindIs(...values: string[]): Condition {
  return { type: "is", field: "kind", values, not: false };
}

function since(field: string, day: DateText): Condition {
  return { type: "range", field, from: { value: day, inclusive: true }, not: false };
}

function upTo(field: string, day: DateText): Condition {
  return { type: "range", field, to: { value: day, inclusive: true }, not: false };
}

function readPeriod(name: string, text: string | undefined, today: DateText): Result<Period | undefined> {
  if (text === undefined) return ok(undefined);
  const period = readDate(text, today);
  if (period !== undefined) return ok(period);
  return fail({
    code: "input.invalid",
    message: `${name}: "${text}" is not a date`,
    hint: "A date is written 2026-07-15, 2026-07, 2026-Q3, 2026 or -3m.",
  });
}
