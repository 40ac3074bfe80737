import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { importLadder } from "../../src/operations/import-ladder.js";
import { ladderFaults } from "../../src/playbook/consistency/ladder-faults.js";
import { ladderText } from "../../src/playbook/ladder/import/ladder-text.js";
import { levelName } from "../../src/playbook/ladder/import/level-names.js";
import { type LadderReading, readLadder } from "../../src/playbook/ladder/import/read-ladder.js";
import type { Hints } from "../../src/playbook/ladder/import/reading.js";
import { splitCell } from "../../src/playbook/ladder/import/split-cell.js";
import { readItem } from "../../src/playbook/read-item.js";
import { createWorld } from "../operations/world.js";

const SAMPLES = fileURLToPath(new URL("../../../../samples/ladders", import.meta.url));
const samples = readdirSync(SAMPLES).sort();

function read(name: string, text: string, hints: Hints = {}): LadderReading {
  return readLadder({ name, text, hints });
}

/** Titles of levels, and of criteria with their texts, level by level. */
function shape({ ladder }: LadderReading) {
  if (ladder === undefined) return undefined;
  const cells = Object.fromEntries(
    ladder.criteria.map(({ id, title }) => [title, ladder.levels.map((level) => ladder.cells[id]?.[level.id])]),
  );
  return { levels: ladder.levels.map(({ title }) => title), cells };
}

describe("the sample ladders", () => {
  it.each(samples)("%s comes in as it always did", async (name) => {
    const reading = read(name, readFileSync(join(SAMPLES, name), "utf8"));
    const { ladder, how, questions, problems } = reading;
    if (ladder === undefined) throw new Error(problems[0]?.message);
    expect(questions).toEqual([]);
    expect(problems).toEqual([]);
    expect(ladderFaults(ladder)).toEqual([]);
    const text = ladderText(ladder);
    const item = readItem({ format: "ladder", path: `playbook/ladders/${ladder.id}.yaml`, origin: "yours", text });
    expect(item.item?.content).toEqual(ladder);
    await expect(`${how.map((line) => `# ${line}\n`).join("")}${text}`).toMatchFileSnapshot(
      `golden/ladder-${name.replace(/\W+/g, "-")}.yaml`,
    );
  });
});

describe("names of levels", () => {
  it.each([
    "Junior",
    "Senior Engineer (L5)",
    "L3",
    "IC4: Engineer",
    "E0 ~ 4 - 6 mth",
    "Engineer II",
    "Sr. Staff Engineer",
    "Staff+",
    "M1",
    "Level 2",
    "VP",
    "Vice President",
    "Mid-level",
    "Principal, platform",
  ])("%s is one", (name) => expect(levelName(name)?.weak).toBe(false));
  it.each([
    "Senior stakeholders",
    "M2 planning",
    "Technical leadership",
    "Mentoring juniors",
    "Data",
    "Scope",
    "Leads a team",
    "",
  ])("%s is none", (name) => expect(levelName(name)).toBeUndefined());
  it("rise as careers do", () => {
    const names = [
      "Intern",
      "Junior",
      "Engineer",
      "Engineer II",
      "Senior",
      "Staff",
      "Senior Staff",
      "Principal",
      "Distinguished",
    ];
    const ranks = names.map((name) => levelName(name)?.rank ?? -1);
    expect([...ranks].sort((a, b) => a - b)).toEqual(ranks);
  });
});

describe("a cell", () => {
  it.each<[string, readonly string[]]>([
    ["- one thing\n- another", ["one thing", "another"]],
    ["• one • two", ["one", "two"]],
    ["1. one 2. two", ["one", "two"]],
    ["one thing; another thing", ["one thing", "another thing"]],
    ["red; green", ["red; green"]],
    ["first line\nsecond line", ["first line", "second line"]],
    ["* begins here\n  and goes on\n* second", ["begins here and goes on", "second"]],
    ["n/a", []],
    [" – ", []],
  ])("%j has its expectations told apart", (cell, texts) => expect(splitCell(cell)).toEqual(texts));
});

describe("CSV", () => {
  const cells = { Scope: [["a task"], ["a service"]], Craft: [["tests"], ["designs"]] };
  it("reads a matrix either way round, whatever parts its columns", () => {
    const expected = { levels: ["Junior", "Senior"], cells };
    expect(shape(read("a.csv", "Skill,Junior,Senior\nScope,a task,a service\nCraft,tests,designs\n"))).toEqual(expected);
    expect(shape(read("a.csv", "\ufeffLevel;Scope;Craft\r\nJunior;a task;tests\r\nSenior;a service;designs\r\n"))).toEqual(
      expected,
    );
    expect(
      shape(read("a.tsv", "Our ladder\t\t\n\t\t\n\tJunior\tSenior\nScope\ta task\ta service\nCraft\ttests\tdesigns")),
    ).toEqual(expected);
    expect(
      shape(
        read(
          "a.csv",
          "Level,Competency,Expectation\nJunior,Scope,a task\nSenior,Scope,a service\nJunior,Craft,tests\nSenior,Craft,designs\n",
        ),
      ),
    ).toEqual(expected);
  });
  it("fills down merged groups, joins continued rows and leaves notes out", () => {
    const text =
      "Area,Skill,Junior,Senior,Notes\nCode,Tests,writes them,asks for them,x\n,Reviews,learns,teaches,\n,,asks why,,\nPeople,Tests,a,b,\n";
    expect(shape(read("a.csv", text))?.cells).toEqual({
      "Code: Tests": [["writes them"], ["asks for them"]],
      Reviews: [["learns", "asks why"], ["teaches"]],
      "People: Tests": [["a"], ["b"]],
    });
  });
  it("says which cells are empty and turns a ladder that stands upside down", () => {
    const reading = read("a.csv", "Level,Scope,Craft\nStaff,all,\nSenior,one,two\n");
    expect(shape(reading)).toEqual({
      levels: ["Senior", "Staff"],
      cells: { Scope: [["one"], ["all"]], Craft: [["two"], ["Nothing is written for this level."]] },
    });
    expect(reading.how.join(" ")).toMatch(/highest first/);
    expect(reading.how.join(" ")).toMatch(/1 of 4 cells/);
  });
  it("asks which way round a table is when no name says so, and takes the answer", () => {
    const text = ",Blue,Green\nOwl,one,two\nFox,three,four\n";
    expect(read("a.csv", text).questions.map(({ id }) => id)).toEqual(["rows"]);
    expect(shape(read("a.csv", text, { rows: "levels" }))?.levels).toEqual(["Owl", "Fox"]);
    expect(shape(read("a.csv", text, { rows: "criteria" }))?.levels).toEqual(["Blue", "Green"]);
  });
  it("asks about a column without a heading and about levels in no order", () => {
    const reading = read("a.csv", "Skill,Senior,Junior,Staff,\nScope,a,b,c,d\n");
    expect(reading.questions.map(({ id }) => id)).toEqual(["unnamed", "order"]);
    expect(
      shape(read("a.csv", "Skill,Senior,Junior,Staff,\nScope,a,b,c,d\n", { unnamed: "keep", order: "by-name" }))?.levels,
    ).toEqual(["Junior", "Senior", "Staff", "Column 5"]);
  });
});

describe("Markdown", () => {
  it("reads items that begin with a level, and bold lines that name criteria", () => {
    expect(shape(read("a.md", "## Scope\n- L1: a task\n- L2: a service\n\n## Craft\n- L1: tests\n- L2: designs\n"))).toEqual({
      levels: ["L1", "L2"],
      cells: { Scope: [["a task"], ["a service"]], Craft: [["tests"], ["designs"]] },
    });
    expect(
      shape(
        read(
          "a.md",
          "# Junior\n**Scope:** a task\n\n**Craft**\n- tests\n\n# Senior\n**Scope:** a service\n\n**Craft**\n- designs\n",
        ),
      )?.cells,
    ).toEqual({ Scope: [["a task"], ["a service"]], Craft: [["tests"], ["designs"]] });
  });
  it("reads tables with the same levels as one, and tables in HTML", () => {
    const table = (skill: string) =>
      `| Skill | Junior | Senior |\n|---|---|---|\n| ${skill} | a<br>b | [c](https://example.org) |\n`;
    expect(shape(read("a.md", `## One\n${table("Tests")}\n## Two\n${table("Talks")}`))?.cells).toEqual({
      Tests: [["a", "b"], ["c"]],
      Talks: [["a", "b"], ["c"]],
    });
    const html =
      "<table>\n<tr><th>Level</th><th>Scope</th></tr>\n\n<tr><td>1</td><td><ul><li>a &amp; b</li><li>c</li></ul></td></tr>\n\n<tr><td>2</td><td>d</td></tr></table>";
    expect(shape(read("a.md", html))).toEqual({ levels: ["Level 1", "Level 2"], cells: { Scope: [["a & b", "c"], ["d"]] } });
  });
  it("asks which of several ladders in one file is meant", () => {
    const part = (title: string, levels: readonly string[]) =>
      `# ${title}\n${levels.map((level) => `## ${level}\n### Scope\n- ${level} does\n### Craft\n- more\n`).join("")}`;
    const text = part("Engineers", ["Junior", "Senior"]) + part("Managers", ["Manager", "Director"]);
    const [question] = read("a.md", text).questions;
    expect(question?.options.map(({ value }) => value)).toEqual(["Engineers", "Managers", "all"]);
    expect(read("a.md", text, { section: "managers" })).toMatchObject({
      questions: [],
      ladder: { id: "managers", track: "management" },
    });
    expect(read("a.md", text, { section: "nobody" }).questions).toHaveLength(1);
  });
  it("asks what the outer headings are when none is a level", () => {
    const text = "# Owl\n## Scope\n- a\n## Craft\n- b\n# Fox\n## Scope\n- c\n## Craft\n- d\n";
    expect(read("a.md", text).questions.map(({ id }) => id)).toEqual(["rows"]);
    expect(shape(read("a.md", text, { rows: "levels" }))?.levels).toEqual(["Owl", "Fox"]);
    expect(shape(read("a.md", text, { rows: "criteria" }))?.levels).toEqual(["Scope", "Craft"]);
  });
});

describe("YAML and JSON", () => {
  it("reads records that name level and criterion by id", () => {
    const text =
      "levels:\n  - {id: j, name: Junior}\n  - {id: s, name: Senior}\nthemes:\n  - {id: t, name: Talk, summary: How one talks}\nitems:\n  - {level: s, theme: t, summary: explains}\n  - {level: j, theme: t, summary: asks}\n";
    const reading = read("a.yaml", text);
    expect(shape(reading)).toEqual({ levels: ["Junior", "Senior"], cells: { Talk: [["asks"], ["explains"]] } });
    expect(reading.ladder?.criteria[0]?.asks).toBe("How one talks");
  });
  it("takes a ladder in its own form as it is", () => {
    const own = read("table.md", readFileSync(join(SAMPLES, "table.md"), "utf8")).ladder;
    if (own === undefined) throw new Error("no ladder");
    expect(read("x.yaml", ladderText(own)).ladder).toEqual(own);
    expect(read("x.json", JSON.stringify(own)).ladder).toEqual(own);
  });
});

describe("a file that is no ladder", () => {
  const long = "x".repeat(20_000);
  it.each<[string, string, string, RegExp]>([
    ["an empty file", "a.csv", " \n", /empty/],
    ["a spreadsheet", "a.csv", "PK\u0003\u0004\u0000\u0000", /spreadsheet/],
    ["bytes", "a.csv", "a\u0000b,c", /UTF-8/],
    ["ten thousand columns", "a.csv", `${"a,".repeat(10_000)}\n`, /10001 columns/],
    ["more rows than a ladder has", "a.csv", "a,b\n".repeat(3_000), /rows/],
    ["a quotation mark that stays open", "a.csv", 'Skill,Junior,Senior\nScope,"a,b\n', /never closes/],
    ["a text that is too long", "a.md", "# a\n".repeat(200_000), /characters/],
    ["prose", "a.md", "# Hello\n\nSome words.\n", /no levels/],
    ["broken JSON", "a.json", "{", /JSON/],
    ["broken YAML", "a.yaml", "a: [", /YAML/],
    [
      "YAML that grows through aliases",
      "a.yaml",
      `a: &a [${"x,".repeat(50)}]\n${Array.from({ length: 9 }, (_, at) => `b${at}: &b${at} [${`*${at === 0 ? "a" : `b${at - 1}`},`.repeat(9)}]`).join("\n")}`,
      /aliases/,
    ],
    ["a JSON list of numbers", "a.json", "[1,2,3]", /no levels/],
    ["JSON that nests without end", "a.json", `${"[".repeat(5_000)}${"]".repeat(5_000)}`, /nests|JSON/],
    ["a hundred levels", "a.csv", `Level,Scope\n${Array.from({ length: 99 }, (_, at) => `L${at},x`).join("\n")}`, /99 levels/],
  ])("%s gives a problem", (_, name, text, message) => {
    const { ladder, problems } = read(name, text);
    expect(ladder).toBeUndefined();
    expect(problems.at(-1)?.message).toMatch(message);
    expect(problems.at(-1)?.place?.file).toBe(name);
  });
  it("keeps what it can of huge cells and formulas, and names their lines", () => {
    const { ladder, problems } = read("a.csv", `Skill,Junior,Senior\nScope,${long},ok then\nCraft,=SUM(A1:A2),#REF!\n`);
    expect(problems.map(({ place }) => place?.line)).toEqual([2, 3, 3]);
    expect(ladder?.cells["scope"]?.["junior"]?.[0]?.length).toBe(2_000);
  });
  it.each([
    ["brackets", "[".repeat(20_000)],
    ["quotes", "> ".repeat(3_000)],
    ["stars", "*a ".repeat(20_000)],
    ["pipes", `${"|".repeat(1_000)}\n${"|-".repeat(1_000)}\n`],
    ["tags", "<table><tr><td><".repeat(2_000)],
    ["comments", "<table><!--".repeat(5_000)],
  ])("Markdown of %s ends", (_, text) => expect(read("a.md", text).ladder).toBeUndefined());
});

describe("ladder.import", () => {
  const CSV = "Skill,Junior,Senior\nScope,a task,a service\n";
  const CONFIG = "# mine\nformat: 1\nname: 'X'   # kept\n# ladder:  # Id of the ladder you are measured by\n";
  it("writes the ladder and names it in upshot.yaml when no other is named", async () => {
    const { run, text } = createWorld({ files: { "upshot.yaml": CONFIG } });
    const output = await run(importLadder, { name: "our levels.csv", text: CSV });
    expect(output).toMatchObject({
      id: "our-levels",
      path: "playbook/ladders/our-levels.yaml",
      inUse: "set",
      criteria: [{ id: "scope", expectations: [1, 1] }],
    });
    expect(text("playbook/ladders/our-levels.yaml")).toContain("- a service");
    expect(text("upshot.yaml")).toBe("# mine\nformat: 1\nname: 'X'   # kept\nladder: our-levels\n");
  });
  it("leaves another ladder in use unless told, and changes nothing but that line", async () => {
    const files = { "upshot.yaml": "format: 1\r\nladder: generic-ic # for now\r\nname: X" };
    const { run, text, world } = createWorld({ files });
    const config = { ...world.config, ladder: "generic-ic" };
    Object.assign(world, { config });
    expect(await run(importLadder, { name: "a.csv", text: CSV })).toMatchObject({ inUse: "no" });
    expect(text("upshot.yaml")).toBe(files["upshot.yaml"]);
    expect(await run(importLadder, { name: "a.csv", text: CSV, use: true })).toMatchObject({ inUse: "set" });
    expect(text("upshot.yaml")).toBe("format: 1\r\nladder: a # for now\r\nname: X");
  });
  it("does not put a ladder in use on which the current level is missing", async () => {
    const { run, world } = createWorld({ files: { "upshot.yaml": CONFIG } });
    Object.assign(world, { config: { ...world.config, level: "mid" } });
    expect((await run(importLadder, { name: "a.csv", text: CSV })).next).toMatch(/level: mid, which is not on this ladder/);
  });
  it("refuses to take the place of another ladder unless told to", async () => {
    const { run, problem, text } = createWorld({ files: { "upshot.yaml": CONFIG, "playbook/ladders/a.yaml": "id: a\n" } });
    expect(await problem(importLadder, { name: "a.csv", text: CSV })).toMatchObject({ code: "record.exists" });
    await run(importLadder, { name: "a.csv", text: CSV, replace: true });
    expect(text("playbook/ladders/a.yaml")).toContain("a service");
  });
  it("fails with the question that is open and the options that answer it", async () => {
    const { run, problem } = createWorld();
    const input = { name: "a.csv", text: ",Blue,Green\nOwl,one,two\nFox,three,four\n" };
    expect((await problem(importLadder, input)).hint).toContain("--rows levels");
    expect(await run(importLadder, { ...input, rows: "levels", id: "mine", title: "Ours", track: "management" })).toMatchObject({
      id: "mine",
      title: "Ours",
      track: "management",
    });
  });
});
