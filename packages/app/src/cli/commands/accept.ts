import { acceptCandidates } from "@upshot/core/operations/accept-candidates";
import { runOperation } from "@upshot/core/operations/run-operation";
import type { Context } from "../context.js";
import { openInEditor } from "../open-editor.js";
import { runIn } from "../run-in.js";
import { visible } from "../terminal.js";

/** `upshot inbox accept`: makes the wins, then opens them to have their results written, unless told not to. */
export async function accept(context: Context): Promise<number> {
  const { yes, ...input } = context.request.input as { readonly yes?: boolean };
  const { globals, terminal, fail } = context;
  const workspace = await context.open();
  if (workspace === undefined) return Number(process.exitCode ?? 3);
  try {
    const isPlain = yes === true || globals.json === true || globals.dryRun === true;
    if (isPlain || !terminal.interactive) return await runIn(workspace, context, input);
    const run = await runOperation(acceptCandidates, input, workspace.world);
    if (!run.ok) return fail(run.problem);
    const { created } = run.value.output;
    const problems = await openInEditor(
      workspace,
      created.map(({ path }) => path),
    );
    for (const problem of problems) fail(problem);
    for (const { id } of created) terminal.out(visible(id));
    return problems.length > 0 ? 1 : 0;
  } finally {
    await workspace.close();
  }
}
