import { itemsOf } from "@upshot/core/playbook/playbook";
import { describe, expect, it } from "vitest";
import { createDiskPlaybook } from "../../src/playbook/disk-playbook.js";

const { items } = await itemsOf(createDiskPlaybook(), "question");
const questions = items.map(({ content }) => content);
const on = (topic: string) => questions.filter(({ topics = [] }) => topics.includes(topic));

describe("the question bank", () => {
  it("has at least sixty questions that they ask and forty to ask them", () => {
    expect(questions.filter(({ set }) => set === "interview").length).toBeGreaterThanOrEqual(60);
    expect(questions.filter(({ set }) => set === "reverse").length).toBeGreaterThanOrEqual(40);
  });

  it.each([
    "incident",
    "hype",
    "feedback",
    "platform",
    "overruled",
    "foreign-bug",
    "reorg",
    "review",
    "competing-asks",
    "stuck",
    "back-to-ic",
    "glue",
  ])("asks about %s in more than one way", (topic) => {
    expect(on(topic).filter(({ set }) => set === "interview").length).toBeGreaterThanOrEqual(2);
  });

  it("gives each question a topic that another one has too, so that a topic is worth asking for", () => {
    const lonely = questions.filter(({ topics = [] }) => topics.length === 0 || topics.some((topic) => on(topic).length < 2));
    expect(lonely.map(({ id, topics }) => `${id}: ${topics?.join(", ")}`)).toEqual([]);
  });

  it("has a follow-up for each", () => {
    expect(questions.filter(({ follow_ups = [] }) => follow_ups.length < 2).map(({ id }) => id)).toEqual([]);
  });
});
