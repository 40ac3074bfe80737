import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** The driver as one file that starts fast. */
export interface Driver {
  readonly file: string;
  dispose(): void;
}

/** Bundles the driver below node_modules, from where it finds SQLite. */
export function bundleDriver(): Driver {
  const cache = join(repository, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "upshot-driver-"));
  const file = join(folder, "driver.mjs");
  buildSync({
    entryPoints: [join(repository, "tests/crash/driver.ts")],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["@photostructure/sqlite"],
    logLevel: "silent",
  });
  return { file, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What a process said and how it ended. */
export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end; no shell is involved. */
export function run(command: string, args: readonly string[]): Ended {
  const { status, signal, stdout, stderr } = spawnSync(command, args, {
    encoding: "utf8",
    timeout: 60_000,
    // One thread: what happens first also comes first in the kernel's order.
    env: { ...process.env, UV_THREADPOOL_SIZE: "1" },
  });
  return { status, signal, stdout, stderr };
}

/** Starts a program and answers when it ended. */
export function start(command: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (piece) => {
      stdout += piece;
    });
    child.stderr.on("data", (piece) => {
      stderr += piece;
    });
    child.on("close", (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
}
