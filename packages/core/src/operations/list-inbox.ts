import * as z from "zod";
import { readInbox } from "../capture/read-inbox.js";
import { ok } from "../problem.js";
import { quarterOf } from "../record/calendar.js";
import { waitingCandidates } from "./candidates.js";
import { INBOX_PATH } from "./drain-inbox.js";
import { operation } from "./operation.js";

/** A candidate as faces show it. */
export const CandidateJson = z.looseObject({
  id: z.string(),
  title: z.string(),
  score: z.number().describe("0 to 100; the sum of its reasons"),
  reasons: z.array(z.string()),
  span: z.object({ from: z.string(), to: z.string() }),
  quarter: z.string().describe("Quarter of its last day"),
  sources: z.array(z.string()),
});

/** `upshot inbox`: what imports found and the user has not judged yet. */
export const listInbox = operation({
  name: "inbox.list",
  summary: "Lists candidates from imports by quarter, most notable first, and what waits in inbox.md",
  input: z.object({
    top: z.int().min(1).optional().describe("Only the N most notable"),
    quarter: z
      .string()
      .regex(/^\d{4}-?[qQ][1-4]$/, "a quarter is written 2026-Q3")
      .optional()
      .describe("Only those that ended in this quarter, for example 2026-Q3"),
  }),
  output: z.object({
    candidates: z.array(CandidateJson),
    total: z.int(),
    lines: z.int().describe("Lines of inbox.md that wait to be drained"),
  }),
  effect: "read",
  async run(input, world) {
    const waiting = await waitingCandidates(world);
    if (!waiting.ok) return waiting;
    const wanted = input.quarter?.toUpperCase().replace(/^(\d{4})Q/, "$1-Q");
    const listed = waiting.value
      .map((candidate) => ({ ...candidate, quarter: quarterOf(candidate.span.to) }))
      .filter((candidate) => wanted === undefined || candidate.quarter === wanted);
    const file = await world.vault.read(INBOX_PATH);
    return ok({
      output: {
        candidates: listed
          .slice(0, input.top)
          .map((candidate) => ({ ...candidate, reasons: [...candidate.reasons], sources: [...candidate.sources] })),
        total: listed.length,
        lines: file.ok ? readInbox(file.value.text).items.length : 0,
      },
    });
  },
});
