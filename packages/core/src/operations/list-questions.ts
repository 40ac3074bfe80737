import * as z from "zod";
import { Question } from "../playbook/formats/question.js";
import type { Item } from "../playbook/item.js";
import { itemOf, itemsOf } from "../playbook/playbook.js";
import { ok } from "../problem.js";
import { operation } from "./operation.js";

const [Interview, Reverse] = Question.options;
const groups = [...Interview.shape.group.options, ...Reverse.shape.group.options] as const;

const QuestionLine = z.object({ id: z.string(), set: z.enum(["interview", "reverse"]), group: z.string(), asks: z.string() });

/** `upshot questions`: the question bank, both ways. */
export const listQuestions = operation({
  name: "question.list",
  summary: "Lists interview questions, and those to ask back; with an id, what is behind one",
  input: z.object({
    question: z.string().optional().describe("Id of one question, to see what it probes and how answers sound"),
    set: z.enum(["interview", "reverse"]).optional().describe("interview: what they ask; reverse: what you ask"),
    group: z.enum(groups).optional().describe("Only questions of this group"),
  }),
  output: z.object({
    questions: z.array(QuestionLine).describe("Empty when one is shown"),
    question: Question.optional(),
  }),
  effect: "read",
  async run(input, { playbook }) {
    if (input.question !== undefined) {
      const found = await itemOf(playbook, "question", input.question);
      return found.ok ? ok({ output: { questions: [], question: found.value.content } }) : found;
    }
    const { items } = await itemsOf(playbook, "question");
    const wanted = items
      .map(({ content }) => content)
      .filter(({ set, group }) => (input.set ?? set) === set && (input.group ?? group) === group)
      .sort((one, other) => rank(one) - rank(other) || (one.id < other.id ? -1 : 1));
    return ok({ output: { questions: wanted.map(({ id, set, group, asks }) => ({ id, set, group, asks })) } });
  },
});

/** By set, then by group, in the order in which the format lists them. */
function rank({ set, group }: Item<"question">["content"]): number {
  return (set === "reverse" ? 100 : 0) + groups.indexOf(group);
}
