import { runOperation } from "@upshot/core/operations/run-operation";
import { operations } from "../../operations.js";
import type { Context } from "../context.js";
import { openInEditor } from "../open-editor.js";
import { runIn } from "../run-in.js";

/** `upshot new KIND TITLE`: creates the record and opens it, unless a body came with it or nobody sits there. */
export async function newRecord(context: Context): Promise<number> {
  const { title, yes, ...fields } = context.request.input as {
    readonly title?: readonly string[];
    readonly yes?: boolean;
    readonly body?: string;
  };
  const input = { ...fields, ...(title !== undefined && { title: title.join(" ") }) };
  const workspace = await context.open();
  if (workspace === undefined) return Number(process.exitCode ?? 3);
  try {
    if (
      yes === true ||
      fields.body !== undefined ||
      !context.terminal.interactive ||
      context.globals.json === true ||
      context.globals.dryRun === true
    ) {
      return await runIn(workspace, context, input);
    }
    const load = operations[context.request.command.operation ?? ""];
    if (load === undefined) throw new Error("a kind without its operation");
    const made = await runOperation(await load(), input, workspace.world);
    if (!made.ok) return context.fail(made.problem);
    const { id, path } = made.value.output as { readonly id: string; readonly path: string };
    const problems = await openInEditor(workspace, [path]);
    for (const problem of problems) context.fail(problem);
    context.terminal.out(id);
    return problems.length > 0 ? 1 : 0;
  } finally {
    await workspace.close();
  }
}
