import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { listPractices } from "../../src/operations/list-practices.js";
import { showGuide } from "../../src/operations/show-guide.js";
import { PRACTICE_GROUPS, practices } from "../../src/playbook/practices.js";
import { standingOf } from "../../src/playbook/standing.js";
import type { DateText } from "../../src/record/entry.js";
import { createMemoryPlaybook } from "../../testing/memory-playbook.js";
import { createWorld } from "../operations/world.js";

const day = (text: string) => text as DateText;

/** A guide that works, with parts of its front matter replaced. */
function guide(own: {
  readonly id: string;
  readonly practice: string;
  readonly kept?: string | readonly string[];
  readonly every?: string;
}): string {
  const sample = fileURLToPath(new URL("../../../../playbook/samples/valid/guide-with-all-sections.md", import.meta.url));
  return readFileSync(sample, "utf8")
    .replace("sample-guide", own.id)
    .replace("practice: A1", `practice: ${own.practice}`)
    .replace('"kind:win"', JSON.stringify(own.kept ?? "kind:win"))
    .replace("every: week", `every: ${own.every ?? "week"}`);
}

const win = (date: string) => `---\ndate: ${date}\n---\n\n# A win\n`;

describe("the list of practices", () => {
  it("has 80 rows in eight groups", () => {
    expect(practices).toHaveLength(80);
    const counts = Object.keys(PRACTICE_GROUPS).map((group) => practices.filter((practice) => practice.group === group).length);
    expect(counts).toEqual([12, 13, 8, 11, 10, 9, 10, 7]);
    expect(practices.at(0)?.row).toBe("A1");
    expect(practices.at(-1)?.row).toBe("H7");
  });

  it("names no row and no title twice", () => {
    expect(new Set(practices.map(({ row }) => row)).size).toBe(80);
    expect(new Set(practices.map(({ title }) => title)).size).toBe(80);
  });
});

describe("how a practice stands", () => {
  it.each([
    ["week", "2026-11-13", "kept"],
    ["week", "2026-11-12", "due"],
    ["month", "2026-10-20", "kept"],
    ["month", "2026-10-19", "due"],
    ["quarter", "2026-08-20", "kept"],
    ["quarter", "2026-08-19", "due"],
    ["half-year", "2026-05-20", "kept"],
    ["half-year", "2026-05-19", "due"],
    ["year", "2025-11-19", "kept"],
    ["year", "2025-11-18", "due"],
    ["once", "2001-01-01", "kept"],
    ["as-needed", "2001-01-01", "kept"],
    ["week", "2027-01-01", "kept"],
  ] as const)("every %s, last on %s, is %s on 2026-11-20", (every, last, state) => {
    expect(standingOf(every, { last: day(last) }, day("2026-11-20")).state).toBe(state);
  });

  it("is never without a record, and kept with one that has no date", () => {
    expect(standingOf("week", undefined, day("2026-11-20"))).toEqual({ state: "never" });
    expect(standingOf("week", {}, day("2026-11-20"))).toEqual({ state: "kept" });
  });
});

describe("upshot practices", () => {
  const playbook = createMemoryPlaybook({
    builtIn: {
      "guides/impact-log.md": guide({ id: "impact-log", practice: "A1" }),
      "guides/month.md": guide({ id: "month", practice: "D4", kept: "kind:note month", every: "month" }),
      "guides/broken.md": guide({ id: "broken", practice: "A2", kept: "after:never" }),
      "guides/sponsors.md": guide({ id: "sponsors", practice: "F1", kept: "kind:person", every: "quarter" }),
    },
  });
  const files = {
    "wins/2026/2026-10-01-old.md": win("2026-10-01"),
    "wins/2026/2026-11-18-new.md": win("2026-11-18"),
    "notes/2026/2026-09-01-month.md": "---\ndate: 2026-09-01\n---\n\n# Month\n",
    "people/ada.md": "# Ada\n",
  };

  it("says of each row when it was last kept, and by which record", async () => {
    const { practices: rows } = await createWorld({ files, playbook }).run(listPractices, {});
    expect(rows).toHaveLength(80);
    const row = (wanted: string) => rows.find((each) => each.row === wanted);
    expect(row("A1")).toMatchObject({
      state: "kept",
      last: "2026-11-18",
      due: "2026-11-25",
      record: "win/2026-11-18-new",
      guide: "impact-log",
    });
    expect(row("D4")).toMatchObject({ state: "due", last: "2026-09-01", due: "2026-10-02" });
    expect(row("F1")).toMatchObject({ state: "kept", record: "person/ada" });
    expect(row("A2")).toMatchObject({ state: "never" });
    expect(row("H7")).toEqual({ row: "H7", group: "H", title: "Two planning cycles", state: "never" });
  });

  it("narrows to what is due", async () => {
    const { practices: rows } = await createWorld({ files, playbook }).run(listPractices, { due: true });
    expect(rows.map(({ row }) => row)).toEqual(["D4"]);
  });

  it("counts private records too, which no filter on the index finds", async () => {
    const hidden = {
      "notes/2026/2026-11-12-month.md": "---\ndate: 2026-11-12\nprivate: true\n---\n\n# Month\n",
      "notes/2026/2026-11-19-other.md": "---\ndate: 2026-11-19\nprivate: true\n---\n\n# Another day\n",
    };
    const world = createWorld({ files: { ...files, ...hidden }, playbook });
    const { practices: rows } = await world.run(listPractices, { rows: ["D4"] });
    expect(rows).toMatchObject([{ row: "D4", state: "kept", last: "2026-11-12", record: "note/2026-11-12-month" }]);
  });

  it("goes by the newest record that any of several filters finds", async () => {
    const either = guide({
      id: "either",
      practice: "H7",
      kept: ["kind:win before:2026-10-15", "kind:note month"],
      every: "quarter",
    });
    const world = createWorld({ files, playbook: createMemoryPlaybook({ builtIn: { "guides/either.md": either } }) });
    const { practices: rows } = await world.run(listPractices, { rows: ["H7"] });
    expect(rows).toMatchObject([
      { last: "2026-10-01", record: "win/2026-10-01-old", filters: ["kind:win before:2026-10-15", "kind:note month"] },
    ]);
  });

  it("narrows to rows and groups, and names what is neither", async () => {
    const world = createWorld({ files, playbook });
    const { practices: rows } = await world.run(listPractices, { rows: ["h7", " B "] });
    expect(rows.map(({ row }) => row)).toEqual([...Array.from({ length: 13 }, (_, at) => `B${at + 1}`), "H7"]);
    expect(await world.problem(listPractices, { rows: ["A1", "A13"] })).toMatchObject({
      code: "playbook.not-found",
      message: 'there is no practice "A13"',
    });
  });

  it("has 80 rows also when no guide is there", async () => {
    const { practices: rows } = await createWorld().run(listPractices, {});
    expect(rows.filter(({ state }) => state === "never")).toHaveLength(80);
  });
});

describe("upshot guide", () => {
  const playbook = createMemoryPlaybook({
    builtIn: {
      "guides/impact-log.md": guide({ id: "impact-log", practice: "A1" }),
      "guides/glue-log.md": guide({ id: "glue-log", practice: "A4" }),
    },
  });
  const { run, problem } = createWorld({ playbook });

  it("lists every practice by group", async () => {
    const { groups } = await run(showGuide, {});
    expect(groups.map(({ group, guides }) => `${group}${guides.length}`)).toEqual([
      "A12",
      "B13",
      "C8",
      "D11",
      "E10",
      "F9",
      "G10",
      "H7",
    ]);
    expect(groups[0]?.guides[0]).toMatchObject({ row: "A1", id: "impact-log" });
  });

  it.each(["A1", "a1", "impact-log", " impact-log ", "Impact"])("finds one by %j", async (name) => {
    expect((await run(showGuide, { guide: name })).guide).toMatchObject({ row: "A1", start: 'upshot log "…"' });
  });

  it("says which ones a word can mean", async () => {
    expect(await problem(showGuide, { guide: "log" })).toMatchObject({
      code: "playbook.ambiguous",
      message: '"log" can mean 2 guides',
      hint: expect.stringMatching(/^A1 .+; A4 /),
    });
  });

  it("says which one was probably meant, and which has none", async () => {
    expect(await problem(showGuide, { guide: "impactlog" })).toMatchObject({
      code: "playbook.not-found",
      hint: 'did you mean "impact-log"? `upshot guide` lists them all',
    });
    expect(await problem(showGuide, { guide: "H7" })).toMatchObject({ message: "no guide explains H7 yet" });
  });
});
