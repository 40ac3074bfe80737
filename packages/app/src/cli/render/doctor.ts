import type { examineVault } from "@upshot/core/operations/examine-vault";
import type * as z from "zod";
import { hintWords, messageWords } from "../problem-words.js";
import { placeWords } from "../report-problem.js";
import { oneLine, type Terminal, visible } from "../terminal.js";
import { plural } from "./plural.js";
import type { Renderer } from "./renderer.js";

type Examined = z.output<(typeof examineVault)["output"]>;

/** One thing that is not as it should be. */
export type Finding = Examined["findings"][number];

/** Findings by file, then what was mended or would be. */
export const doctor: Renderer = {
  text(output: Examined, { terminal }) {
    const { colors } = terminal;
    for (const finding of output.findings) reportFinding(finding, terminal, "out");
    for (const { what, done } of output.mends)
      terminal.out(`${done ? colors.green("mended") : colors.yellow("would mend")}: ${oneLine(what)}`);
    if (output.mends.some(({ done }) => !done)) terminal.note("`upshot doctor --mend` does that.");
    const found = output.findings.length === 0 ? "nothing to report" : plural(output.findings.length, "finding");
    terminal.note(colors.dim(`${plural(output.records, "record")} in ${plural(output.files, "file")}; ${found}`));
  },
  status: (output: Examined) => (output.findings.length > 0 || output.mends.some(({ done }) => !done) ? 1 : 0),
};

/** One finding in the form `file:line:column: message (code)`, with the way out below it. */
export function reportFinding(finding: Finding, terminal: Terminal, stream: "out" | "note"): void {
  const place = placeWords(finding);
  const message = messageWords(finding.message);
  // The place says the file already.
  const told =
    finding.file !== undefined && message.startsWith(`${finding.file} `) ? message.slice(finding.file.length + 1) : message;
  terminal[stream](`${place}${place === "" ? "" : ": "}${visible(told)} ${terminal.colors.dim(`(${finding.code})`)}`);
  if (finding.hint !== undefined) terminal[stream](`  ${terminal.colors.dim(visible(hintWords(finding.hint)))}`);
}
