import { describe, expect, it } from "vitest";
import { editors, THEIRS } from "./editors.js";
import { expectNothingOfOurs, mend, survivals, survives } from "./expectations.js";
import { faultyFileSystem, WRITING } from "./faulty-file-system.js";
import type { ModelDisk } from "./model-disk.js";
import { ROOT, type Scenario, scenarios, visible } from "./scenarios.js";

const simple = ["edit", "edit that would keep both", "remove"];
const all = await scenarios();

describe.each(all.filter(({ name }) => simple.includes(name)))("$name, with an editor's save and then a kill", (scenario) => {
  it.each(Object.keys(editors))("never loses the editor's text, saved %s", async (editor) => {
    for (const { disk, moment } of await savedThenKilled(scenario, editor, 1)) {
      await mend(disk);
      expect([...visible(disk).values()], moment).toContain(THEIRS);
      expectNothingOfOurs(disk, moment);
    }
  });

  it("leaves a whole text at the record's path when the power fails instead", async () => {
    for (const { disk, path, moment } of await savedThenKilled(scenario, "by renaming a new file over it", 2)) {
      for (const { name, what } of survivals(disk)) {
        const after = disk.afterPowerCut(what);
        await mend(after);
        const texts = [THEIRS, scenario.before.get(path), scenario.after.get(path)];
        expect(texts, `${moment}, ${name}`).toContain(visible(after).get(path));
        expectNothingOfOurs(after, `${moment}, ${name}`);
      }
    }
  });
});

describe.each(all.filter(({ name }) => name === "several changes at once"))(
  "$name, with an editor's save and then a kill",
  (scenario) => {
    it.each(Object.keys(editors))("keeps the editor's text, saved %s, and makes the other files agree", async (editor) => {
      for (const { disk, path, moment } of await savedThenKilled(scenario, editor, 4)) {
        await mend(disk);
        const now = visible(disk);
        expect([...now.values()], moment).toContain(THEIRS);
        expectNothingOfOurs(disk, moment);
        const others = [...new Set([...scenario.before.keys(), ...scenario.after.keys()])].filter(
          (other) => !other.endsWith(path),
        );
        const agree = (files: ReadonlyMap<string, string>): boolean =>
          others.every((other) => now.get(other) === files.get(other));
        expect([agree(scenario.before), agree(scenario.after)], `${moment} ${JSON.stringify([...now])}`).toContain(true);
      }
    });
  },
);

/** The disk after a save of the editor's at every call (or every `step`-th) and a kill at every call after it, and after none. */
async function savedThenKilled(
  scenario: Scenario,
  editor: string,
  step: number,
): Promise<readonly { readonly disk: ModelDisk; readonly path: string; readonly moment: string }[]> {
  const found: { disk: ModelDisk; path: string; moment: string }[] = [];
  for (const path of scenario.touched) {
    for (let savedAt = 1, calls = 1; savedAt <= calls; savedAt += step) {
      for (let killedAt = 1, isOver = false; !isOver; killedAt += 1) {
        const disk = scenario.disk.copy();
        const save = editors[editor]?.(disk, `${ROOT}/${path}`);
        let [writes, isSaved] = [0, false];
        isOver = await survives(() =>
          scenario.run(
            faultyFileSystem(disk, ({ number, name }) => {
              calls = Math.max(calls, number);
              if (number === savedAt) {
                save?.();
                isSaved = true;
              }
              if (isSaved && WRITING.has(name)) writes += 1;
              return writes === killedAt ? "killed" : "made";
            }),
          ),
        );
        if (isSaved)
          found.push({ disk, path, moment: `${path} saved at call ${savedAt}, killed at writing call ${killedAt} from there` });
      }
    }
  }
  return found;
}
