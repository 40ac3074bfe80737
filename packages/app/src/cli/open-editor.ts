import { spawnSync } from "node:child_process";
import { readEntry } from "@upshot/core/codec/read-entry";
import type { Problem } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import type { Workspace } from "../open-workspace.js";

/**
 * Opens records in the user's editor: the files themselves, because the file is the truth. `$VISUAL` and `$EDITOR`
 * may hold arguments (`code --wait`), so a shell reads them; paths are passed apart and never by the shell's rules.
 */
export async function openInEditor(workspace: Workspace, paths: readonly string[]): Promise<readonly Problem[]> {
  const editor = process.env["VISUAL"] || process.env["EDITOR"] || (process.platform === "win32" ? "notepad" : "vi");
  const files = paths.map((path) => `${workspace.root}/${path}`);
  const ended =
    process.platform === "win32"
      ? spawnSync(editor, files, { stdio: "inherit", shell: true })
      : spawnSync("sh", ["-c", `exec ${editor} "$@"`, editor, ...files], { stdio: "inherit" });
  if (ended.error !== undefined || ended.status !== 0) {
    const how = ended.status === 127 ? "was not found" : `ended with ${ended.error?.message ?? ended.status ?? ended.signal}`;
    return [
      {
        code: "editor.failed",
        message: `the editor "${editor}" ${how}`,
        hint: `set $EDITOR; the text is in ${files.join(" ")}`,
        cause: ended.error,
      },
    ];
  }
  const problems: Problem[] = [];
  for (const path of paths) {
    const file = await workspace.world.vault.read(path as VaultPath);
    if (file.ok) problems.push(...readEntry(path as VaultPath, file.value.text).problems);
    else problems.push(file.problem);
  }
  return problems;
}
