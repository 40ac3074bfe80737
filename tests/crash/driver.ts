/**
 * Writes to a vault as a process of its own, for tests that kill, starve or race it. The commands stand in for Upshot's: each
 * reads, plans and applies once, and prints `done` when it was told so, or the problem's code.
 *
 *   driver ROOT create PATH | edit PATH | remove PATH | several | undo | mend | append PATH NAME COUNT [copy] | hold
 */
import type { Change, Plan } from "@upshot/core/ports";
import type { Problem } from "@upshot/core/problem";
import type { VaultPath } from "@upshot/core/record/entry";
import { nodeFileSystem } from "../../packages/app/src/vault/disk/node-file-system.js";
import { createDiskVault } from "../../packages/app/src/vault/disk-vault.js";
import { acquireVaultLock } from "../../packages/app/src/vault/writing/vault-lock.js";

const [root = "", command = "", ...rest] = process.argv.slice(2);
const vault = createDiskVault({ root, format: 1 });
const text = "new\n".repeat(500);

async function main(): Promise<void> {
  const path = (rest[0] ?? "") as VaultPath;
  switch (command) {
    case "create":
      return apply([{ type: "create", path, text }]);
    case "edit":
      return apply([{ type: "edit", path, base: (await read(path)).hash, text }]);
    case "remove":
      return apply([{ type: "remove", path, base: (await read(path)).hash }]);
    case "several":
      return apply([
        { type: "create", path: "people/new.md" as VaultPath, text },
        { type: "edit", path: "wins/one.md" as VaultPath, base: (await read("wins/one.md")).hash, text },
        { type: "remove", path: "wins/two.md" as VaultPath, base: (await read("wins/two.md")).hash },
      ]);
    case "undo": {
      const journal = await vault.journal(1);
      if (!journal.ok || journal.value[0] === undefined) return say("journal.empty");
      return report(await vault.apply(journal.value[0].reverse));
    }
    case "mend":
      return report(await vault.examine({ mend: true }));
    case "append":
      return append(path, rest[1] ?? "", Number(rest[2]), rest[3] === "copy" ? "copy" : "refuse");
    case "hold": {
      const held = await acquireVaultLock({ fileSystem: nodeFileSystem, root }, 1000);
      say(held.ok ? "held" : held.problem.code);
      // Held as long as the process lives, not as long as nobody collects it.
      setInterval(() => held, 1000);
      return;
    }
    default:
      throw new Error(`no such command: ${command}`);
  }
}

/** Adds lines one by one, each computed from what the file holds then; where that failed, computed again. */
async function append(path: VaultPath, name: string, count: number, whenStale: "refuse" | "copy"): Promise<void> {
  for (let line = 1; line <= count; line += 1) {
    for (;;) {
      const file = await vault.read(path);
      if (!file.ok) {
        // Another writer has just moved the file aside; its successor is there in a moment.
        if (file.problem.code === "record.not-found" || file.problem.code === "record.unreadable") continue;
        return say(file.problem.code);
      }
      const change: Change = { type: "edit", path, base: file.value.hash, text: `${file.value.text}${name} ${line}\n` };
      const applied = await vault.apply({ summary: "append", changes: [change], whenStale });
      if (applied.ok) break;
      if (applied.problem.code !== "record.stale") return say(applied.problem.code);
    }
  }
  say("done");
}

async function read(path: string) {
  const file = await vault.read(path as VaultPath);
  if (!file.ok) throw new Error(file.problem.message);
  return file.value;
}

async function apply(changes: Plan["changes"]): Promise<void> {
  report(await vault.apply({ summary: command, changes }));
}

function report(result: { readonly ok: true } | { readonly ok: false; readonly problem: Problem }): void {
  say(result.ok ? "done" : `${result.problem.code}: ${result.problem.message}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
