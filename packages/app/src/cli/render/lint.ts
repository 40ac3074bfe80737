import type { lintText } from "@upshot/core/operations/lint-text";
import type * as z from "zod";
import { type Terminal, visible } from "../terminal.js";
import { reportFinding } from "./doctor.js";
import type { Renderer } from "./renderer.js";
import { wrapWords } from "./wrap-words.js";

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
  const said = `${place}: ${finding.severity} ${visible(finding.message.replace(/\s+/g, " "))} (${finding.rule})`;
  const [first = "", ...more] = wrapWords(said, terminal.width - 2);
  terminal.out(first.replace(`: ${finding.severity} `, () => `: ${paint(finding.severity)} `));
  for (const line of more) terminal.out(`  ${line}`);
  if (finding.rewrite !== undefined) reportAnswer("write:", finding.rewrite, terminal);
  if (finding.question !== undefined) reportAnswer("ask:", finding.question, terminal);
}

function reportAnswer(label: string, text: string, { colors, out, width }: Terminal): void {
  const [first = "", ...more] = wrapWords(visible(text), width - label.length - 4);
  out(`  ${colors.dim(label)} ${first}`);
  for (const line of more) out(`  ${" ".repeat(label.length)} ${line}`);
}
