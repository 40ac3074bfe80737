import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fail, ok, type Problem, type Result } from "@upshot/core/problem";
import { isSystemError } from "./disk/file-system.js";
import { type Environment, userFolders } from "./user-folders.js";

const VAULT_LINE = /^vault:[ \t]*(.*)$/m;

/** The user's own settings: `vault: PATH` names the vault to use when no other is near. */
export function userConfigFile(env: Environment): string {
  return `${userFolders(env).config}/config.yaml`;
}

/** The vault that the user's settings name, as an absolute path where they start it with `~/`; nothing when they name none. */
export function readDefaultVault(env: Environment): Result<string | undefined> {
  const file = userConfigFile(env);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (isSystemError(error) && (error.code === "ENOENT" || error.code === "ENOTDIR")) return ok(undefined);
    if (!isSystemError(error)) throw error;
    return fail(configProblem(file, `your settings can't be read (${error.code})`, error));
  }
  const written = VAULT_LINE.exec(text)?.[1]?.trim();
  if (written === undefined || written === "" || written.startsWith("#")) return ok(undefined);
  const path = readScalar(written);
  if (path === undefined || path === "") return fail(configProblem(file, `what stands behind "vault:" is no path`));
  return ok(path.startsWith("~/") ? `${userFolders(env).home}/${path.slice(2)}` : path);
}

/** Names a vault in the user's settings; everything else there stays as it is. */
export function writeDefaultVault(env: Environment, root: string): Result<void> {
  const file = userConfigFile(env);
  // JSON's way to quote is one of YAML's.
  const line = `vault: ${JSON.stringify(root)}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const text = readIfThere(file);
    const isNamed = VAULT_LINE.test(text);
    const next = isNamed
      ? text.replace(VAULT_LINE, () => line)
      : `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${line}\n`;
    writeFileSync(`${file}.new`, next, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return ok(undefined);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return fail(configProblem(file, `your settings can't be written (${error.code})`, error));
  }
}

/** A YAML scalar on one line: plain, or in either kind of quotes. */
function readScalar(written: string): string | undefined {
  const double = /^("(?:[^"\\]|\\.)*")(?:\s+#.*)?$/.exec(written)?.[1];
  if (double !== undefined) return parseQuoted(double);
  const single = /^'((?:[^']|'')*)'(?:\s+#.*)?$/.exec(written)?.[1];
  if (single !== undefined) return single.replaceAll("''", "'");
  return /^["'[{&*!|>%@`]/.test(written) ? undefined : written.replace(/\s+#.*$/, "");
}

function parseQuoted(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") return "";
    throw error;
  }
}

function configProblem(file: string, message: string, cause?: unknown): Problem {
  return {
    code: "vault.config",
    message,
    place: { file },
    hint: 'one line is enough there: vault: "/path/to/your/vault"',
    ...(cause !== undefined && { cause }),
  };
}
