import { describe, expect, it } from "vitest";
import { editRecord } from "../../src/operations/edit-record.js";
import { createWorld } from "./world.js";

const PATH = "wins/2026/2026-11-18-cold-start.md";
const WIN = [
  "---",
  "date: 2026-11-18 # a Wednesday",
  "role: led",
  "theme: 'faster-cold-start'",
  "tags: [search]",
  "mood: fine",
  "---",
  "",
  "# Cut cold start",
  "",
  "## Problem",
  "",
  "It was slow.",
  "",
].join("\r\n");
const files = { [PATH]: WIN, "people/maria-lopez.md": "# Maria\n" };

/** The win after an edit, and the lines in which it differs: those it lost and those it got. */
async function edited(input: object): Promise<{ lost: readonly string[]; got: readonly string[]; text: string }> {
  const { run, text } = createWorld({ files });
  await run(editRecord, { record: "2026-11-18-cold-start", ...input });
  const [before, after] = [WIN.split("\r\n"), text(PATH).split("\r\n")];
  return {
    lost: before.filter((line) => !after.includes(line)),
    got: after.filter((line) => !before.includes(line)),
    text: text(PATH),
  };
}

describe("an edit", () => {
  it.each([
    ["a text", { set: ["role=contributed"] }, ["role: led"], ["role: contributed"]],
    ["a text with = and quotes in it", { set: ['glue=a = "b"'] }, [], ['glue: a = "b"']],
    ["a list, at its commas", { set: ["with=maria-lopez, ben"] }, [], ["with: [maria-lopez, ben]"]],
    ["a list in brackets", { set: ["with=[maria-lopez]"] }, [], ["with: [maria-lopez]"]],
    ["an item to a list", { set: ["tags+=2026"] }, ["tags: [search]"], ["tags: [search, '2026']"]],
    ["an item to a list that is not there", { set: ["with+=ben"] }, [], ["with: [ben]"]],
    ["a field with a hyphen for an underscore", { set: ["seen-by=ben"] }, [], ["seen_by: [ben]"]],
    ["a structure as YAML", { set: ["level={ scope: next }"] }, [], ["level:", "  scope: next"]],
    ["a part of a structure", { set: ["level.scope=next"] }, [], ["level:", "  scope: next"]],
    ["a yes", { set: ["private=true"] }, [], ["private: true"]],
    [
      "a metric as people write it",
      { set: ["metrics+=cold start 1.8s -> 650ms"] },
      [],
      [...["metrics:", "  - name: cold start", "    from: 1800", "    to: 650", "    unit: ms", "    better: lower"]],
    ],
    [
      "a metric as the only one",
      { set: ["metrics=pages 14 -> 3"] },
      [],
      ["metrics:", "  - name: pages", "    from: 14", "    to: 3", "    better: lower"],
    ],
    ["a metric as YAML", { set: ["metrics+={ name: pages, to: 3 }"] }, [], ["metrics:", "  - name: pages", "    to: 3"]],
    ["a field that no schema knows", { set: ["mood=great"] }, ["mood: fine"], ["mood: great"]],
    [
      "values of their own types",
      { set: { role: "supported", tags: ["a"] } },
      ["role: led", "tags: [search]"],
      ["role: supported", "tags: [a]"],
    ],
  ])("sets %s, and nothing else", async (_, input, lost, got) => {
    expect(await edited(input)).toMatchObject({ lost, got });
  });
  it("takes fields out", async () => {
    expect(await edited({ set: ["theme="], unset: ["mood"] })).toMatchObject({
      lost: ["theme: 'faster-cold-start'", "mood: fine"],
      got: [],
    });
  });
  it("changes the title in its heading, also as an assignment", async () => {
    for (const input of [{ title: "Cut it" }, { set: ["title=Cut it"] }]) {
      expect(await edited(input)).toMatchObject({ lost: ["# Cut cold start"], got: ["# Cut it"] });
    }
  });
  it("changes the body and the title at once, and keeps the id", async () => {
    const { run, text, vault } = createWorld({ files });
    const written = await run(editRecord, { record: PATH, body: "Short.", title: "Cut it" });
    expect(written).toEqual({ id: "win/2026-11-18-cold-start", path: PATH, title: "Cut it" });
    expect(text(PATH)).toMatch(/^---\r\ndate: 2026-11-18 # a Wednesday\r\n[\s\S]*---\r\n/);
    expect(text(PATH)).toContain("Short.");
    expect([...vault.files.keys()].sort()).toEqual(Object.keys(files).sort());
  });
  it("finds its record by the beginning of a stem, and writes nothing in a dry run", async () => {
    const { run, text } = createWorld({ files });
    expect(await run(editRecord, { record: "2026-11-18", set: ["role=supported"] }, { dryRun: true })).toMatchObject({
      path: PATH,
    });
    expect(text(PATH)).toBe(WIN);
  });
});

describe("an edit that would spoil the record leaves the file as it is", () => {
  it.each([
    ["a bad word", { set: ["role=leader"] }, /^role: .*led, contributed, supported/],
    ["a date that does not exist", { set: ["date=2026-02-30"] }, /^date: .*YYYY-MM-DD/],
    ["a bad word in a structure", { set: ["level.scope=nxt"] }, /^level/],
    ["text for yes or no", { set: ["private=perhaps"] }, /^private: .*true or false/],
    ["no assignment", { set: ["role"] }, /not key=value/],
    ["a way through a text", { set: ["role.deep=x"] }, /role/],
    ["a key that means something to programs", { set: ["constructor=x"] }, /constructor/],
    ["the needed date taken out", { unset: ["date"] }, /date/],
    ["a body with marks of a merge", { body: "<<<<<<< a\n=======\n>>>>>>> b\n" }, /can't hold|can hold/],
    ["nothing to change", {}, /nothing to change/],
    ["an empty title", { title: "" }, /^title: expected text that is not empty/],
    ["a metric without a change in it", { set: ["metrics+=faster"] }, /^"faster" is no metric/],
    ["nothing to append", { set: ["tags+="] }, /nothing behind tags\+=/],
  ])("%s", async (_, input, message) => {
    const { problem, text, vault } = createWorld({ files });
    const found = await problem(editRecord, { record: PATH, ...input });
    expect(found).toMatchObject({ code: "input.invalid", message: expect.stringMatching(message) });
    expect(text(PATH)).toBe(WIN);
    expect((await vault.journal(1)).ok && (await vault.journal(1))).toMatchObject({ value: [] });
  });
  it("but faults that were there before are no hindrance", async () => {
    const { run, text } = createWorld({ files: { [PATH]: WIN.replace("role: led", "role: leader") } });
    await run(editRecord, { record: PATH, set: ["tags+=x"] });
    expect(text(PATH)).toBe(WIN.replace("role: led", "role: leader").replace("[search]", "[search, x]"));
  });
  it("a record that is not there, or not the only one", async () => {
    const { problem } = createWorld({ files: { ...files, "wins/2026/2026-11-18-cold-boot.md": WIN } });
    expect(await problem(editRecord, { record: "nothing-like-it", set: ["role=led"] })).toMatchObject({
      code: "record.not-found",
    });
    expect(await problem(editRecord, { record: "2026-11-18-cold", set: ["role=led"] })).toMatchObject({
      code: "record.ambiguous",
      message: expect.stringContaining("win/2026-11-18-cold-boot"),
    });
  });
});

describe("an edit of a file that somebody else just wrote", () => {
  const writeBeforeApply = (times: number) => {
    let writes = 0;
    return createWorld({
      files,
      around: (inner) => ({
        ...inner,
        apply: (plan) => {
          if (writes < times) inner.put(PATH, `${inner.files.get(PATH)}${writes} of theirs\r\n`);
          writes += 1;
          return inner.apply(plan);
        },
      }),
    });
  };
  it("is made on their text, so that both changes are kept", async () => {
    const { run, text } = writeBeforeApply(3);
    await run(editRecord, { record: PATH, set: ["role=supported"] });
    expect(text(PATH)).toBe(`${WIN.replace("role: led", "role: supported")}0 of theirs\r\n1 of theirs\r\n2 of theirs\r\n`);
  });
  it("is given up when they never stop, with their text as it is", async () => {
    const { problem, text } = writeBeforeApply(100);
    expect(await problem(editRecord, { record: PATH, set: ["role=supported"] })).toMatchObject({ code: "record.stale" });
    expect(text(PATH)).toMatch(/role: led[\s\S]*3 of theirs\r\n$/);
  });
});
