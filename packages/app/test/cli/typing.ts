import { spawn } from "node:child_process";
import type { TrialVault } from "../trial-vault.js";

/** A program that runs in a terminal of its own, and somebody who types. */
export interface Typing {
  /** Waits until something new that fits is shown. */
  shows(pattern: RegExp): Promise<void>;
  type(text: string): void;
  /** Waits for the end; gives back the exit status and all that was shown. */
  ended(): Promise<{ readonly status: number | null; readonly shown: string }>;
  kill(): void;
}

/** Starts a shell command in a terminal of 80 columns and 24 rows; with the `script` command of Linux. */
export function startTyping(vault: TrialVault, command: string, env: Readonly<Record<string, string>> = {}): Typing {
  const child = spawn("script", ["-qec", `stty cols 80 rows 24; ${command}`, "/dev/null"], {
    cwd: vault.root,
    env: { ...vault.env, TERM: "xterm", ...env },
  });
  let shown = "";
  let from = 0;
  child.stdout.on("data", (chunk) => {
    shown += String(chunk);
  });
  const end = new Promise<number | null>((done) => child.on("close", done));
  return {
    shows: async (pattern) => {
      for (let tries = 0; tries < 1000; tries += 1) {
        const found = pattern.exec(shown.slice(from));
        if (found !== null) {
          from += found.index + found[0].length;
          return;
        }
        await new Promise((done) => setTimeout(done, 20));
      }
      throw new Error(`${pattern} was not shown behind ${from}:\n${shown}`);
    },
    type: (text) => void child.stdin.write(text),
    ended: async () => ({ status: await end, shown: shown.replaceAll("\r\n", "\n") }),
    kill: () => void child.kill("SIGKILL"),
  };
}
