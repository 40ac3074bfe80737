import type { ejectPlaybook } from "@upshot/core/operations/eject-playbook";
import type { listPlaybook } from "@upshot/core/operations/list-playbook";
import type { showPlaybook } from "@upshot/core/operations/show-playbook";
import type { validatePlaybook } from "@upshot/core/operations/validate-playbook";
import { formatNames } from "@upshot/core/playbook/formats";
import type * as z from "zod";
import { visible } from "../terminal.js";
import { cut } from "./cut.js";
import { reportFinding } from "./doctor.js";
import type { Renderer } from "./renderer.js";

type Listed = z.output<(typeof listPlaybook)["output"]>;

/** One line an item, by format: `id@version`, title, and whether it is the user's own. */
export const playbookList: Renderer = {
  json: (output: Listed) => output.items,
  text(output: Listed, { terminal }) {
    const { colors } = terminal;
    const width = Math.max(0, ...output.items.map(({ id, version }) => `${id}@${version}`.length));
    for (const format of formatNames) {
      const items = output.items.filter((item) => item.format === format);
      if (items.length === 0) continue;
      terminal.out(colors.bold(`${format}  ${items.length}`));
      for (const { id, version, title, origin } of items) {
        const name = `${id}@${version}`.padEnd(width);
        const mark = origin === "yours" ? `  ${colors.green("yours")}` : "";
        terminal.out(`  ${visible(name)}  ${visible(cut(title, Math.max(20, terminal.width - width - 14)))}${mark}`);
      }
    }
    for (const finding of output.findings) reportFinding(finding, terminal, "note");
    if (output.items.length === 0) terminal.note("The playbook is empty.");
  },
};

/** The file as it is; what it is and where it lies on standard error. */
export const playbookItem: Renderer = {
  text(output: z.output<(typeof showPlaybook)["output"]>, { terminal }) {
    const { format, id, version, origin, path, text } = output;
    terminal.raw(visible(text).replace(/\n?$/, "\n"));
    terminal.note(terminal.colors.dim(`${format} ${visible(id)}@${version}, ${origin}: ${visible(path)}`));
  },
};

type Validated = z.output<(typeof validatePlaybook)["output"]>;

/** Every finding with its place, then the counts. */
export const playbookFindings: Renderer = {
  text(output: Validated, { terminal }) {
    for (const finding of output.findings) reportFinding(finding, terminal, "out");
    const counts = Object.entries(output.counts)
      .filter(([, count]) => count > 0)
      .map(([format, count]) => `${count} ${count === 1 ? format : `${format}s`}`);
    const found = output.findings.length;
    const summary = found === 0 ? "nothing to report" : found === 1 ? "1 finding" : `${found} findings`;
    terminal.note(
      terminal.colors.dim(
        `${output.valid} of ${output.files} files can be used${counts.length > 0 ? `: ${counts.join(", ")}` : ""}; ${summary}`,
      ),
    );
  },
  status: (output: Validated) => (output.findings.length > 0 ? 1 : 0),
};

/** The path of the copy, and what it is for. */
export const ejected: Renderer = {
  text(output: z.output<(typeof ejectPlaybook)["output"]>, { terminal, workspace }) {
    const { colors } = terminal;
    terminal.out(visible(output.path));
    terminal.note(colors.dim(`  ${visible(`${workspace.root}/${output.path}`)}`));
    terminal.note(`Your copy takes the place of the built-in ${output.format} "${visible(output.id)}". Edit it as you like.`);
    terminal.note("Raise its version when you change what it means: records keep the version that they were made with.");
    terminal.note("`upshot playbook validate` checks it; delete the file to have the built-in one again.");
  },
};
