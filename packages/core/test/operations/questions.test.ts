import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { listQuestions } from "../../src/operations/list-questions.js";
import { createMemoryPlaybook } from "../../testing/memory-playbook.js";
import { createWorld } from "./world.js";

function sample(name: string, own: { readonly id: string; readonly asks: string; readonly topics?: string }): string {
  return readFileSync(fileURLToPath(new URL(`../../../../playbook/samples/valid/${name}.yaml`, import.meta.url)), "utf8")
    .replace(/^id: .*$/m, `id: ${own.id}`)
    .replace(/^asks: .*$/m, `asks: ${own.asks}${own.topics === undefined ? "" : `\ntopics: [${own.topics}]`}`);
}

const asked = (id: string, asks: string, topics?: string) =>
  sample("question-of-an-interviewer", { id, asks, ...(topics !== undefined && { topics }) });
const playbook = createMemoryPlaybook({
  builtIn: {
    "questions/a.yaml": asked("outage", "What broke on a Friday?", "incident, on-call"),
    "questions/b.yaml": asked("outage-told", "Which outage was yours?", "incident"),
    "questions/c.yaml": asked("reorg", "What changed?"),
    "questions/d.yaml": sample("question-for-an-interviewer", { id: "ask-outage", asks: "What broke last?", topics: "incident" }),
  },
});
const world = createWorld({ playbook });
const ids = async (input: Parameters<typeof world.run<typeof listQuestions.input, typeof listQuestions.output>>[1]) =>
  (await world.run(listQuestions, input)).questions.map(({ id }) => id);

describe("upshot questions", () => {
  it("lists both ways, those they ask first, with how often each topic comes up", async () => {
    const listed = await world.run(listQuestions, {});
    expect(listed.questions.map(({ id }) => id)).toEqual(["outage", "outage-told", "reorg", "ask-outage"]);
    expect(listed.topics).toEqual([
      { topic: "incident", questions: 3 },
      { topic: "on-call", questions: 1 },
    ]);
  });

  it("narrows by set, group and topic at once", async () => {
    expect(await ids({ topic: "incident", set: "interview" })).toEqual(["outage", "outage-told"]);
    expect(await ids({ topic: "incident", group: "team" })).toEqual(["ask-outage"]);
    expect(await ids({ topic: "on-call", set: "reverse" })).toEqual([]);
  });

  it("shows what is behind one named by its id, though its id begins another", async () => {
    expect(await world.run(listQuestions, { question: "outage" })).toMatchObject({
      questions: [],
      question: { id: "outage", strong: expect.any(Array) },
    });
  });

  it("finds one by words, or lists those that hold them", async () => {
    expect((await world.run(listQuestions, { question: "friday" })).question?.id).toBe("outage");
    expect(await ids({ question: "broke" })).toEqual(["outage", "ask-outage"]);
  });

  it("draws one among those asked for, and keeps to itself what is behind it", async () => {
    // Chance in tests is a row of x, which is 33 in base 36 at every place.
    const chance = Number.parseInt("xxxxxx", 36);
    const among = ["outage", "outage-told"];
    const drawn = await world.run(listQuestions, { draw: true, topic: "incident", set: "interview" });
    expect(drawn.questions.map(({ id }) => id)).toEqual([among[chance % 2]]);
    expect(drawn.question).toBeUndefined();
  });

  it("names the topic or question that was probably meant", async () => {
    expect(await world.problem(listQuestions, { topic: "incidents" })).toMatchObject({ hint: 'did you mean "incident"?' });
    expect(await world.problem(listQuestions, { topic: "love" })).toMatchObject({ hint: "there are incident, on-call" });
    expect(await world.problem(listQuestions, { question: "outaeg" })).toMatchObject({
      message: 'there is no question "outaeg"',
      hint: 'did you mean "outage"? `upshot questions` lists them',
    });
    expect(await world.problem(listQuestions, { question: "reorg", set: "reverse" })).toMatchObject({
      message: 'there is no question "reorg" among those asked for',
    });
  });
});
