import type { Fault } from "../explain-issue.js";
import type { Ladder } from "../formats/ladder.js";
import { missing, repeated } from "./names.js";

/** What is wrong inside a ladder: cells that are missing or belong nowhere, transitions that skip a level, names given twice. */
export function ladderFaults(ladder: Ladder): readonly Fault[] {
  const levels = ladder.levels.map(({ id }) => id);
  const criteria = ladder.criteria.map(({ id }) => id);
  return [
    ...repeated(levels, ["levels"], "id"),
    ...repeated(criteria, ["criteria"], "id"),
    ...repeated(
      (ladder.anti_patterns ?? []).map(({ id }) => id),
      ["anti_patterns"],
      "id",
    ),
    ...Object.entries(ladder.cells).flatMap(([criterion, row]) => [
      ...missing(criterion, criteria, "criterion", ["cells", criterion]),
      ...Object.keys(row).flatMap((level) => missing(level, levels, "level", ["cells", criterion, level])),
    ]),
    ...criteria.flatMap((criterion) => gaps(ladder.cells, criterion, levels)),
    ...(ladder.transitions ?? []).flatMap(({ from, to }, index) => [
      ...missing(from, levels, "level", ["transitions", index, "from"]),
      ...missing(to, levels, "level", ["transitions", index, "to"]),
      ...(levels.includes(from) && levels.includes(to) && levels.indexOf(to) !== levels.indexOf(from) + 1
        ? [{ path: ["transitions", index, "to"], message: `"${to}" is not the level after "${from}"` }]
        : []),
    ]),
    ...Object.entries(ladder.stages ?? {}).flatMap(([stage, overlay]) =>
      Object.keys(overlay?.levels ?? {}).flatMap((level) => missing(level, levels, "level", ["stages", stage, "levels", level])),
    ),
  ];
}

function gaps(cells: Ladder["cells"], criterion: string, levels: readonly string[]): readonly Fault[] {
  const row = Object.hasOwn(cells, criterion) ? cells[criterion] : undefined;
  if (row === undefined) return [{ path: ["cells"], message: `the criterion "${criterion}" has no cells` }];
  const empty = levels.filter((level) => !Object.hasOwn(row, level));
  if (empty.length === 0) return [];
  return [{ path: ["cells", criterion], message: `nothing says what "${criterion}" means for ${empty.join(", ")}` }];
}
