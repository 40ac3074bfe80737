import { describe, expect, it } from "vitest";
import { crashes, expectAgreement, expectNothingOfOurs, expectOldOrNew, killing, mend, survives } from "./expectations.js";
import { ROOT, scenarios, visible } from "./scenarios.js";

describe.each(await scenarios())("$name, killed at every call", (scenario) => {
  it("leaves each file exactly old or exactly new, and the next start makes all of them agree", async () => {
    for (const { moment, disk, acknowledged } of await crashes(scenario)) {
      expectOldOrNew(scenario, disk, moment);
      await mend(disk);
      expectAgreement(scenario, disk, acknowledged, moment);
    }
  });

  it("recovers also when the recovery is killed at every call", async () => {
    for (const { moment, disk, acknowledged } of await crashes(scenario)) {
      for (let at = 1, isOver = false; !isOver; at += 1) {
        const again = disk.copy();
        isOver = await survives(() => mend(killing(again, at, false)));
        expectOldOrNew(scenario, again, `${moment}, then recovery at call ${at}`);
        await mend(again);
        expectAgreement(scenario, again, acknowledged, `${moment}, then recovery at call ${at}`);
      }
    }
  });

  it("keeps what another program saves between the crash and the next start", async () => {
    for (const { moment, disk } of await crashes(scenario)) {
      for (const path of scenario.touched) {
        for (const save of ["saveByRename", "saveInPlace"] as const) {
          const again = disk.copy();
          again[save](`${ROOT}/${path}`, "saved by hand\n");
          await mend(again);
          expect(visible(again).get(path), `${moment}, ${save} ${path}`).toBe("saved by hand\n");
          expectNothingOfOurs(again, moment);
        }
      }
    }
  });
});
