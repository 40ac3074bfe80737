import { sectionText } from "../../codec/sections.js";
import { addDays } from "../../record/calendar.js";
import type { VaultConfig } from "../../record/config.js";
import { type DateText, type Entry, referencedStem } from "../../record/entry.js";
import { formatChange, formatMetric, metricsOf } from "../../record/metric.js";
import { monthsBefore } from "../../record/period.js";
import { promiseTally } from "../../record/promise-tally.js";
import { texts } from "../../record/read-field.js";
import type { Template } from "../formats/template.js";

/** What a new document can be filled with. */
export interface Stock {
  /** The records the user gave, in their order. */
  readonly given: readonly Entry[];
  /** Everything else in the vault that the user may cite; private records are not among them. */
  readonly all: readonly Entry[];
  readonly config: VaultConfig;
  readonly today: DateText;
}

type Prefill = NonNullable<Template["sections"][number]["prefill"]>[number];

/** What each name of the closed list stands for: Markdown, or nothing when the vault has nothing for it. */
const PREFILL: Readonly<Record<Prefill, (stock: Stock) => string | undefined>> = {
  "record.titles": ({ given }) => list(given.map((entry) => `${entry.title} ${link(entry)}`)),
  "record.problem": (stock) => sectionOf(stock, "Problem"),
  "record.action": (stock) => sectionOf(stock, "Action"),
  "record.result": (stock) => sectionOf(stock, "Result"),
  "record.metrics": ({ given }) => list(given.flatMap(metricLines)),
  "record.people": ({ given, all }) =>
    list(distinct(given.flatMap((entry) => texts(entry, "with"))).map((who) => personName(who, all))),
  "record.links": ({ given }) => list(distinct(given.flatMap((entry) => texts(entry, "links")))),
  "records.list": ({ given }) => list(given.map(winLine)),
  "wins.week": (stock) => list(winsSince(stock, addDays(stock.today, -6)).map(winLine)),
  "wins.quarter": (stock) => list(winsSince(stock, monthsBefore(stock.today, 3)).map(winLine)),
  "wins.next-level": (stock) => list(winsSince(stock, monthsBefore(stock.today, 12)).filter(isNextLevel).map(winLine)),
  "wins.public": (stock) =>
    list(
      winsSince(stock, `${stock.today.slice(0, 4)}-01-01` as DateText)
        .filter((win) => win.fields["visibility"] === "public")
        .map(winLine),
    ),
  "promises.open": ({ all }) =>
    list(
      all
        .filter((entry) => entry.kind === "promise" && (texts(entry, "state")[0] ?? "open") === "open")
        .map(
          (entry) =>
            `${entry.title}${texts(entry, "due")
              .map((due) => `, due ${due}`)
              .join("")} ${link(entry)}`,
        ),
    ),
  "promises.record": (stock) => promiseTally(stock.all, { from: monthsBefore(stock.today, 6), to: stock.today }, stock.today),
  "theme.problem": (stock) => themeSection(stock, "Problem"),
  "theme.bet": (stock) => themeSection(stock, "Bet"),
  "theme.milestone": (stock) => themeSection(stock, "First milestone"),
  "theme.blast-radius": (stock) => themeSection(stock, "Blast radius"),
  "theme.metrics": (stock) =>
    list(
      (themeOf(stock)?.fields["metrics"] === undefined ? [] : [themeOf(stock)]).flatMap((theme) =>
        theme === undefined ? [] : metricLines(theme),
      ),
    ),
  "people.deciders": ({ all }) =>
    list(
      all
        .filter((entry) => entry.kind === "person" && entry.fields["decides"] === true && entry.fields["left"] === undefined)
        .map(
          (entry) =>
            `${entry.title}${texts(entry, "role")
              .map((role) => `, ${role}`)
              .join("")}`,
        ),
    ),
  "glue.list": (stock) =>
    list(
      winsSince(stock, monthsBefore(stock.today, 6)).flatMap((win) =>
        texts(win, "glue").map((unlocked) => `${win.title}: unlocked ${unlocked} ${link(win)}`),
      ),
    ),
  owner: ({ config }) => config.name,
  role: ({ config }) => config.role,
  today: ({ today }) => today,
  target: ({ config }) => config.target,
};

/** What a section begins with: all its prefills that have something to give, in order. */
export function prefilled(names: readonly Prefill[], stock: Stock): string | undefined {
  const parts = names.flatMap((name) => PREFILL[name](stock) ?? []);
  return parts.length === 0 ? undefined : parts.join("\n\n");
}

function sectionOf({ given }: Stock, heading: string): string | undefined {
  const found = given.flatMap((entry) => {
    const text = sectionText(entry, heading);
    return text === undefined ? [] : [`${text} ${link(entry)}`];
  });
  return found.length === 0 ? undefined : found.join("\n\n");
}

/** The theme among the given records, or the one that the first of them belongs to. */
function themeOf({ given, all }: Stock): Entry | undefined {
  const own = given.find(({ kind }) => kind === "theme");
  if (own !== undefined) return own;
  const stem = given.flatMap((entry) => texts(entry, "theme")).map(referencedStem)[0];
  return all.find((entry) => entry.kind === "theme" && entry.stem === stem);
}

function themeSection(stock: Stock, heading: string): string | undefined {
  const theme = themeOf(stock);
  return theme === undefined ? undefined : sectionText(theme, heading);
}

/** Wins that the user has not kept to themself: a document is made for others. Records that were named are used all the same. */
function winsSince({ all }: Stock, from: DateText): readonly Entry[] {
  return all
    .filter(
      (entry) =>
        entry.kind === "win" &&
        entry.fields["visibility"] !== "me" &&
        (texts(entry, "end")[0] ?? texts(entry, "date")[0] ?? "") >= from,
    )
    .sort((a, b) => (texts(b, "date")[0] ?? "").localeCompare(texts(a, "date")[0] ?? ""));
}

function isNextLevel(entry: Entry): boolean {
  const level = entry.fields["level"];
  return level === "next" || (typeof level === "object" && level !== null && Object.values(level).includes("next"));
}

/** Result first where it can be stated: the title, then the change, then the record. */
function winLine(entry: Entry): string {
  const change = metricLines(entry)[0];
  return `${entry.title}${change === undefined ? "" : `: ${change}`} ${link(entry)}`;
}

function metricLines(entry: Entry): readonly string[] {
  return metricsOf(entry).map((metric) => {
    const change = formatChange(metric);
    return `${metric.name === undefined ? "" : `${metric.name} `}${formatMetric(metric)}${change === undefined ? "" : ` (${change})`}`;
  });
}

function personName(reference: string, all: readonly Entry[]): string {
  const stem = referencedStem(reference);
  return all.find((entry) => entry.kind === "person" && entry.stem === stem)?.title ?? stem;
}

/** Wiki links work in the vault, whatever folder the document is moved to. */
function link(entry: Entry): string {
  return `[[${entry.stem}]]`;
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

function list(items: readonly string[]): string | undefined {
  return items.length === 0 ? undefined : items.map((item) => `- ${item.replace(/\s*\n\s*/g, " ")}`).join("\n");
}
