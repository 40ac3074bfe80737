import type { listInbox } from "@upshot/core/operations/list-inbox";
import type * as z from "zod";
import { oneLine } from "../terminal.js";
import { cut } from "./cut.js";
import { plural } from "./plural.js";
import type { Renderer } from "./renderer.js";

type Listed = z.output<(typeof listInbox)["output"]>;

/** A candidate as the inbox lists it. */
export type Waiting = Listed["candidates"][number];

/** Candidates by quarter, newest quarter first; inside a quarter the most notable first. */
export const inboxList: Renderer = {
  json: (output: Listed) => output.candidates,
  text(output: Listed, { terminal }) {
    const { colors, width } = terminal;
    const quarters = [...new Set(output.candidates.map(({ quarter }) => quarter))].sort().reverse();
    const ids = Math.max(0, ...output.candidates.map(({ id }) => id.length));
    for (const [index, quarter] of quarters.entries()) {
      if (index > 0) terminal.out();
      const candidates = output.candidates.filter((candidate) => candidate.quarter === quarter);
      terminal.out(colors.bold(`${quarter}  ${plural(candidates.length, "candidate")}`));
      for (const candidate of candidates) {
        const head = `  ${oneLine(candidate.id).padEnd(ids)}  ${String(Math.round(candidate.score)).padStart(3)}  `;
        terminal.out(`${colors.cyan(head)}${cut(oneLine(candidate.title), width - head.length)}`);
        terminal.out(colors.dim(cut(`${" ".repeat(head.length)}${whence(candidate)}`, width)));
      }
    }
    const shown = output.candidates.length;
    if (shown < output.total) terminal.note(`${shown} of ${plural(output.total, "candidate")}`);
    terminal.note(
      output.total === 0
        ? "No candidates wait. `upshot import git PATH` reads a repository's history."
        : "Accept, merge or dismiss them: `upshot inbox accept ID`.",
    );
    if (output.lines > 0) {
      terminal.note(
        `${plural(output.lines, "line")} of inbox.md ${output.lines === 1 ? "waits" : "wait"}: \`upshot inbox drain\`.`,
      );
    }
  },
};

/** Where a candidate comes from, when it was, and the first of its reasons. */
function whence(candidate: Waiting): string {
  const { repositoryName, span } = candidate;
  const parts = [String(repositoryName ?? ""), daysOf(span), ...reasonsOf(candidate).slice(0, 3)];
  return oneLine(parts.filter((part) => part !== "").join("; "));
}

/** Why it is offered. That it goes on with a win comes first, because then it is more likely a part of that than a win. */
export function reasonsOf({ reasons }: Waiting): readonly string[] {
  const goesOn = (reason: string) => reason.startsWith("goes on with ");
  return [...reasons.filter(goesOn), ...reasons.filter((reason) => !goesOn(reason))];
}

/** A span of days in words. */
export function daysOf({ from, to }: Waiting["span"]): string {
  return from === to ? from : `${from} to ${to}`;
}
