import type { BragLine } from "./brag.js";

/** What is known of a win when it is weighed. */
export interface Weighed extends Pick<BragLine, "metrics" | "altitude" | "role" | "unlocked" | "level" | "seenBy"> {
  /** Its Result section says something. */
  readonly resultWritten: boolean;
  /** Somebody who saw it sits where decisions are made. */
  readonly seenByDecider: boolean;
}

const ALTITUDE = { business: 3, system: 2, code: 1 } as const;
const ROLE = { led: 2, contributed: 1, supported: 0 } as const;

/**
 * Where a win stands among others: a plain sum of facts, each with its points, so that the order can be explained and
 * changed by editing the record. Only facts that the document shows count: in a document for the manager neither level
 * nor who saw it. The table is in docs/brag.md.
 */
export function impactOf(win: Weighed): BragLine["impact"] {
  const facts = [
    measured(win),
    win.altitude === undefined ? undefined : fact(ALTITUDE[win.altitude], `${win.altitude} altitude`),
    win.role === undefined ? undefined : fact(ROLE[win.role], win.role),
    win.level === "next" ? fact(2, "next level") : undefined,
    seen(win),
    win.unlocked === undefined ? undefined : fact(1, "unlocked other work"),
    win.resultWritten ? fact(1, "result written") : undefined,
  ]
    .filter((each) => each !== undefined)
    .filter(({ points }) => points > 0);
  return {
    points: facts.reduce((sum, { points }) => sum + points, 0),
    reasons: facts.map(({ reason, points }) => `${reason} ${points}`),
  };
}

/** The best of its numbers. One that got worse or stayed is shown, but counts for nothing. */
function measured({ metrics }: Weighed) {
  const outcomes = new Set(metrics.map(({ outcome }) => outcome));
  if (outcomes.has("improved")) return fact(4, "measured improvement");
  if (outcomes.has("changed")) return fact(3, "measured change");
  return outcomes.has("no-baseline") ? fact(1, "number without a baseline") : undefined;
}

function seen({ seenBy, seenByDecider }: Weighed) {
  if (seenBy === undefined || seenBy.length === 0) return undefined;
  return seenByDecider ? fact(2, "seen by someone who decides") : fact(1, "seen");
}

function fact(points: number, reason: string) {
  return { points, reason };
}
