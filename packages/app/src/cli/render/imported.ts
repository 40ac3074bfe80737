import type { importGit } from "@upshot/core/operations/import-git";
import type * as z from "zod";
import { oneLine } from "../terminal.js";
import { reportFinding } from "./doctor.js";
import { plural } from "./plural.js";
import type { Renderer } from "./renderer.js";

type Imported = z.output<(typeof importGit)["output"]>;

/** What each repository gave, what was counted instead of listed, and what to do next. */
export const imported: Renderer = {
  text(output: Imported, { terminal, dryRun }) {
    const { colors } = terminal;
    for (const repository of output.repositories) {
      const { name, commits, others, candidates, counted, settled, emails, findings } = repository;
      const yours = `${plural(candidates, "candidate")} from ${plural(commits, "commit")} of yours`;
      terminal.out(`${colors.bold(oneLine(name))}  ${yours}`);
      const rows = [
        ["you are", emails.join(", ")],
        ...(others > 0 ? [["by others", plural(others, "commit")]] : []),
        ...counted.map(({ what, commits: some }) => [what, `${plural(some, "commit")}, counted but not listed`]),
        ...(settled > 0 ? [["judged before", plural(settled, "commit")]] : []),
      ];
      const width = Math.max(...rows.map(([label = ""]) => label.length));
      for (const [label = "", value = ""] of rows)
        terminal.out(colors.dim(`  ${oneLine(label).padEnd(width)}  ${oneLine(value)}`));
      for (const finding of findings) reportFinding(finding, terminal, "note");
    }
    for (const finding of output.findings) reportFinding(finding, terminal, "note");
    if (dryRun || output.repositories.length === 0) return;
    const total = output.repositories.reduce((sum, { candidates }) => sum + candidates, 0);
    terminal.note(
      total === 0
        ? "Nothing new to judge."
        : "Nothing counts until you accept it: `upshot inbox`, or `upshot inbox accept --top 5`.",
    );
  },
  status: (output: Imported) => (output.findings.length > 0 ? 1 : 0),
};
