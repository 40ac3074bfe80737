import { sectionText } from "../../codec/sections.js";
import { addDays } from "../../record/calendar.js";
import { type DateText, type Entry, referencedStem } from "../../record/entry.js";
import { monthsBefore } from "../../record/period.js";
import { promiseTally } from "../../record/promise-tally.js";
import { texts } from "../../record/read-field.js";
import type { Template } from "../formats/template.js";
import { capital, distinct, isFilled, joined, letter, link, links, list } from "./markdown.js";
import { isKept, isNextLevel, nameOf, namesOf, type Stock, themeGiven, winsGiven, winsSince } from "./stock.js";
import { glueLines, metricLines, todayLines, told, winLine } from "./win-text.js";

type Prefill = NonNullable<Template["sections"][number]["prefill"]>[number];

/** A list that is longer than its readers read is cut; the rest is a command away. */
const FEW = 5;
const SOME = 10;

/** What each name of the closed list stands for: Markdown, or nothing when the vault has nothing for it. */
const PREFILL: Readonly<Record<Prefill, (stock: Stock) => string | undefined>> = {
  "record.titles": ({ given }) =>
    list(given.filter(({ kind }) => kind !== "person").map((entry) => `${entry.title} ${link(entry)}`)),
  "record.problem": (stock) => sectionOf(stock, "Problem"),
  "record.action": (stock) => sectionOf(stock, "Action"),
  "record.result": (stock) => sectionOf(stock, "Result"),
  "record.metrics": ({ given }) => list(given.flatMap(metricLines)),
  "record.people": (stock) =>
    list(
      namesOf(
        stock.given.flatMap((entry) => texts(entry, "with")),
        stock,
      ),
    ),
  "people.given": ({ given }) => list(given.filter(({ kind }) => kind === "person").map(nameOf)),
  "record.links": ({ given }) => list(distinct(given.flatMap((entry) => texts(entry, "links")))),
  "records.list": ({ given }) => list(given.map(winLine)),
  "metrics.today": (stock) => list(stock.given.map(todayLines).find(isFilled) ?? []),
  "decision.options": (stock) =>
    joined(
      decisionsOf(stock)
        .flatMap((decision) => texts(decision, "options"))
        .map((option, index) => `### ${letter(index)}. ${capital(option)}\n\n- costs: ___\n- could go wrong: ___`),
    ),
  "decision.choice": (stock) =>
    joined(
      decisionsOf(stock).map((decision) =>
        joined(
          [
            texts(decision, "choice").map((choice) => `${capital(choice).replace(/[.!]$/, "")}.`)[0],
            sectionText(decision, "Why"),
          ],
          link(decision),
        ),
      ),
    ),
  "decision.indicators": (stock) =>
    list(
      decisionsOf(stock).flatMap((decision) => [
        ...texts(decision, "indicators"),
        ...texts(decision, "review").map((day) => `Look again on ${day} ${link(decision)}`),
      ]),
    ),
  "wins.given": (stock) => list(winsGiven(stock).map(winLine), SOME),
  "wins.week": (stock) => list(winsSince(stock, addDays(stock.today, -6)).map(winLine), FEW, `after:${addDays(stock.today, -6)}`),
  "wins.quarter": (stock) => best(stock, 3, FEW),
  "wins.half-year": (stock) => best(stock, 6, SOME),
  "wins.next-level": (stock) =>
    list(
      winsSince(stock, monthsBefore(stock.today, 12)).filter(isNextLevel).map(winLine),
      FEW,
      `level:next after:${monthsBefore(stock.today, 12)}`,
    ),
  "wins.told": (stock) =>
    joined(
      evidence(stock)
        .slice(0, FEW)
        .map((win) => told(win, stock)),
    ),
  "criteria.next": criteriaMet,
  "wins.public": (stock) =>
    list(
      winsSince(stock, `${stock.today.slice(0, 4)}-01-01` as DateText)
        .filter((win) => win.fields["visibility"] === "public")
        .map(winLine),
    ),
  "promises.record": ({ all, today }) => {
    const from = monthsBefore(today, 6);
    return promiseTally(all, { from, to: today }, today)?.replace("in this period", `since ${from}`);
  },
  "theme.label": (stock) => themeGiven(stock)?.title,
  "theme.problem": (stock) => themeSection(stock, "Problem"),
  "theme.bet": (stock) => themeSection(stock, "Bet"),
  "theme.milestone": (stock) => themeSection(stock, "First milestone"),
  "theme.blast-radius": (stock) => themeSection(stock, "Blast radius"),
  "theme.metrics": (stock) => list([themeGiven(stock) ?? []].flat().flatMap(metricLines)),
  "people.seen": peopleSeen,
  "glue.list": (stock) =>
    [winsGiven(stock), winsSince(stock, monthsBefore(stock.today, 6))]
      .map((wins) => list(wins.flatMap(glueLines)))
      .find(isFilled),
  role: ({ config }) => config.role,
  today: ({ today }) => today,
  level: ({ config }) =>
    config.target === undefined
      ? undefined
      : `- Level: ${config.target}${config.level === undefined ? "" : ` (now ${config.level})`}, in the cycle of ___`,
};

/** What a section begins with: the first of its prefills that has something to give. */
export function prefilled(names: readonly Prefill[], stock: Stock): string | undefined {
  for (const name of names) {
    const text = PREFILL[name](stock);
    if (text !== undefined) return text;
  }
  return undefined;
}

function sectionOf({ given }: Stock, heading: string): string | undefined {
  return joined(
    given.map((entry) => {
      const text = sectionText(entry, heading) ?? sectionText(entry, `The ${heading}`);
      return text === undefined ? undefined : `${text} ${link(entry)}`;
    }),
  );
}

function themeSection(stock: Stock, heading: string): string | undefined {
  const theme = themeGiven(stock);
  return theme === undefined ? undefined : sectionText(theme, heading);
}

function decisionsOf({ given }: Stock): readonly Entry[] {
  return given.filter(({ kind }) => kind === "decision");
}

function best(stock: Stock, months: number, most: number): string | undefined {
  const from = monthsBefore(stock.today, months);
  return list(winsSince(stock, from).map(winLine), most, `after:${from}`);
}

/** What a case for the next level rests on: the wins that were given, else those of the year that are marked for it. */
function evidence(stock: Stock): readonly Entry[] {
  const given = winsGiven(stock);
  return given.length > 0 ? given : winsSince(stock, monthsBefore(stock.today, 12)).filter(isNextLevel);
}

/**
 * Who saw which of the wins that the document rests on: those who decide first, and those who decide and saw none. Nobody
 * is said to have seen what no record says they saw.
 */
function peopleSeen(stock: Stock): string | undefined {
  const wins = evidence(stock);
  const lines = stock.all
    .filter((entry) => entry.kind === "person" && entry.fields["left"] === undefined && !isKept(entry))
    .map((person) => {
      const seen = wins.filter((win) => texts(win, "seen_by").some((who) => referencedStem(who) === person.stem));
      const decides = person.fields["decides"] === true;
      return { decides, seen, text: nameOf(person) };
    })
    .filter(({ decides, seen }) => decides || seen.length > 0)
    .sort((a, b) => Number(b.decides) - Number(a.decides) || b.seen.length - a.seen.length)
    .map(({ decides, seen, text }) => {
      const saw = seen.length === 0 ? "saw none of this, as far as is on record" : `saw ${links(seen)}`;
      return `${text}${decides ? " (decides)" : ""}: ${saw}`;
    });
  return list(lines);
}

/** Each criterion that a win is marked next-level on, with those wins; the user marked them, so they can be asked about it. */
function criteriaMet(stock: Stock): string | undefined {
  const shown = new Map<string, Entry[]>();
  for (const win of evidence(stock)) {
    const { level } = win.fields;
    if (typeof level !== "object" || level === null) continue;
    for (const [criterion, mark] of Object.entries(level))
      if (mark === "next") shown.set(criterion, [...(shown.get(criterion) ?? []), win]);
  }
  return list([...shown].map(([criterion, shows]) => `${capital(criterion.replaceAll("-", " "))}: ${links(shows)}`));
}
