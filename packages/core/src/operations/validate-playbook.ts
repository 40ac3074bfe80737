import * as z from "zod";
import { nearest } from "../codec/nearest.js";
import { is } from "../playbook/consistency.js";
import { examineFiles, examinePlaybook, type FaultFinder, likelyFormat } from "../playbook/examine.js";
import { keptFilters } from "../playbook/formats/guide.js";
import { formatNames } from "../playbook/formats.js";
import { ok } from "../problem.js";
import { parseQuery } from "../query/parse-query.js";
import { unknownName } from "../query/unknown-name.js";
import type { DateText } from "../record/entry.js";
import { DoctorFinding, flat } from "./examine-vault.js";
import { operation } from "./operation.js";
import { FormatName } from "./playbook-json.js";

/** `upshot playbook validate`: everything that is wrong in files of the playbook, and between them. */
export const validatePlaybook = operation({
  name: "playbook.validate",
  summary: "Says what is wrong with files of the playbook, with line and column: all of them, or those given",
  input: z.object({
    files: z
      .array(
        z.object({
          path: z.string(),
          text: z.string(),
          format: FormatName.optional().describe("Guessed when absent"),
        }),
      )
      .optional()
      .describe("Files that need not lie in the playbook; all built-in ones and your own when absent"),
  }),
  output: z.object({
    files: z.int(),
    valid: z.int().describe("Items that can be used"),
    counts: z.record(z.string(), z.int()).describe("Items by format"),
    findings: z.array(DoctorFinding),
  }),
  effect: "read",
  async run({ files }, { playbook, clock }) {
    const findMore = filterFaults(clock.today());
    const examined =
      files === undefined
        ? await examinePlaybook(playbook, findMore)
        : await examineFiles(
            playbook,
            files.map(({ path, text, format }) => ({ path, text, format: format ?? likelyFormat(path, text), origin: "yours" })),
            findMore,
          );
    const count = (name: string) => examined.items.filter(({ format }) => format === name).length;
    return ok({
      output: {
        files: examined.files,
        valid: examined.items.length,
        counts: Object.fromEntries(formatNames.map((name) => [name, count(name)])),
        findings: examined.problems.map(flat).sort(byPlace),
      },
    });
  },
});

/** A guide's filter has to be one that the query language can read, on fields that Upshot knows. */
function filterFaults(today: DateText): FaultFinder {
  return (item) => {
    if (!is(item, "guide")) return [];
    return keptFilters(item.content).flatMap((filter) => {
      const query = parseQuery(filter, { today });
      const problem = query.ok ? unknownName(query.value, { nearest, isUsed: () => false }) : query.problem;
      if (problem === undefined) return [];
      const { message, hint } = problem;
      return [{ path: ["kept"], message: `kept is no filter that can be used: ${message}`, ...(hint !== undefined && { hint }) }];
    });
  };
}

type Finding = z.output<typeof DoctorFinding>;

function byPlace(one: Finding, other: Finding): number {
  const [a, b] = [one.file ?? "", other.file ?? ""];
  return a === b ? (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0) : a < b ? -1 : 1;
}
