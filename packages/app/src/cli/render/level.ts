import type { markLevel } from "@upshot/core/operations/mark-level";
import type { showLevel } from "@upshot/core/operations/show-level";
import type * as z from "zod";
import { visible } from "../terminal.js";
import type { Renderer } from "./renderer.js";

type Level = z.output<(typeof showLevel)["output"]>;

/** The matrix, the weakest part first, and what would change it. */
export const level: Renderer = {
  text(output: Level, { terminal }) {
    const { colors } = terminal;
    const line = (text = "") => terminal.out(visible(text));
    const bold = (text: string) => terminal.out(colors.bold(visible(text)));
    bold(`${output.level === undefined ? "Level not said" : output.level.title} → ${output.target.title}`);
    line(`${output.ladder.title} (${output.ladder.id}@${output.ladder.version})`);
    line(`${output.target.title}: ${output.target.sentence}`);
    line(
      output.litmus === undefined
        ? "Litmus: not answered yet; `upshot check litmus`"
        : `Litmus: answered on ${output.litmus.date} (${output.litmus.id})`,
    );
    line();
    const of = `${output.wins} ${output.wins === 1 ? "win" : "wins"} from ${output.quarters[0]} to ${output.quarters.at(-1)}`;
    line(`${of}: ${output.next} next-level, ${output.current} current-level, ${output.wins - output.marked} not marked.`);
    line();
    const width = Math.max(...output.criteria.map(({ title }) => title.length));
    line(`${" ".repeat(width)}  ${output.quarters.map((quarter) => quarter.padEnd(8)).join("  ")}  next  now  standing`);
    for (const criterion of output.criteria) {
      const cells = criterion.cells.map(
        ({ next, current }) =>
          `${"●".repeat(Math.min(next.length, 4))}${"○".repeat(Math.min(current.length, 4))}`.slice(0, 8).padEnd(8) || "·",
      );
      const standing =
        criterion.standing === "shown"
          ? colors.green("shown")
          : criterion.standing === "thin"
            ? colors.yellow("thin")
            : colors.red("none");
      terminal.out(
        `${criterion.title.padEnd(width)}  ${cells.map((cell) => (cell.trim() === "" ? "·".padEnd(8) : cell)).join("  ")}  ${String(criterion.next).padStart(4)}  ${String(criterion.current).padStart(3)}  ${standing}`,
      );
    }
    line("● next level, ○ current level, one mark a win; shown: next-level evidence from two quarters or more");
    if (output.unplaced > 0) line(`${output.unplaced} marked without a criterion: \`upshot win level WIN CRITERION next\``);
    for (const { id, criterion } of output.foreign.slice(0, 5))
      line(`${id} is marked for "${criterion}", which this ladder does not have`);
    line();
    if (!output.claims) line("Fewer than ten wins: no gap is claimed on so little.");
    for (const { criterion, why, expects } of output.build) {
      bold(`${criterion}: ${why}`);
      for (const expected of expects) line(`  ${expected}`);
    }
    if (output.claims && output.build.length === 0) line("Every criterion has next-level evidence from two quarters or more.");
    if (output.stage !== undefined) {
      line();
      bold(`At a company of the stage "${output.stage.id}"`);
      line(output.stage.level ?? output.stage.means);
      line(`What counts: ${output.stage.counts.join("; ")}.`);
      line(`The usual way to fail: ${output.stage.fails}`);
    }
  },
};

/** The marks of a win, or criteria it may speak for. */
export const marked: Renderer = {
  text(output: z.output<(typeof markLevel)["output"]>, { terminal }) {
    terminal.out(visible(output.id));
    for (const [criterion, mark] of Object.entries(output.level))
      terminal.note(visible(`  ${criterion === "" ? "as a whole" : criterion}: ${mark}`));
    for (const { criterion, words } of output.suggestions)
      terminal.note(visible(`  perhaps ${criterion}, because of ${words.map((word) => `"${word}"`).join(", ")}`));
    if (output.suggestions.length > 0)
      terminal.note(visible(`  upshot win level ${output.id.replace("win/", "")} ${output.suggestions[0]?.criterion} next`));
  },
};
