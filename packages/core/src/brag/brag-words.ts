import { dayInWords, type Period } from "../record/period.js";
import type { Brag, BragLine } from "./brag.js";

/** `1 win`, `2 wins`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `Ada, Ben and Cem`. */
function listed(items: readonly string[]): string {
  const last = items.at(-1);
  return items.length < 2 || last === undefined ? (last ?? "") : `${items.slice(0, -1).join(", ")} and ${last}`;
}

/** The user's part and the credit: `Led, with Maria Lopez and one other`; nothing when the record says neither. */
export function partPhrase(line: Pick<BragLine, "role" | "with" | "others">): string | undefined {
  const others = line.others === 0 ? [] : [line.others === 1 ? "one other" : `${line.others} others`];
  const people = listed([...line.with, ...others]);
  if (people === "") return line.role === undefined ? undefined : capital(line.role);
  return line.role === undefined ? `With ${people}` : `${capital(line.role)}, with ${people}`;
}

/** What else is known of a line, as short facts; what the grouping says already is left out. */
export function lineFacts(line: BragLine, by: Brag["by"]): readonly string[] {
  return [
    ...(line.altitude !== undefined && by !== "altitude" ? [`${line.altitude} altitude`] : []),
    ...(line.theme !== undefined && by !== "theme" ? [line.theme] : []),
    ...(line.level === undefined ? [] : [`${line.level} level`]),
    ...(line.seenBy === undefined ? [] : [line.seenBy.length === 0 ? "seen by no one yet" : `seen by ${listed(line.seenBy)}`]),
  ];
}

/** One sentence of counts: `23 wins between … and …: 14 with a measured result, 9 led; by altitude 10 code, 9 system, 4 business.` */
export function summarySentence(counts: Brag["counts"], period: Period): string {
  if (counts.wins === 0) return "";
  const { roles, altitudes } = counts;
  const worse = counts.worse === 0 ? "" : ` (${counts.worse} of them got worse)`;
  const facts = [
    `${counts.measured === 0 ? "none" : counts.measured} with a measured result${worse}`,
    ...(roles.led === 0 ? [] : [`${roles.led} led`]),
    ...(counts.next === undefined || counts.next === 0 ? [] : [`${counts.next} for the next level`]),
  ];
  const mix = [
    ...(altitudes.code === 0 ? [] : [`${altitudes.code} code`]),
    ...(altitudes.system === 0 ? [] : [`${altitudes.system} system`]),
    ...(altitudes.business === 0 ? [] : [`${altitudes.business} business`]),
  ];
  if (mix.length > 0 && altitudes.unstated > 0) mix.push(`${altitudes.unstated} not stated`);
  const byAltitude = mix.length === 0 ? "" : `; by altitude ${mix.join(", ")}`;
  const days =
    period.from === period.to
      ? `on ${dayInWords(period.from)}`
      : `between ${dayInWords(period.from)} and ${dayInWords(period.to)}`;
  return `${counted(counts.wins, "win")} ${days}: ${facts.join(", ")}${byAltitude}.`;
}

/** With a capital first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
