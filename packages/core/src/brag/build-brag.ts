import type { VaultConfig } from "../record/config.js";
import type { DateText, Entry } from "../record/entry.js";
import { win } from "../record/kinds/win.js";
import { dayInWords, monthsBefore, type Period, periodInWords } from "../record/period.js";
import { promiseTally } from "../record/promise-tally.js";
import { texts } from "../record/read-field.js";
import type { Brag, BragLine } from "./brag.js";
import { bragGaps, isWorse } from "./brag-gaps.js";
import { bragLine, daysOf } from "./brag-line.js";
import { counted, summarySentence } from "./brag-words.js";
import { byImpact, groupLines } from "./group-lines.js";
import { isMeasuredLine } from "./line-metrics.js";
import { namesFrom } from "./names.js";
import { oneLine } from "./one-line.js";

/** How many months a review period has when none is given. */
const REVIEW_MONTHS = 6;

/** What a brag document is asked to be. */
export interface BragOptions {
  readonly from?: DateText | undefined;
  readonly to?: DateText | undefined;
  readonly by: Brag["by"];
  readonly audience: Brag["audience"];
  readonly today: DateText;
  readonly config: Pick<VaultConfig, "name" | "role">;
}

/** The days a brag document covers: as asked, else the six months up to `to`, which is today unless asked otherwise. */
export function bragPeriod({ from, to, today }: Pick<BragOptions, "from" | "to" | "today">): Period {
  const last = to ?? today;
  return { from: from ?? monthsBefore(last, REVIEW_MONTHS), to: last };
}

/**
 * The brag document of a period: every win that has a day in it, result first, in groups, with what the records don't
 * say. Entries may be of any kind and any time; people, themes and promises among them are used, all others ignored.
 * Nothing in it comes from anywhere but the entries.
 */
export function buildBrag(entries: readonly Entry[], options: BragOptions): Brag {
  const { by, audience, today } = options;
  const period = bragPeriod(options);
  const names = namesFrom(entries, audience);
  const wins = entries.filter(({ kind }) => kind === win.name);
  const [shown, leftOut] = admitted(wins, period, audience);
  const lines = shown.map(({ entry, days }) => bragLine(entry, days, names, audience)).sort(byImpact);
  const counts = countsOf(lines, audience);
  const promises = audience === "me" ? promiseTally(entries, period, today) : undefined;
  const owner = { name: oneLine(options.config.name ?? "", 120), role: oneLine(options.config.role ?? "", 120) };
  return {
    title: "What came of my work",
    owner: { ...(owner.name !== "" && { name: owner.name }), ...(owner.role !== "" && { role: owner.role }) },
    audience,
    by,
    period: { ...period, words: periodInWords(period) },
    made: today,
    summary: summarySentence(counts, period),
    counts,
    groups: groupLines(lines, { by, audience, until: period.to }),
    gaps: bragGaps(lines, { period, today, audience }),
    ...(promises !== undefined && { promises }),
    ...(lines.length === 0 && { empty: whatToDo(wins, period, audience) }),
    leftOut,
  };
}

/** Wins of the period this audience may see, and the counts of those it may not. */
function admitted(wins: readonly Entry[], period: Period, audience: Brag["audience"]) {
  const shown: { readonly entry: Entry; readonly days: Period }[] = [];
  const left = { private: 0, visibility: 0, "no-date": 0 };
  for (const entry of wins) {
    const days = daysOf(entry);
    if (days !== undefined && (days.from > period.to || days.to < period.from)) continue;
    if (entry.fields["private"] === true) left.private += 1;
    else if (!isFor(entry, audience)) left.visibility += 1;
    else if (days === undefined) left["no-date"] += 1;
    else shown.push({ entry, days });
  }
  const notes = {
    private: `${counted(left.private, "win")} left out: private`,
    visibility: `${counted(left.visibility, "win")} left out: visibility is "me"`,
    "no-date": `${counted(left["no-date"], "win")} left out: no date. \`upshot list kind:win -has:date\` shows which`,
  };
  const leftOut = (["private", "visibility", "no-date"] as const).flatMap((why) =>
    left[why] === 0 ? [] : [{ why, count: left[why], note: notes[why] }],
  );
  return [shown, leftOut] as const;
}

function isFor(entry: Entry, audience: Brag["audience"]): boolean {
  return audience === "me" || (texts(entry, "visibility")[0] ?? win.visibility) !== "me";
}

function countsOf(lines: readonly BragLine[], audience: Brag["audience"]): Brag["counts"] {
  const count = (holds: (line: BragLine) => boolean) => lines.filter(holds).length;
  return {
    wins: lines.length,
    measured: count(({ metrics }) => isMeasuredLine(metrics)),
    worse: count(isWorse),
    roles: {
      led: count(({ role }) => role === "led"),
      contributed: count(({ role }) => role === "contributed"),
      supported: count(({ role }) => role === "supported"),
      unstated: count(({ role }) => role === undefined),
    },
    altitudes: {
      code: count(({ altitude }) => altitude === "code"),
      system: count(({ altitude }) => altitude === "system"),
      business: count(({ altitude }) => altitude === "business"),
      unstated: count(({ altitude }) => altitude === undefined),
    },
    ...(audience === "me" && { next: count(({ level }) => level === "next") }),
  };
}

/** The way out of an empty document. */
function whatToDo(wins: readonly Entry[], period: Period, audience: Brag["audience"]): string {
  const before = wins
    .filter((entry) => entry.fields["private"] !== true && isFor(entry, audience))
    .flatMap((entry) => daysOf(entry)?.to ?? [])
    .filter((day) => day < period.from)
    .sort()
    .at(-1);
  const earlier =
    before === undefined ? "" : `The last win before it is of ${dayInWords(before)}; an earlier start would show it. `;
  return `${earlier}Record one with \`upshot log\`, or read a repository with \`upshot import git\`.`;
}
