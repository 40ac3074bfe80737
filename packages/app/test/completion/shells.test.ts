import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { chmodSync, existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { skipWithout } from "../../../../tests/tools.js";
import { buildProgram, type TrialVault, trialVault } from "../trial-vault.js";

/** How to start each shell so that nothing of the machine's own settings is read, and how it loads the completion. */
const shells = [
  ["bash", "bash --norc --noprofile -i", 'PS1="READ""Y> "; eval "$(upshot completion bash)"'],
  [
    "zsh",
    "zsh -f -i",
    'PS1="READ""Y> "; autoload -U compinit && compinit -u -d "$HOME/zcompdump"; eval "$(upshot completion zsh)"',
  ],
  ["fish", "fish --no-config -i", 'function fish_prompt; echo "READ""Y> "; end; upshot completion fish | source'],
] as const;

const files = {
  "wins/2026/2026-11-20-cold-start.md": "---\ndate: 2026-11-20\ntheme: faster-cold-start\n---\n# Cold start\n",
  "wins/2026/2026-03-02-quiet.md": "---\ndate: 2026-03-02\ntheme: quiet-nights\n---\n# Quiet\n",
  "people/maria-lopez.md": "---\nteam: Site reliability\n---\n# Maria Lopez\n",
};

let vault: TrialVault;
let shell: ChildProcessWithoutNullStreams;
let shown: string;

/** Waits until the shell has shown something new that fits. */
async function shows(pattern: RegExp, from: number): Promise<RegExpExecArray> {
  for (let tries = 0; tries < 1000; tries += 1) {
    const found = pattern.exec(shown.slice(from));
    if (found !== null) return found;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`the shell did not show ${pattern}:\n${shown}`);
}

/** Types a line and Enter; gives back the words that the command then got. */
async function type(line: string): Promise<readonly string[]> {
  const from = shown.length;
  shell.stdin.write(`${line}\n`);
  const words = (await shows(/RAN((?: <[^>]*>)*) END/, from))[1] ?? "";
  await shows(/END[\s\S]*READY>/, from);
  return [...words.matchAll(/<([^>]*)>/g)].map(([, word]) => word ?? "");
}

async function start(command: string, setup: string): Promise<void> {
  shell = spawn("script", ["-qec", command, "/dev/null"], {
    cwd: vault.here,
    env: { ...vault.env, TERM: "xterm", INPUTRC: "/dev/null" },
  });
  shown = "";
  shell.stdout.on("data", (chunk) => {
    shown += String(chunk);
  });
  shell.stdin.write(`${setup}\n`);
  await shows(/READY>/, 0);
}

beforeAll(buildProgram, 60_000);
beforeEach(() => {
  vault = trialVault(files);
  // Completion asks the real program; any other command only says what it was given.
  const own = join(vault.here, "bin/upshot");
  renameSync(own, `${own}-real`);
  writeFileSync(
    own,
    '#!/bin/sh\n[ "$1" = completion ] && exec "$0-real" "$@"\nprintf RAN; for word in "$@"; do printf " <%s>" "$word"; done; printf " END\\n"\n',
  );
  chmodSync(own, 0o755);
});
afterEach(() => {
  shell?.kill("SIGKILL");
  vault.remove();
});

describe.each(shells)("in %s", (name, command, setup) => {
  beforeEach(({ skip }) => skip(process.platform !== "linux", "needs the script command of Linux"));
  beforeEach(skipWithout(name));

  it("Tab completes commands, records, filters and values", async () => {
    await start(command, setup);
    expect(await type("upshot lis\t")).toEqual(["list"]);
    expect(await type("upshot show 2026-11\t")).toEqual(["show", "2026-11-20-cold-start"]);
    expect(await type("upshot list theme:f\t")).toEqual(["list", "theme:faster-cold-start"]);
    expect(await type("upshot list -theme:q\t")).toEqual(["list", "-theme:quiet-nights"]);
    expect(await type("upshot list 'kind:win theme:q\t")).toEqual(["list", "kind:win theme:quiet-nights"]);
    expect(await type("upshot list größe kind:win,pr\t")).toEqual(["list", "größe", "kind:win,promise"]);
    expect(await type("upshot new person x --team S\t")).toEqual(["new", "person", "x", "--team", "Site reliability"]);
    expect(await type("upshot edit win/x --set alti\tsy\t")).toEqual(["edit", "win/x", "--set", "altitude=system"]);
  });

  it("Tab says nothing where there is nothing to say, and nothing of a vault that is not there", async () => {
    await start(command, setup);
    renameSync(vault.root, `${vault.root}-away`);
    expect(await type("upshot show 2026\t")).toEqual(["show", "2026"]);
    expect(await type("upshot nonsense x\t")).toEqual(["nonsense", "x"]);
    expect(await type("upshot list alt\tc\t")).toEqual(["list", "altitude:code"]);
    expect(shown).not.toMatch(/not found|error|vault/i);
  });

  it("Tab runs nothing of what was typed, and nothing that a record says", async () => {
    const mark = join(vault.here, "ran");
    vault.write("people/x.md", `---\nteam: "$(touch ${mark})"\n---\n# X\n`);
    vault.write("people/y.md", `---\nteam: "\`touch ${mark}\`"\n---\n# Y\n`);
    await start(command, setup);
    // Ctrl-U clears the line before it is run.
    shell.stdin.write(`upshot show $(touch ${mark}) 2026-11\t`);
    shell.stdin.write("\u0015");
    shell.stdin.write("upshot new person x --team \t\t\u0015");
    expect(await type("upshot lis\t")).toEqual(["list"]);
    expect(existsSync(mark)).toBe(false);
  });
});
