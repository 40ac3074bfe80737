import { findOne } from "@upshot/core/operations/find-one";
import type { Context } from "../context.js";
import { openInEditor } from "../open-editor.js";
import { runAndRender } from "../run-in.js";

/** `upshot edit ID`: with changes given, makes them; without, opens the file in the editor. */
export async function edit(context: Context): Promise<number> {
  const { record, kind, ...changes } = context.request.input as { readonly record: string; readonly kind?: string };
  if (Object.keys(changes).length > 0 || !context.terminal.interactive) return runAndRender(context, context.request.input);
  const workspace = await context.open();
  if (workspace === undefined) return Number(process.exitCode ?? 3);
  try {
    const entry = await findOne(workspace.world, record, kind);
    if (!entry.ok) return context.fail(entry.problem);
    const problems = await openInEditor(workspace, [entry.value.path]);
    for (const problem of problems) context.fail(problem);
    return problems.length > 0 ? 1 : 0;
  } finally {
    await workspace.close();
  }
}
