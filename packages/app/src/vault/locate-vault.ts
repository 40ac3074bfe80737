import { lstatSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fail, ok, type Problem, type Result } from "@upshot/core/problem";
import { readDefaultVault, userConfigFile } from "./user-config.js";
import type { Environment } from "./user-folders.js";

/** The file that makes a folder a vault. */
const MARK = "upshot.yaml";

/** Where to look for a vault. */
export interface Search {
  /** What the user named on the command line; relative to `cwd`. */
  readonly explicit?: string;
  readonly cwd: string;
  /** `UPSHOT_VAULT` names a vault, and the usual variables the user's settings. */
  readonly env: Environment;
}

/**
 * The absolute path of the vault: the one that was named, else `$UPSHOT_VAULT`, else the nearest folder from `cwd` upwards
 * that holds `upshot.yaml`, else the one in the user's settings. A vault that was named and is not there is a problem; no
 * other one is taken in its place.
 */
export function findVaultRoot({ explicit, cwd, env }: Search): Result<string> {
  if (explicit !== undefined && explicit !== "") return named(resolve(cwd, explicit), "--vault");
  const fromEnv = env["UPSHOT_VAULT"];
  if (fromEnv !== undefined && fromEnv !== "") return named(resolve(cwd, fromEnv), "UPSHOT_VAULT");
  const above = vaultAbove(resolve(cwd));
  if (above !== undefined) return ok(above);
  const fromSettings = readDefaultVault(env);
  if (!fromSettings.ok) return fromSettings;
  if (fromSettings.value !== undefined)
    return named(resolve(dirname(userConfigFile(env)), fromSettings.value), userConfigFile(env));
  return fail({
    code: "vault.not-found",
    message: "there is no vault here, in a folder above, or in your settings",
    place: { file: cwd },
    hint: "`upshot init DIR` makes one; `--vault DIR` or UPSHOT_VAULT names one",
  });
}

/** The nearest vault from a folder upwards; nothing when there is none. */
function vaultAbove(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (isVault(folder)) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

function named(root: string, by: string): Result<string> {
  return isVault(root) ? ok(root) : fail(noVaultProblem(root, by));
}

function isVault(folder: string): boolean {
  try {
    return lstatSync(`${folder}/${MARK}`).isFile();
  } catch {
    // Whatever keeps us from looking: a vault that can't be looked into is none to work with.
    return false;
  }
}

function noVaultProblem(root: string, by: string): Problem {
  return {
    code: "vault.not-found",
    message: `the folder that ${by} names is no vault: it holds no ${MARK} that can be read`,
    place: { file: root },
    hint: `\`upshot init ${/^[\w./-]+$/.test(root) ? root : JSON.stringify(root)}\` makes it one`,
  };
}
