import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { markLevel } from "../../src/operations/mark-level.js";
import { showLevel } from "../../src/operations/show-level.js";
import type { Ladder } from "../../src/playbook/formats/ladder.js";
import { levelView } from "../../src/playbook/ladder/level-view.js";
import { marksOf } from "../../src/playbook/ladder/marks-of.js";
import { suggestCriteria } from "../../src/playbook/ladder/suggest-criteria.js";
import { whatToBuild } from "../../src/playbook/ladder/what-to-build.js";
import { itemOf } from "../../src/playbook/playbook.js";
import { createMemoryPlaybook } from "../../testing/memory-playbook.js";
import { day, win } from "../brag/sample-entries.js";
import { createWorld, good } from "../operations/world.js";

const TEXT = readFileSync(fileURLToPath(new URL("../../../../playbook/ladders/generic-ic.yaml", import.meta.url)), "utf8");
const playbook = createMemoryPlaybook({ builtIn: { "ladders/generic-ic.yaml": TEXT } });
const ladder: Ladder = good(await itemOf(playbook, "ladder", "generic-ic")).content;

const of = { ladder, target: "senior", counts: "next", today: day("2026-11-20"), quarters: 4 } as const;
const view = (...wins: readonly ReturnType<typeof win>[]) => levelView({ ...of, wins });

describe("the level view", () => {
  it("looks at the last quarters, this one included, across the turn of a year", () => {
    expect(levelView({ ...of, wins: [], today: day("2026-02-01"), quarters: 3 }).quarters).toEqual([
      "2025-Q3",
      "2025-Q4",
      "2026-Q1",
    ]);
  });
  it("calls a criterion shown on next-level evidence from two quarters, thin on one", () => {
    const scope = (stem: string, mark = "next") => win(stem, `level: {scope: ${mark}}`);
    const standing = (...wins: readonly ReturnType<typeof win>[]) =>
      view(...wins).criteria.find(({ id }) => id === "scope")?.standing;
    expect(standing()).toBe("none");
    expect(standing(scope("2026-10-01-a"), scope("2026-11-01-b"))).toBe("thin");
    expect(standing(scope("2026-07-01-a"), scope("2026-11-01-b"))).toBe("shown");
    expect(standing(scope("2026-07-01-a", "current"), scope("2026-11-01-b", "current"))).toBe("none");
    expect(standing(scope("2025-07-01-too-old"), scope("2026-11-01-b"))).toBe("thin");
  });
  it("counts evidence of either kind for a level that one is at already", () => {
    const wins = [win("2026-07-01-a", "level: {scope: current}"), win("2026-11-01-b", "level: {scope: next}")];
    expect(levelView({ ...of, counts: "either", wins }).criteria.find(({ id }) => id === "scope")?.standing).toBe("shown");
    expect(view(...wins).criteria.find(({ id }) => id === "scope")?.standing).toBe("thin");
  });
  it("names the wins of a criterion, newest first, with the day on which each ended", () => {
    const wins = [win("2026-07-01-a", "level: {scope: current}"), win("2026-06-01-b", "end: 2026-11-01\nlevel: {scope: next}")];
    expect(view(...wins).criteria[0]?.evidence).toMatchObject([
      { id: "win/2026-06-01-b", date: "2026-11-01", mark: "next" },
      { id: "win/2026-07-01-a", date: "2026-07-01", mark: "current" },
    ]);
  });
  it("counts a win on the day it ended, and marks it cannot place apart", () => {
    const seen = view(
      win("2025-11-01-long", "end: 2026-11-02\nlevel: {scope: next}"),
      win("2026-11-03-whole", "level: next"),
      win("2026-11-04-other", "level: {charm: next}"),
      win("2026-11-05-bare"),
    );
    expect(seen).toMatchObject({
      wins: 4,
      marked: 3,
      next: 3,
      current: 0,
      unplaced: 1,
      foreign: [{ id: "win/2026-11-04-other", criterion: "charm" }],
    });
  });
  it("claims no gap before ten wins", () => {
    const wins = Array.from({ length: 10 }, (_, at) => win(`2026-10-${String(at + 10)}-win`));
    expect(view(...wins.slice(1)).claims).toBe(false);
    expect(view(...wins).claims).toBe(true);
  });
  it("reads a mark for the whole and by criterion, and nothing else", () => {
    expect([...marksOf({ fields: { level: "next" } })]).toEqual([["", "next"]]);
    expect([...marksOf({ fields: { level: { scope: "current", autonomy: "maybe" } } })]).toEqual([["scope", "current"]]);
    expect([...marksOf({ fields: { level: ["next"] } })]).toEqual([]);
  });
});

describe("suggested criteria", () => {
  it("name the words that made them so, phrases before words, three at most", () => {
    const found = suggestCriteria(
      "Ran the incident, wrote the runbook and cut p99 latency for all services across teams",
      ladder,
    );
    expect(found.length).toBeLessThanOrEqual(3);
    expect(found.map(({ criterion }) => criterion)).toContain("failure-impact");
    expect(found.find(({ criterion }) => criterion === "scope")?.words).toEqual(
      expect.arrayContaining(["across teams", "all services"]),
    );
  });
  it("know a word by its stem and show it as it was written, and know no word inside another", () => {
    const words = suggestCriteria("Two incidents, both rehearsing a Failover", ladder)[0]?.words;
    expect([...(words ?? [])].sort()).toEqual(["Failover", "incidents", "rehearsing"]);
    expect(suggestCriteria("Coincidental", ladder)).toEqual([]);
  });
  it("weigh the title more than the text, and a word of a phrase once", () => {
    const first = (text: string) => suggestCriteria(text, ladder)[0];
    expect(first("Cut the latency\n\nThree teams felt it.")?.criterion).toBe("technical-depth");
    expect(first("For three teams\n\nThe latency is down.")?.criterion).toBe("scope");
    expect(first("Moved all teams")?.words).toEqual(["all teams"]);
  });
  it("go by what only one criterion expects, where a ladder has no words", () => {
    const bare = { ...ladder, criteria: ladder.criteria.map(({ id, title, asks }) => ({ id, title, asks })) };
    expect(suggestCriteria("Two debuggers missed it", bare)).toMatchObject([
      { criterion: "technical-depth", words: ["debuggers"] },
    ]);
  });
});

describe("anti-patterns in the records", () => {
  const wins = (count: number, fields: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => win(`2026-11-${String(at + 1).padStart(2, "0")}-win`, fields(at)));
  const seen = (...given: readonly ReturnType<typeof win>[]) => view(...given).patterns.map(({ id }) => id);
  it("are told on ten wins or more, with the figures", () => {
    expect(seen(...wins(9, () => "level: current"))).toEqual([]);
    expect(view(...wins(10, () => "level: current")).patterns).toMatchObject([
      { id: "senior-by-tenure", because: "all 10 marked wins are at the present level" },
      { id: "lone-wolf", because: "10 of 10 wins name nobody else" },
    ]);
  });
  it("are not told when the records say otherwise, or say nothing", () => {
    expect(
      seen(
        ...wins(12, (at) => `with: [maria]\nlevel: ${at === 0 ? "next" : "current"}\naltitude: ${at === 0 ? "code" : "system"}`),
      ),
    ).toEqual([]);
    expect(seen(...wins(12, () => "with: [maria]"))).toEqual([]);
    expect(seen(...wins(12, () => "with: [maria]\naltitude: system"))).toEqual(["architect-who-does-not-code"]);
  });
});

describe("what to build", () => {
  const wins = (count: number, level: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => win(`2026-${at % 2 === 0 ? "08" : "11"}-${String(at + 10)}-win`, level(at)));
  const all = `{${ladder.criteria.map(({ id }) => `${id}: next`).join(", ")}}`;
  it("is nothing before ten wins, then what has the least evidence that counts", () => {
    expect(whatToBuild(view(...wins(9, () => "")), "next")).toEqual([]);
    const built = whatToBuild(
      view(...wins(12, (at) => (at === 0 ? "level: {scope: next}" : "level: {autonomy: current}"))),
      "next",
    );
    expect(built.map(({ why }) => why)).toEqual(Array.from({ length: 3 }, () => "no next-level evidence yet"));
    expect(built.map(({ criterion }) => criterion)).not.toContain("Scope");
  });
  it("is the criterion that the fewest wins show, when all are shown", () => {
    const most = all.replace("ambiguity: next, ", "");
    const built = whatToBuild(view(...wins(12, (at) => `level: ${at < 2 ? all : most}`)), "next");
    expect(built).toMatchObject([{ criterion: "Ambiguity", why: expect.stringMatching(/fewest: 2 next-level wins/) }]);
  });
});

describe("upshot level", () => {
  const files = Object.fromEntries(
    Array.from({ length: 10 }, (_, at) => [
      `wins/2026/2026-10-${at + 10}-win-${at}.md`,
      `---\ndate: 2026-10-${at + 10}\n${at < 2 ? "level: {scope: next}\n" : ""}---\n\n# Win ${at}\n`,
    ]),
  );
  it("shows the level after the current one, and what to build, weakest first", async () => {
    const { run, world } = createWorld({ files, playbook });
    Object.assign(world, { config: { ...world.config, level: "mid" } });
    const shown = await run(showLevel, {});
    expect(shown).toMatchObject({ level: { id: "mid" }, target: { id: "senior" }, wins: 10, marked: 2, claims: true });
    expect(shown.build).toHaveLength(3);
    expect(shown.build[0]?.why).toBe("no next-level evidence yet");
    expect(shown.transition?.signals.length).toBeGreaterThan(0);
  });
  it("says how the company's stage changes the level", async () => {
    const { run } = createWorld({ playbook });
    expect((await run(showLevel, { target: "Senior", stage: "startup" })).stage).toMatchObject({ id: "startup" });
  });
  it("names the nearest level for one that the ladder does not have", async () => {
    const { problem } = createWorld({ playbook });
    expect(await problem(showLevel, { target: "senor" })).toMatchObject({
      code: "input.invalid",
      hint: expect.stringContaining("did you mean senior?"),
    });
    expect(await problem(showLevel, { ladder: "own" })).toMatchObject({ code: "playbook.not-found" });
  });
});

describe("upshot win level", () => {
  const path = "wins/2026/2026-11-02-storm.md";
  const files = { [path]: "---\ndate: 2026-11-02\nlevel: next # as a whole\n---\n\n# Ended the incident\n" };
  it("marks a criterion, in place of a mark of the whole, and keeps the others", async () => {
    const { run, text } = createWorld({ files, playbook });
    expect((await run(markLevel, { win: "2026-11-02-storm", criterion: "Scope", mark: "next" })).level).toEqual({
      scope: "next",
    });
    await run(markLevel, { win: "2026-11-02-storm", criterion: "autonomy", mark: "current" });
    expect(text(path)).toMatch(/scope: next/);
    expect(text(path)).toMatch(/autonomy: current/);
  });
  it("suggests criteria and writes nothing when none is given", async () => {
    const { run, text } = createWorld({ files, playbook });
    expect((await run(markLevel, { win: "2026-11-02-storm" })).suggestions?.[0]).toMatchObject({
      criterion: "failure-impact",
      words: ["incident"],
    });
    expect(text(path)).toBe(files[path]);
  });
  it("takes a mark away, and the field with the last one", async () => {
    const marked =
      "---\ndate: 2026-11-02\nlevel: { scope: next, autonomy: current } # by the rubric\n---\n\n# Ended the incident\n";
    const { run, problem, text } = createWorld({ files: { [path]: marked }, playbook });
    const mark = (criterion: string) => run(markLevel, { win: "2026-11-02-storm", criterion, mark: "none" });
    expect((await mark("scope")).level).toEqual({ autonomy: "current" });
    expect(text(path)).toContain("level: { autonomy: current }");
    expect((await mark("autonomy")).level).toEqual({});
    expect(text(path)).not.toContain("level:");
    expect((await problem(markLevel, { win: "2026-11-02-storm", criterion: "scope", mark: "none" })).message).toMatch(
      /not marked/,
    );
  });
  it("shows what the user's level and the next expect under a suggested criterion", async () => {
    const { run, world } = createWorld({ files, playbook });
    Object.assign(world, { config: { ...world.config, level: "Senior" } });
    const first = (await run(markLevel, { win: "2026-11-02-storm" })).suggestions?.[0];
    expect(first?.expects.map(({ mark, level }) => `${mark} ${level}`)).toEqual(["current Senior", "next Staff"]);
  });
  it("asks for the level, and names the nearest criterion for one that is not there", async () => {
    const { problem } = createWorld({ files, playbook });
    expect((await problem(markLevel, { win: "2026-11-02-storm", criterion: "scope" })).hint).toContain("scope next");
    expect((await problem(markLevel, { win: "2026-11-02-storm", criterion: "autonmy", mark: "next" })).hint).toContain(
      "autonomy",
    );
  });
});
