import { describe, expect, it } from "vitest";
import { editors, THEIRS } from "./editors.js";
import { expectNothingOfOurs, mend } from "./expectations.js";
import { faultyFileSystem } from "./faulty-file-system.js";
import type { ModelDisk } from "./model-disk.js";
import { ROOT, type Scenario, scenarios, visible } from "./scenarios.js";

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
          const copies = [...visible(disk)].flatMap(([name, text]) => (name.includes(".conflict-") ? [text] : []));
          // A copy of what everybody had before helps nobody.
          for (const text of copies) expect(["first\n", "second\n"], moment).not.toContain(text);
          expectNothingOfOurs(disk, moment);
        }
      }
    });

    it.each(Object.keys(editors))("lets the editor's text keep its path, saved %s before ours is in place", async (editor) => {
      for (const path of scenario.touched) {
        const last = await placingCall(scenario, path);
        for (let at = 1; at <= last; at += 1) {
          const disk = scenario.disk.copy();
          const save = editors[editor]?.(disk, `${ROOT}/${path}`);
          let isSaved = false;
          const fileSystem = faultyFileSystem(disk, ({ number }) => {
            // A new file under the name gives itself away at once: ours is not shown there for even a moment.
            if (isSaved && editor.startsWith("by renaming"))
              expect([THEIRS, undefined]).toContain(disk.files().get(`${ROOT}/${path}`));
            if (number === at) save?.();
            isSaved ||= number === at;
            return "made";
          });
          const result = await scenario.run(fileSystem);
          expect(visible(disk).get(path), `${path} saved at call ${at}, ${JSON.stringify(result)}`).toBe(THEIRS);
        }
      }
    });
  },
);

it("keeps what is written into a conflict copy that has to be taken back", async () => {
  const scenario = (await scenarios()).find(({ name }) => name === "edit over another program's text");
  const copy = [...(scenario?.after.keys() ?? [])].find((path) => path.includes(".conflict-"));
  if (scenario === undefined || copy === undefined) throw new Error("no such scenario");
  const disk = scenario.disk.copy();
  const fileSystem = faultyFileSystem(disk, ({ name }) => {
    if (name !== "syncFolder" || disk.files().get(`${ROOT}/${copy}`) === undefined) return "made";
    disk.saveInPlace(`${ROOT}/${copy}`, THEIRS);
    return { fails: "EIO" };
  });
  const result = await scenario.run(fileSystem);
  expect(result.ok).toBe(false);
  await mend(disk);
  expect([...visible(disk).values()]).toContain(THEIRS);
});

/** The call that gives our text the name, or the moved file its new one, when nobody is in the way. */
async function placingCall(scenario: Scenario, path: string): Promise<number> {
  const name = path.slice(path.lastIndexOf("/") + 1);
  let placing = 0;
  const fileSystem = faultyFileSystem(scenario.disk.copy(), (call) => {
    if (call.name === "link" && call.path?.endsWith(`~${name}`) === true) placing ||= call.number;
    return "made";
  });
  await scenario.run(fileSystem);
  return placing;
}

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
