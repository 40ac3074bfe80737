import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Ran } from "./transcript.js";

const checkout = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** A command that takes longer hangs. */
const patience = 30_000;

/** Runs commands one after the other in a folder of their own, with a home of their own and a clock that stands still. */
export async function runCommands(commands: readonly string[]): Promise<readonly Ran[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "upshot-transcript-")));
  try {
    const place = prepare(folder);
    const results: Ran[] = [];
    for (const command of commands) results.push(await runCommand(command, place));
    return results.map((ran) => ({ ...ran, stdout: normalise(ran.stdout, place), stderr: normalise(ran.stderr, place) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where a scenario runs. */
interface Place {
  readonly here: string;
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
}

function prepare(folder: string): Place {
  const here = join(folder, "here");
  const home = join(folder, "home");
  const bin = join(folder, "bin");
  for (const each of [here, home, bin]) mkdirSync(each);
  for (const [name, script] of [
    ["upshot", join(checkout, "packages/app/bin/upshot.js")],
    ["js", join(checkout, "tests/transcripts/js.mjs")],
  ] as const) {
    writeFileSync(join(bin, name), `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const date = "2026-11-20T09:00:00Z";
  const env = {
    PATH: [bin, dirname(process.execPath), process.env["PATH"]].join(delimiter),
    HOME: home,
    XDG_CONFIG_HOME: join(home, ".config"),
    XDG_CACHE_HOME: join(home, ".cache"),
    XDG_DATA_HOME: join(home, ".local/share"),
    XDG_STATE_HOME: join(home, ".local/state"),
    CHECKOUT: checkout,
    UPSHOT_TODAY: "2026-11-20",
    TZ: "UTC",
    LANG: "C.UTF-8",
    NO_COLOR: "1",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
  };
  return { here, home, env };
}

function runCommand(command: string, { here, env }: Place): Promise<Ran> {
  return new Promise((done, broken) => {
    const child = spawn("sh", ["-c", command], {
      cwd: here,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: patience,
      killSignal: "SIGKILL",
    });
    const output = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => {
        output[name] += text;
      });
    }
    child.on("error", broken);
    child.on("close", (code, signal) => done({ ...output, exit: code ?? signal ?? "unknown" }));
  });
}

/** Takes out what differs from run to run. */
function normalise(text: string, { here, home }: Place): string {
  return text
    .replaceAll(here, "$PWD")
    .replaceAll(home, "$HOME")
    .replaceAll(checkout, "$CHECKOUT")
    .replaceAll(/\b[0-9a-f]{40}\b/g, "<sha>")
    .replaceAll(/\b[0-9a-f]{64}\b/g, "<hash>")
    .replaceAll(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, "<instant>");
}
