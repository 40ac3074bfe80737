import { describe, expect, it } from "vitest";
import type { Brag } from "../../src/brag/brag.js";
import { buildBrag } from "../../src/brag/build-brag.js";
import { day, options, record, sampleEntries, win } from "./sample-entries.js";

const titles = (brag: Brag) => brag.groups.map(({ title, lines }) => [title, lines.map(({ record }) => record.title)]);
const lineOf = (brag: Brag, stem: string) =>
  brag.groups.flatMap(({ lines }) => lines).find(({ record }) => record.id.endsWith(stem));

describe("the period", () => {
  it("is the six months up to today when none is given, and says so", () => {
    expect(buildBrag([], options()).period).toEqual({
      from: "2026-05-20",
      to: "2026-11-20",
      words: "20 May to 20 November 2026",
    });
  });

  it("is six months long before an end that is given alone", () => {
    expect(buildBrag([], options({ to: day("2026-08-31") })).period.from).toBe("2026-02-28");
  });

  it.each([
    ["2026-06-30", "2026-07-01", true, "begins before and ends inside"],
    ["2026-07-31", "2026-08-01", true, "begins on the last day"],
    ["2026-06-01", "2026-09-01", true, "spans all of it"],
    ["2026-06-01", "2026-06-30", false, "ends the day before"],
    ["2026-08-01", "2026-08-02", false, "begins the day after"],
  ])("holds a win of %s to %s: %s, for it %s", (date, end, holds) => {
    const brag = buildBrag([win(`${date}-w`, `end: ${end}`)], options({ from: day("2026-07-01"), to: day("2026-07-31") }));
    expect(brag.counts.wins).toBe(holds ? 1 : 0);
  });
});

describe("the lead", () => {
  it("is the title, followed by the first sentence of the result", () => {
    const line = lineOf(buildBrag(sampleEntries, options()), "carrier-tariffs-cached");
    expect(line).toMatchObject({
      lead: "Carrier tariffs cached; quotes arrive in time",
      titled: true,
      result: "No quote has timed out at the morning peak since",
    });
  });

  it("is the result when that states the numbers and the title doesn't", () => {
    const line = lineOf(buildBrag(sampleEntries, options()), "daily-reconciliation");
    expect(line).toMatchObject({ lead: "Hand work fell from 6.5 hours to 40 minutes a week", titled: false });
    expect(line?.metrics.map(({ stated }) => stated)).toEqual([true, false]);
  });

  it.each(["Add a tariff cache", "Implemented tariff caching", "Rewriting the parser", "Set up the cache"])(
    "is the result when the title names the work: %s",
    (title) => {
      const brag = buildBrag([win("2026-11-01-w", "", `# ${title}\n\n## Result\n\nQuotes arrive in time.\n`)], options());
      expect(lineOf(brag, "w")).toMatchObject({ lead: "Quotes arrive in time", titled: false });
    },
  );

  it.each([
    "Support stopped writing quotes by hand",
    "US carriers on one contract",
    "Builds take four minutes",
    "Users see no retry",
    "Moves are over",
  ])("is the title when only its first word looks like work: %s", (title) => {
    const brag = buildBrag([win("2026-11-01-w", "", `# ${title}\n\n## Result\n\nQuotes arrive in time.\n`)], options());
    expect(lineOf(brag, "w")).toMatchObject({ lead: title, result: "Quotes arrive in time" });
  });

  it("is the title of a win that has nothing but a line", () => {
    const line = lineOf(buildBrag(sampleEntries, options()), "cut-checkout-cold-start");
    expect(line).toMatchObject({ lead: "Cut checkout cold start 1.8s -> 650ms", titled: true });
    expect(line?.metrics).toMatchObject([{ values: "1.8\u202fs → 650\u202fms", change: "−64\u202f%", stated: true }]);
  });
});

describe("the order", () => {
  it("is by impact, not by date, and each place has its reasons", () => {
    const brag = buildBrag(sampleEntries, options());
    expect(titles(brag)).toEqual([
      ["Clean ledger", ["Daily reconciliation closes itself"]],
      [
        "Fast quotes",
        [
          "Carrier tariffs cached; quotes arrive in time",
          "Cut checkout cold start 1.8s -> 650ms",
          "Contract test for the rate API",
        ],
      ],
      ["No theme", ["Carrier outage drill", "Quote accuracy above target", "Asked for the tariff team"]],
    ]);
    expect(brag.groups.map(({ lines }) => lines[0]?.impact)).toEqual([
      {
        points: 13,
        reasons: [
          "measured improvement 4",
          "system altitude 2",
          "led 2",
          "next level 2",
          "seen by someone who decides 2",
          "result written 1",
        ],
      },
      {
        points: 12,
        reasons: ["measured improvement 4", "business altitude 3", "led 2", "seen by someone who decides 2", "result written 1"],
      },
      { points: 4, reasons: ["system altitude 2", "seen 1", "unlocked other work 1"] },
    ]);
  });

  it("gives nothing for a number that got worse", () => {
    const line = lineOf(buildBrag(sampleEntries, options()), "contract-test-for-the-rate-api");
    expect(line?.metrics[0]?.outcome).toBe("worse");
    expect(line?.impact.reasons).toEqual(["code altitude 1", "contributed 1"]);
  });

  it("of equals is the later one first", () => {
    const brag = buildBrag([win("2026-06-01-a"), win("2026-08-01-b"), win("2026-07-01-c")], options());
    expect(brag.groups[0]?.lines.map(({ to }) => to)).toEqual(["2026-08-01", "2026-07-01", "2026-06-01"]);
  });

  it("for the manager counts only what the manager's document shows", () => {
    const brag = buildBrag(sampleEntries, options({ audience: "manager" }));
    const said = JSON.stringify(brag.groups);
    expect(said).not.toMatch(/level|seen|decides/i);
    expect(titles(brag)[0]?.[0]).toBe("Fast quotes");
  });

  it("of quarters is newest first; a win belongs to the quarter of its last day within the period", () => {
    const brag = buildBrag(
      [win("2026-04-01-a", "end: 2026-07-02"), win("2026-09-30-b", "end: 2026-10-02"), win("2026-05-01-c")],
      options({ by: "quarter", from: day("2026-04-01"), to: day("2026-09-30") }),
    );
    expect(brag.groups.map(({ title, lines }) => [title, lines.map(({ from }) => from)])).toEqual([
      ["Q3 2026", ["2026-09-30", "2026-04-01"]],
      ["Q2 2026", ["2026-05-01"]],
    ]);
  });

  it("of altitudes is business, system, code, then what says none", () => {
    const brag = buildBrag(sampleEntries, options({ by: "altitude" }));
    expect(brag.groups.map(({ title }) => title)).toEqual(["Business", "System", "Code", "Altitude not stated"]);
  });

  it("has no heading when no win has a theme", () => {
    expect(buildBrag([win("2026-06-01-a")], options()).groups.map(({ title }) => title)).toEqual([undefined]);
  });
});

describe("what is left out", () => {
  it("is private records, from every document, and visibility me from the manager's; the user is told how many", () => {
    const mine = buildBrag(sampleEntries, options());
    const managers = buildBrag(sampleEntries, options({ audience: "manager" }));
    expect(mine.leftOut).toEqual([{ why: "private", count: 1, note: "1 win left out: private" }]);
    expect(managers.leftOut.map(({ why, count }) => [why, count])).toEqual([
      ["private", 1],
      ["visibility", 1],
    ]);
    expect(JSON.stringify(mine)).not.toMatch(/unsaid/i);
    expect(JSON.stringify(managers)).not.toMatch(/unsaid|tariff team/i);
  });

  it("is a win without a date, which is counted", () => {
    const brag = buildBrag([record("wins/someday.md", "# Someday\n")], options());
    expect(brag.counts.wins).toBe(0);
    expect(brag.leftOut).toMatchObject([{ why: "no-date", count: 1 }]);
  });

  it("is nothing of another period", () => {
    expect(buildBrag([win("2020-01-01-old", "private: true")], options()).leftOut).toEqual([]);
  });

  it("is from the manager's document the name of a person whose record is private, not the credit", () => {
    expect(lineOf(buildBrag(sampleEntries, options({ audience: "manager" })), "daily-reconciliation")).toMatchObject({
      with: ["Jonas Faber"],
      others: 1,
    });
    expect(lineOf(buildBrag(sampleEntries, options()), "daily-reconciliation")).toMatchObject({
      with: ["Jonas Faber", "p-9x2"],
      others: 0,
    });
    expect(JSON.stringify(buildBrag(sampleEntries, options()))).not.toContain("Sam Secret");
  });

  it("is from the manager's document a theme that is for the user's eyes", () => {
    const entries = [
      record("themes/leave-the-team.md", "---\nvisibility: me\n---\n\n# Leave the team\n"),
      win("2026-11-01-w", "theme: leave-the-team"),
    ];
    expect(JSON.stringify(buildBrag(entries, options({ audience: "manager" })))).not.toMatch(/leave.the.team/i);
    expect(buildBrag(entries, options()).groups[0]?.title).toBe("Leave the team");
  });

  it("is from the manager's document who saw a win, its level, the promises and the questions", () => {
    const brag = buildBrag(sampleEntries, options({ audience: "manager" }));
    expect(brag.promises).toBeUndefined();
    expect(brag.counts.next).toBeUndefined();
    expect(brag.gaps).toEqual([
      { what: "unmeasured", statement: "4 of 6 have a measured result. Each line says what is not known.", items: [] },
    ]);
  });
});

describe("names", () => {
  it("are the titles of the records they point at, however the reference is written", () => {
    expect(lineOf(buildBrag(sampleEntries, options()), "carrier-tariffs-cached")).toMatchObject({
      with: ["Maria Lopez"],
      theme: "Fast quotes",
    });
  });

  it("are the references as written where there is no record", () => {
    expect(lineOf(buildBrag(sampleEntries, options()), "carrier-outage-drill")?.with).toEqual(["tim-meyer"]);
  });
});

describe("the gaps", () => {
  it("are stated with counts, records and the question that closes each", () => {
    const { gaps } = buildBrag(sampleEntries, options());
    expect(gaps.map(({ what, statement }) => [what, statement])).toEqual([
      ["unmeasured", "4 of 7 have a measured result"],
      ["worse", "1 win has a number that got worse"],
      ["unseen", "4 were seen by no one"],
      ["part", "3 do not say what your part was"],
    ]);
    expect(gaps[0]?.items.map(({ question, records }) => [question, records.map(({ title }) => title)])).toEqual([
      ["No number: what changed because of it, from what to what?", ["Carrier outage drill", "Asked for the tariff team"]],
      ["No baseline: what was the number before?", ["Quote accuracy above target"]],
    ]);
  });

  it("name a quarter in which nothing was recorded, when four weeks of it have passed", () => {
    const wins = [win("2026-01-10-a"), win("2026-08-10-b")];
    const empty = (to: string, today: string) =>
      buildBrag(wins, options({ from: day("2026-01-01"), to: day(to), today: day(today) }))
        .gaps.filter(({ what }) => what === "empty-quarter")
        .map(({ statement }) => statement);
    expect(empty("2026-12-31", "2026-12-31")).toEqual(["Nothing in Q2 2026", "Nothing in Q4 2026"]);
    expect(empty("2026-12-31", "2026-11-20")).toEqual([
      "Nothing in Q2 2026",
      "Nothing in Q4 2026, 1 October 2026 to 20 November 2026",
    ]);
    expect(empty("2026-12-31", "2026-10-20")).toEqual(["Nothing in Q2 2026"]);
  });

  it("are none for a win that lacks nothing", () => {
    const full = "role: led\nseen_by: [ada]\nmetrics: [{ from: 2, to: 1, better: lower }]";
    const brag = buildBrag([win("2026-11-01-w", full)], options({ from: day("2026-10-01"), to: day("2026-11-20") }));
    expect(brag.gaps).toEqual([]);
  });
});

describe("the summary", () => {
  it("is counts and nothing else", () => {
    expect(buildBrag(sampleEntries, options()).summary).toBe(
      "7 wins between 20 May 2026 and 20 November 2026: 4 with a measured result (1 of them got worse), 2 led, 1 for the next level; by altitude 1 code, 2 system, 1 business, 3 not stated.",
    );
  });

  it("says none where there is none, and leaves out what no record states", () => {
    expect(buildBrag([win("2026-11-01-w")], options()).summary).toBe(
      "1 win between 20 May 2026 and 20 November 2026: none with a measured result.",
    );
  });

  it("of promises says what landed, what was moved and what was missed, of those due by now", () => {
    expect(buildBrag(sampleEntries, options()).promises).toBe(
      "Promises due in this period: 2 of 3 landed, 1 of them after the date was moved; 1 missed.",
    );
  });
});

describe("an empty document", () => {
  it("says when the last win before it was and what can be done", () => {
    const brag = buildBrag(sampleEntries, options({ from: day("2027-01-01"), to: day("2027-03-31") }));
    expect(brag.groups).toEqual([]);
    expect(brag.summary).toBe("");
    expect(brag.empty).toBe(
      "The last win before it is of 20 November 2026; an earlier start would show it. Record one with `upshot log`, or read a repository with `upshot import git`.",
    );
  });

  it("does not point at a win that this audience may not see", () => {
    const entries = [win("2026-01-01-a", "visibility: me"), win("2026-01-02-b", "private: true")];
    expect(buildBrag(entries, options({ audience: "manager" })).empty).not.toContain("2026");
  });
});
