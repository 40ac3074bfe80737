import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { against, type BenchRow, emptyNode, race, run, upshot } from "./measure.js";

/** What a user waits for before anything of Upshot's own happens. */
export async function rows(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "upshot-startup-"));
  try {
    const home = { env: { ...process.env, HOME: folder, XDG_CACHE_HOME: folder, XDG_CONFIG_HOME: folder } };
    const vault = join(folder, "vault");
    run(upshot(["init", vault, "--yes"], home));

    const version = race(emptyNode, upshot(["--version"], home), { runs: 31 });
    const log = race(emptyNode, upshot(["--vault", vault, "log", "Cut cold start 1.8s -> 650ms ^system !next"], home), {
      runs: 31,
    });
    const floorName = "node -e 0";
    return [
      against("upshot --version", { floorName, floor: version.floor.median, figure: version.figure.median }),
      against("upshot log", { floorName, floor: log.floor.median, figure: log.figure.median }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
