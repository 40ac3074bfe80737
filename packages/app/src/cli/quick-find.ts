import { listMatching } from "@upshot/core/operations/list-matching";
import { openWorkspace } from "../open-workspace.js";
import { screenful } from "./commands/screenful.js";
import { filterText } from "./filter-words.js";
import { readQuickLine } from "./quick-line.js";
import { jsonText } from "./render/json-text.js";
import { recordList } from "./render/record-list.js";
import { exitStatus, reportProblem } from "./report-problem.js";
import { processTerminal, writeOnWithoutReader } from "./terminal.js";

/**
 * `upshot find` and `upshot list` without the command line's other machinery, like `quickLog`. Whatever is out of the ordinary
 * (another option, a filter that is no filter, a vault that can't be opened) it leaves to the whole program, before a word
 * is printed. Gives back whether it did the work.
 */
export async function quickFind(argv: readonly string[]): Promise<boolean> {
  const line = readQuickLine(argv, { limit: { type: "string" } });
  const isFind = line?.command === "find";
  if (line === undefined || (!isFind && line.command !== "list")) return false;
  const { words, values, flags } = line;
  if ((isFind || words.length > 0) && words.every((word) => word.trim() === "")) return false;
  if (values["limit"] !== undefined && !/^\d{1,9}$/.test(values["limit"])) return false;
  const { vault } = values;
  writeOnWithoutReader();
  const terminal = processTerminal({ color: flags.has("no-color") ? false : undefined });
  const workspace = await openWorkspace({ ...(vault !== undefined && { vault }), progress: terminal.progress });
  if (!workspace.ok) return false;
  const { root, world, close } = workspace.value;
  try {
    const json = flags.has("json");
    const limit = values["limit"] === undefined ? screenful(terminal, json) : Number(values["limit"]);
    const input = { ...(words.length > 0 && { filter: filterText(words) }), ...(limit !== undefined && { limit }) };
    const found = await listMatching({ filter: "", order: isFind ? "relevance" : "newest", bodies: json, ...input }, world);
    if (found.ok) {
      if (json) terminal.raw(jsonText(recordList.json?.(found.value.output as never)));
      else recordList.text(found.value.output as never, { terminal, workspace: { root }, input, dryRun: false });
    } else {
      // Where in the filter, the whole program can show.
      if (found.problem.code === "query.syntax") return false;
      reportProblem(found.problem, terminal, { json, verbose: false });
      process.exitCode = exitStatus(found.problem);
    }
    return true;
  } finally {
    await close();
  }
}
