import { describe, expect, it } from "vitest";
import { createOfKind, createRecord } from "../../src/operations/create-record.js";
import { listRecords } from "../../src/operations/list-records.js";
import { win } from "../../src/record/kinds/win.js";
import { kindNamed, kinds } from "../../src/record/kinds.js";
import { createWorld, frontMatter, sampleFiles, type TestWorld } from "./world.js";

/** Creates a record of a kind; the fields are the kind's own. */
function create({ run }: TestWorld, kind: string, input: { readonly title: string } & Readonly<Record<string, unknown>>) {
  return run(createOfKind(kindNamed(kind) ?? win), input);
}

describe("a new record", () => {
  // An answered check is nothing without the check it answers; check.answer makes those.
  it.each(kinds.filter(({ name }) => name !== "check"))(
    "of the kind $name lies in its folder, with the headings to fill in",
    async (kind) => {
      const world = createWorld();
      const made = await world.run(createOfKind(kind), { title: "Über C# & co" });
      const stem = kind.date === undefined ? "uber-c-co" : "2026-11-20-uber-c-co";
      expect(made).toEqual({
        id: `${kind.name}/${stem}`,
        path: kind.date === undefined ? `${kind.folder}/${stem}.md` : `${kind.folder}/2026/${stem}.md`,
        title: "Über C# & co",
      });
      const headings = world
        .text(made.path)
        .split("\n")
        .filter((line) => line.startsWith("#"));
      expect(headings).toEqual(["# Über C# & co", ...kind.sections.map(({ heading }) => `## ${heading}`)]);
    },
  );
  it("has the body that was given instead of the headings", async () => {
    const world = createWorld();
    const { path } = await create(world, "win", { title: "One", body: "Two\n" });
    expect(world.text(path)).toMatch(/---\n\n# One\n\nTwo\n$/);
  });
  it("takes its metrics as text or as they are", async () => {
    const world = createWorld();
    const metrics = [
      "cold start 1.8s -> 650ms on mobile",
      "Postgres 12 -> 16",
      "{ name: calmer nights }",
      { name: "pages", from: 14, to: 3 },
    ];
    const { path } = await create(world, "win", { title: "One", metrics });
    expect(frontMatter(world.text(path))).toEqual([
      "date: 2026-11-20",
      "metrics:",
      ...["  - name: cold start on mobile", "    from: 1800", "    to: 650", "    unit: ms", "    better: lower"],
      ...["  - name: Postgres", "    from: 12", "    to: 16", "    better: higher"],
      "  - name: calmer nights",
      ...["  - name: pages", "    from: 14", "    to: 3"],
    ]);
  });
  it.each([
    ["a metric without a change in it", { metrics: ["faster"] }, /^"faster" is no metric/],
    ["an empty metric", { metrics: [""] }, /is no metric/],
    ["an empty label", { tags: ["search", ""] }, /^tags\.1: expected text that is not empty/],
    ["an empty person", { with: [""] }, /^with\.0: expected text that is not empty/],
    ["an empty title", { title: "" }, /^title: expected text that is not empty/],
  ])("is not made of %s", async (_, input, message) => {
    const { problem, vault } = createWorld();
    const found = await problem(createOfKind(win), { title: "One", ...input });
    expect(found).toMatchObject({ code: "input.invalid", message: expect.stringMatching(message) });
    expect(vault.files.size).toBe(0);
  });
  it("takes what has a structure as YAML", async () => {
    const world = createWorld();
    const one = await create(world, "win", { title: "One", level: "{ scope: next, craft: current }", private: true });
    expect(frontMatter(world.text(one.path))).toEqual([
      "date: 2026-11-20",
      "level:",
      "  scope: next",
      "  craft: current",
      "private: true",
    ]);
    const two = await create(world, "promise", {
      title: "Two",
      moved: "[{ on: 2026-11-01, from: 2026-11-02, to: 2026-11-09 }]",
    });
    expect(frontMatter(world.text(two.path)).slice(1)).toEqual([
      "moved:",
      "  - 'on': 2026-11-01",
      "    from: 2026-11-02",
      "    to: 2026-11-09",
    ]);
    const three = await create(world, "decision", { title: "Three", confidence: 70 });
    expect(frontMatter(world.text(three.path))).toContain("confidence: 70");
  });
});

describe("a field with a bad value", () => {
  it.each([
    ["win", { role: "leader" }, "role", /led.*contributed.*supported/],
    ["win", { altitude: "sys" }, "altitude", /code.*system.*business/],
    ["win", { date: "2026-02-30" }, "date", /YYYY-MM-DD/],
    ["win", { level: "{ scope: nxt }" }, "level", /current.*next/],
    ["win", { level: "senior" }, "level", /current.*next/],
    ["win", { private: "yes" }, "private", /true or false/],
    ["win", { with: "maria" }, "with", /list/],
    ["win", { metrics: [{ from: "fast" }] }, "metrics", /number/],
    ["decision", { confidence: 120 }, "confidence", /at most 100/],
    ["decision", { confidence: "sure" }, "confidence", /number/],
    ["person", { cadence: 0 }, "cadence", /at least 1/],
    ["person", { cadence: 1.5 }, "cadence", /whole number/],
    ["promise", { state: "done" }, "state", /open.*landed.*missed/],
    ["theme", { state: "open" }, "state", /active.*parked.*done/],
    ["theme", { visibility: "all" }, "visibility", /me.*manager.*company.*public/],
  ])("is refused by its name and with what is allowed: %s %j", async (kind, fields, field, allowed) => {
    const { problem, vault } = createWorld();
    const { code, message } = await problem(createOfKind(kindNamed(kind) ?? win), { title: "One", ...fields });
    expect(code).toBe("input.invalid");
    expect(message).toMatch(new RegExp(`^${field}`));
    expect(message).toMatch(allowed);
    expect(vault.files.size).toBe(0);
  });
  it("is a title without a word, too", async () => {
    const { problem } = createWorld();
    expect((await problem(createOfKind(win), { title: "" })).message).toMatch(/^title: /);
    expect((await problem(createOfKind(win), {})).message).toMatch(/^title: /);
  });
});

describe("a record's JSON", () => {
  it("makes the same record in another vault, for every record of the sample", async () => {
    const files = sampleFiles();
    const [from, to] = [createWorld({ files }), createWorld()];
    const listed = await from.run(listRecords, {});
    expect(listed.total).toBe(Object.keys(files).filter((path) => path.includes("/")).length);
    const { created } = await to.run(createRecord, { records: JSON.stringify(listed.records) });
    expect(created.map(({ id, path }) => [id, path])).toEqual(listed.records.map(({ id, path }) => [id, path]));
    expect(await to.run(listRecords, {})).toEqual(listed);
  });
  it("makes a record out of little: a kind and a title", async () => {
    const { run, text } = createWorld();
    const { created } = await run(createRecord, { records: [{ kind: "win", title: "One", tags: ["a"] }] });
    expect(created).toEqual([{ id: "win/2026-11-20-one", path: "wins/2026/2026-11-20-one.md", title: "One" }]);
    expect(text("wins/2026/2026-11-20-one.md")).toBe("---\ndate: 2026-11-20\ntags: [a]\n---\n\n# One\n");
  });
  it("makes all of its records or none", async () => {
    const { problem, vault } = createWorld();
    const records = [
      { kind: "win", title: "One" },
      { kind: "win", title: "Two", role: "leader" },
    ];
    expect(await problem(createRecord, { records })).toMatchObject({ message: expect.stringMatching(/^Record 2: role: .*led/) });
    expect(vault.files.size).toBe(0);
  });
  it("keeps two records of the same words apart", async () => {
    const { run } = createWorld();
    const { created } = await run(createRecord, { records: '{"kind":"note","title":"One"}\n{"kind":"note","title":"One"}' });
    expect(created.map(({ id }) => id)).toEqual(["note/2026-11-20-one", "note/2026-11-20-one-2"]);
  });
  it.each([
    ["an id that is taken", { id: "person/ben", title: "Ben" }, "record.exists", /person\/ben exists already/],
    ["an id of another kind", { id: "note/ben", kind: "win", title: "Ben" }, "input.invalid", /can't be the id of a win/],
    ["an id that leads elsewhere", { id: "person/../../ben", title: "Ben" }, "input.invalid", /can't be the name/],
    ["an id that hides its file", { id: "person/.ben", title: "Ben" }, "input.invalid", /can't be the name/],
    ["a kind that does not exist", { kind: "winn", title: "Ben" }, "input.invalid", /no kind "winn"/],
    ["no title", { kind: "win" }, "input.invalid", /title/],
    ["a title that is no text", { kind: "win", title: 7 }, "input.invalid", /title/],
  ])("is refused with %s", async (_, record, code, message) => {
    const { problem, vault } = createWorld({ files: { "people/ben.md": "# Ben\n" } });
    const found = await problem(createRecord, { records: JSON.stringify([record]) });
    expect(found).toMatchObject({ code, message: expect.stringMatching(message) });
    expect([...vault.files]).toEqual([["people/ben.md", "# Ben\n"]]);
  });
  it("is refused when it is no JSON, with the line", async () => {
    const { problem } = createWorld();
    expect(await problem(createRecord, { records: '{"kind":"win","title":"One"}\n{"kind"' })).toMatchObject({
      code: "input.invalid",
      place: { line: 2 },
    });
  });
});
