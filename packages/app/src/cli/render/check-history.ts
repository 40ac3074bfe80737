import type { showCheckHistory } from "@upshot/core/operations/show-check-history";
import type * as z from "zod";
import { visible } from "../terminal.js";
import { opinionMark, printChanges, printLines, printScores } from "./check-parts.js";
import { plural } from "./plural.js";
import type { Renderer } from "./renderer.js";
import { wrapWords } from "./wrap-words.js";

type History = z.output<(typeof showCheckHistory)["output"]>;

/** Every time a check was answered, newest first, with what changed since the time before. */
export const checkHistory: Renderer = {
  text({ check, answered }: History, { terminal }) {
    const { colors } = terminal;
    terminal.out(`${colors.bold(visible(check.title))}\n`);
    if (answered.length === 0) {
      terminal.note(`It has not been answered yet: \`upshot check ${check.id}\`.`);
      return;
    }
    for (const { id, date, version, current, scores, findings, opinions, changes, ...own } of answered) {
      const isPrivate = own.private === true ? "  private" : "";
      terminal.out(`${colors.bold(date)}  ${colors.dim(visible(id) + isPrivate)}`);
      if (!current) {
        printLines(`version ${version}, other questions than today's: \`upshot check show ${id}\``, "  ", terminal, colors.dim);
      }
      for (const subject of new Set(scores.map((score) => score.subject))) {
        if (subject !== undefined) terminal.out(`  ${visible(subject)}`);
        const own = scores.filter((score) => score.subject === subject);
        printScores(
          own.map(({ title, value, band, withOpinions }) => ({
            title,
            value,
            words: [band ?? "", withOpinions === undefined ? "" : `${withOpinions} with opinions`].filter(Boolean).join(", "),
          })),
          terminal,
        );
      }
      for (const { id: finding, severity, says, subject } of findings) {
        const [first = "", ...more] = wrapWords(visible(nameOf(says ?? finding, subject)), terminal.width - 10);
        terminal.out(`  ${(severity ?? "found").padEnd(6)}  ${first}`);
        for (const line of more) terminal.out(`          ${line}`);
      }
      if (opinions > 0) terminal.out(`  ${opinionMark(terminal)} ${plural(opinions, "answer")} that nothing shows`);
      if (changes !== undefined) {
        terminal.out("  since the time before:");
        printChanges(changes, "    ", terminal);
      }
      terminal.out();
    }
  },
};

function nameOf(title: string, subject: string | undefined): string {
  return subject === undefined ? title : `${subject}: ${title}`;
}
