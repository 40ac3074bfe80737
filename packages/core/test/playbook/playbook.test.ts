import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ejectPlaybook } from "../../src/operations/eject-playbook.js";
import { listPlaybook } from "../../src/operations/list-playbook.js";
import { listQuestions } from "../../src/operations/list-questions.js";
import { showPlaybook } from "../../src/operations/show-playbook.js";
import { validatePlaybook } from "../../src/operations/validate-playbook.js";
import type { KnownCommand, PlaybookPort } from "../../src/playbook/item.js";
import { itemOf } from "../../src/playbook/playbook.js";
import { createMemoryPlaybook, type PlaybookTexts } from "../../testing/memory-playbook.js";
import { createWorld } from "../operations/world.js";

function sample(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../../../playbook/samples/${name}`, import.meta.url)), "utf8");
}

const check = sample("valid/check-with-scores-and-findings.yaml");
const guide = sample("valid/guide-with-all-sections.md");
const template = sample("valid/template-with-prefills.yaml");

/** A playbook whose program has two commands. */
function withCommands(builtIn: PlaybookTexts): PlaybookPort {
  const commands: readonly KnownCommand[] = [
    { path: "log", flags: ["--date"] },
    { path: "check", flags: ["--answers"] },
    { path: "check history", flags: [] },
    { path: "new document", flags: ["--template"] },
  ];
  return { ...createMemoryPlaybook({ builtIn }), commands: async () => commands };
}

async function findings(playbook: PlaybookPort, input = {}): Promise<readonly string[]> {
  const { findings: found } = await createWorld({ playbook }).run(validatePlaybook, input);
  return found
    .filter(({ message }) => !message.startsWith("no guide explains"))
    .map(({ line, message }) => `${line}: ${message}`);
}

describe("overriding", () => {
  it("lets the user's file take the place of the built-in one, and adds others", async () => {
    const playbook = createMemoryPlaybook({
      builtIn: { "checks/a.yaml": check },
      yours: {
        "checks/mine.yaml": check.replace("title: Three", "title: My three"),
        "checks/new.yaml": check.replace("id: three", "id: four"),
      },
    });
    const { items } = await createWorld({ playbook }).run(listPlaybook, { format: "check" });
    expect(items.map(({ id, title, origin }) => [id, title, origin])).toEqual([
      ["four-questions", "Three questions", "yours"],
      ["three-questions", "My three questions", "yours"],
    ]);
  });

  it("keeps the built-in item when the user's file has a fault, and names the fault", async () => {
    const playbook = createMemoryPlaybook({
      builtIn: { "checks/a.yaml": check },
      yours: { "checks/a.yaml": check.replace("intro:", "into:") },
    });
    const { items, findings: found } = await createWorld({ playbook }).run(listPlaybook, {});
    expect(items).toMatchObject([{ id: "three-questions", origin: "built-in" }]);
    expect(found.map(({ message }) => message)).toEqual(["intro is missing; expected text", 'there is no key "into" here']);
  });

  it("uses the first of two files with one id and names the second", async () => {
    const playbook = createMemoryPlaybook({ yours: { "checks/a.yaml": check, "checks/b.yaml": check } });
    const { items, findings: found } = await createWorld({ playbook }).run(listPlaybook, {});
    expect(items).toMatchObject([{ path: "playbook/checks/a.yaml" }]);
    expect(found).toMatchObject([{ file: "playbook/checks/b.yaml", line: 1 }]);
  });

  it("says where to look when an item is missing and some files can't be used", async () => {
    const playbook = createMemoryPlaybook({ yours: { "checks/a.yaml": "nothing: here" } });
    expect(await itemOf(playbook, "check", "three-questions")).toMatchObject({
      problem: { code: "playbook.not-found", hint: expect.stringContaining("upshot playbook validate") },
    });
  });
});

describe("upshot playbook show", () => {
  const same = { "checks/a.yaml": check.replace("id: three-questions", "id: short-note"), "templates/a.yaml": template };
  const { run, problem } = createWorld({ playbook: createMemoryPlaybook({ builtIn: same }) });

  it("gives the file's text and what it holds", async () => {
    const shown = await run(showPlaybook, { item: "check/short-note" });
    expect(shown.text).toBe(same["checks/a.yaml"]);
    expect(shown.content).toMatchObject({ id: "short-note", every: "month" });
  });

  it("asks for the format where two formats have the same id", async () => {
    expect(await problem(showPlaybook, { item: "short-note" })).toMatchObject({
      code: "playbook.ambiguous",
      hint: "write check/short-note or template/short-note",
    });
    expect(await run(showPlaybook, { item: "templates/short-note" })).toMatchObject({ format: "template" });
  });

  it("finds a rule by its id, which has a slash of its own", async () => {
    const rules = createMemoryPlaybook({ builtIn: { "rules/a.yaml": sample("valid/rule-with-a-word-list.yaml") } });
    for (const item of ["win/sample", "rule/win/sample"]) {
      expect(await createWorld({ playbook: rules }).run(showPlaybook, { item })).toMatchObject({ id: "win/sample" });
    }
  });
});

describe("upshot playbook eject", () => {
  it("copies the file byte for byte, once", async () => {
    const text = `# A comment that stays\n${check}`;
    const world = createWorld({ playbook: createMemoryPlaybook({ builtIn: { "checks/deep/a.yaml": text } }) });
    await world.run(ejectPlaybook, { item: "three-questions" });
    expect(world.text("playbook/checks/deep/a.yaml")).toBe(text);
    expect(await world.problem(ejectPlaybook, { item: "three-questions" })).toMatchObject({ code: "record.exists" });
  });

  it("refuses when the item is the user's own already, wherever its file is", async () => {
    const playbook = createMemoryPlaybook({ builtIn: { "checks/a.yaml": check }, yours: { "checks/mine.yaml": check } });
    expect(await createWorld({ playbook }).problem(ejectPlaybook, { item: "three-questions" })).toMatchObject({
      code: "record.exists",
      place: { file: "playbook/checks/mine.yaml" },
    });
  });
});

describe("upshot playbook validate", () => {
  it("finds nothing in files that fit together", async () => {
    const next = `${check}next: "\`upshot check three-questions --answers FILE\`, then \`upshot new document --template short-note\`"\n`;
    expect(await findings(withCommands({ "checks/a.yaml": next, "templates/a.yaml": template, "guides/a.md": guide }))).toEqual(
      [],
    );
  });

  it("finds commands, options and ids in texts that are not there", async () => {
    const texts = {
      "checks/a.yaml": `${check}next: "\`upshot chek three-questions\`, \`upshot check three-question\`, \`upshot check history x --all\`"\n`,
      "guides/a.md": guide.replace("Write one line.", "`upshot new document --template long-note` and `upshot log -- --help`"),
      "templates/a.yaml": template.replace("What you ask for.", "Run `upshot frobnicate NAME`."),
    };
    expect(await findings(withCommands(texts))).toEqual([
      "29: there is no command `upshot chek three-questions`",
      '29: there is no check "three-question"',
      "29: `upshot check history` has no option --all",
      '21: there is no template "long-note"',
      "11: there is no command `upshot frobnicate NAME`",
    ]);
  });

  it("reads commands with quotes, pipes and several words as a shell does", async () => {
    const body = 'Use `upshot log "--not an option"`, `upshot log x | grep --count x`, `upshot check`, `upshot new`.';
    expect(await findings(withCommands({ "guides/a.md": guide.replace("Write one line.", body) }))).toEqual([]);
  });

  it("finds a guide's filter that can't be read, or names an unknown field", async () => {
    const filters = ['"kind:win', "'colour:green'"];
    const texts = Object.fromEntries(
      filters.map((kept, index) => [
        `guides/${index}.md`,
        guide
          .replace('"kind:win"', index === 0 ? `'${kept}'` : kept)
          .replace("sample-guide", `guide-${index}`)
          .replace("practice: A1", `practice: A${index + 1}`),
      ]),
    );
    expect(await findings(withCommands(texts))).toEqual([
      expect.stringMatching(/^8: kept is no filter that can be used: /),
      "8: kept is no filter that can be used: There is no field called colour",
    ]);
  });

  it("misses no guide, and wants none twice", async () => {
    const playbook = createMemoryPlaybook({
      builtIn: { "guides/a.md": guide, "guides/b.md": guide.replace("id: sample-guide", "id: other-guide") },
    });
    const { findings: found } = await createWorld({ playbook }).run(validatePlaybook, {});
    expect(found.filter(({ message }) => message.startsWith("no guide explains"))).toHaveLength(79);
    expect(found).toContainEqual(
      expect.objectContaining({ file: "playbook/guides/b.md", message: "A1 is explained by playbook/guides/a.md already" }),
    );
  });

  it("looks at files that are given, and guesses their format", async () => {
    const names = [
      "ladder-with-the-least-it-needs",
      "check-about-several-subjects",
      "template-with-prefills",
      "question-for-an-interviewer",
      "rule-with-a-word-list",
    ];
    const files = names.map((name) => ({ path: `${name}.yaml`, text: sample(`valid/${name}.yaml`) }));
    const { valid, counts, findings: found } = await createWorld().run(validatePlaybook, { files });
    expect(found).toEqual([]);
    expect([valid, counts]).toEqual([5, { ladder: 1, check: 1, template: 1, rule: 1, guide: 0, question: 1 }]);
  });
});

describe("upshot questions", () => {
  const playbook = createMemoryPlaybook({
    builtIn: {
      "questions/b.yaml": sample("valid/question-for-an-interviewer.yaml"),
      "questions/a.yaml": sample("valid/question-of-an-interviewer.yaml"),
    },
  });
  const { run, problem } = createWorld({ playbook });

  it("lists what they ask before what you ask, and narrows by set and group", async () => {
    const ids = async (input: object) => (await run(listQuestions, input)).questions.map(({ id }) => id);
    expect(await ids({})).toEqual(["sample-question", "sample-reverse"]);
    expect(await ids({ set: "reverse" })).toEqual(["sample-reverse"]);
    expect(await ids({ group: "behavioural" })).toEqual(["sample-question"]);
    expect(await ids({ set: "reverse", group: "behavioural" })).toEqual([]);
  });

  it("shows one with what is behind it", async () => {
    expect((await run(listQuestions, { question: "sample-question" })).question).toMatchObject({
      probes: ["Whether you choose."],
    });
    expect(await problem(listQuestions, { question: "sample-questions" })).toMatchObject({ code: "playbook.not-found" });
  });
});
