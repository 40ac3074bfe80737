import * as z from "zod";
import { nearest } from "../codec/nearest.js";
import { Question } from "../playbook/formats/question.js";
import { itemsOf } from "../playbook/playbook.js";
import { fail, ok, type Result } from "../problem.js";
import { byWords } from "./by-words.js";
import { operation } from "./operation.js";

const [Interview, Reverse] = Question.options;
const groups = [...Interview.shape.group.options, ...Reverse.shape.group.options] as const;

const QuestionLine = z.object({
  id: z.string(),
  set: z.enum(["interview", "reverse"]),
  group: z.string(),
  topics: z.array(z.string()),
  asks: z.string(),
});

/** `upshot questions`: the question bank, both ways. */
export const listQuestions = operation({
  name: "question.list",
  summary: "Lists interview questions, and those to ask back; with an id, what is behind one; or draws one to practise",
  input: z.object({
    question: z.string().optional().describe("Id of one, to see what is behind it, or words that it should hold"),
    set: z.enum(["interview", "reverse"]).optional().describe("interview: what they ask; reverse: what you ask"),
    group: z.enum(groups).optional().describe("Only questions of this group"),
    topic: z.string().optional().describe("Only questions on this topic, such as incident or feedback"),
    draw: z.boolean().optional().describe("One of them by chance, without what is behind it: answer it aloud first"),
  }),
  output: z.object({
    questions: z.array(QuestionLine).describe("Empty when what is behind one is shown"),
    question: Question.optional(),
    topics: z.array(z.object({ topic: z.string(), questions: z.int() })).describe("Topics of those listed, most used first"),
  }),
  effect: "read",
  async run({ question, set, group, topic, draw }, { playbook, ids }) {
    const all = (await itemsOf(playbook, "question")).items.map(({ content }) => content);
    const within = onTopic(all, topic);
    if (!within.ok) return within;
    const open = within.value.filter((each) => (set ?? each.set) === each.set && (group ?? each.group) === each.group);
    const named = question === undefined ? open : search(question, open);
    if (question !== undefined && named.length === 0)
      return fail({
        code: "playbook.not-found",
        message: `there is no question "${question}"${open.length < all.length ? " among those asked for" : ""}`,
        hint: nearHint(
          question,
          all.map(({ id }) => id),
        ),
      });
    const [first, ...others] = named;
    if (question !== undefined && first !== undefined && others.length === 0 && draw !== true)
      return ok({ output: { questions: [], question: first, topics: [] } });
    const sorted = [...named].sort((one, other) => rank(one) - rank(other) || (one.id < other.id ? -1 : 1));
    const shown = draw === true && sorted.length > 0 ? sorted.slice(drawn(ids.random(6), sorted.length)).slice(0, 1) : sorted;
    return ok({
      output: {
        questions: shown.map((each) => ({
          id: each.id,
          set: each.set,
          group: each.group,
          topics: [...(each.topics ?? [])],
          asks: each.asks,
        })),
        topics: topicsOf(sorted),
      },
    });
  },
});

function onTopic(questions: readonly Question[], topic: string | undefined): Result<readonly Question[]> {
  if (topic === undefined) return ok(questions);
  const found = questions.filter(({ topics }) => topics?.includes(topic) === true);
  if (found.length > 0) return ok(found);
  const names = topicsOf(questions).map((each) => each.topic);
  const near = nearest(topic, names);
  return fail({
    code: "playbook.not-found",
    message: `there is no topic "${topic}"`,
    hint: near === undefined ? `there are ${names.sort().join(", ")}` : `did you mean "${near}"?`,
  });
}

/** The one with that id, else those that hold the words. */
function search(wanted: string, questions: readonly Question[]): readonly Question[] {
  const exact = questions.filter(({ id }) => id === wanted.trim().toLowerCase());
  return exact.length > 0
    ? exact
    : byWords(questions, wanted, ({ id, title, topics = [], asks }) => [id, title, ...topics, asks].join(" "));
}

function nearHint(wanted: string, ids: readonly string[]): string {
  const near = nearest(wanted, ids);
  return `${near === undefined ? "" : `did you mean "${near}"? `}\`upshot questions\` lists them`;
}

function topicsOf(questions: readonly Question[]) {
  const counts = new Map<string, number>();
  for (const topic of questions.flatMap(({ topics = [] }) => topics)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .map(([topic, count]) => ({ topic, questions: count }))
    .sort((one, other) => other.questions - one.questions || (one.topic < other.topic ? -1 : 1));
}

/** A place in a list of so many, out of letters and digits drawn by chance. */
function drawn(chance: string, length: number): number {
  return Number.parseInt(chance, 36) % length;
}

/** By set, then by group, in the order in which the format lists them. */
function rank({ set, group }: Question): number {
  return (set === "reverse" ? 100 : 0) + groups.indexOf(group);
}
