import { homedir } from "node:os";

/** The environment as `process.env` gives it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the user keeps what: after the XDG rules, and after those of macOS and Windows. Absolute paths, nothing is made. */
export interface UserFolders {
  readonly home: string;
  readonly config: string;
  readonly cache: string;
}

/** The user's folders for Upshot. An XDG variable counts on every system when it holds an absolute path. */
export function userFolders(env: Environment, platform: NodeJS.Platform = process.platform): UserFolders {
  const home = firstPath(platform === "win32" ? env["USERPROFILE"] : env["HOME"]) ?? homedir();
  const config = firstPath(env["XDG_CONFIG_HOME"]);
  const cache = firstPath(env["XDG_CACHE_HOME"]);
  const [usualConfig, usualCache] = usual(env, platform, home);
  return { home, config: `${config ?? usualConfig}/upshot`, cache: `${cache ?? usualCache}/upshot` };
}

function usual(env: Environment, platform: NodeJS.Platform, home: string): readonly [config: string, cache: string] {
  if (platform === "darwin") return [`${home}/.config`, `${home}/Library/Caches`];
  if (platform === "win32") {
    const local = firstPath(env["LOCALAPPDATA"]) ?? `${home}/AppData/Local`;
    return [firstPath(env["APPDATA"]) ?? `${home}/AppData/Roaming`, `${local}/cache`];
  }
  return [`${home}/.config`, `${home}/.cache`];
}

/** A relative path in such a variable is to be ignored, says the XDG specification. */
function firstPath(value: string | undefined): string | undefined {
  return value !== undefined && /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(value) ? value.replace(/(?<=.)[\\/]+$/, "") : undefined;
}
