import { runOperation } from "@upshot/core/operations/run-operation";
import { operations } from "../../operations.js";
import type { Context } from "../context.js";
import { openInEditor } from "../open-editor.js";
import { runIn } from "../run-in.js";
import { visible } from "../terminal.js";

/** `upshot new KIND TITLE`: creates the record and opens it, unless a body came with it or nobody sits there. */
export async function newRecord(context: Context): Promise<number> {
  const { request, globals, terminal, fail } = context;
  const { title, yes, ...fields } = request.input as {
    readonly title?: readonly string[];
    readonly yes?: boolean;
    readonly body?: string;
  };
  // A title may only be left out where something else gives one, as a template does.
  const input = { ...fields, ...(title !== undefined && { title: title.join(" ").trim() }) };
  const workspace = await context.open();
  if (workspace === undefined) return Number(process.exitCode ?? 3);
  try {
    const isPlain = yes === true || fields.body !== undefined || globals.json === true || globals.dryRun === true;
    if (isPlain || !terminal.interactive) return await runIn(workspace, context, input);
    const load = operations[request.command.operation ?? ""];
    if (load === undefined) throw new Error("a kind without its operation");
    const made = await runOperation(await load(), input, workspace.world);
    if (!made.ok) return fail(made.problem);
    const { id, path } = made.value.output as { readonly id: string; readonly path: string };
    const problems = await openInEditor(workspace, [path]);
    for (const problem of problems) fail(problem);
    terminal.out(visible(id));
    return problems.length > 0 ? 1 : 0;
  } finally {
    await workspace.close();
  }
}
