import type { importLadder } from "@upshot/core/operations/import-ladder";
import type * as z from "zod";
import { visible } from "../terminal.js";
import { cut } from "./cut.js";
import { reportFinding } from "./doctor.js";
import type { Renderer } from "./renderer.js";

/** Widest name of a criterion and of a level in the matrix. */
const CRITERION = 32;
const LEVEL = 14;

/** How the ladder was read, and a small matrix of how many expectations stand in each cell. */
export const importedLadder: Renderer = {
  text(output: z.output<(typeof importLadder)["output"]>, { terminal }) {
    const { colors } = terminal;
    const line = (text = "") => terminal.out(visible(text));
    terminal.out(colors.bold(visible(`${output.title} (${output.id})`)));
    for (const how of output.how) line(`  ${how}`);
    line();
    const titles = output.levels.map(({ title }) => cut(title, LEVEL));
    const width = Math.min(CRITERION, Math.max(...output.criteria.map(({ title }) => title.length)));
    line(`${" ".repeat(width)}  ${titles.join("  ")}`);
    for (const { title, expectations } of output.criteria) {
      const counts = expectations.map((count, at) => (count === 0 ? "none" : String(count)).padStart(titles[at]?.length ?? 0));
      line(`${cut(title, width).padEnd(width)}  ${counts.join("  ")}`);
    }
    line("Each figure is a number of expectations.");
    line();
    for (const finding of output.findings) reportFinding(finding, terminal, "note");
    line(output.path);
    if (output.inUse === "set") line(`upshot.yaml: ladder: ${output.id}`);
    line(output.inUse === "no" ? `Not in use yet: ${output.next}` : `Next: ${output.next}`);
  },
};
