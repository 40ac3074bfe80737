import type { importGit } from "@upshot/core/operations/import-git";
import type * as z from "zod";
import { visible } from "../terminal.js";
import { reportFinding } from "./doctor.js";
import type { Renderer } from "./renderer.js";

/** What each repository gave, what was counted instead of listed, and what to do next. */
export const imported: Renderer = {
  text(output: z.output<(typeof importGit)["output"]>, { terminal }) {
    const { colors } = terminal;
    for (const repository of output.repositories) {
      const { name, commits, others, candidates, counted, settled, emails, findings } = repository;
      terminal.out(
        `${colors.bold(visible(name))}  ${plural(candidates, "candidate")} from ${plural(commits, "commit")} of yours`,
      );
      terminal.out(colors.dim(`  you are ${visible(emails.join(", "))}; ${plural(others, "commit")} by others`));
      for (const { what, commits: some } of counted) terminal.out(colors.dim(`  ${visible(what)}: ${some}`));
      if (settled > 0) terminal.out(colors.dim(`  settled before: ${settled}`));
      for (const finding of findings) reportFinding(finding, terminal, "note");
    }
    for (const finding of output.findings) reportFinding(finding, terminal, "note");
    const total = output.repositories.reduce((sum, { candidates }) => sum + candidates, 0);
    terminal.note(
      total === 0
        ? "Nothing new to judge."
        : "Nothing counts until you accept it: `upshot inbox`, or `upshot inbox accept --top 5`.",
    );
  },
  status: (output: z.output<(typeof importGit)["output"]>) => (output.findings.length > 0 ? 1 : 0),
};

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
