import type { answerCheck } from "@upshot/core/operations/answer-check";
import type { listChecks } from "@upshot/core/operations/list-checks";
import type { showCheck } from "@upshot/core/operations/show-check";
import { PRACTICE_GROUPS } from "@upshot/core/playbook/practices";
import type * as z from "zod";
import { visible } from "../terminal.js";
import { opinionMark, printDangling, printLines, printResult } from "./check-parts.js";
import { cut } from "./cut.js";
import { reportFinding } from "./doctor.js";
import { rhythm } from "./guide.js";
import { markdown } from "./markdown.js";
import type { Renderer } from "./renderer.js";

type Output<Operation extends { readonly output: z.ZodType }> = z.output<Operation["output"]>;

/** What the answers come to, and where they are kept. */
export const answeredCheck: Renderer = {
  text(output: Output<typeof answerCheck>, { terminal, workspace }) {
    const { colors } = terminal;
    terminal.out(`${colors.bold(visible(output.title))}  ${output.date}\n`);
    printResult(output.result, output.previous, terminal);
    printDangling(output.dangling, terminal);
    terminal.out(visible(output.id));
    terminal.note(colors.dim(`  ${visible(`${workspace.root}/${output.path}`)}`));
    if (output.next !== undefined) terminal.note(`Next: ${visible(output.next)}`);
  },
};

/** An answered check with all its answers; one of an older version with the questions of its time. */
export const shownCheck: Renderer = {
  text(output: Output<typeof showCheck>, { terminal, workspace }) {
    const { colors } = terminal;
    terminal.out(`${colors.bold(visible(output.check.title))}  ${output.date}`);
    terminal.out(colors.dim(`${visible(output.id)}  ${visible(`${workspace.root}/${output.path}`)}`));
    terminal.out();
    if (output.result === undefined) {
      terminal.note(
        `Answered as version ${output.check.version}. The check asks other questions today; these are those of then.`,
      );
      terminal.out(markdown(visible(output.body.replace(/^\s*# .*\n?/, "").trim()), terminal));
      return;
    }
    printResult(output.result, output.previous, terminal);
    let head = "";
    for (const { subject, group, asks, answer, evidence, note, opinion } of output.answers) {
      const over = [subject, group].filter((part) => part !== undefined).join(", ");
      if (over !== head && over !== "") terminal.out(colors.bold(visible(over)));
      head = over;
      printLines(asks, "  ", terminal);
      printLines(answer, "    ", terminal, colors.bold);
      if (opinion) terminal.out(`    ${opinionMark(terminal)}`);
      if (note !== undefined) printLines(note, "    ", terminal);
      for (const reference of evidence) terminal.out(colors.dim(`    ${visible(reference)}`));
    }
    printDangling(output.dangling, terminal);
    for (const problem of output.problems) reportFinding(problem, terminal, "note");
  },
  status: (output: Output<typeof showCheck>) => (output.problems.length > 0 ? 1 : 0),
};

/** The checks there are, with the day of the newest answers. */
export const checkList: Renderer = {
  json: (output: Output<typeof listChecks>) => output.checks,
  text(output: Output<typeof listChecks>, { terminal }) {
    const { colors } = terminal;
    const width = Math.max(0, ...output.checks.map(({ id }) => id.length));
    const days = output.checks.some(({ last }) => last !== undefined) ? 12 : 0;
    for (const [letter, title] of [...Object.entries(PRACTICE_GROUPS), ["", "Others"] as const]) {
      const own = output.checks.filter(({ practices: [first = ""] }) => first.slice(0, 1) === letter);
      if (own.length > 0) terminal.out(colors.bold([letter, title].filter(Boolean).join("  ")));
      for (const { id, summary, last, every, origin } of own) {
        const about = `${summary}${origin === "yours" ? " (yours)" : ""}`;
        const room = terminal.width - width - days - 4;
        const often = Number.isFinite(room) ? "" : `  ${rhythm(every)}`;
        const head = `  ${colors.cyan(visible(id.padEnd(width)))}  ${(last ?? "").padEnd(days)}`;
        terminal.out(head + colors.dim(visible(cut(about, room)) + often));
      }
    }
    for (const problem of output.problems) reportFinding(problem, terminal, "note");
    terminal.note("`upshot check ID` asks the questions of one; `upshot check history ID` shows what came of it each time.");
  },
};
