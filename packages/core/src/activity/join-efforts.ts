import { isNameable } from "./defining-work.js";
import type { Change, Effort } from "./group-changes.js";
import { CERTAIN, likenessOf, timesOf } from "./likeness.js";

/** An effort longer than this (seconds) is a part of the job, not a change that a person would name. */
const LONGEST = 120 * 86_400;
/** How alike two changes must be to become one effort, when at least one is a follow-up: a fix, tests, documents, clean-up. */
const ALIKE = 0.28;
/** The same for two changes that could each be named on their own. They are kept apart more readily. */
const ALIKE_NAMEABLE = 0.4;
/** How alike everything in a joined effort must be on average. Keeps chains (a like b, b like c) from swallowing the history. */
const ALIKE_ON_AVERAGE = 0.18;

/**
 * Joins changes into efforts: the most alike first, as long as the effort stays alike on average and short enough. Follow-ups join
 * what they follow; two changes that could be named on their own become one only when they are very much alike.
 */
export function joinEfforts(changes: readonly Change[]): readonly Effort[] {
  const likeness = likenessOf(changes);
  const nameable = changes.map(isNameable);
  const times = changes.map(timesOf);
  const members = new Map<number, readonly number[]>(changes.map((_, at) => [at, [at]]));
  const home = changes.map((_, at) => at);
  for (const { a, b, value } of likeness.pairs()) {
    if (value < ALIKE) break;
    const [left, right] = [home[a] ?? a, home[b] ?? b];
    if (left === right) continue;
    const [mine, theirs] = [members.get(left) ?? [], members.get(right) ?? []];
    const together = [...mine, ...theirs];
    if (value < CERTAIN) {
      const bothNameable = [mine, theirs].every((side) => side.some((at) => nameable[at]));
      if (bothNameable && value < ALIKE_NAMEABLE) continue;
      const span =
        Math.max(...together.map((at) => times[at]?.to ?? 0)) - Math.min(...together.map((at) => times[at]?.from ?? 0));
      if (span > LONGEST) continue;
      const sum = mine.reduce((all, x) => all + theirs.reduce((part, y) => part + likeness.of(x, y), 0), 0);
      if (sum / (mine.length * theirs.length) < ALIKE_ON_AVERAGE) continue;
    }
    members.set(left, together);
    members.delete(right);
    for (const at of theirs) home[at] = left;
  }
  return [...members.values()].map((ats) => [...ats].sort((x, y) => x - y).map((at) => changes[at] ?? []));
}
