import { sectionText } from "../../codec/sections.js";
import type { Entry } from "../../record/entry.js";
import { formatChange, formatMetric, formatQuantity, metricsOf } from "../../record/metric.js";
import { texts } from "../../record/read-field.js";
import { capital, link, list } from "./markdown.js";
import { namesOf, type Stock } from "./stock.js";

/** Result first where it can be stated: the title, then the change, then the record. */
export function winLine(entry: Entry): string {
  const [first] = metricsOf(entry);
  const change = first === undefined ? "" : metricText(first, " ");
  return `${entry.title}${change === "" ? "" : `: ${change}`} ${link(entry)}`;
}

/** Each of its numbers: name, from what to what, and the change. */
export function metricLines(entry: Entry): readonly string[] {
  return metricsOf(entry)
    .map((metric) => metricText(metric, ": "))
    .filter((line) => line !== "");
}

/** Where each number stands now; where it should go is for the writer to say. */
export function todayLines(entry: Entry): readonly string[] {
  return metricsOf(entry).flatMap(({ name, from, to, unit, period }) => {
    const value = to ?? from;
    if (value === undefined) return [];
    const today = `${formatQuantity(value, unit)}${period === undefined ? "" : ` per ${period}`}`;
    return [`${name ?? "___"}: today ${today}, ___ by ___`];
  });
}

/** What its glue work unlocked. */
export function glueLines(win: Entry): readonly string[] {
  return texts(win, "glue").map((unlocked) => `${win.title}: ${unlocked} ${link(win)}`);
}

/** A win as a committee reads it: the problem, what was done, by whom, from what to what, who has seen it. */
export function told(win: Entry, stock: Stock): string {
  const role = texts(win, "role")[0];
  const people = namesOf(texts(win, "with"), stock);
  const seen = namesOf(texts(win, "seen_by"), stock);
  const facts = [
    ...metricLines(win),
    `${role === undefined ? "my part: ___" : capital(role)}${people.length === 0 ? "" : `; with ${people.join("; ")}`}`,
    ...(seen.length === 0 ? [] : [`Seen by ${seen.join("; ")}`]),
  ];
  return [
    `### ${win.title} ${link(win)}`,
    sectionText(win, "Problem") ?? "Problem: ___",
    sectionText(win, "Action") ?? [],
    list(facts) ?? [],
  ]
    .flat()
    .join("\n\n");
}

function metricText(metric: ReturnType<typeof metricsOf>[number], behindName: string): string {
  const values = formatMetric(metric);
  if (values === "") return metric.name ?? "";
  const change = formatChange(metric);
  return `${metric.name === undefined ? "" : `${metric.name}${behindName}`}${values}${change === undefined ? "" : ` (${change})`}`;
}
