import { runOperation } from "@upshot/core/operations/run-operation";
import type { Plan } from "@upshot/core/ports";
import type { Workspace } from "../open-workspace.js";
import { operations } from "../operations.js";
import type { Context } from "./context.js";
import { jsonText } from "./render/json-text.js";
import { rendererOf } from "./render/renderers.js";
import { type Terminal, visible } from "./terminal.js";

/** Runs the command's operation on an input and prints the answer: as JSON, or the way its renderer does. */
export async function runAndRender(context: Context, input: Readonly<Record<string, unknown>>): Promise<number> {
  const workspace = await context.open();
  if (workspace === undefined) return Number(process.exitCode ?? 3);
  try {
    return await runIn(workspace, context, input);
  } finally {
    await workspace.close();
  }
}

/** The same in a workspace that is open already. */
export async function runIn(workspace: Workspace, context: Context, input: Readonly<Record<string, unknown>>): Promise<number> {
  const { request, globals, terminal, fail } = context;
  const name = request.command.operation ?? "";
  const load = operations[name];
  if (load === undefined) throw new Error(`no operation ${name}`);
  const { count, limit = count === true ? 1 : undefined, ...rest } = input;
  const dryRun = globals.dryRun === true;
  const run = await runOperation(await load(), { ...rest, ...(limit !== undefined && { limit }) }, workspace.world, { dryRun });
  if (!run.ok) return fail(run.problem);
  const { output, plan, applied } = run.value;
  const render = await rendererOf(name);
  if (count === true) terminal.out(String((output as { total: number }).total));
  else if (globals.json === true || render === undefined) terminal.raw(jsonText(render?.json?.(output as never) ?? output));
  else render.text(output as never, { terminal, workspace, input, dryRun });
  if (dryRun && request.command.effect !== "read") tellPlan(plan, terminal, globals.verbose === true);
  for (const { path, copy } of applied?.conflicts ?? []) {
    terminal.note(`${visible(path)} was changed by somebody else meanwhile; theirs stays, yours is in ${visible(copy)}`);
  }
  return render?.status?.(output as never) ?? 0;
}

/** What a plan would do to which file; with the texts when more is wanted. */
function tellPlan(plan: Plan | undefined, terminal: Terminal, withTexts: boolean): void {
  const changes = plan?.changes ?? [];
  terminal.note(changes.length === 0 ? "Nothing was written." : "Nothing was written. It would have been:");
  for (const change of changes) {
    terminal.note(`  ${change.type} ${visible(change.path)}${change.type === "move" ? ` to ${visible(change.to)}` : ""}`);
    if (withTexts && "text" in change)
      terminal.note(
        visible(change.text)
          .replace(/^(?=.)/gm, "    ")
          .trimEnd(),
      );
  }
}
