import { quarterOf } from "../../record/calendar.js";
import type { DateText, Entry } from "../../record/entry.js";
import { texts } from "../../record/read-field.js";
import type { Ladder } from "../formats/ladder.js";
import { marksOf } from "./marks-of.js";
import { type SeenPattern, seenPatterns } from "./seen-patterns.js";

/** How a criterion stands: by the evidence that counts for the target, in the quarters that are looked at. */
export type Standing = "shown" | "thin" | "none";

/** Evidence of one criterion in one quarter. */
export interface Cell {
  readonly quarter: string;
  readonly current: readonly string[];
  readonly next: readonly string[];
}

/** A win that is marked for a criterion. */
export interface Evidence {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly mark: "current" | "next";
}

/** One criterion of the ladder against the user's evidence. */
export interface CriterionView {
  readonly id: string;
  readonly title: string;
  readonly asks: string;
  readonly cells: readonly Cell[];
  /** The wins of those cells, newest first. */
  readonly evidence: readonly Evidence[];
  readonly current: number;
  readonly next: number;
  readonly standing: Standing;
  /** What the target level expects here. */
  readonly expects: readonly string[];
}

/** Where somebody stands, and on how much. */
export interface LevelView {
  readonly quarters: readonly string[];
  readonly criteria: readonly CriterionView[];
  /** Wins in those quarters, and how many of them carry a mark at all. */
  readonly wins: number;
  readonly marked: number;
  readonly current: number;
  readonly next: number;
  /** Marked as a whole, without a criterion; they count in the totals only. */
  readonly unplaced: number;
  /** Wins marked for criteria that this ladder does not have, with the criterion. */
  readonly foreign: readonly { readonly id: string; readonly criterion: string }[];
  /** Anti-patterns that the wins show by themselves. */
  readonly patterns: readonly SeenPattern[];
  /** False before ten wins: nothing is claimed on so little. */
  readonly claims: boolean;
}

/** Fewest wins on which a gap is claimed. */
const ENOUGH = 10;

/**
 * The matrix of criteria by quarters. A criterion is shown when evidence that counts comes from two different quarters
 * (levels are given for what has lasted), thin when there is some, none otherwise. What counts is next-level evidence; for
 * a level that the user is at already, evidence of either kind.
 */
export function levelView(options: {
  readonly ladder: Ladder;
  readonly target: string;
  readonly counts: "next" | "either";
  readonly wins: readonly Entry[];
  readonly today: DateText;
  readonly quarters: number;
}): LevelView {
  const { ladder, target, today } = options;
  const quarters = lastQuarters(today, options.quarters);
  const wins = options.wins
    .map((win) => {
      const date = texts(win, "end")[0] ?? texts(win, "date")[0] ?? "";
      return { win, date, quarter: quarterOf(date), marks: marksOf(win) };
    })
    .filter(({ quarter }) => quarters.includes(quarter))
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  const known = new Set(ladder.criteria.map(({ id }) => id));

  const criteria = ladder.criteria.map((criterion): CriterionView => {
    const cells = quarters.map((quarter): Cell => {
      const idsOf = (mark: "current" | "next") =>
        wins.filter((each) => each.quarter === quarter && each.marks.get(criterion.id) === mark).map(({ win }) => win.id);
      return { quarter, current: idsOf("current"), next: idsOf("next") };
    });
    const counting = cells.filter(({ next, current }) => next.length > 0 || (options.counts === "either" && current.length > 0));
    return {
      id: criterion.id,
      title: criterion.title,
      asks: criterion.asks,
      cells,
      evidence: wins.flatMap(({ win, date, marks }) => {
        const mark = marks.get(criterion.id);
        return mark === undefined ? [] : [{ id: win.id, title: win.title, date, mark }];
      }),
      current: cells.reduce((sum, cell) => sum + cell.current.length, 0),
      next: cells.reduce((sum, cell) => sum + cell.next.length, 0),
      standing: counting.length >= 2 ? "shown" : counting.length === 1 ? "thin" : "none",
      expects: ladder.cells[criterion.id]?.[target] ?? [],
    };
  });
  const has = (mark: "current" | "next") => wins.filter(({ marks }) => [...marks.values()].includes(mark)).length;
  return {
    quarters,
    criteria,
    wins: wins.length,
    marked: wins.filter(({ marks }) => marks.size > 0).length,
    current: has("current"),
    next: has("next"),
    unplaced: wins.filter(({ marks }) => marks.has("")).length,
    foreign: wins.flatMap(({ win, marks }) =>
      [...marks.keys()]
        .filter((criterion) => criterion !== "" && !known.has(criterion))
        .map((criterion) => ({ id: win.id, criterion })),
    ),
    patterns: seenPatterns(
      ladder,
      wins.map(({ win }) => win),
    ),
    claims: wins.length >= ENOUGH,
  };
}

function lastQuarters(today: DateText, count: number): readonly string[] {
  const year = Number(today.slice(0, 4));
  const quarter = Number(quarterOf(today).slice(-1));
  return Array.from({ length: count }, (_, back) => {
    const index = year * 4 + quarter - 1 - (count - 1 - back);
    return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
  });
}
