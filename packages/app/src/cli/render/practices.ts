import type { listPractices } from "@upshot/core/operations/list-practices";
import { PRACTICE_GROUPS } from "@upshot/core/playbook/practices";
import type * as z from "zod";
import { visible } from "../terminal.js";
import { rhythm } from "./guide.js";
import type { Renderer } from "./renderer.js";

type Listed = z.output<(typeof listPractices)["output"]>;

/** One line a practice: row, how it stands and since when, its name and rhythm. */
export const practiceList: Renderer = {
  json: (output: Listed) => output.practices,
  text(output: Listed, { terminal }) {
    const { colors } = terminal;
    const paint = { never: colors.dim, due: colors.yellow, kept: colors.green };
    let group = "";
    for (const practice of output.practices) {
      if (practice.group !== group) {
        if (group !== "") terminal.out();
        group = practice.group;
        terminal.out(colors.bold(`${group}  ${PRACTICE_GROUPS[practice.group]}`));
      }
      const { row, state, title, last, due, every } = practice;
      const since = last === undefined ? "" : state === "due" ? `since ${due}` : last;
      const when = every === undefined ? "" : colors.dim(`  ${rhythm(every)}`);
      terminal.out(`  ${row.padEnd(3)}  ${paint[state](state.padEnd(5))}  ${since.padEnd(16)}  ${visible(title)}${when}`);
    }
    const count = (state: string) => output.practices.filter((practice) => practice.state === state).length;
    if (output.practices.length === 0) terminal.note("Nothing is due.");
    else
      terminal.note(
        colors.dim(`${count("kept")} kept, ${count("due")} due, ${count("never")} never; \`upshot guide ROW\` explains one`),
      );
  },
};
