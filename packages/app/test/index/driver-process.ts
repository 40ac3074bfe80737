import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const repository = fileURLToPath(new URL("../../../..", import.meta.url));

/** `index-driver.ts`, bundled as the program is: in chunks, one of which the second thread starts with. */
export interface DriverProgram {
  /** Starts it; `kill` ends it after so many milliseconds. */
  run(args: readonly string[], kill?: number): Promise<Answered>;
  dispose(): void;
}

/** What a driver said. */
export interface Answered {
  readonly status: number | null;
  /** One per question: ids, or a problem's code. */
  readonly answers: readonly (readonly string[] | string)[];
  readonly stderr: string;
  /** How many threads it started; nothing when it was killed. */
  readonly threads?: number;
}

/** Bundles the driver below node_modules, from where it finds SQLite. */
export function bundleDriver(): DriverProgram {
  const cache = join(repository, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "upshot-index-"));
  buildSync({
    entryPoints: [join(repository, "packages/app/test/index/index-driver.ts")],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["@photostructure/sqlite"],
    logLevel: "silent",
  });
  return {
    run: (args, kill) => run([join(folder, "index-driver.mjs"), ...args], kill),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function run(args: readonly string[], kill: number | undefined): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    const timer = kill === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), kill);
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (piece) => {
      stdout += String(piece);
    });
    child.stderr.on("data", (piece) => {
      stderr += String(piece);
    });
    child.on("error", reject);
    child.on("close", (status) => {
      clearTimeout(timer);
      const said: (Answered["answers"][number] | { readonly threads: number })[] = stdout
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line));
      const last = said.at(-1);
      const threads = typeof last === "object" && "threads" in last ? last.threads : undefined;
      const answers = said.filter((one): one is Answered["answers"][number] => typeof one === "string" || Array.isArray(one));
      resolve({ status, answers, stderr, ...(threads !== undefined && { threads }) });
    });
  });
}
