import { findOne } from "@upshot/core/operations/find-one";
import { ok, type Result } from "@upshot/core/problem";
import { referencedStem, type VaultPath } from "@upshot/core/record/entry";
import { kindNamed } from "@upshot/core/record/kinds";
import type { Workspace } from "../../open-workspace.js";
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
    const path = await fileOf(record, kind, workspace);
    if (!path.ok) return context.fail(path.problem);
    const problems = await openInEditor(workspace, [path.value]);
    for (const problem of problems) context.fail(problem);
    return problems.length > 0 ? 1 : 0;
  } finally {
    await workspace.close();
  }
}

/**
 * The file of a record; or the one of that name which is no record, because what `upshot doctor` can't read has to be
 * opened to be mended.
 */
async function fileOf(name: string, kind: string | undefined, { world }: Workspace): Promise<Result<VaultPath>> {
  const entry = await findOne(world, name, kind);
  if (entry.ok) return ok(entry.value.path);
  if (entry.problem.code !== "record.not-found") return entry;
  const paths = await world.vault.list(kind === undefined ? undefined : kindNamed(kind)?.folder);
  const [found, second] = paths.filter((path) => path === name || referencedStem(path) === name);
  return found === undefined || second !== undefined ? entry : ok(found);
}
