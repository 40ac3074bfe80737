import { describe, it } from "vitest";
import { crashes, expectAgreement, mend, survivals, writeNext } from "./expectations.js";
import type { ModelDisk } from "./model-disk.js";
import { ROOT, scenarios } from "./scenarios.js";

describe.each(await scenarios())("$name, losing power at every call", (scenario) => {
  it("keeps what was acknowledged and makes all files agree, whatever unsynced part survived", async () => {
    for (const { moment, disk, acknowledged } of await crashes(scenario)) {
      for (const survival of survivals(disk)) {
        const after = disk.afterPowerCut(survival.what);
        await mend(after);
        expectAgreement(scenario, after, acknowledged, `power lost where ${moment}, ${survival.name}`);
      }
    }
  });

  it("keeps also what the next start had put in order", async () => {
    for (const { moment, disk } of await crashes(scenario)) {
      await writeNext(disk);
      for (const { name, what } of survivals(disk)) {
        const after = disk.afterPowerCut(what);
        await mend(after);
        expectAgreement(scenario, without(after, "notes/next.md"), false, `${moment}, recovered, then power lost, ${name}`);
      }
    }
  });
});

/** The disk without a file that has nothing to do with the scenario. */
function without(disk: ModelDisk, path: string): ModelDisk {
  if (disk.factsOf(`${ROOT}/${path}`) !== undefined) disk.unlink(`${ROOT}/${path}`);
  return disk;
}
