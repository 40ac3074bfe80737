import { realpathSync } from "node:fs";
import { basename } from "node:path";
import { contentHash } from "./disk/content-hash.js";
import { type Environment, userFolders } from "./user-folders.js";

/**
 * Where what is derived from a vault lies: in the user's cache, outside the vault, so that no sync program carries it
 * about. The folder's name comes from the vault's real path, so links to a vault share it. Absolute; it is not made.
 */
export function cacheFolder(root: string, env: Environment): string {
  const real = realPath(root);
  const mark = contentHash(new TextEncoder().encode(real)).slice(0, 16);
  // The vault's name is there for people who look into their cache.
  const name = basename(real)
    .replace(/[^A-Za-z0-9_-]+/g, "-")
    .slice(0, 32);
  return `${userFolders(env).cache}/${name === "" ? "vault" : name}-${mark}`;
}

function realPath(root: string): string {
  try {
    return realpathSync(root);
  } catch {
    // A vault that is not there yet has the path it was named by.
    return root;
  }
}
