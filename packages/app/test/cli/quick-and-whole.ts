import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { program, type TrialVault, trialVault } from "../trial-vault.js";

/** Status with which a flat build says that it leaves a line to the whole program. */
export const LEFT = 99;

/** A flat build, the function that starts it, and the vault to try it in. */
export interface Quick {
  readonly file: string;
  readonly start: string;
  readonly files: Readonly<Record<string, string>>;
}

/** All that a user could notice. */
export interface Noticed {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Path and text of every file of the vault. */
  readonly written: readonly (readonly string[])[];
}

/** Runs a line the quick way or as the whole program does, in a vault of its own. */
export type RunLine = (path: "quick" | "whole", argv: readonly string[], change?: (vault: TrialVault) => void) => Noticed;

/** A way to run lines, and to remove the vaults that they were run in. */
export function quickAndWhole({ file, start, files }: Quick): { readonly run: RunLine; removeVaults(): void } {
  const dist = join(program, "../../dist");
  const script = `require(${JSON.stringify(join(dist, `${file}.cjs`))}).${start}(process.argv.slice(1))
    .then((done) => { if (!done) process.exitCode = ${LEFT}; })`;
  const starts = { quick: ["-e", script, "--"], whole: [join(dist, "cli.js")] };
  let vaults: TrialVault[] = [];
  return {
    run: (path, argv, change = () => undefined) => {
      const vault = trialVault(files);
      vaults.push(vault);
      change(vault);
      const { status, stdout, stderr } = spawnSync(process.execPath, [...starts[path], ...argv], {
        cwd: vault.here,
        env: { ...vault.env, HERE: vault.here },
        encoding: "utf8",
        input: "",
        timeout: 30_000,
      });
      const clean = (text: string) => text.replaceAll(vault.here, "HERE");
      return { status, stdout: clean(stdout), stderr: clean(stderr), written: filesOf(vault) };
    },
    removeVaults: () => {
      for (const vault of vaults) vault.remove();
      vaults = [];
    },
  };
}

function filesOf({ root }: TrialVault): Noticed["written"] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !file.parentPath.includes(".upshot"))
    .map((file) => join(file.parentPath, file.name))
    .sort()
    .map((file) => [file.slice(root.length), readFileSync(file, "utf8")]);
}
