import type { showGuide } from "@upshot/core/operations/show-guide";
import type * as z from "zod";
import { visible } from "../terminal.js";
import { columns, cut, pad } from "./cut.js";
import { markdown } from "./markdown.js";
import { paragraph } from "./paragraph.js";
import type { Renderer } from "./renderer.js";
import { sourcesLine } from "./sources-line.js";

type Shown = z.output<(typeof showGuide)["output"]>;

/** The list of guides by group, or one guide as a page that ends in the command that starts it. */
export const guide: Renderer = {
  json: (output: Shown) => output.guide ?? output.groups.flatMap(({ guides }) => guides),
  text(output: Shown, { terminal }) {
    const { colors } = terminal;
    if (output.guide !== undefined) {
      const { row, title, summary, every, sources, body, start } = output.guide;
      terminal.out(`${colors.bold(visible(title))}  ${colors.dim(`${row}, ${rhythm(every)}`)}`);
      paragraph(summary ?? "", terminal);
      terminal.out(`\n${markdown(visible(explanation(body, start)), terminal)}`);
      terminal.out();
      paragraph(sourcesLine(sources), terminal, 0, colors.dim);
      terminal.out(`\nStart: ${colors.cyan(visible(start))}`);
      return;
    }
    for (const { group, title, guides } of output.groups) {
      terminal.out(colors.bold(`${group}  ${title}`));
      const longest = Math.max(...guides.map(({ title: name }) => columns(name)));
      for (const { row, title: name, summary = "" } of guides) {
        const about = visible(cut(summary, Math.max(20, terminal.width - longest - 9)));
        terminal.out(`  ${row.padEnd(3)}  ${visible(pad(name, longest))}  ${colors.dim(about)}`);
      }
      terminal.out();
    }
    terminal.note("`upshot guide C3`, or words of its title, explains one; `upshot practices` says which you keep.");
  },
};

/** The text without its title, and without the command that it ends in: that stands last of all, where the eye stops. */
function explanation(body: string, start: string): string {
  const text = body.replace(/^# .*\n+/, "").trimEnd();
  const command = `\`${start}\``;
  return text.endsWith(`\n${command}`) ? text.slice(0, -command.length).trimEnd() : text;
}

/** A rhythm in words. */
export function rhythm(every: string): string {
  return every === "once" ? "once" : every === "as-needed" ? "when needed" : `every ${every}`;
}
