import { readEntry } from "@upshot/core/codec/read-entry";
import type { Problem } from "@upshot/core/problem";
import { type EntryRow, pathOf } from "./entry-rows.js";
import type { Shelf } from "./search.js";

/**
 * Every problem met while reading the files, in order of path, and every id that two files claim. The index keeps which
 * files have problems but not their words, which may quote a private record; so those files are read again.
 */
export async function readProblems({ database, vault }: Shelf): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const rows: readonly EntryRow[] = database
    .prepare(
      "SELECT folder.path AS folder, name FROM file JOIN folder ON folder.id = file.folder WHERE problems ORDER BY folder.path, name",
    )
    .all();
  for (const row of rows) {
    const file = await vault.read(pathOf(row));
    if (file.ok) problems.push(...readEntry(file.value.path, file.value.text).problems);
    // A file that went away since the index looked is no problem.
    else if (file.problem.code !== "record.not-found") problems.push(file.problem);
  }
  return [...problems, ...duplicates(database)];
}

function duplicates(database: Shelf["database"]): readonly Problem[] {
  const rows: readonly Pick<EntryRow, "folder" | "name" | "kind">[] = database
    .prepare(
      `SELECT folder.path AS folder, name, kind FROM file JOIN folder ON folder.id = file.folder
       WHERE (kind, name) IN (SELECT kind, name FROM file WHERE kind IS NOT NULL GROUP BY kind, name HAVING count(*) > 1)
       ORDER BY kind, name, folder.path`,
    )
    .all();
  return rows.flatMap((row, index): readonly Problem[] => {
    const before = rows[index - 1];
    if (before?.kind !== row.kind || before.name !== row.name) return [];
    const id = `${row.kind}/${row.name.slice(0, -".md".length)}`;
    return [
      {
        code: "record.duplicate-id",
        message: `${id} is also the id of ${pathOf(before)}`,
        place: { file: pathOf(row) },
        hint: "Rename one of the two files.",
      },
    ];
  });
}
