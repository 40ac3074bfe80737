import { describe, expect, it } from "vitest";
import { editors, THEIRS } from "./editors.js";
import { expectNothingAside, expectNothingOfOurs, mend, survivals, survives, writeNext } from "./expectations.js";
import { faultyFileSystem, WRITING } from "./faulty-file-system.js";
import type { ModelDisk } from "./model-disk.js";
import { ROOT, type Scenario, scenarios, visible } from "./scenarios.js";

const simple = ["edit", "edit that would keep both", "remove"];
const all = await scenarios();

describe.each(all.filter(({ name }) => simple.includes(name)))("$name, with an editor's save and then a kill", (scenario) => {
  it.each(Object.keys(editors))("never loses the editor's text, saved %s", async (editor) => {
    for (const { disk, moment } of await savedThenKilled(scenario, editor, 1)) {
      await writeNext(disk);
      expectNothingAside(disk, moment);
      await mend(disk);
      // Once: a second name for the same file would change with it.
      expect(
        [...visible(disk).values()].filter((text) => text === THEIRS),
        moment,
      ).toEqual([THEIRS]);
      expectNothingOfOurs(disk, moment);
    }
  });

  it("leaves a whole text at the record's path when the power fails instead", async () => {
    for (const { disk, path, moment } of await savedThenKilled(scenario, "by renaming a new file over it", 3)) {
      for (const { name, what } of survivals(disk)) {
        const after = disk.afterPowerCut(what);
        await writeNext(after);
        const texts = [THEIRS, scenario.before.get(path), scenario.after.get(path)];
        expect(texts, `${moment}, ${name}`).toContain(visible(after).get(path));
        await mend(after);
        expectNothingOfOurs(after, `${moment}, ${name}`);
      }
    }
  });
});

describe.each(all.filter(({ name }) => name === "edit" || name === "remove"))(
  "$name, with two saves of an editor's",
  (scenario) => {
    const names = Object.keys(editors);
    const held = names.filter((name) => name.includes("had open before"));
    // Who holds a file open that another program has replaced since writes past the name without any doing of ours.
    const pairs = names.flatMap((first) =>
      names.filter((second) => held.includes(first) || !held.includes(second)).map((second) => [first, second]),
    );

    it.each(pairs)("never loses the last one: %s, then %s", async (first = "", second = "") => {
      const path = `${ROOT}/${scenario.touched[0]}`;
      const { from, to } = await criticalCalls(scenario);
      for (let one = from; one <= to; one += 1) {
        for (let other = one + 1; other <= to; other += 1) {
          const disk = scenario.disk.copy();
          const saves = [editors[first]?.(disk, path, "early\n"), editors[second]?.(disk, path)];
          let isSaved = false;
          await scenario.run(
            faultyFileSystem(disk, ({ number }) => {
              if (number === one) saves[0]?.();
              if (number === other) saves[1]?.();
              isSaved ||= number === other;
              return "made";
            }),
          );
          if (!isSaved) continue;
          await mend(disk);
          const moment = `saved at calls ${one} and ${other}`;
          expect([...visible(disk).values()], moment).toContain(THEIRS);
          expectNothingOfOurs(disk, moment);
        }
      }
    });
  },
);

/** From just before the last look at the old text until the end; a save that comes earlier is simply a stale plan. */
async function criticalCalls(scenario: Scenario): Promise<{ readonly from: number; readonly to: number }> {
  let [from, to] = [0, 0];
  const counted = faultyFileSystem(scenario.disk.copy(), ({ number, name }) => {
    if (name === "rename" && from === 0) from = number - 8;
    to = number;
    return "made";
  });
  await scenario.run(counted);
  // A conflict takes more calls than an undisturbed write.
  return { from, to: to + 15 };
}

describe.each(all.filter(({ name }) => name === "several changes at once"))(
  "$name, with an editor's save and then a kill",
  (scenario) => {
    it.each(Object.keys(editors))("keeps the editor's text, saved %s, and makes the other files agree", async (editor) => {
      for (const { disk, path, moment } of await savedThenKilled(scenario, editor, 9)) {
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
  const { to } = await criticalCalls(scenario);
  for (const path of scenario.touched) {
    for (let savedAt = 1; savedAt <= to; savedAt += step) {
      for (let killedAt = 1, isOver = false; !isOver; killedAt += 1) {
        const disk = scenario.disk.copy();
        const save = editors[editor]?.(disk, `${ROOT}/${path}`);
        let [writes, isSaved] = [0, false];
        isOver = await survives(() =>
          scenario.run(
            faultyFileSystem(disk, ({ number, name }) => {
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
