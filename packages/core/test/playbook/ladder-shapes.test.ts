import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { levelName } from "../../src/playbook/ladder/import/level-names.js";
import { type LadderReading, readLadder } from "../../src/playbook/ladder/import/read-ladder.js";

/** Shapes that public ladders were found in, each with its smallest example; the texts are invented. */
const read = (name: string, text: string): LadderReading => readLadder({ name, text });
const levels = ({ ladder }: LadderReading) => ladder?.levels.map(({ title }) => title);
const criteria = ({ ladder }: LadderReading) => ladder?.criteria.map(({ title }) => title);
const asked = ({ questions }: LadderReading) => questions.map(({ id }) => id);

describe("a level's name with the name of a field in it", () => {
  it.each(["Senior Solutions Engineer", "OSPO Engineer II", "Staff Developer Relations Engineer", "Lead Support Rep (L4)"])(
    "%s is one",
    (name) => expect(levelName(name)?.weak).toBe(false),
  );
  it.each(["Lead another engineer", "Senior Engineers Mentor Others", "Staff Three Quite Different Engineer"])(
    "%s is none",
    (name) => expect(levelName(name)).toBeUndefined(),
  );
});

describe("a table", () => {
  it("is not headed by a row of data that happens to hold two words for levels", () => {
    const text = "Skill,Group,First day,Day ninety,Way\nChat,Talk,Basic,Proficient,slides\nMail,Talk,Basic,Basic,none found\n";
    expect(asked(read("a.csv", text))).toEqual(["rows"]);
    expect(criteria(read("a.csv", text))).toEqual(["Chat", "Mail"]);
  });
  it("names its criteria by the column that does not recur", () => {
    const text = "Skill,Category,Junior,Senior\nChat,Talk,a,b\nMail,Talk,c,d\n";
    expect(criteria(read("a.csv", text))).toEqual(["Chat", "Mail"]);
  });
  it("may name a criterion by a section and a name in it, one cell a row, with rows that stand for a section as a whole", () => {
    const text =
      "Level,Section,Criteria,Description\nJunior,Code,,writes code that others read\nJunior,Code,Tests,adds a test\nJunior,Talks,Tests,tries a talk on the team\nSenior,Code,,writes code that others copy\nSenior,Code,Tests,asks for tests\nSenior,Talks,Tests,gives a talk elsewhere\n";
    const reading = read("a.csv", text);
    expect(asked(reading)).toEqual([]);
    expect(criteria(reading)).toEqual(["Code", "Code: Tests", "Talks: Tests"]);
    expect(reading.ladder?.cells["code"]).toEqual({
      junior: ["writes code that others read"],
      senior: ["writes code that others copy"],
    });
  });
  it("is asked about when only the rows say what they are", () => {
    const [question] = read("a.csv", "Skill,How taught,How checked\nChat,slides,by eye\nMail,not,not\n").questions;
    expect(question?.asks).toMatch(/rows are headed "Skill".*How taught, How checked/);
  });
});

describe("Markdown", () => {
  it("may hold the ladder in its front matter, with levels that go by number", () => {
    const text =
      '---\ntitle: "Backend"\ntopics:\n  - name: Talk\n    content:\n      - level: 1\n        criteria: [asks]\n      - level: 2\n        criteria: [explains]\n        exampleCriteria:\n          - criteria: shows\n            examples: [a demo]\n  - name: Craft\n    content:\n      - {level: 1, criteria: [tests]}\n      - {level: 2, criteria: [designs]}\n---\n';
    const reading = read("backend.md", text);
    expect(asked(reading)).toEqual([]);
    expect(reading.ladder).toMatchObject({
      title: "Backend",
      cells: { talk: { "level-2": ["explains", "shows", "Examples: a demo"] } },
    });
    expect(levels(reading)).toEqual(["Level 1", "Level 2"]);
    expect(criteria(reading)).toEqual(["Talk", "Craft"]);
  });
  it("with tables for engineers and for managers is asked about, by their headings", () => {
    const table = (...names: readonly string[]) =>
      `| Title | Scope | Craft |\n|---|---|---|\n${names.map((name) => `| ${name} | a | b |\n`).join("")}`;
    const text = `# Ours\n\n## Engineers\n\n${table("Engineer", "Senior Engineer")}\n## Managers\n\n${table("Manager", "Director")}`;
    expect(read("a.md", text).questions).toMatchObject([
      { id: "section", options: [{ value: "Engineers" }, { value: "Managers" }] },
    ]);
    const chosen = readLadder({ name: "a.md", text, hints: { section: "managers" } });
    expect(asked(chosen)).toEqual([]);
    expect(levels(chosen)).toEqual(["Manager", "Director"]);
  });
  it("of paragraphs alone is one criterion, and the paragraphs are what is expected", () => {
    const reading = read("a.md", "# OSPO Engineer I\n\nSpeaks up.\n\nFiles bugs.\n\n# OSPO Engineer II\n\nWrites posts.\n");
    expect(reading.ladder?.cells).toEqual({
      expectations: { "ospo-engineer-i": ["Speaks up.", "Files bugs."], "ospo-engineer-ii": ["Writes posts."] },
    });
  });
  it("takes headings that are another sentence at each level for no criteria, and what stands right below a level for its sentence", () => {
    const part = (level: string, says: string) =>
      `## ${level}\n\n> Is ${level}.\n\n#### I ${says} well\n\n- ${says} one\n\n#### I ${says} often\n\n- ${says} two\n\n`;
    const reading = read("a.md", `# Roles\n\n${part("Junior Engineer", "ask")}${part("Senior Engineer", "answer")}`);
    expect(criteria(reading)).toEqual(["Expectations"]);
    expect(reading.ladder?.levels.map(({ sentence }) => sentence)).toEqual(["Is Junior Engineer.", "Is Senior Engineer."]);
  });
  it("takes a remark about a group of criteria not for the sentence of the level", () => {
    const part = (level: string) =>
      `# ${level}\n\n## Craft\n\n> Works with care.\n\n- **Tests**: writes\n- **Design**: draws\n\n`;
    expect(read("a.md", part("Junior Engineer") + part("Senior Engineer")).ladder?.levels[0]?.sentence).toBe(
      "No sentence given.",
    );
  });
  it("says that most of it is empty where criteria have other names at each level", () => {
    const items = (...names: readonly string[]) => names.map((name) => `- **${name}**: does\n`).join("");
    const text = `## D1 - Developer\n${items("Adopts", "Team", "Learns")}\n## D2 - Developer\n${items("Adopts", "Team", "Owns")}\n## D3 - Developer\n${items("Masters", "Company", "Mentors")}\n## D4 - Developer\n${items("Creates", "Company", "Mentors")}`;
    expect(read("a.md", text).how.join(" ")).toMatch(/More than half of it is empty/);
  });
});

describe("JSON", () => {
  it("whose levels name their skills by id gets the titles of the skills, which are listed beside them", () => {
    const role = (title: string, details: string) => ({
      title,
      skills: [
        { id: "gsd", details },
        { id: "tech", details },
      ],
    });
    const reading = read(
      "a.json",
      JSON.stringify({
        skills: [
          { id: "gsd", title: "Gets it done", details: "Finishes" },
          { id: "tech", title: "Technical", details: "Knows" },
        ],
        roles: [role("Engineer E1", "a task"), role("Engineer E2", "a feature")],
      }),
    );
    expect(levels(reading)).toEqual(["Engineer E1", "Engineer E2"]);
    expect(criteria(reading)).toEqual(["Gets it done", "Technical"]);
    expect(reading.ladder?.cells["technical"]?.["engineer-e2"]).toEqual(["a feature"]);
  });
});

describe("a ladder in Upshot's own form", () => {
  const own = readFileSync(fileURLToPath(new URL("../../../../playbook/ladders/generic-ic.yaml", import.meta.url)), "utf8");
  it("that has a fault is named with its line, and is not read as something else", () => {
    const { ladder, problems } = read("mine.yaml", own.replace("anti_patterns:", "antipatterns:"));
    expect(ladder).toBeUndefined();
    expect(problems).toMatchObject([{ message: 'there is no key "antipatterns" here', place: { file: "mine.yaml" } }]);
    expect(problems[0]?.place?.line).toBe(own.split("\n").indexOf("anti_patterns:") + 1);
  });
});

describe("what is no ladder", () => {
  it("a web page is told from a text", () => {
    expect(read("a.html", "<!DOCTYPE html>\n<html><h1>L1</h1></html>").problems[0]?.message).toBe("this is a web page");
  });
  it("broken JSON is named with its line, and a comma too many is none", () => {
    expect(read("a.json", '{\n  "Junior": ["a"],\n  "Senior": ["b"\n}').problems[0]?.place?.line).toBe(4);
    expect(levels(read("a.json", '{"Junior": {"Scope": ["a"]}, "Senior": {"Scope": ["b"]},}'))).toEqual(["Junior", "Senior"]);
  });
  it("one level alone is named", () => {
    expect(read("a.csv", "Skill,Junior\nScope,a task\n").problems[0]?.message).toMatch(/only one level.*Junior/);
  });
});
