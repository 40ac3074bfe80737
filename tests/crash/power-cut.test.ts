import { describe, it } from "vitest";
import { crashes, expectAgreement, mend, survivals } from "./expectations.js";
import { scenarios } from "./scenarios.js";

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
});
