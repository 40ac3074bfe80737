import type { DateText } from "../record/entry.js";
import { quarterName } from "../record/period.js";
import type { Brag, BragGroup, BragLine } from "./brag.js";

const ALTITUDES = ["business", "system", "code"] as const;
const ALTITUDE_TITLES = { business: "Business", system: "System", code: "Code" } as const;

/**
 * Lines in groups; within a group they keep their order, which is by impact. Themes stand by their first line,
 * quarters newest first (a line belongs to the one of its last day, `until` at most), altitudes from business to code;
 * what belongs nowhere is last.
 */
export function groupLines(
  lines: readonly BragLine[],
  { by, audience, until }: { readonly by: Brag["by"]; readonly audience: Brag["audience"]; readonly until: DateText },
): BragGroup[] {
  const keyed = new Map<string, BragLine[]>();
  for (const line of lines) {
    const title = titleOf(line, by, until) ?? "";
    const members = keyed.get(title);
    if (members === undefined) keyed.set(title, [line]);
    else members.push(line);
  }
  const groups = [...keyed].map(([title, members]) => ({
    title,
    points: members.reduce((sum, { impact }) => sum + impact.points, 0),
    lines: members,
  }));
  groups.sort((a, b) => Number(a.title === "") - Number(b.title === "") || byGrouping(a, b, by));
  const rest = audience === "manager" ? "Other work" : by === "theme" ? "No theme" : "Altitude not stated";
  return groups.map(({ title, ...group }) => {
    if (title !== "") return { title, ...group };
    return groups.length === 1 ? group : { title: rest, ...group };
  });
}

function titleOf(line: BragLine, by: Brag["by"], until: DateText): string | undefined {
  if (by === "theme") return line.theme;
  if (by === "altitude") return line.altitude === undefined ? undefined : ALTITUDE_TITLES[line.altitude];
  return quarterName(line.to < until ? line.to : until);
}

/** Most impact first; of equals the later one. */
export function byImpact(a: BragLine, b: BragLine): number {
  return b.impact.points - a.impact.points || compare(b.to, a.to) || compare(a.record.id, b.record.id);
}

function byGrouping(a: BragGroup, b: BragGroup, by: Brag["by"]): number {
  if (by === "altitude") return altitudeRank(a) - altitudeRank(b);
  if (by === "quarter") return compare(b.lines[0]?.to ?? "", a.lines[0]?.to ?? "");
  const [first, other] = [b.lines[0]?.impact.points ?? 0, a.lines[0]?.impact.points ?? 0];
  return first - other || b.points - a.points || compare(a.title ?? "", b.title ?? "");
}

function altitudeRank(group: BragGroup): number {
  return ALTITUDES.findIndex((altitude) => ALTITUDE_TITLES[altitude] === group.title);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
