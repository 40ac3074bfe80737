import type { examineVault } from "@upshot/core/operations/examine-vault";
import type * as z from "zod";
import { type Terminal, visible } from "../terminal.js";
import type { Renderer } from "./renderer.js";

type Examined = z.output<(typeof examineVault)["output"]>;

/** Findings by file, then what was mended or would be. */
export const doctor: Renderer = {
  text(output: Examined, { terminal }) {
    const { colors } = terminal;
    for (const finding of output.findings) reportFinding(finding, terminal, "out");
    for (const { what, done } of output.mends)
      terminal.out(`${done ? colors.green("mended") : colors.yellow("would mend")}  ${visible(what)}`);
    if (output.mends.some(({ done }) => !done)) terminal.note("`upshot doctor --mend` does that.");
    const findings =
      output.findings.length === 0
        ? "nothing to report"
        : output.findings.length === 1
          ? "1 finding"
          : `${output.findings.length} findings`;
    terminal.note(colors.dim(`${output.records} of ${output.files} files are read as records; ${findings}`));
  },
  status: (output: Examined) => (output.findings.length > 0 || output.mends.some(({ done }) => !done) ? 1 : 0),
};

/** One finding in the form `file:line:column: message (code)`, with the way out below it. */
export function reportFinding(finding: Examined["findings"][number], terminal: Terminal, stream: "out" | "note"): void {
  const place = [finding.file === undefined ? undefined : visible(finding.file), finding.line, finding.column]
    .filter((part) => part !== undefined)
    .join(":");
  terminal[stream](`${place}${place === "" ? "" : ": "}${visible(finding.message)} ${terminal.colors.dim(`(${finding.code})`)}`);
  if (finding.hint !== undefined) terminal[stream](`  ${terminal.colors.dim(visible(finding.hint))}`);
}
