import { findOne } from "@upshot/core/operations/find-one";
import { ok, type Result } from "@upshot/core/problem";
import { referencedStem, type VaultPath } from "@upshot/core/record/entry";
import { kindNamed } from "@upshot/core/record/kinds";
import type { Workspace } from "../../open-workspace.js";
import type { Context } from "../context.js";
import { openInEditor } from "../open-editor.js";
import { runAndRender } from "../run-in.js";
import { oneLine } from "../terminal.js";

/** A file to open, and what it is called: an id, or its path while it is no record. */
interface Editable {
  readonly path: VaultPath;
  readonly name: string;
}

/** `upshot edit ID`: with changes given, makes them; without, opens the file in the editor. */
export async function edit(context: Context): Promise<number> {
  const { record, kind, ...changes } = context.request.input as { readonly record: string; readonly kind?: string };
  if (Object.keys(changes).length > 0 || !context.terminal.interactive) return runAndRender(context, context.request.input);
  const workspace = await context.open();
  if (workspace === undefined) return Number(process.exitCode ?? 3);
  try {
    const file = await fileOf(record, kind, workspace);
    if (!file.ok) return context.fail(file.problem);
    const problems = await openInEditor(workspace, [file.value.path]);
    for (const problem of problems) context.fail(problem);
    context.terminal.out(oneLine(file.value.name));
    return problems.length > 0 ? 1 : 0;
  } finally {
    await workspace.close();
  }
}

/**
 * The file of a record; or the one of that name which is no record, because what `upshot doctor` can't read has to be
 * opened to be mended.
 */
async function fileOf(name: string, kind: string | undefined, { world }: Workspace): Promise<Result<Editable>> {
  const entry = await findOne(world, name, kind);
  if (entry.ok) return ok({ path: entry.value.path, name: entry.value.id });
  if (entry.problem.code !== "record.not-found") return entry;
  const paths = await world.vault.list(kind === undefined ? undefined : kindNamed(kind)?.folder);
  const [path, second] = paths.filter((each) => each === name || referencedStem(each) === name);
  return path === undefined || second !== undefined ? entry : ok({ path, name: path });
}
