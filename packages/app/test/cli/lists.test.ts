import { describe, expect, it } from "vitest";
import { columns } from "../../src/cli/render/cut.js";
import { inboxList } from "../../src/cli/render/inbox-list.js";
import { recordList } from "../../src/cli/render/record-list.js";
import { type FakeTerminal, fakeTerminal } from "./fake-terminal.js";

const records = [
  {
    id: "win/2026-11-20-carrier-tariffs-cached-quotes-arrive-in-time",
    kind: "win",
    title: "Carrier tariffs cached; quotes arrive in time",
    date: "2026-11-20",
    metrics: [{ name: "quote p95", from: 1800, to: 650, unit: "ms", better: "lower" }],
    theme: "fast-quotes",
    altitude: "business",
  },
  {
    id: "promise/2026-11-19-be-out-of-the-building-for-the-january-outage-drill-every-year",
    kind: "promise",
    title: "Be out of the building for the January outage drill, and write down what went wrong without me",
    date: "2026-11-19",
    to: ["yuki-sakamoto"],
    due: "2027-01-15",
  },
  { id: "person/bram-koster", kind: "person", title: "Bram\tKoster\n漢字漢字漢字漢字", role: "Analyst" },
];

function listed(
  terminal: FakeTerminal,
  output: { readonly records: readonly object[]; readonly total: number },
  input: Readonly<Record<string, unknown>> = {},
): FakeTerminal {
  recordList.text(output as never, { terminal, workspace: { root: "/career" }, input, dryRun: false });
  return terminal;
}

describe("a list of records", () => {
  it("arranges dates, kinds and titles, and keeps ids whole", () => {
    expect(listed(fakeTerminal(80), { records, total: 3 }).lines).toEqual([
      "2026-11-20  win      Carrier tariffs cached; quotes arrive in time  1.8 s → 650…",
      "            win/2026-11-20-carrier-tariffs-cached-quotes-arrive-in-time",
      "2026-11-19  promise  Be out of the building for the January outage drill, and w…",
      "promise/2026-11-19-be-out-of-the-building-for-the-january-outage-drill-every-year",
      "            person   Bram Koster 漢字漢字漢字漢字  Analyst",
      "            person/bram-koster",
    ]);
  });

  it.each([20, 40, 60, 79, 80, 120])("prints no row wider than a terminal of %d columns", (width) => {
    const rows = listed(fakeTerminal(width), { records, total: 3 }).lines.filter((_line, index) => index % 2 === 0);
    for (const row of rows) expect(columns(row)).toBeLessThanOrEqual(Math.max(width, 22));
  });

  it("gives a pipe one line a record, with tabs between id, date, title and the rest", () => {
    expect(listed(fakeTerminal(), { records, total: 3 }).lines.map((line) => line.split("\t"))).toEqual([
      [
        "win/2026-11-20-carrier-tariffs-cached-quotes-arrive-in-time",
        "2026-11-20",
        "Carrier tariffs cached; quotes arrive in time",
        "1.8 s → 650 ms (−64 %)  #fast-quotes  business",
      ],
      [
        "promise/2026-11-19-be-out-of-the-building-for-the-january-outage-drill-every-year",
        "2026-11-19",
        "Be out of the building for the January outage drill, and write down what went wrong without me",
        "open  due 2027-01-15  to @yuki-sakamoto",
      ],
      ["person/bram-koster", "", "Bram Koster 漢字漢字漢字漢字", "Analyst"],
    ]);
  });

  it.each([
    [3, 3, {}, "3 records"],
    [1, 1, {}, "1 record"],
    [3, 214, {}, "3 of 214 records; --limit 0 shows all"],
    [3, 214, { offset: 50 }, "51 to 53 of 214 records; --limit 0 shows all"],
    [0, 214, { offset: 500 }, "Nothing behind the first 500: there are 214 records."],
    [0, 0, { filter: "theme:x" }, "No records match."],
    [0, 0, { kind: "win" }, "No records match."],
    [0, 0, {}, 'No records yet. `upshot log "…"` makes the first one.'],
  ])("says of %d out of %d, asked %j: %s", (shown, total, input, closing) => {
    expect(listed(fakeTerminal(80), { records: records.slice(0, shown), total }, input).notes).toEqual([closing]);
  });
});

describe("the list of candidates", () => {
  const candidate = (id: string, quarter: string, title: string) => ({
    id,
    title,
    score: 41.4,
    reasons: ["a feature", "60 lines in 2 files", "new source files", "with tests"],
    span: { from: `${quarter.slice(0, 4)}-03-02`, to: `${quarter.slice(0, 4)}-03-02` },
    quarter,
    sources: [],
    repositoryName: "shop",
  });

  it("groups them by quarter, newest first, within the terminal's width", () => {
    const terminal = fakeTerminal(50);
    const candidates = [candidate("a1b2c3d4", "2025-Q1", "Add a cache"), candidate("e5f6g7h8", "2026-Q1", "漢字".repeat(30))];
    inboxList.text({ candidates, total: 5, lines: 1 } as never, { terminal, workspace: { root: "/" }, input: {}, dryRun: false });
    expect(terminal.lines).toEqual([
      "2026-Q1  1 candidate",
      `  e5f6g7h8   41  ${"漢字".repeat(8)}…`,
      "                 shop; 2026-03-02; a feature; 60 …",
      "",
      "2025-Q1  1 candidate",
      "  a1b2c3d4   41  Add a cache",
      "                 shop; 2025-03-02; a feature; 60 …",
    ]);
    expect(terminal.notes).toEqual([
      "2 of 5 candidates",
      "Accept, merge or dismiss them: `upshot inbox accept ID`.",
      "1 line of inbox.md waits: `upshot inbox drain`.",
    ]);
  });
});
