import type { markLevel } from "@upshot/core/operations/mark-level";
import type * as z from "zod";
import { visible } from "../terminal.js";
import { paragraph, points } from "./paragraph.js";
import type { Renderer } from "./renderer.js";

type Marked = z.output<(typeof markLevel)["output"]>;

/** The marks of a win, or the criteria it may speak for and what they expect. */
export const marked: Renderer = {
  text({ id, title, level, ladder, suggestions }: Marked, { terminal }) {
    const { colors } = terminal;
    terminal.out(visible(id));
    const marks = Object.entries(level).map(([criterion, mark]) => `${criterion === "" ? "as a whole" : criterion}: ${mark}`);
    if (suggestions === undefined) {
      terminal.note(visible(`  ${marks.length === 0 ? "no mark" : marks.join(", ")}`));
      return;
    }
    terminal.out(colors.bold(visible(title)));
    paragraph(marks.length === 0 ? "Not marked yet." : `Marked ${marks.join(", ")}.`, terminal);
    terminal.out();
    if (suggestions.length === 0) {
      paragraph(`No word of it speaks for one of the criteria of ${ladder.id}: ${ladder.criteria.join(", ")}.`, terminal);
    }
    for (const { criterion, words, expects } of suggestions) {
      paragraph(`${criterion}, because of ${words.map((word) => `“${word}”`).join(", ")}`, terminal);
      for (const { level: name, mark, texts } of expects) {
        terminal.out(visible(`  ${name}, so ${mark}:`));
        points(texts, terminal, 4);
      }
    }
    const first = suggestions[0]?.criterion ?? ladder.criteria[0] ?? "CRITERION";
    terminal.note(colors.dim(visible(`upshot win level ${id.replace("win/", "")} ${first} next`)));
  },
};
