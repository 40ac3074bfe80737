import { acceptCandidates } from "@upshot/core/operations/accept-candidates";
import { runOperation } from "@upshot/core/operations/run-operation";
import type { Context } from "../context.js";
import { openInEditor } from "../open-editor.js";
import { runIn } from "../run-in.js";

/** `upshot inbox accept`: makes the wins, then opens them to have their results written, unless told not to. */
export async function accept(context: Context): Promise<number> {
  const { yes, ...input } = context.request.input as { readonly yes?: boolean };
  const workspace = await context.open();
  if (workspace === undefined) return Number(process.exitCode ?? 3);
  try {
    if (yes === true || !context.terminal.interactive || context.globals.json === true || context.globals.dryRun === true) {
      return await runIn(workspace, context, input);
    }
    const run = await runOperation(acceptCandidates, input, workspace.world);
    if (!run.ok) return context.fail(run.problem);
    const { created } = run.value.output;
    const problems = await openInEditor(
      workspace,
      created.map(({ path }) => path),
    );
    for (const problem of problems) context.fail(problem);
    for (const { id } of created) context.terminal.out(id);
    return problems.length > 0 ? 1 : 0;
  } finally {
    await workspace.close();
  }
}
