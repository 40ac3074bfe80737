import type { listQuestions } from "@upshot/core/operations/list-questions";
import type * as z from "zod";
import { type Terminal, visible } from "../terminal.js";
import { cut } from "./cut.js";
import type { Renderer } from "./renderer.js";
import { sourcesLine } from "./sources-line.js";

type Listed = z.output<(typeof listQuestions)["output"]>;

const SETS = { interview: "They ask", reverse: "You ask" } as const;

/** The bank by set and group, or one question with what is behind it. */
export const questions: Renderer = {
  json: (output: Listed) => output.question ?? output.questions,
  text(output: Listed, { terminal }) {
    const { colors } = terminal;
    if (output.question !== undefined) {
      showOne(output.question, terminal);
      return;
    }
    let heading = "";
    for (const { id, set, group, asks } of output.questions) {
      const own = `${SETS[set]}: ${group}`;
      if (own !== heading) {
        if (heading !== "") terminal.out();
        terminal.out(colors.bold(own));
        heading = own;
      }
      terminal.out(`  ${visible(cut(asks, Math.max(30, terminal.width - 4)))}`);
      terminal.out(`    ${colors.dim(visible(id))}`);
    }
    const count = output.questions.length;
    terminal.note(
      colors.dim(count === 0 ? "no questions" : `${count} questions; \`upshot questions ID\` shows what is behind one`),
    );
  },
};

function showOne(question: NonNullable<Listed["question"]>, terminal: Terminal): void {
  const { colors } = terminal;
  const part = (heading: string, lines: readonly string[] | string) => {
    terminal.out(`\n${colors.bold(heading)}`);
    if (typeof lines === "string") terminal.out(visible(lines));
    else for (const line of lines) terminal.out(`- ${visible(line)}`);
  };
  terminal.out(colors.bold(visible(question.asks)));
  terminal.out(colors.dim(`${visible(question.id)}@${question.version}, ${question.set}, ${question.group}`));
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
  terminal.out(`\n${colors.dim(sourcesLine(question.sources))}`);
}
