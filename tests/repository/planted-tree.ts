import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ownFiles } from "../../scripts/own-files.js";

/** The checkout that the tests run in. */
export const checkout: string = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** A copy of the checkout in which things can be put that must not be there. */
export interface PlantedTree {
  readonly root: string;
  /** Writes files by their path in the checkout. */
  plant(files: Readonly<Record<string, string>>): void;
  /** What `npm run check NAME…` prints in the copy, and its exit code. */
  check(...names: readonly string[]): { readonly status: number | null; readonly output: string };
  remove(): void;
}

/** Copies what git has or would take, with the packages of the checkout beside it. */
export function plantedTree(): PlantedTree {
  const folder = mkdtempSync(join(tmpdir(), "upshot-planted-"));
  const root = join(folder, "checkout");
  for (const file of ownFiles(checkout)) copy(join(checkout, file), join(root, file));
  linkPackages(root);
  execFileSync("git", ["init", "--quiet"], { cwd: root });
  return {
    root,
    plant: (files) => {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), text);
      }
    },
    check: (...names) => {
      const tsx = join(root, "node_modules/.bin/tsx");
      const { status, stdout, stderr } = spawnSync(tsx, ["scripts/check.ts", ...names], { cwd: root, encoding: "utf8" });
      return { status, output: stdout + stderr };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { force: true });
}

/** Installed packages by link, but the copy's own packages as its own: they must not lead back into the checkout. */
function linkPackages(root: string): void {
  const installed = join(checkout, "node_modules");
  const links = join(root, "node_modules");
  mkdirSync(join(links, "@upshot"), { recursive: true });
  for (const name of readdirSync(installed)) {
    if (name !== "upshot" && name !== "@upshot") symlinkSync(join(installed, name), join(links, name));
  }
  symlinkSync(join(root, "packages/app"), join(links, "upshot"));
  for (const name of ["core", "web"]) symlinkSync(join(root, "packages", name), join(links, "@upshot", name));
}
