import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

/**
 * Files of the project that lie under `root` now: tracked by git, or new and not ignored. Sorted, with slashes.
 * Without git (an unpacked archive), all but what is installed or built.
 */
export function ownFiles(root: string): readonly string[] {
  const listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { status, stdout } = spawnSync("git", listing, { cwd: root, encoding: "utf8", maxBuffer: 1e8 });
  const files = status === 0 ? stdout.split("\0").filter((file) => file !== "") : walk(root, root);
  return files.filter((file) => statSync(join(root, file), { throwIfNoEntry: false })?.isFile()).sort();
}

function walk(root: string, folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [relative(root, path).split(sep).join("/")];
    return [".git", "node_modules", "dist", "coverage", ".data"].includes(entry.name) ? [] : walk(root, path);
  });
}
