import type { lintText } from "@upshot/core/operations/lint-text";
import type * as z from "zod";
import { type Terminal, visible } from "../terminal.js";
import { reportFinding } from "./doctor.js";
import type { Renderer } from "./renderer.js";

type Checked = z.output<(typeof lintText)["output"]>;
type Finding = Checked["findings"][number];

/** Findings in the order of the texts: the words, what is wrong with them, what could stand there. */
export const lint: Renderer = {
  text(output: Checked, { terminal }) {
    for (const problem of output.problems) reportFinding(problem, terminal, "note");
    for (const finding of output.findings) report(finding, terminal);
    const { length } = output.findings;
    const texts = output.texts.length === 1 ? output.texts[0]?.name : `${output.texts.length} texts`;
    if (output.texts.length === 0) return;
    terminal.note(
      terminal.colors.dim(
        `${visible(texts ?? "")}: ${length === 0 ? "nothing to report" : length === 1 ? "1 finding" : `${length} findings`}`,
      ),
    );
  },
  status: ({ findings, problems }: Checked) =>
    problems.length > 0 || findings.some(({ severity }) => severity !== "notice") ? 1 : 0,
};

function report(finding: Finding, terminal: Terminal): void {
  const { colors } = terminal;
  const paint = { error: colors.red, warning: colors.yellow, notice: colors.cyan }[finding.severity];
  const place = finding.in === "text" ? `${finding.column}` : `${visible(finding.in)}:${finding.line}:${finding.column}`;
  terminal.out(
    `${place}: ${paint(finding.severity)} ${visible(finding.message.replace(/\s+/g, " "))} ${colors.dim(`(${finding.rule})`)}`,
  );
  if (finding.rewrite !== undefined) terminal.out(`  ${colors.dim("write:")} ${visible(finding.rewrite)}`);
  if (finding.question !== undefined) terminal.out(`  ${colors.dim("ask:")} ${visible(finding.question)}`);
}
