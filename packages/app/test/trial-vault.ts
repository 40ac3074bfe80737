import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const checkout = resolve(fileURLToPath(new URL("../../..", import.meta.url)));

/** The file that starts the built program. */
export const program = join(checkout, "packages/app/bin/upshot.js");

/** Builds the program as it is now; a build that changes nothing disturbs nobody. */
export function buildProgram(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(checkout, "scripts/build.mjs")], { encoding: "utf8" });
  if (status !== 0) throw new Error(`the program could not be built:\n${stderr}`);
}

/** A vault on disk with a home of its own. */
export interface TrialVault {
  readonly root: string;
  /** A folder beside the vault. */
  readonly here: string;
  /** Everything the program reads of its surroundings; `upshot` is on the path. */
  readonly env: Readonly<Record<string, string>>;
  write(path: string, text: string): void;
  remove(): void;
}

/** Makes a vault that holds these files besides its `upshot.yaml`. */
export function trialVault(files: Readonly<Record<string, string>> = {}): TrialVault {
  const here = realpathSync(mkdtempSync(join(tmpdir(), "upshot-trial-")));
  const [root, home, bin] = [join(here, "career"), join(here, "home"), join(here, "bin")];
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const folder of [home, bin]) mkdirSync(folder);
  write("upshot.yaml", "format: 1\nname: Ada Okafor\n");
  for (const [path, text] of Object.entries(files)) write(path, text);
  writeFileSync(join(bin, "upshot"), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  chmodSync(join(bin, "upshot"), 0o755);
  return {
    root,
    here,
    env: {
      PATH: [bin, dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter),
      HOME: home,
      XDG_CACHE_HOME: join(home, ".cache"),
      XDG_CONFIG_HOME: join(home, ".config"),
      UPSHOT_VAULT: root,
      UPSHOT_TODAY: "2026-11-20",
      LANG: "C.UTF-8",
    },
    write,
    remove: () => rmSync(here, { recursive: true, force: true }),
  };
}
