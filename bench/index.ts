import { SEARCHED_WORD } from "./generate-vault.js";
import { absolute, against, type BenchRow, emptyNode, peakMemory, race, run, upshot } from "./measure.js";
import { type BenchVault, benchVault, forgetCache, pass } from "./vaults.js";

/** What the index costs: making it, finding that nothing changed, and memory. */
export async function rows(program: typeof upshot = upshot): Promise<readonly BenchRow[]> {
  return [...cold(program), unchanged(program), memory(program)];
}

function cold(program: typeof upshot): readonly BenchRow[] {
  const vault = benchVault(100_000);
  const start = { ...ask(program, vault), before: () => forgetCache(vault) };
  const measured = race(pass("read", vault.root), start, { runs: 3, warmups: 1 });
  return [
    against("cold index, 100k records", {
      floorName: "one Node pass that reads every file",
      floor: measured.floor.median,
      figure: measured.figure.median,
    }),
    absolute("peak memory, cold index of 100k records", { figure: coldPeak(vault, start), unit: "MB" }),
  ];
}

function coldPeak(vault: BenchVault, start: ReturnType<typeof upshot>): number {
  forgetCache(vault);
  return peakMemory(start);
}

function unchanged(program: typeof upshot): BenchRow {
  const vault = benchVault(10_000);
  const start = ask(program, vault);
  run(start);
  run(start);
  const empty = race(emptyNode, start, { runs: 21, warmups: 3 });
  const looked = race(pass("stat", vault.root), start, { runs: 21, warmups: 3 });
  return against("nothing-changed start, 10k records", {
    floorName: "one Node pass that stats every file",
    floor: looked.floor.median - empty.floor.median,
    figure: looked.figure.median,
    fixed: empty.floor.median,
    note: "both without node -e 0",
  });
}

function memory(program: typeof upshot): BenchRow {
  const vault = benchVault(100_000);
  const start = ask(program, vault);
  run(start);
  return absolute("peak memory, find at 100k records", { figure: peakMemory(start), unit: "MB" });
}

/** The smallest question that needs the index. */
function ask(program: typeof upshot, { root, env }: BenchVault): ReturnType<typeof upshot> {
  return program(["--vault", root, "find", SEARCHED_WORD, "--limit", "1"], { env });
}
