import type { importLadder } from "@upshot/core/operations/import-ladder";
import type * as z from "zod";
import { visible } from "../terminal.js";
import { columns, cut, pad } from "./cut.js";
import { reportFinding } from "./doctor.js";
import { paragraph } from "./paragraph.js";
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
    for (const how of output.how) paragraph(how, terminal, 2);
    line();
    const width = Math.min(CRITERION, Math.max(...output.criteria.map(({ title }) => columns(title))));
    const room = terminal.width - width - 2;
    const whole = output.levels.map(({ title }) => cut(title, LEVEL));
    const isWide = whole.reduce((sum, title) => sum + columns(title) + 2, 0) > room;
    // Where the names do not fit side by side, figures stand for them.
    if (isWide) paragraph(output.levels.map(({ title }, at) => `${at + 1} ${title}`).join(", "), terminal);
    const titles = isWide ? output.levels.map((_, at) => String(at + 1).padStart(2)) : whole;
    line(`${" ".repeat(width)}  ${titles.join("  ")}`);
    for (const { title, expectations } of output.criteria) {
      const counts = expectations.map((count, at) => (count === 0 ? "·" : String(count)).padStart(columns(titles[at] ?? "")));
      line(`${pad(cut(title, width), width)}  ${counts.join("  ")}`);
    }
    line("Each figure is a number of expectations; · is none.");
    line();
    for (const finding of output.findings) reportFinding(finding, terminal, "note");
    line(output.path);
    if (output.inUse === "set") line(`upshot.yaml: ladder: ${output.id}`);
    paragraph(output.inUse === "no" ? `Not in use yet: ${output.next}` : `Next: ${output.next}`, terminal);
  },
};
