import type { CriterionView, LevelView } from "./level-view.js";

/** A criterion to build evidence for, and why it. */
export interface Building {
  readonly criterion: string;
  readonly why: string;
  readonly expects: readonly string[];
}

/** Most criteria that are worth building at once. */
const MOST = 3;

/**
 * What to build next quarter, weakest first: criteria without evidence that counts, then those with evidence from one
 * quarter. Where all are shown, the one that rests on the fewest wins. Nothing before there are wins enough to claim a gap.
 */
export function whatToBuild(
  { criteria, claims }: Pick<LevelView, "criteria" | "claims">,
  counts: "next" | "either",
): readonly Building[] {
  if (!claims) return [];
  const ordered = criteria
    .map((criterion) => ({ criterion, counting: countingOf(criterion, counts) }))
    .sort((a, b) => a.counting.length - b.counting.length);
  const open = ordered.filter(({ criterion }) => criterion.standing !== "shown").slice(0, MOST);
  const kind = counts === "next" ? "next-level " : "";
  return (open.length > 0 ? open : ordered.slice(0, 1)).map(({ criterion, counting }) => ({
    criterion: criterion.title,
    why: whyOf(criterion, counting, kind),
    expects: criterion.expects,
  }));
}

function countingOf({ evidence }: CriterionView, counts: "next" | "either"): CriterionView["evidence"] {
  return evidence.filter(({ mark }) => counts === "either" || mark === "next");
}

function whyOf({ standing }: CriterionView, counting: CriterionView["evidence"], kind: string): string {
  const wins = `${counting.length} ${kind}${counting.length === 1 ? "win" : "wins"}`;
  if (standing === "none") return `no ${kind}evidence yet`;
  if (standing === "thin") return counting.length === 1 ? `one ${kind}win, so one quarter` : `${wins}, all in one quarter`;
  return `shown, though by the fewest: ${wins}, the last on ${counting[0]?.date}`;
}
