import type { showCheckHistory } from "@upshot/core/operations/show-check-history";
import type * as z from "zod";
import { visible } from "../terminal.js";
import { printChanges } from "./check-parts.js";
import type { Renderer } from "./renderer.js";

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
    for (const { id, date, version, current, scores, findings, opinions, changes } of answered) {
      terminal.out(`${colors.bold(date)}  ${colors.dim(visible(id))}`);
      if (!current) terminal.out(colors.dim(`  version ${version}; the check asks other questions today`));
      const width = Math.max(0, ...scores.map(({ title, subject }) => nameOf(title, subject).length));
      for (const { subject, title, value, band } of scores) {
        const name = nameOf(title, subject).padEnd(width);
        terminal.out(`  ${visible(name)}  ${String(value).padStart(5)}  ${visible(band ?? "")}`.trimEnd());
      }
      const found = findings.map((finding) => [finding.severity, nameOf(finding.id, finding.subject)].filter(Boolean).join(" "));
      if (found.length > 0) terminal.out(`  findings: ${visible(found.join(", "))}`);
      if (opinions > 0)
        terminal.out(`  ${opinions} ${opinions === 1 ? "answer is" : "answers are"} opinion, for want of evidence`);
      if (changes !== undefined) {
        terminal.out("  since the time before:");
        printChanges(changes, { ...terminal, out: (line = "") => terminal.out(`  ${line}`) });
      }
      terminal.out();
    }
  },
};

function nameOf(title: string, subject: string | undefined): string {
  return subject === undefined ? title : `${subject}: ${title}`;
}
