import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateRecords, writeVault } from "./generate-vault.js";
import { type Command, dataFolder } from "./measure.js";

/** An invented vault on disk, and a command's surroundings that keep its caches beside it. */
export interface BenchVault {
  readonly root: string;
  /** Everything that Upshot may keep about it; deleting the folder makes the next start cold. */
  readonly cache: string;
  readonly env: NodeJS.ProcessEnv;
}

/** The vault of so many records. It is kept between runs, and made anew when the generator writes other bytes. */
export function benchVault(count: number): BenchVault {
  const folder = dataFolder(`vault-${count}`);
  const root = join(folder, "vault");
  const cache = join(folder, "cache");
  const mark = join(folder, "made-by");
  const made = fingerprint();
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== made) {
    rmSync(folder, { recursive: true, force: true });
    writeVault(root, count);
    writeFileSync(mark, made);
  }
  return { root, cache, env: { ...process.env, XDG_CACHE_HOME: cache, XDG_CONFIG_HOME: join(folder, "config") } };
}

/** Makes the next start cold. */
export function forgetCache({ cache }: BenchVault): void {
  rmSync(cache, { recursive: true, force: true });
}

/** A pass over all files of a vault that does nothing else: `stat` looks at each, `read` reads each. */
export function pass(kind: "stat" | "read", root: string): Command {
  return { command: process.execPath, args: [join(import.meta.dirname, "file-pass.mjs"), kind, root] };
}

function fingerprint(): string {
  const sum = createHash("sha256");
  for (const { path, text } of generateRecords(200)) sum.update(path).update(text);
  return sum.digest("hex");
}
