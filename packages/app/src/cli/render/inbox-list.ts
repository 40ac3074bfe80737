import type { listInbox } from "@upshot/core/operations/list-inbox";
import type * as z from "zod";
import { visible } from "../terminal.js";
import { cut } from "./cut.js";
import type { Renderer } from "./renderer.js";

type Listed = z.output<(typeof listInbox)["output"]>;

/** Candidates by quarter, newest quarter first; inside a quarter the most notable first. */
export const inboxList: Renderer = {
  json: (output: Listed) => output.candidates,
  text(output: Listed, { terminal }) {
    const { colors } = terminal;
    const quarters = [...new Set(output.candidates.map(({ quarter }) => quarter))].sort().reverse();
    for (const quarter of quarters) {
      const candidates = output.candidates.filter((candidate) => candidate.quarter === quarter);
      terminal.out(colors.bold(`${quarter}  ${candidates.length}`));
      for (const { id, title, score, reasons, span, repositoryName } of candidates) {
        const days = span.from === span.to ? span.from : `${span.from} to ${span.to}`;
        terminal.out(
          `  ${colors.cyan(visible(id))}  ${String(Math.round(score)).padStart(3)}  ${visible(cut(title, terminal.width - 20))}`,
        );
        const why = [String(repositoryName ?? ""), days, ...reasons.slice(0, 3)].filter((part) => part !== "").join("; ");
        terminal.out(`  ${" ".repeat(id.length)}       ${colors.dim(visible(cut(why, terminal.width - id.length - 10)))}`);
      }
      terminal.out();
    }
    if (output.candidates.length < output.total) terminal.note(`${output.candidates.length} of ${output.total} candidates`);
    if (output.total === 0) terminal.note("No candidates wait. `upshot import git PATH` reads a repository's history.");
    else terminal.note("accept, merge or dismiss them: `upshot inbox accept ID`");
    if (output.lines > 0)
      terminal.note(`${output.lines} ${output.lines === 1 ? "line waits" : "lines wait"} in inbox.md: \`upshot inbox drain\``);
  },
};
