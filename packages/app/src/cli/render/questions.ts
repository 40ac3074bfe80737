import type { listQuestions } from "@upshot/core/operations/list-questions";
import type * as z from "zod";
import { type Terminal, visible } from "../terminal.js";
import { cut } from "./cut.js";
import { paragraph, points } from "./paragraph.js";
import type { Renderer } from "./renderer.js";
import { sourcesLine } from "./sources-line.js";

type Listed = z.output<(typeof listQuestions)["output"]>;
type Line = Listed["questions"][number];

const SETS = { interview: "They ask", reverse: "You ask" } as const;
/** A question in a list is never cut to fewer columns, whatever room its id takes. */
const SHORTEST = 30;

/** The bank by set and group, one question with what is behind it, or one drawn by chance without. */
export const questions: Renderer = {
  json: (output: Listed) => output.question ?? output.questions,
  text(output: Listed, { terminal, input }) {
    const [drawn] = output.questions;
    if (output.question !== undefined) showOne(output.question, terminal);
    else if (input["draw"] === true && drawn !== undefined) showDrawn(drawn, terminal);
    else showList(output, terminal, input["topic"] === undefined);
  },
};

function showList({ questions: listed, topics }: Listed, terminal: Terminal, withTopics: boolean): void {
  const { colors, width } = terminal;
  let heading = "";
  let column = 0;
  for (const { id, set, group, asks } of listed) {
    const own = `${SETS[set]}: ${group}`;
    if (own !== heading) {
      if (heading !== "") terminal.out();
      terminal.out(colors.bold(own));
      heading = own;
      column = Math.max(...listed.filter((each) => each.set === set && each.group === group).map((each) => each.id.length));
    }
    const name = id.padEnd(column);
    terminal.out(`  ${colors.cyan(visible(name))}  ${visible(cut(asks, Math.max(SHORTEST, width - name.length - 4)))}`);
  }
  terminal.note(`${listed.length} ${listed.length === 1 ? "question" : "questions"}.`);
  if (listed.length === 0) return;
  const about = topics.map(({ topic, questions: count }) => `${topic} ${count}`).join(", ");
  for (const line of [
    ...(withTopics && about !== "" ? [`Topics: ${about}.`] : []),
    "`upshot questions ID` shows what is behind one, `--topic TOPIC` those on a topic, `--draw` one by chance.",
  ])
    paragraph(line, { width, out: (text = "") => terminal.note(text) }, 0, colors.dim);
}

function showDrawn({ id, set, group, asks }: Line, terminal: Terminal): void {
  const { colors } = terminal;
  paragraph(asks, terminal, 0, colors.bold);
  terminal.out(colors.dim(visible(`${id}, ${set}, ${group}`)));
  const how = set === "interview" ? "Answer aloud, in two minutes" : "Say what a good answer would hold, and a bad one";
  const next = `${how}; then \`upshot questions ${visible(id)}\` shows what is behind it.`;
  paragraph(next, { width: terminal.width, out: (text = "") => terminal.note(text) });
}

function showOne(question: NonNullable<Listed["question"]>, terminal: Terminal): void {
  const { colors } = terminal;
  const part = (heading: string, texts: readonly string[] | string) => {
    terminal.out(`\n${colors.bold(heading)}`);
    if (typeof texts === "string") paragraph(texts, terminal);
    else points(texts, terminal, 0);
  };
  paragraph(question.asks, terminal, 0, colors.bold);
  const { id, version, set, group, topics = [] } = question;
  const about = [`${id}@${version}`, set, group].join(", ");
  paragraph(topics.length === 0 ? about : `${about}; ${topics.join(", ")}`, terminal, 0, colors.dim);
  if (question.set === "interview") {
    part("What it probes", question.probes);
    part("A strong answer", question.strong);
    part("A weak answer", question.weak);
  } else {
    part("What you learn", question.learns);
    part("A good answer", question.good);
    part("A red flag", question.red_flag);
  }
  if (question.follow_ups !== undefined) part("Follow-ups", question.follow_ups);
  terminal.out();
  paragraph(sourcesLine(question.sources), terminal);
}
