import { describe, expect, it } from "vitest";
import type { World } from "../../src/operations/operation.js";
import { runOperation } from "../../src/operations/run-operation.js";
import { showBrag } from "../../src/operations/show-brag.js";
import type { Index } from "../../src/ports.js";
import { ok } from "../../src/problem.js";
import { matches } from "../../src/query/matches.js";
import type { Entry } from "../../src/record/entry.js";
import { day, record, sampleEntries, win } from "./sample-entries.js";

/** Finds among these entries; everything else of a world is out of reach. */
function worldOf(entries: readonly Entry[], handedOut: Entry[] = []): World {
  const out = () => {
    throw new Error("not part of this test");
  };
  const find: Index["find"] = async ({ conditions }, page) => {
    const found = entries.filter((entry) => matches({ conditions }, entry));
    if (page?.order === "newest") found.sort((a, b) => String(b.fields["date"]).localeCompare(String(a.fields["date"])));
    const given = found.slice(0, page?.limit ?? found.length);
    handedOut.push(...given);
    return ok({ entries: given, total: found.length });
  };
  const vault = { list: out, read: out, apply: out, journal: out, examine: out };
  return {
    vault,
    index: { find, resolve: out, values: out, problems: out, sources: out },
    clock: { today: () => day("2026-11-20"), now: () => "2026-11-20T09:00:00Z" },
    ids: { random: out },
    config: { format: 1, name: "Ines Keller" },
    playbook: { files: out },
    activity: { git: out },
    candidates: { all: out, put: out, remove: out },
    progress: out,
    signal: { aborted: false },
  };
}

async function show(input: Readonly<Record<string, string>>, entries = sampleEntries, handedOut: Entry[] = []) {
  const run = await runOperation(showBrag, input, worldOf(entries, handedOut));
  if (!run.ok) throw new Error(run.problem.message);
  return run.value.output;
}

describe("brag.show", () => {
  it("gives the document as data and as Markdown, by theme and for me unless asked otherwise", async () => {
    const { brag, markdown } = await show({});
    expect(brag).toMatchObject({ audience: "me", by: "theme", owner: { name: "Ines Keller" }, counts: { wins: 7 } });
    expect(markdown).toContain("](wins/2026/2026-11-20-carrier-tariffs-cached.md)");
    expect(showBrag.output.safeParse({ brag, markdown }).success).toBe(true);
  });

  it.each([
    [{ from: "2026-Q3" }, "2026-07-01", "2026-11-20"],
    [{ from: "2026-06", to: "2026-Q3" }, "2026-06-01", "2026-09-30"],
    [{ from: "2025", to: "2025" }, "2025-01-01", "2025-12-31"],
    [{ to: "2026-03-31" }, "2025-09-30", "2026-03-31"],
    [{ from: "-3m" }, "2026-08-20", "2026-11-20"],
  ])("takes days, months, quarters and years: %j", async (input, from, to) => {
    expect((await show(input)).brag.period).toMatchObject({ from, to });
  });

  it("finds a win that began before the period and ended in it, and one without a date", async () => {
    const entries = [
      win("2026-06-20-long", "end: 2026-07-02"),
      win("2026-06-19-short", "end: 2026-06-21"),
      record("wins/someday.md", "# Someday\n"),
    ];
    const { brag } = await show({ from: "2026-Q3" }, entries);
    expect(brag.groups.flatMap(({ lines }) => lines.map((line) => line.record.id))).toEqual(["win/2026-06-20-long"]);
    expect(brag.leftOut.map(({ why }) => why)).toEqual(["no-date"]);
  });

  it("reads no more than the period needs", async () => {
    const handedOut: Entry[] = [];
    await show({ from: "2026-11", audience: "manager" }, sampleEntries, handedOut);
    expect(new Set(handedOut.map(({ kind }) => kind))).toEqual(new Set(["win", "person", "theme"]));
    expect(handedOut.filter(({ kind }) => kind === "win").map(({ stem }) => stem.slice(0, 7))).toEqual([
      "2026-11",
      "2026-11",
      "2026-11",
    ]);
  });

  it("of an empty period says when the last win was", async () => {
    const { brag } = await show({ from: "2027", to: "2027" });
    expect(brag.empty).toMatch(/^The last win before it is of 20 November 2026/);
  });

  it.each([
    [{ from: "last year" }, /^from: "last year" is not a date$/],
    [{ to: "2026-13" }, /^to: "2026-13" is not a date$/],
    [{ from: "2026-12" }, /would begin on 2026-12-01, after its end on 2026-11-20/],
    [{ audience: "everyone" }, /audience/],
  ])("refuses %j and says what it takes", async (input, message) => {
    const run = await runOperation(showBrag, input, worldOf([]));
    expect(run).toMatchObject({ ok: false, problem: { code: "input.invalid", message: expect.stringMatching(message) } });
  });
});
