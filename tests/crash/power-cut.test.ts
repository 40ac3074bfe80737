import { describe, it } from "vitest";
import { crashes, expectAgreement, mend } from "./expectations.js";
import type { ModelDisk, Survival } from "./model-disk.js";
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

/** Every beginning of the unsynced changes of names, and every way to keep all or none of a folder's. */
function survivals(disk: ModelDisk): readonly { readonly name: string; readonly what: Survival }[] {
  const { count, folders } = disk.unsynced;
  const ordered = Array.from({ length: count + 1 }, (_, kept) => ({
    name: `first ${kept} of ${count} changes kept`,
    what: { kind: "ordered", count: kept } as const,
  }));
  const choices = Array.from({ length: 2 ** folders.length }, (_, choice) => ({
    name: `folders kept: ${choice.toString(2)}`,
    what: { kind: "by folder", share: (folder: bigint) => (choice >> folders.indexOf(folder)) & 1 } as const,
  }));
  return [...ordered, ...choices];
}
