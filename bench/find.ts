import { SEARCHED_WORD } from "./generate-vault.js";
import { against, type BenchRow, type Command, isInstalled, race, run, type SkippedRow, skipped, upshot } from "./measure.js";
import { benchVault } from "./vaults.js";

/** How a user waits for a word in a vault that is indexed, against ripgrep over the same files. */
export async function rows(program: typeof upshot = upshot): Promise<readonly (BenchRow | SkippedRow)[]> {
  return [find("find, 10k records", 10_000, 21, program), find("find, 100k records", 100_000, 11, program)];
}

function find(
  name: "find, 10k records" | "find, 100k records",
  count: number,
  runs: number,
  program: typeof upshot,
): BenchRow | SkippedRow {
  if (!isInstalled("rg")) return skipped(name, "ripgrep (rg) is not installed");
  const { root, env } = benchVault(count);
  const figure = program(["--vault", root, "find", SEARCHED_WORD], { env });
  const floor: Command = { command: "rg", args: ["-l", SEARCHED_WORD, root] };
  // Once to index, once more when no file is younger than clocks are coarse.
  run(figure);
  run(figure);
  const measured = race(floor, figure, { runs, warmups: 3 });
  return against(name, { floorName: `rg -l ${SEARCHED_WORD}`, floor: measured.floor.median, figure: measured.figure.median });
}
