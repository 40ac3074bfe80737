import { describe, expect, it } from "vitest";
import { expectNothingOfOurs, mend } from "./expectations.js";
import { faultyFileSystem } from "./faulty-file-system.js";
import type { ModelDisk } from "./model-disk.js";
import { ROOT, type Scenario, scenarios, visible } from "./scenarios.js";

const THEIRS = "saved by hand\n";

/** Ways in which another program saves; each starts before our write and answers with the save itself. */
const editors: Readonly<Record<string, (disk: ModelDisk, path: string) => () => void>> = {
  "by renaming a new file over it": (disk, path) => () => disk.saveByRename(path, THEIRS),
  "in place": (disk, path) => () => disk.saveInPlace(path, THEIRS),
  "in place, through a file that it had open before": (disk, path) => {
    const save = disk.hold(path);
    return () => save(THEIRS);
  },
};

describe.each((await scenarios()).filter((scenario) => scenario.touched.length > 0))(
  "$name, while an editor saves",
  (scenario) => {
    it.each(Object.keys(editors))("never loses the editor's text, saved %s at any call", async (editor) => {
      for (const path of scenario.touched) {
        for (let at = 1, isOver = false; !isOver; at += 1) {
          const disk = scenario.disk.copy();
          const save = editors[editor]?.(disk, `${ROOT}/${path}`);
          let calls = 0;
          const result = await scenario.run(
            faultyFileSystem(disk, ({ number }) => {
              calls = number;
              if (number === at) save?.();
              return "made";
            }),
          );
          isOver = calls < at;
          if (isOver) break;
          const moment = `${path} saved at call ${at}`;
          if (result.ok) expectOursKept(scenario, disk, result.value.conflicts, moment);
          await mend(disk);
          expect([...visible(disk).values()], moment).toContain(THEIRS);
          expectNothingOfOurs(disk, moment);
        }
      }
    });

    it("lets the editor's text keep its path, saved by renaming at any call before ours is in place", async () => {
      for (const path of scenario.touched) {
        for (let at = 1, isOver = false; !isOver; at += 1) {
          const disk = scenario.disk.copy();
          let calls = 0;
          const result = await scenario.run(
            faultyFileSystem(disk, ({ number }) => {
              calls = number;
              if (number === at) disk.saveByRename(`${ROOT}/${path}`, THEIRS);
              return "made";
            }),
          );
          isOver = calls < at;
          if (isOver) break;
          expect(visible(disk).get(path), `${path} saved at call ${at}, ${JSON.stringify(result)}`).toBe(THEIRS);
        }
      }
    });
  },
);

/** What was reported as a conflict has our text in the copy. */
function expectOursKept(
  scenario: Scenario,
  disk: ModelDisk,
  conflicts: readonly { path: string; copy: string }[],
  moment: string,
): void {
  for (const { path, copy } of conflicts) {
    if (copy === path) continue;
    const ours = scenario.after.get(path) === "theirs\n" ? scenario.after.get(copy) : scenario.after.get(path);
    expect(visible(disk).get(copy), moment).toBe(ours);
  }
}
