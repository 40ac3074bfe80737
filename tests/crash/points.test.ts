import { expect, it } from "vitest";
import { crashes, mend, survivals } from "./expectations.js";
import { failures } from "./failures.js";
import { faultyFileSystem, WRITING } from "./faulty-file-system.js";
import { type Scenario, scenarios } from "./scenarios.js";

/** The figures that docs/trust.md points to. `UPDATE=1 npx vitest run tests/crash/points` writes them again. */
it("sweeps as many points as points.md says", async () => {
  const rows = await Promise.all((await scenarios()).map(pointsOf));
  const totals = ["in all", ...[1, 2, 3, 4, 5].map((column) => rows.reduce((sum, row) => sum + Number(row[column]), 0))];
  const lines = [
    "# Points at which writes are broken off in the tests",
    "",
    "Written by tests/crash/points.test.ts; after each, all files of the write are old or all are new, and no text is lost.",
    "",
    "| write | kills | kills of the recovery | states after a power cut | failing calls | moments of an editor's save |",
    "|---|---|---|---|---|---|",
    ...[...rows, totals].map((row) => `| ${row.join(" | ")} |`),
    "",
  ];
  await expect(lines.join("\n")).toMatchFileSnapshot("points.md");
});

async function pointsOf(scenario: Scenario): Promise<readonly (string | number)[]> {
  const killed = await crashes(scenario);
  let recoveries = 0;
  let cuts = 0;
  for (const { disk } of killed) {
    cuts += survivals(disk).length;
    recoveries += await callsOf((fileSystem) => mend(fileSystem), disk.copy(), true);
  }
  const calls = await callsOf((fileSystem) => scenario.run(fileSystem), scenario.disk.copy(), false);
  // Three ways to save, and one of them once more for the path it keeps.
  const saves = calls * scenario.touched.length * 4;
  return [scenario.name, killed.length, recoveries, cuts, 2 * (await failures(scenario)).length, saves];
}

async function callsOf(
  act: (fileSystem: Scenario["disk"]) => Promise<unknown>,
  disk: Scenario["disk"],
  onlyWriting: boolean,
): Promise<number> {
  let count = 0;
  const counted = faultyFileSystem(disk, ({ name }) => {
    if (!onlyWriting || WRITING.has(name)) count += 1;
    return "made";
  });
  await act({ ...disk, ...counted });
  return count;
}
