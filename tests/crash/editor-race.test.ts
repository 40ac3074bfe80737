import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { VaultPath } from "@upshot/core/record/entry";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ScratchVault, scratchVault } from "../../packages/app/test/vault/scratch-vault.js";

/** More of them with `ROUNDS=3000 npx vitest run tests/crash/editor-race`. */
const ROUNDS = Number(process.env["ROUNDS"] ?? 150);
const RECORD = "wins/one.md" as VaultPath;

/** An editor in a thread of its own: saves once a round, at a random moment, by rename or by truncating in place. */
const EDITOR = `
const fs = require("node:fs");
const { workerData } = require("node:worker_threads");
const { shared, path, kind } = workerData;
const cells = new Int32Array(shared);
const spin = (micros) => { for (const end = process.hrtime.bigint() + BigInt(Math.round(micros * 1000)); process.hrtime.bigint() < end; ); };
for (let round = 0; ; ) {
  while (Atomics.load(cells, 0) === round);
  round = Atomics.load(cells, 0);
  if (round < 0) break;
  const text = "foreign " + round + "\\n" + "what the editor holds\\n".repeat(90);
  if (kind === "rename") fs.writeFileSync(path + "~", text);
  spin(Math.random() * Atomics.load(cells, 2));
  if (kind === "rename") fs.renameSync(path + "~", path);
  else {
    const file = fs.openSync(path, "w");
    fs.writeSync(file, text.slice(0, 500));
    spin(Math.random() * 30);
    fs.writeSync(file, text.slice(500));
    fs.closeSync(file);
  }
  Atomics.store(cells, 1, round);
}`;

describe("an editor that saves at the moment of our edit", () => {
  let scratch: ScratchVault;
  beforeEach(() => {
    scratch = scratchVault();
  });
  afterEach(() => scratch.dispose());

  it.each(["rename", "in place"])(`loses none of ${ROUNDS} saves (%s), and none of our edits`, async (kind) => {
    const shared = new SharedArrayBuffer(16);
    const cells = new Int32Array(shared);
    const file = join(scratch.root, RECORD);
    scratch.put(RECORD, "start\n");
    const editor = new Worker(EDITOR, { eval: true, workerData: { shared, path: file, kind } });
    await new Promise((resolve) => editor.once("online", resolve));
    Atomics.store(cells, 2, 3000);
    const sum = { placed: 0, copies: 0, editorInCopy: 0 };
    for (let round = 1; round <= ROUNDS; round += 1) {
      const before = await scratch.vault.read(RECORD);
      if (!before.ok) throw new Error(before.problem.message);
      const start = performance.now();
      Atomics.store(cells, 0, round);
      const ours = `ours ${round}\n`;
      const change = { type: "edit", path: RECORD, base: before.value.hash, text: ours } as const;
      const applied = await scratch.vault.apply({ summary: "edit", changes: [change], whenStale: "copy" });
      // The editor's next moment lies anywhere in the time that an edit takes.
      Atomics.store(cells, 2, Math.round((performance.now() - start) * 1000 * 1.2));
      while (Atomics.load(cells, 1) !== round);
      if (!applied.ok) throw new Error(`${applied.problem.code}: ${applied.problem.message}`);

      const theirs = `foreign ${round}\n${"what the editor holds\n".repeat(90)}`;
      const copies = scratch.paths().filter((path) => path.includes(".conflict-"));
      const copy = applied.value.conflicts[0]?.copy;
      if (copy !== undefined) expect(scratch.get(copy), `round ${round}`).toBe(ours);
      sum[copy === undefined ? "placed" : "copies"] += 1;
      if (scratch.get(RECORD) !== theirs) {
        // Written into the file that we had just replaced: it is brought back beside the record.
        const mended = await scratch.vault.examine({ mend: true });
        expect(mended.ok).toBe(true);
        const texts = scratch.paths().map((path) => scratch.get(path));
        expect(texts, `round ${round}`).toContain(theirs);
        sum.editorInCopy += 1;
      }
      for (const path of [...copies, ...scratch.paths()])
        if (path !== RECORD && existsSync(join(scratch.root, path))) scratch.drop(path);
    }
    Atomics.store(cells, 0, -1);
    await editor.terminate();
    expect(readFileSync(file, "utf8")).not.toBe("");
    expect(sum.placed + sum.copies).toBe(ROUNDS);
    if (process.env["ROUNDS"] !== undefined) console.log(kind, sum);
  });
});
